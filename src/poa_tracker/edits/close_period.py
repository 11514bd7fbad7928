"""A reporting period is closed, signed off, reopened: its own file keeps what every measure's record was."""

from datetime import date

from poa_tracker.document.layout import Layout, OneLine
from poa_tracker.document.written_value import Value
from poa_tracker.edits.day import happened, recorded_later
from poa_tracker.edits.draft import Draft, FileEdit
from poa_tracker.errors import RefusedError
from poa_tracker.id_order import id_order
from poa_tracker.model import ChangedSetting, ClosedPeriod, Period, Plan, ReturnState
from poa_tracker.register import Entry, Register
from poa_tracker.register.project import PERIODS
from poa_tracker.standing.as_of import AsOf
from poa_tracker.standing.digest import digest

_SCHEMA = "# yaml-language-server: $schema=../schemas/period.schema.json"


def close_period(
    register: Register,
    period: Period,
    closed_by: str,
    *,
    signed_off_by: str | None,
    day: date | None,
    with_missing: bool,
    has_schema: bool,
    today: date,
) -> FileEdit:
    """The file of the closed period; of one that was opened again, with one more closing.

    Raises RefusedError where the period has not ended or is closed, where a measure cannot be read, and where
    returns are missing, unless they are to be noted as missing.
    """
    closed = happened(day, today, "a closing")
    known = find_period(register, period)
    if known is not None and (closing := known.record.closing) is not None:
        raise RefusedError(
            f"{period.id} was closed on {closing.date} by {closing.closed_by}; to reopen it, use "
            f"`poa period reopen {period.id}`"
        )
    if closed <= period.last_day:
        raise RefusedError(f"{period.id} ends on {period.last_day}; you can close it from the day after")
    if known is not None and closed < known.record.reopenings[-1].date:
        raise RefusedError(
            f"{period.id} was reopened on {known.record.reopenings[-1].date}; close it on that day or later"
        )
    if register.broken_measures:
        unread = ", ".join(sorted(register.broken_measures, key=id_order)[:5])
        raise RefusedError(f"cannot read {unread}, so the period stays open; `poa validate` lists the errors")
    view = AsOf.of_period(register, period, closed)
    missing = [one.id for one in view.standings if one.return_state in (ReturnState.MISSING, ReturnState.NOT_DUE)]
    if missing and not with_missing:
        raise RefusedError(
            f"returns for {period.id} are missing on {_shortened(missing)}; `poa returns status` lists them. To "
            "close the period without them, add --with-missing"
        )
    fields: dict[str, Value | None] = {
        "date": closed,
        "recorded": recorded_later(closed, today),
        "closed_by": closed_by,
        "missing": missing or None,
        "measures": {
            one.id: digest(entry.record, period, closed)
            for one in sorted(view.standings, key=lambda one: id_order(one.id))
            if (entry := register.measure(one.id)) is not None
        },
        "settings": OneLine(_settings(register.plan, period)),
    }
    closing_fields: dict[str, Value] = {key: value for key, value in fields.items() if value is not None}
    signed = OneLine({"by": signed_off_by, "date": today}) if signed_off_by else None
    if known is not None:
        draft = Draft.of_period(known)
        draft.append(("closings",), closing_fields)
        if signed:
            draft.append(("sign_offs",), signed)
        return draft.edit
    lines = Layout().group(
        {
            "period": int(period.id) if period.id.isdigit() else period.id,
            "closings": [closing_fields],
            **({"sign_offs": [signed]} if signed else {}),
        },
        0,
    )
    if has_schema:
        lines.insert(0, _SCHEMA)
    return FileEdit(f"{PERIODS}/{period.id}.yaml", None, ("\n".join(lines) + "\n").encode("utf-8"))


def sign_period(register: Register, period: Period, by: str, day: date | None, today: date) -> FileEdit:
    """The file of a closed period with one more signature, of a day that has come.

    Raises RefusedError where the period is not closed, or was not on that day.
    """
    known, signed = _closed_on(
        register, period, day, today, "a signature", f"; to close it, use `poa period close {period.id}`"
    )
    if any(one.by == by for one in known.record.rounds[-1].signed):
        raise RefusedError(f"{by} has already signed off {period.id}")
    draft = Draft.of_period(known)
    draft.append(("sign_offs",), OneLine({"by": by, **_on(signed, today)}))
    return draft.edit


def reopen_period(
    register: Register, period: Period, reason: str, approved_by: str, day: date | None, today: date
) -> FileEdit:
    """The file of a closed period that is open from a day on that has come.

    Raises RefusedError where the period is not closed, or was not on that day.
    """
    known, opened = _closed_on(register, period, day, today, "a reopening", ", so there is nothing to reopen")
    draft = Draft.of_period(known)
    draft.append(("reopenings",), {**_on(opened, today), "reason": reason, "approved_by": approved_by})
    return draft.edit


def _closed_on(
    register: Register, period: Period, day: date | None, today: date, what: str, otherwise: str
) -> tuple[Entry[ClosedPeriod], date]:
    """The file of a period that was closed on a day, by default today, and that day."""
    known = find_period(register, period)
    closing = known.record.closing if known else None
    if known is None or closing is None:
        raise RefusedError(f"{period.id} is not closed{otherwise}")
    chosen = happened(day, today, what)
    if chosen < closing.date:
        raise RefusedError(f"{period.id} was closed on {closing.date}; {what} is of that day or later")
    return known, chosen


def _on(day: date, today: date) -> dict[str, Value]:
    """The day of an entry, with the day on which it was recorded where that is later."""
    learned = recorded_later(day, today)
    return {"date": day, **({"recorded": learned} if learned else {})}


def find_period(register: Register, period: Period) -> Entry[ClosedPeriod] | None:
    """The file of a period that was closed, whether it is open again or not."""
    return next((one for one in register.periods if one.record.period == period.id), None)


def _settings(plan: Plan, period: Period) -> dict[str, Value]:
    """What shapes the plan's periods: a closed one is held to it."""
    reporting, first = plan.reporting, plan.first_period(period)
    last, time_zone = plan.setting(ChangedSetting.LAST, period), plan.setting(ChangedSetting.TIME_ZONE, period)
    return {
        "frequency": reporting.frequency.value,
        "fiscal_year_start": reporting.fiscal_year_start,
        "returns_due_days": int(plan.setting(ChangedSetting.RETURNS_DUE_DAYS, period) or 0),
        **({"first": first.id} if first else {}),
        **({"last": last} if last else {}),
        **({"time_zone": time_zone} if time_zone else {}),
    }


def _shortened(ids: list[str]) -> str:
    return ", ".join(ids[:8]) + (f" and {len(ids) - 8} more" if len(ids) > 8 else "")
