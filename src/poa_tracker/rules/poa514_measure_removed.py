"""A measure is gone."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA514", "measure-removed", reach=Reach.RECORD)
def measure_removed(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure that the revision has is in no file any more.

    Why: what a plan promised stays on record. Close a measure that nobody pursues, and give the reason.

    Bad:   git rm measures/prevention/PREV-02.yaml
    Good:  status: closed
           closure: {outcome: discontinued, date: 2011-03-01, reason: Overtaken by the new Act}
    """
    still_there = {outline.path: outline.id for outline in context.register.outlines}
    for entry in context.record.gone:
        measure = entry.record
        if entry.path in still_there:
            message = f"the id was {measure.id}; a measure keeps its id; if the work stops, close it with `poa close`"
            yield context.register.at(entry.path, "id"), message
        else:
            yield Location(entry.path), f"{measure.id} ({measure.title}) is gone; close it instead of deleting it"
