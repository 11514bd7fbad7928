"""A date, an owner or a target was changed without a variation, or a variation is not as it was."""

from collections.abc import Iterable, Iterator, Sequence

from poa_tracker.changes.controlled import controlled_fields, is_varied
from poa_tracker.changes.difference import Kept, differences, value_text
from poa_tracker.changes.record_changes import MeasurePair
from poa_tracker.document import KeyPath
from poa_tracker.findings import Location
from poa_tracker.model import Variation, VariationState, shown_value
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA511", "controlled-field-changed", reach=Reach.RECORD)
def controlled_field_changed(context: Context) -> Iterator[tuple[Location, str]]:
    """A controlled field has another value than in the revision and no variation leads there, or a variation on record
    is gone or was edited.

    Why: somebody would rewrite a promise in silence, and nobody could tell what was promised first.

    Bad:   due: 2011-06-30  (it was 2010-12-31, and no variation records the change)
    Good:  due: 2011-06-30
           variations: [{date: 2010-02-01, field: due, from: 2010-12-31, to: 2011-06-30, state: approved, …}]
    """
    for pair in context.record.pairs:
        yield from _changed_fields(pair, context.record.controlled_fields)
        kept, before, after = pair.changed_variations(), pair.before.record.variations, pair.after.record.variations
        for path, message in variation_faults(kept, before, after):
            yield pair.after.at(*path) if len(path) > 1 else pair.after.at_key(*path), message


def _changed_fields(pair: MeasurePair, patterns: tuple[str, ...]) -> Iterator[tuple[Location, str]]:
    before, after = pair.before.record, pair.after.record
    for field in controlled_fields(before, patterns):
        was, now = before.value_of(field), after.value_of(field)
        if was == now or is_varied(before, after, field):
            continue
        path = after.path_of(field)
        if path is None:
            head, sub_id = field.split(".")[:2]
            if was is not None:
                message = f"{field} was {value_text(was)}, and {head.removesuffix('s')} {sub_id} is gone"
                yield pair.after.at_key(head), message
        else:
            yield (
                pair.after.at(*path),
                f"{field} was {value_text(was)}, and no variation records why it is {value_text(now)} now",
            )


def variation_faults(
    changed: Iterable[Kept], before: Sequence[Variation], after: Sequence[Variation]
) -> Iterator[tuple[KeyPath, str]]:
    """Where the variations on record are not as they were, and how; of one that is gone the list as a whole."""
    for kept in changed:
        was = before[kept.before]
        if kept.after is None:
            yield ("variations",), f"{_named(was)} is gone"
            continue
        for one in differences(was, after[kept.after]):
            kept_as_it_is = "what is on record stays as it is"
            if was.state is VariationState.REQUESTED:
                kept_as_it_is += f"; record a decision as an entry of its own, with 'requested: {was.date}'"
            message = f"{one.name} of {_named(was)} was {value_text(one.before)}; {kept_as_it_is}"
            yield ("variations", kept.after, *one.path), message


def _named(variation: Variation) -> str:
    to = shown_value(variation.to) or "nothing"
    return f"the variation of {variation.date} ({variation.field} to {to}, {variation.standing})"
