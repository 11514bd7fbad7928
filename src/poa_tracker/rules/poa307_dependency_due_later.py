"""What has to come first comes later."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA307", "dependency-due-later", severity=Severity.WARNING, reach=Reach.PLAN)
def dependency_due_later(context: Context) -> Iterator[tuple[Location, str]]:
    """An open measure depends on another open one that is due later than itself.

    Why: it will be late by the plan's own dates.

    Bad:   due: 2011-03-31
           depends_on: [PREV-02]   # due 2011-06-30
    Good:  due: 2011-09-30
           depends_on: [PREV-02]
    """
    outlines = context.register.outlines_by_id
    for outline in context.register.outlines:
        if outline.due is None or not outline.is_open:
            continue
        for index, measure_id in enumerate(outline.depends_on):
            other = outlines.get(measure_id)
            if other and other.is_open and other.due and other.due > outline.due:
                message = f"{measure_id} is due {other.due}, after this measure ({outline.due}) that waits for it"
                yield context.register.at(outline.path, "depends_on", index), message
