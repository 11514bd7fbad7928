"""What shapes a plan's periods is not what it was when one of them was closed."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from poa_tracker.document import KeyPath
from poa_tracker.findings import Location
from poa_tracker.model import ChangedSetting, Period, Plan
from poa_tracker.register.project import PERIODS
from poa_tracker.rules.rule import Context, Reach, rule

_FOREVER = ("frequency", "fiscal_year_start")
"""With another of these, the periods that were closed would be other periods."""


@rule("POA504", "period-settings-changed", reach=Reach.PLAN)
def period_settings_changed(context: Context) -> Iterator[tuple[Location, str]]:
    """A setting that shapes the plan's periods is another than when one of them was closed, and no entry records that.

    These are `frequency`, `fiscal_year_start`, `returns_due_days`, `first` and `last` under `reporting`, the plan's
    `time_zone`, and its first day where it decides which period is the first. Of `returns_due_days`, `first`, `last`
    and `time_zone`, an entry of `reporting.changes` records the period from which it is another, and what it was
    before; a closed period keeps what it had. With another `frequency` or `fiscal_year_start` the closed periods would
    be other periods: that is a new plan.

    Why: late returns would come to be on time, and quarters would have other months, without a change to any return.

    Bad:   reporting: {returns_due_days: 30}   # 15 when 2009-10-Q1 was closed
    Good:  reporting:
             returns_due_days: 30
             changes: [{from: 2010-11-Q1, field: returns_due_days, before: 15, after: 30, reason: Too short.}]
    """
    plan, found = context.plan, set[str]()
    for period_id, held in _held(context):
        is_cut_anew = any(held.get(name) not in (None, _setting(plan, name, period_id)) for name in _FOREVER)
        for name, was in held.items():
            # A period that would be another is not compared further.
            if name in found or (is_cut_anew and name not in _FOREVER):
                continue
            now = _setting(plan, name, period_id)
            if now != was:
                found.add(name)
                path = _place(plan, name)
                yield context.register.in_plan(*path), _message(name, was, now, period_id)
    yield from _loose_ends(context)


def _held(context: Context) -> Iterator[tuple[str, Mapping[str, str | None]]]:
    """For each period whose closing noted them the settings it noted, as text; the newest closing counts."""
    for entry in context.register.periods:
        closing = entry.record.every_closing[-1]
        if closing.settings is not None:
            noted = closing.settings.model_dump(mode="json")
            optional = ("first", "last")
            yield (
                entry.record.period,
                {
                    name: None if one is None else str(one)
                    for name, one in noted.items()
                    if one is not None or name in optional
                },
            )
    # A period that is none of the plan's any more, because the plan was cut anew, cannot be read as one.
    for path in sorted({one.location.path for one in context.register.findings}):
        data = context.register.document(path).data if path.startswith(f"{PERIODS}/") else None
        listed = data.get("closings") if isinstance(data, dict) else None
        last = listed[-1] if isinstance(listed, list) and listed else None
        settings = last.get("settings") if isinstance(last, dict) else None
        if isinstance(settings, dict) and isinstance(data, dict):
            yield str(data.get("period")), {name: str(settings[name]) for name in _FOREVER if name in settings}


def _setting(plan: Plan, name: str, period_id: str) -> str | None:
    """What a setting is now for a period."""
    reporting = plan.reporting
    if name in _FOREVER:
        return str(getattr(reporting, name))
    period = reporting.cycle.parse(period_id)
    if name == "first":
        return _id(plan.first_period(period))
    return plan.setting(ChangedSetting(name), period)


def _id(period: Period | None) -> str | None:
    return period.id if period else None


def _place(plan: Plan, name: str) -> KeyPath:
    if name == "first" and plan.reporting.first is None and plan.period.start is not None:
        return ("period", "start")
    return (name,) if name == ChangedSetting.TIME_ZONE else ("reporting", name)


def _message(name: str, was: str | None, now: str | None, period_id: str) -> str:
    held, stands = (f"was {was}" if was else "was not given"), (f"is {now}" if now else "is not given")
    if name in _FOREVER:
        return f"{name} {held} when {period_id} was closed; a new value would change the closed periods"
    return (
        f"for {period_id} {name} {stands}, and {held} when that period was closed; put it back, or record in "
        "'reporting.changes' from which later period it changes"
    )


def _loose_ends(context: Context) -> Iterator[tuple[Location, str]]:
    """Entries of `reporting.changes` that do not lead from one to the next, and to what stands in the setting."""
    reporting = context.plan.reporting
    for field in ChangedSetting:
        entries = [(index, one) for index, one in enumerate(reporting.changes) if one.field is field]
        for (_, one), (index, later) in pairwise(entries):
            if later.before != one.after or later.from_ <= one.from_:
                message = f"the entry before made {field} {one.after or 'empty'} from {one.from_}; continue from there"
                yield context.register.in_plan("reporting", "changes", index), message
        stands = context.plan.setting(field)
        if entries and entries[-1][1].after != stands:
            index, newest = entries[-1]
            message = f"{field} is {stands or 'empty'}, but the newest change made it {newest.after or 'empty'}"
            yield context.register.in_plan("reporting", "changes", index), message
