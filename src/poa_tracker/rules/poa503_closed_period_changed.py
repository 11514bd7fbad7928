"""The record of a closed period is not what it was when the period was closed."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.model import ClosedPeriod, Round
from poa_tracker.register import Entry
from poa_tracker.rules.rule import Context, rule
from poa_tracker.standing.returns import entered

_WHERE = {
    "updates": "updates",
    "values": "indicators",
    "delivered": "milestones",
    "dates": "due",
    "lead": "lead_agency",
}
_CONTROLLED = {"dates": "due", "lead": "lead_agency"}


def _gone(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure that was reported on is gone; or the closings of a period do not follow each other."""
    for entry in context.register.periods:
        record, found = entry.record, set[str]()
        for number, closing in enumerate(record.every_closing):
            for measure_id in closing.measures:
                if measure_id in found or not context.register.lacks_measure(measure_id):
                    continue
                found.add(measure_id)
                was = f"{measure_id} was in the plan when {record.period} was closed"
                path = (*record.path_of_closing(number), "measures", measure_id)
                yield entry.at(*path), f"{was}, and is gone; to end a measure, use `poa close`"
        yield from _out_of_order(entry)


def _out_of_order(entry: Entry[ClosedPeriod]) -> Iterator[tuple[Location, str]]:
    """A period is closed, opened again, closed again: one after the other."""
    record, closings = entry.record, entry.record.every_closing
    for index, reopening in enumerate(record.reopenings):
        if index >= len(closings) or reopening.date < closings[index].date:
            yield entry.at("reopenings", index, "date"), f"{record.period} was not closed on {reopening.date}"
    for index, closing in enumerate(closings[1:]):
        opened = record.reopenings[index].date if index < len(record.reopenings) else None
        if opened is None or closing.date < opened:
            path = (*record.path_of_closing(index + 1), "date")
            since = f"it was reopened on {opened}" if opened else "it was not reopened since"
            yield entry.at(*path), f"{record.period} was already closed on {closings[index].date}, and {since}"
    for index, sign in enumerate(record.sign_offs):
        if sign.date < closings[0].date:
            yield entry.at("sign_offs", index, "date"), f"{record.period} was not closed yet on {sign.date}"


@rule("POA503", "closed-period-changed", in_plan=_gone)
def closed_period_changed(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure's record for a closed period differs from what it was when the period was closed.

    What each of its closings kept must still be the same, even if the period was reopened since. The days of closings
    and reopenings must follow each other.

    Why: what was reported to ministers and the public was quietly rewritten. A correction is a new update for that
    period with 'corrects: true' and a day of its own.

    Bad:   summary: 120 people were trained.  (it was 210 when the period was closed)
    Good:  updates: [{…, summary: 210 people …}, {…, corrects: true, summary: 120 people …}]
    """
    periods = context.register.periods
    if not periods:
        return
    # Loaded where a period is closed: most checks are of plans that have closed none yet.
    from poa_tracker.standing.digest import PARTS, changed_parts

    cycle = context.plan.reporting.cycle
    closed = sorted(
        ((cycle.parse(entry.record.period), number, one.closing) for entry in periods for number, one in _held(entry)),
        key=lambda each: each[:2],
    )
    for entry in context.measures:
        found: set[str] = set()
        for period, _, closing in closed:
            written = closing.measures.get(entry.record.id)
            since = entered(entry.record, context.plan, closing.date)
            if written is None:
                if since <= period.last_day:
                    was = f"this was not in the plan when {period.id} was closed"
                    message = f"{was}; write in 'added' since when it is in the plan"
                    yield entry.at("added" if entry.record.added else "id"), message
                    break
                continue
            if since > period.last_day:
                message = f"this was in the plan when {period.id} was closed, but 'added' has a later day"
                yield entry.at("added"), message
                break
            for part in changed_parts(entry.record, period, closing.date, written):
                field = _CONTROLLED.get(part)
                if part in found or (field is not None and field not in context.plan.controlled_fields):
                    continue
                found.add(part)
                message = f"{PARTS[part]} has changed since {period.id} was closed on {closing.date}"
                yield entry.at(_WHERE[part]), message


def _held(entry: Entry[ClosedPeriod]) -> Iterator[tuple[int, Round]]:
    """Every closing that the record is held to.

    Of one that was opened again on its own day nobody can tell what was put on record before it and what after.
    """
    return ((number, one) for number, one in enumerate(entry.record.rounds) if not one.is_undone_the_same_day)
