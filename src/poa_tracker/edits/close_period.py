"""A reporting period is closed: what every measure's record said is held fast in a file of its own."""

from datetime import date

from poa_tracker.document.layout import Layout
from poa_tracker.document.written_value import Value
from poa_tracker.edits.day import happened
from poa_tracker.edits.draft import FileEdit
from poa_tracker.errors import RefusedError
from poa_tracker.model import Period, ReturnState
from poa_tracker.register import Register
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
    """The file of the closed period.

    Raises RefusedError where the period has not ended or is closed already, where a measure cannot be read, and where
    returns are missing, unless they are to be noted as missing.
    """
    closed = happened(day, today, "a closing")
    known = next((one.record for one in register.periods if one.record.period == period.id), None)
    if known is not None:
        raise RefusedError(f"{period.id} was closed on {known.closed} by {known.closed_by}")
    if closed <= period.last_day:
        raise RefusedError(f"{period.id} ends on {period.last_day}; it can be closed from the day after")
    if register.broken_measures:
        names = ", ".join(sorted(register.broken_measures)[:5])
        raise RefusedError(
            f"{names} cannot be read, so that nobody could hold the record to what it says; `poa validate` says why"
        )
    view = AsOf.of_period(register, period, closed)
    missing = [one.id for one in view.standings if one.return_state in (ReturnState.MISSING, ReturnState.NOT_DUE)]
    if missing and not with_missing:
        raise RefusedError(
            f"returns for {period.id} have not come on {_shortened(missing)}; `poa returns status` says whose, "
            "and --with-missing closes the period without them"
        )
    fields: dict[str, Value | None] = {
        "period": int(period.id) if period.id.isdigit() else period.id,
        "closed": closed,
        "closed_by": closed_by,
        "signed_off_by": signed_off_by,
        "missing": missing or None,
        "measures": {
            one.id: digest(entry.record, period, closed)
            for one in sorted(view.standings, key=lambda one: one.id)
            if (entry := register.measure(one.id)) is not None
        },
    }
    known_fields: dict[str, Value] = {key: value for key, value in fields.items() if value is not None}
    lines = Layout().group(known_fields, 0)
    if has_schema:
        lines.insert(0, _SCHEMA)
    return FileEdit(f"{PERIODS}/{period.id}.yaml", None, ("\n".join(lines) + "\n").encode("utf-8"))


def _shortened(ids: list[str]) -> str:
    return ", ".join(ids[:8]) + (f" and {len(ids) - 8} more" if len(ids) > 8 else "")
