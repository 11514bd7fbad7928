"""A return that was on record is another now."""

from collections.abc import Iterator

from poa_tracker.changes.difference import differences, value_text
from poa_tracker.findings import Location
from poa_tracker.rules.rule import Context, Reach, rule
from poa_tracker.standing.returns import Leads


@rule("POA512", "update-edited", reach=Reach.RECORD)
def update_edited(context: Context) -> Iterator[tuple[Location, str]]:
    """A return differs from what it was in the revision.

    Why: reports were made from it. A correction goes beside what it corrects, so that people can read both.

    Bad:   updates: [{period: 2009-10-Q1, confidence: on_track, …}]  (it was off_track)
    Good:  updates: [{period: 2009-10-Q1, confidence: off_track, …}, {period: 2009-10-Q1, corrects: true, …}]
    """
    for pair in context.record.pairs:
        before, after = pair.before.record, pair.after.record
        for kept in pair.changed_updates():
            if kept.after is None:
                continue
            was, now = before.updates[kept.before], after.updates[kept.after]
            for one in differences(was, now):
                old = one.before
                if one.path == ("agency",):
                    old = Leads.of(before).reporter(was)
                    if old == Leads.of(after).reporter(now):
                        continue
                message = (
                    f"{one.name} of the return for {was.period} was {value_text(old)}; "
                    "to correct it, add a return with 'corrects: true'"
                )
                yield pair.after.at("updates", kept.after, *one.path), message
