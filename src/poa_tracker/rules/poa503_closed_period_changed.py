"""The record of a closed period is not what it was when the period was closed."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.rules.rule import Context, rule
from poa_tracker.standing.returns import is_in_plan

_WHERE = {
    "updates": "updates",
    "values": "indicators",
    "delivered": "milestones",
    "dates": "due",
    "lead": "lead_agency",
}
_CONTROLLED = {"dates": "due", "lead": "lead_agency"}


def _gone(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure that was reported on is not in the plan any more."""
    for entry in context.register.periods:
        for measure_id in entry.record.measures:
            if context.register.lacks_measure(measure_id):
                period = entry.record.period
                message = f"{measure_id} was in the plan when {period} was closed, and is gone; `poa close` ends one"
                yield entry.at("measures", measure_id), message


@rule("POA503", "closed-period-changed", in_plan=_gone)
def closed_period_changed(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure's record for a closed period differs from what it was when the period was closed.

    Why: what was reported to ministers and the public was quietly rewritten. A correction is a new update for that
    period with 'corrects: true' and a day of its own.

    Bad:   summary: 120 people were trained.  (when the period was closed it said 210)
    Good:  updates: [{…, summary: 210 people …}, {…, corrects: true, summary: 120 people …}]
    """
    periods = context.register.periods
    if not periods:
        return
    # Loaded where a period is closed: most checks are of plans that have closed none yet.
    from poa_tracker.standing.digest import PARTS, changed_parts

    cycle = context.plan.reporting.cycle
    closed = sorted((cycle.parse(entry.record.period), entry.record) for entry in periods)
    for entry in context.measures:
        told: set[str] = set()
        for period, record in closed:
            written = record.measures.get(entry.record.id)
            if written is None:
                if is_in_plan(entry.record, context.plan, period.last_day):
                    message = f"this was not in the plan when {period.id} was closed; 'added' says since when it is"
                    yield entry.at("added" if entry.record.added else "id"), message
                    break
                continue
            if entry.record.added and entry.record.added > period.last_day:
                message = f"this was in the plan when {period.id} was closed; 'added' says that it came later"
                yield entry.at("added"), message
                break
            for part in changed_parts(entry.record, period, record.closed, written):
                field = _CONTROLLED.get(part)
                if part in told or (field is not None and field not in context.plan.controlled_fields):
                    continue
                told.add(part)
                message = f"{PARTS[part]} is not as it was when {period.id} was closed on {record.closed}"
                yield entry.at(_WHERE[part]), message
