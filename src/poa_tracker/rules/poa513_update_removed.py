"""A return that was on record is gone."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.rules.rule import Context, Reach, rule
from poa_tracker.standing.returns import Leads


@rule("POA513", "update-removed", reach=Reach.RECORD)
def update_removed(context: Context) -> Iterator[tuple[Location, str]]:
    """A return that the revision has is gone.

    Why: what an agency reported was published. If a return was wrong, correct it with another.

    Bad:   updates: []  (there was a return for 2009-10-Q1)
    Good:  updates: [{period: 2009-10-Q1, …}, {period: 2009-10-Q1, corrects: true, …}]
    """
    for pair in context.record.pairs:
        before = pair.before.record
        for kept in pair.changed_updates():
            if kept.after is None:
                was = before.updates[kept.before]
                by = f" by {agency}" if (agency := Leads.of(before).reporter(was)) else ""
                message = f"the return for {was.period}{by}, submitted on {was.submitted}, is gone"
                yield pair.after.at_key("updates"), message
