"""The file of a closed period is not as it was."""

from collections.abc import Iterator

from poa_tracker.changes.difference import differences, value_text
from poa_tracker.findings import Location
from poa_tracker.model import ClosedPeriod
from poa_tracker.register.source import FileFault
from poa_tracker.rules.rule import Context, Reach, rule

_GROWING = ("closings", "sign_offs", "reopenings")


@rule("POA516", "closed-period-file-changed", reach=Reach.RECORD)
def closed_period_file_changed(context: Context) -> Iterator[tuple[Location, str]]:
    """The file of a closed period was changed or lost something since the revision. You can add closings, signatures
    and reopenings below those that are there, and nothing else.

    Why: it keeps what was reported when the period was closed.

    Bad:   closings: [{date: 2009-10-30, …}]   (it was 2009-10-16)
    Good:  closings: [{date: 2009-10-16, …}]
           reopenings: [{date: 2009-10-30, reason: A return was read wrongly., approved_by: Chair}]
    """
    for entry in context.record.before.periods:
        was = entry.record
        now = context.record.closed_periods.get(was.period)
        if now is not None:
            is_now = now.record
            if was.is_in_older_form != is_now.is_in_older_form:
                # One record in two forms: what `poa format --migrate` writes rewrites nothing.
                was, is_now = was.in_lists, is_now.in_lists
            for one in differences(was, _without_new(was, is_now)):
                message = (
                    f"{one.name} was {value_text(one.before)}; the file of a closed period stays as it was written"
                )
                yield now.at(*one.path), message
        elif isinstance(context.register.source.read(entry.path), FileFault):
            yield Location(entry.path), f"the file of the closed period {was.period} is gone"
        else:
            yield context.register.at(entry.path, "period"), f"this was the file of the closed period {was.period}"


def _without_new(was: ClosedPeriod, now: ClosedPeriod) -> ClosedPeriod:
    """The later file less what was added at the end of its lists."""
    return now.model_copy(update={name: getattr(now, name)[: len(getattr(was, name))] for name in _GROWING})
