"""An update has the text of the one before it."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, rule


@rule("POA407", "copied-update", severity=Severity.WARNING)
def copied_update(context: Context) -> Iterator[tuple[Location, str]]:
    """A return has the same text as the agency's return before it, apart from spaces.

    Why: a copied text tells readers nothing about this period. If nothing changed, use `no_change`.

    Bad:   summary: Work continues.   # as last quarter
    Good:  no_change: true
    """
    for entry in context.measures:
        updates = entry.record.updates
        if len(updates) < 2:
            continue
        last: dict[str | None, str] = {}
        returns = context.returns(entry)
        for index, update in enumerate(updates):
            agency = returns.reporter(update)
            if update.summary is None or update.corrects:
                continue
            words = " ".join(update.summary.split())
            if last.get(agency) == words:
                message = "the same text as in the update before; write 'no_change: true'"
                yield entry.at("updates", index, "summary"), message
            last[agency] = words
