"""A measure ends without being delivered: merged into another, superseded, or discontinued."""

from datetime import date

from poa_tracker.document.written_value import Value
from poa_tracker.edits.day import happened, recorded_later
from poa_tracker.edits.draft import Draft, FileEdit
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.model import Measure, Outcome, Status
from poa_tracker.register import Entry
from poa_tracker.register.workbench import Workbench


def close_measure(
    bench: Workbench,
    entry: Entry[Measure],
    outcome: Outcome,
    reason: str,
    *,
    into: str | None,
    day: date | None,
    approved_by: str | None,
    today: date,
) -> list[FileEdit]:
    """The measure's file with its closure, and the status closed.

    Raises UsageError where the other measure is missing or cannot take it, RefusedError where this one has ended.
    """
    measure = entry.record
    if not measure.is_open:
        raise RefusedError(f"{measure.id} is already {measure.status.value}")
    closed = happened(day, today, "a closure")
    fields: dict[str, Value | None] = {
        "outcome": outcome.value,
        "date": closed,
        "recorded": recorded_later(closed, today),
        "into": _taker(bench, measure, outcome, into),
        "reason": reason,
        "approved_by": approved_by,
    }
    draft = Draft.of_measure(entry)
    draft.set(("status",), Status.CLOSED.value)
    draft.set(("closure",), {key: value for key, value in fields.items() if value is not None})
    return [draft.edit]


def _taker(bench: Workbench, measure: Measure, outcome: Outcome, into: str | None) -> str | None:
    """The id of the measure that goes on in its place."""
    if into is None:
        if outcome is Outcome.MERGED:
            raise UsageError("name the measure that it was merged into with --into")
        return None
    if outcome is Outcome.DISCONTINUED:
        raise UsageError(
            "a discontinued measure does not go on in another; leave out --into, or choose merged or superseded"
        )
    other = bench.measure(into).record
    if other.id == measure.id:
        raise UsageError(f"{measure.id} cannot be {outcome.value} into itself")
    if other.status is Status.CLOSED:
        further = f"; it went on in {other.closure.into}" if other.closure and other.closure.into else ""
        raise UsageError(f"{other.id} is itself closed{further}")
    return other.id
