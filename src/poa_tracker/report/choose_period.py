"""Which period a report is for."""

from datetime import date

from poa_tracker.errors import UsageError
from poa_tracker.model import Period, PeriodError, Plan, long_date
from poa_tracker.register import Register


def parse_period(plan: Plan, text: str, as_at: date) -> Period:
    """The period that a person named, as the plan writes it.

    Raises UsageError where it is none of the plan's, is not reported on, or had not begun on `as_at`.
    """
    try:
        period = plan.reporting.cycle.parse(text)
    except PeriodError as error:
        meant = _as_written(plan, text)
        if meant is not None:
            raise UsageError(f"{text!r} is not a period of this plan (did you mean {meant.id!r}?)") from None
        raise UsageError(str(error)) from None
    first, last = plan.first_period(), plan.last_period()
    if first is not None and period < first:
        raise UsageError(f"{text} lies before the first period that this plan reports on, {first.id}")
    if last is not None and period > last:
        raise UsageError(f"{text} lies after the last period that this plan reports on, {last.id}")
    if period.first_day > as_at:
        raise UsageError(f"{text} had not begun on {as_at.isoformat()}: it begins on {long_date(period.first_day)}")
    return period


def newest_reported(register: Register, as_at: date) -> tuple[Period, str]:
    """The newest ended period with a return by `as_at`, and in words why it is this one.

    Without any return: the newest that has ended, or else the one that runs.
    """
    plan = register.plan
    current = plan.reporting.cycle.containing(as_at)
    last = plan.last_period()
    newest = current.previous() if last is None else min(current.previous(), last)
    returned = {
        update.period
        for entry in register.measures
        for update in entry.record.updates
        if update.submitted <= as_at and update.period <= newest.id
    }
    if returned:
        return plan.reporting.cycle.parse(max(returned)), "the newest ended period with a return"
    first = plan.first_period()
    if first is not None and newest < first:
        return first if first > current else current, "no period has ended yet"
    return newest, "the newest ended period; no return has come yet"


def _as_written(plan: Plan, text: str) -> Period | None:
    """The period that `text` names but for its capitals and blanks."""
    try:
        return plan.reporting.cycle.parse("".join(text.split()).upper())
    except PeriodError:
        return None
