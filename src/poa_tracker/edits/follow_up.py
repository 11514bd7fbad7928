"""What else is on record of a completion that turns out to be wrong, and the commands that put it right."""

from poa_tracker.document import read
from poa_tracker.edits.draft import FileEdit
from poa_tracker.model import Measure, Status
from poa_tracker.register import Entry
from poa_tracker.register.workbench import Workbench
from poa_tracker.standing.returns import Returns


def follow_up(bench: Workbench, entry: Entry[Measure], edit: FileEdit, *, is_by_return: bool) -> FileEdit:
    """The edit with a note on each thing that came with a completion and is still there once that is on another day.

    A correction by a return has taken the place of the return that was wrong already.
    """
    measure = entry.record
    was = measure.completed
    if was is None:
        return edit
    data = read(edit.after).data
    day = data.get("completed") if isinstance(data, dict) else None
    if day == was.isoformat():
        return edit
    lines = [
        f"{one.id} is still completed on {was}. If that is wrong too: "
        f"poa correct {measure.id} milestones.{one.id}.completed{f' {day}' if day else ''} --reason …"
        for one in measure.milestones
        if one.completed == was
    ]
    newest = Returns(measure, bench.agencies, bench.plan.reporting.cycle).newest
    if day is None and not is_by_return and newest is not None and newest.status is Status.COMPLETED:
        lines.append(
            f"The return for {newest.period} still says completed. To say how far the work is: "
            f"poa update {measure.id} --period {newest.period} --corrects --status in_progress --confidence … "
            "--summary …"
        )
    return edit._replace(notes=(*edit.notes, *lines))
