"""A completion or a closure that was on record is not as it was."""

from collections.abc import Iterator

from poa_tracker.changes.controlled import is_taken_back_since, is_varied
from poa_tracker.changes.difference import differences, value_text
from poa_tracker.changes.record_changes import MeasurePair
from poa_tracker.findings import Location
from poa_tracker.model import Measure
from poa_tracker.rules.rule import Context, Reach, rule

_REMEDY = "record why with `poa correct`"


@rule("POA518", "completion-changed", reach=Reach.RECORD)
def completion_changed(context: Context) -> Iterator[tuple[Location, str]]:
    """The completion of a measure or milestone, or the closure of a measure, differs from the revision compared with,
    and neither a variation nor a correction was recorded with it.

    Why: what was delivered, and when, was published and counted.

    Bad:   completed: 2010-03-12  (it was 2010-04-12)
    Good:  completed: 2010-03-12
           updates: [{period: 2009-10-Q3, corrects: true, summary: The pack was approved a month earlier, …}, …]
    """
    for pair in context.record.pairs:
        if not pair.is_corrected:
            yield from _measure(pair)
            yield from _milestones(pair)


def _measure(pair: MeasurePair) -> Iterator[tuple[Location, str]]:
    was, now = pair.before.record, pair.after.record
    if was.completed and was.completed != now.completed and not _is_explained(was, now, "completed"):
        yield pair.after.at("completed"), f"{was.id} was completed on {was.completed}; {_REMEDY}"
    if was.closure:
        for one in differences(was.closure, now.closure, ("closure",)):
            if is_varied(was, now, ".".join(map(str, one.path))):
                continue
            yield pair.after.at(*one.path), f"{one.name} was {value_text(one.before)}; {_REMEDY}"


def _milestones(pair: MeasurePair) -> Iterator[tuple[Location, str]]:
    was, now = pair.before.record, pair.after.record
    for old in was.milestones:
        if old.completed is None:
            continue
        place = next((index for index, one in enumerate(now.milestones) if one.id == old.id), None)
        if place is None:
            yield (
                pair.after.at_key("milestones"),
                f"milestone {old.id}, completed on {old.completed}, is gone; {_REMEDY}",
            )
            continue
        new = now.milestones[place]
        field = f"milestones.{old.id}.completed"
        if is_taken_back_since(was, now, field):
            continue
        if old.completed != new.completed:
            if not is_varied(was, now, field):
                where = pair.after.at("milestones", place, "completed")
                yield where, f"milestone {old.id} was completed on {old.completed}; {_REMEDY}"
        elif old.recorded != new.recorded and not is_varied(was, now, f"milestones.{old.id}.recorded"):
            where = pair.after.at("milestones", place, "recorded")
            known = old.recorded or old.completed
            yield where, f"the completion of milestone {old.id} was on record from {known} on; {_REMEDY}"


def _is_explained(was: Measure, now: Measure, field: str) -> bool:
    """Whether the record has the reason why a completion is another: it was corrected, or taken back and came again."""
    return is_varied(was, now, field) or is_taken_back_since(was, now, field)
