"""A measure is completed and nothing shows it."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.model import Measure, Status
from poa_tracker.rules.rule import Context, rule


@rule("POA403", "completed-without-evidence", severity=Severity.WARNING)
def completed_without_evidence(context: Context) -> Iterator[tuple[Location, str]]:
    """A completed measure has no evidence, neither its own nor that of a milestone or a return.

    Why: an auditor asks what shows that it was done.

    Bad:   completed: 2011-06-20
    Good:  completed: 2011-06-20
           evidence: [{title: Evaluation report, url: https://…}]
    """
    for entry in context.measures:
        if entry.record.status is Status.COMPLETED and not _has_evidence(entry.record):
            yield entry.at("completed"), "completed, but without evidence"


def _has_evidence(measure: Measure) -> bool:
    return bool(
        measure.evidence
        or any(milestone.evidence for milestone in measure.milestones)
        or any(update.evidence for update in measure.updates)
    )
