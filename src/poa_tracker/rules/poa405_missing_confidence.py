"""Work is under way and nobody says whether it will make its date."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.model import Status
from poa_tracker.rules.rule import Context, rule


@rule("POA405", "missing-confidence", severity=Severity.WARNING)
def missing_confidence(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure in progress or ongoing has been reported on, and its newest update gives no confidence.

    Why: the report can only say "not reported" of it.

    Bad:   status: in_progress
    Good:  status: in_progress
           confidence: at_risk
    """
    for entry in context.measures:
        measure = entry.record
        if measure.status in (Status.IN_PROGRESS, Status.ONGOING) and measure.confidence is None and measure.updates:
            yield entry.at("confidence"), f"{measure.status.value!r} without a confidence"
