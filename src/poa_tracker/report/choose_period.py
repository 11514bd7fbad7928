"""Which period a report is for."""

from datetime import date

from poa_tracker.model import Period
from poa_tracker.register import Register


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
        if update.known_from <= as_at and update.period <= newest.id
    }
    if returned:
        return plan.reporting.cycle.parse(max(returned)), "the newest ended period with a return"
    first = plan.first_period()
    if first is not None and newest < first:
        return first if first > current else current, "no period has ended yet"
    return newest, "the newest ended period; no return has come yet"
