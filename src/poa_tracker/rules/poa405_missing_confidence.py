"""Work is under way and no return shows whether it will meet its date."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.model import Status
from poa_tracker.rules.rule import Context, rule


@rule("POA405", "missing-confidence", severity=Severity.WARNING)
def missing_confidence(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure is in progress or ongoing, and neither its newest return nor the top of its file gives a confidence. If
    one of the two gives it, POA401 reports that they differ.

    Why: the report can only show it as "not reported".

    Bad:   status: in_progress
    Good:  status: in_progress
           confidence: at_risk
    """
    for entry in context.measures:
        measure = entry.record
        if measure.confidence is not None or measure.status not in (Status.IN_PROGRESS, Status.ONGOING):
            continue
        newest = context.returns(entry).newest
        if newest is not None and newest.confidence is None:
            index = next(index for index, update in enumerate(measure.updates) if update is newest)
            message = f"work is under way, but the newest update ({newest.period}) gives no confidence"
            yield entry.at("updates", index, "confidence"), message
