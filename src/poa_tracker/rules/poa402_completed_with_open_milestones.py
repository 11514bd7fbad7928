"""A measure is completed and some of its steps are not."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.model import Status
from poa_tracker.rules.rule import Context, rule


@rule("POA402", "completed-with-open-milestones")
def completed_with_open_milestones(context: Context) -> Iterator[tuple[Location, str]]:
    """A completed measure has a milestone that has not been delivered.

    Why: either the measure is not complete, or nobody recorded the milestone.

    Bad:   status: completed
           milestones: [{id: M1, title: Evaluate}]
    Good:  status: completed
           milestones: [{id: M1, title: Evaluate, completed: 2011-05-31}]
    """
    for entry in context.measures:
        measure = entry.record
        if measure.status is not Status.COMPLETED:
            continue
        for index, milestone in enumerate(measure.milestones):
            if milestone.is_open:
                message = f"milestone {milestone.id} is not completed, but its measure is"
                yield entry.at("milestones", index, "completed"), message
