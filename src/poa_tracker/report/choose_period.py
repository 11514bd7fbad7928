"""Which period a report is for."""

from datetime import date

from poa_tracker.errors import UsageError
from poa_tracker.findings.suggestion import did_you_mean
from poa_tracker.model import Period, PeriodError, Plan, long_date
from poa_tracker.register import Register


def parse_period(plan: Plan, text: str, as_at: date) -> Period:
    """The period that a person named, as the plan writes it.

    Raises UsageError where it is none of the plan's, is not reported on, or had not begun on `as_at`.
    """
    try:
        period = plan.reporting.cycle.parse(text)
    except PeriodError as error:
        hint = "" if "did you mean" in str(error) else did_you_mean(text, _known(plan, as_at))
        raise UsageError(f"{error}{hint}") from None
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


def _known(plan: Plan, as_at: date) -> list[str]:
    """Ids of the plan's periods so far."""
    current = plan.reporting.cycle.containing(as_at)
    last = plan.last_period()
    first = plan.first_period() or current.previous()
    return [period.id for period in first.through(current if last is None else min(current, last))]
