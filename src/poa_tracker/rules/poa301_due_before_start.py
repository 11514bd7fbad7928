"""Something is due before it begins."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.rules.rule import Context, rule


@rule("POA301", "due-before-start")
def due_before_start(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure, or one of its milestones, is due before the measure starts.

    Why: one of the two dates is a slip of the pen.

    Bad:   start: 2011-07-01
           due: 2011-06-30
    Good:  start: 2010-07-01
           due: 2011-06-30
    """
    for entry in context.measures:
        measure = entry.record
        if measure.start is None:
            continue
        if measure.due is not None and measure.due < measure.start:
            yield entry.at("due"), f"due {measure.due}, before the start on {measure.start}"
        for index, milestone in enumerate(measure.milestones):
            if milestone.due is not None and milestone.due < measure.start:
                message = f"milestone {milestone.id} is due {milestone.due}, before the start on {measure.start}"
                yield entry.at("milestones", index, "due"), message
