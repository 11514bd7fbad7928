"""The day that a list shows: the one a person typed, or today, as far as the plan's clock goes."""

from datetime import date
from typing import NamedTuple

import typer

from poa_tracker.cli.options import today_in
from poa_tracker.errors import UsageError
from poa_tracker.register import Register


class ShownDay(NamedTuple):
    """A day, and what people have to know about it."""

    day: date
    note: str = ""
    """Why it is not the day that was typed."""

    def __str__(self) -> str:
        return f"{self.day} ({self.note})" if self.note else self.day.isoformat()


def shown_day(register: Register, as_at: date | None, today: date | None, *, closes: bool) -> ShownDay:
    """The day asked about; in a plan that is no longer tracked none that is later than its clock.

    Where no line closes the list, stderr has the note. UsageError for a day that is still to come.
    """
    now = today or today_in(register.plan.time_zone)
    if as_at is not None and as_at > now:
        raise UsageError(f"--as-at {as_at} is still to come; name today or an earlier day")
    day = register.clock(as_at or now)
    if as_at is None or day == as_at:
        return ShownDay(day)
    note = f"not {as_at}: the plan is no longer tracked, and its clock stopped then"
    if not closes:
        typer.echo(f"poa: as at {day}, {note}", err=True)
    return ShownDay(day, note)
