"""A new measure has the id of an old one."""

from collections.abc import Iterator

from poa_tracker.findings import Location, quoted
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA515", "id-reused", reach=Reach.RECORD)
def id_reused(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure has an id that another had: one that was deleted before, or one that had been completed or closed.

    Why: a reader who looks up the id from an earlier report would find the wrong measure.

    Bad:   id: PREV-02  (until 2010 this was another measure)
    Good:  id: PREV-17
    """
    for entry, title in context.record.reused:
        what = f"the id of {quoted(title)}" if title else "the id of another measure"
        yield entry.at("id"), f"{entry.record.id} was {what}; a new measure takes a new id"
    for before, after in context.record.pairs:
        was, now = before.record, after.record
        if now.is_open and not was.is_open and now.title != was.title:
            yield after.at("id"), f"{was.id} was the id of {quoted(was.title)}; a new measure takes a new id"
