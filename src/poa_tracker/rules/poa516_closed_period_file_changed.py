"""The file of a closed period is not as it was."""

from collections.abc import Iterator

from poa_tracker.changes.difference import differences, said
from poa_tracker.findings import Location
from poa_tracker.register.source import FileFault
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA516", "closed-period-file-changed", reach=Reach.RECORD)
def closed_period_file_changed(context: Context) -> Iterator[tuple[Location, str]]:
    """The file of a closed period was changed or removed since the revision compared with.

    Why: it says what was reported when the period was closed, and holds the record to it.

    Bad:   closed: 2009-10-30  (it was 2009-10-16)
    Good:  the file as it was written when the period was closed
    """
    for entry in context.record.before.periods:
        was = entry.record
        now = context.record.closed_periods.get(was.period)
        if now is not None:
            for one in differences(was, now.record):
                message = f"{one.name} was {said(one.before)}; the file of a closed period stays as it was written"
                yield now.at(*one.path), message
        elif isinstance(context.register.source.read(entry.path), FileFault):
            yield Location(entry.path), f"the file of the closed period {was.period} is gone"
        else:
            yield context.register.at(entry.path, "period"), f"this was the file of the closed period {was.period}"
