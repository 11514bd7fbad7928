"""An agency reported twice on one measure for one period."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.rules.rule import Context, rule


@rule("POA414", "duplicate-update")
def duplicate_update(context: Context) -> Iterator[tuple[Location, str]]:
    """An agency has a second return for one period that is not marked as a correction of the first.

    Why: nobody can tell which of the two counts.

    Bad:   updates: [{period: 2009-10-Q1, …}, {period: 2009-10-Q1, …}]
    Good:  updates: [{period: 2009-10-Q1, …}, {period: 2009-10-Q1, corrects: true, …}]
    """
    for entry in context.measures:
        measure = entry.record
        if len(measure.updates) < 2:
            continue
        seen: set[tuple[str | None, str]] = set()
        returns = context.returns(entry)
        for index, update in enumerate(measure.updates):
            key = (returns.reporter(update), update.period)
            if key in seen and not update.corrects:
                message = f"a second return for {update.period}; write 'corrects: true' if it replaces the first"
                yield entry.at("updates", index, "period"), message
            seen.add(key)
