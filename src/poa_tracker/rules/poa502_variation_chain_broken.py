"""A variation starts from a value that was not there."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.model import FieldValue, Measure, Variation, shown_value
from poa_tracker.rules.rule import Context, rule
from poa_tracker.standing.ending import is_of_a_delivery
from poa_tracker.standing.figures import corrected_parts


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
        newest: dict[tuple[str, int], Variation] = {}
        held: dict[tuple[str, int], list[FieldValue]] = {}
        figures = dict(_figures(entry.record))
        for index, variation in sorted(enumerate(variations), key=lambda pair: (pair[1].known_from, pair[0])):
            if not variation.counts:
                continue
            subject = (variation.field, figures.get(id(variation), 0))
            before, values = newest.get(subject), held.setdefault(subject, [variation.before])
            if before is not None and not variation.corrects and variation.before != values[-1]:
                begins, ended = (shown_value(one) or "nothing" for one in (variation.from_, before.to))
                message = f"begins with {begins}, but the variation of {before.date} ended with {ended}"
                yield entry.at("variations", index, "from"), message
            elif variation.corrects:
                wrong = variation.before
                # What was taken back may have been delivered since, and that needs no variation.
                if wrong not in values and is_of_a_delivery(variation.field) and None in values:
                    wrong = None
                if wrong not in values:
                    named = shown_value(variation.from_) or "nothing"
                    yield entry.at("variations", index, "from"), f"corrects {named}, which {variation.field} never held"
                    values.append(variation.after)
                else:
                    values[values.index(wrong)] = variation.after
            if not variation.corrects:
                values.append(variation.after)
            newest[subject] = variation


def _figures(measure: Measure) -> Iterator[tuple[int, int]]:
    """Which figure each correction of one is of, by the identity of the correction."""
    for indicator in measure.indicators:
        for part in corrected_parts(indicator, measure.variations):
            yield from ((id(one), part.place) for one in part.entries)
