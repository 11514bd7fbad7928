"""A variation starts from a value that was not there."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.model import FieldValue, Variation, shown_value
from poa_tracker.rules.rule import Context, rule


@rule("POA502", "variation-chain-broken")
def variation_chain_broken(context: Context) -> Iterator[tuple[Location, str]]:
    """An approved variation does not begin with the value that the one before it ended with, or a correction corrects a
    value that was never there.

    Why: a step is missing, and nobody can trust the original date any more.

    Bad:   variations: [{from: 2010-12-31, to: 2011-03-31, …}, {from: 2010-12-31, to: 2011-06-30, …}]
    Good:  variations: [{from: 2010-12-31, to: 2011-03-31, …}, {from: 2011-03-31, to: 2011-06-30, …}]
    """
    for entry in context.measures:
        variations = entry.record.variations
        if len(variations) < 2:
            continue
        newest: dict[str, Variation] = {}
        held: dict[str, list[FieldValue]] = {}
        for index, variation in sorted(enumerate(variations), key=lambda pair: (pair[1].known_from, pair[0])):
            if not variation.counts:
                continue
            before, values = newest.get(variation.field), held.setdefault(variation.field, [variation.before])
            if before is not None and not variation.corrects and variation.before != values[-1]:
                begins, ended = (shown_value(one) or "nothing" for one in (variation.from_, before.to))
                message = f"begins with {begins}, but the variation of {before.date} ended with {ended}"
                yield entry.at("variations", index, "from"), message
            elif variation.corrects and variation.before not in values:
                wrong = shown_value(variation.from_) or "nothing"
                yield entry.at("variations", index, "from"), f"corrects {wrong}, which {variation.field} never held"
            if variation.corrects and variation.before in values:
                values[values.index(variation.before)] = variation.after
            else:
                values.append(variation.after)
            newest[variation.field] = variation
