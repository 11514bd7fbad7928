"""A variation starts from a value that was not there."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.model import Variation, parse_field_value
from poa_tracker.rules.rule import Context, rule


@rule("POA502", "variation-chain-broken")
def variation_chain_broken(context: Context) -> Iterator[tuple[Location, str]]:
    """An approved variation does not begin with the value that the approved one before it ended with.

    Why: a step is missing, and the original date can no longer be trusted.

    Bad:   variations: [{from: 2010-12-31, to: 2011-03-31, …}, {from: 2010-12-31, to: 2011-06-30, …}]
    Good:  variations: [{from: 2010-12-31, to: 2011-03-31, …}, {from: 2011-03-31, to: 2011-06-30, …}]
    """
    for entry in context.measures:
        variations = entry.record.variations
        if len(variations) < 2:
            continue
        last: dict[str, Variation] = {}
        for index, variation in sorted(enumerate(variations), key=lambda pair: (pair[1].date, pair[0])):
            if not variation.is_approved:
                continue
            before = last.get(variation.field)
            if before is not None and not _follows(before, variation):
                begins = variation.from_ or "nothing"
                message = f"begins with {begins}, but the variation of {before.date} ended with {before.to}"
                yield entry.at("variations", index, "from"), message
            last[variation.field] = variation


def _follows(before: Variation, variation: Variation) -> bool:
    field = variation.field
    return variation.from_ is not None and parse_field_value(field, before.to) == parse_field_value(
        field, variation.from_
    )
