"""A step comes after the whole is due."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, rule


@rule("POA306", "milestone-after-measure", severity=Severity.WARNING)
def milestone_after_measure(context: Context) -> Iterator[tuple[Location, str]]:
    """A milestone is due later than its measure.

    Why: the measure cannot be complete before its last step is.

    Bad:   due: 2011-06-30
           milestones: [{id: M1, title: Evaluate, due: 2011-09-30}]
    Good:  due: 2011-09-30
           milestones: [{id: M1, title: Evaluate, due: 2011-09-30}]
    """
    for entry in context.measures:
        measure = entry.record
        if measure.due is None:
            continue
        for index, milestone in enumerate(measure.milestones):
            if milestone.due is not None and milestone.due > measure.due:
                message = f"milestone {milestone.id} is due {milestone.due}, after its measure ({measure.due})"
                yield entry.at("milestones", index, "due"), message
