"""What stood there was wrong: the right value is put in its place, and the record keeps what was wrong and why."""

from datetime import date

from poa_tracker.document.written_value import Value
from poa_tracker.edits.another_way import refuse_another_way
from poa_tracker.edits.draft import Draft, FileEdit
from poa_tracker.edits.vary import as_held, as_written, find_path, in_their_order, meant, shown
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.model import FieldValue, Measure, Status, is_figure
from poa_tracker.register import Entry
from poa_tracker.register.workbench import Workbench
from poa_tracker.standing.ending import is_of_a_delivery
from poa_tracker.standing.figures import figure_part
from poa_tracker.standing.returns import Returns
from poa_tracker.standing.rewind import reported_status


def correct_field(
    bench: Workbench,
    entry: Entry[Measure],
    field: str,
    value: str | None,
    reason: str,
    corrected_by: str | None,
    today: date,
) -> list[FileEdit]:
    """The measure's file with a correction in it; without a value, what stood there is taken back.

    A correction counts for all days and is known from today on, so that a report as it was known earlier stays as it
    was. It needs no approval, and is possible on a closed period and on a measure that has ended.
    """
    measure, field = entry.record, field.strip()
    refuse_another_way(measure, field)
    if is_figure(field) and field.rpartition(".")[2] in ("period", "date"):
        figure = field.rpartition(".")[0]
        raise UsageError(
            f"to give a figure another period or day, take it back (poa correct {measure.id} {figure} --reason …) "
            "and add it where it belongs"
        )
    _, before = _target(measure, field)
    is_first = before is None and _may_have_a_first_value(measure, field)
    if before is None and (value is None or not is_first):
        hint = (
            f"; to record a completion, use `poa update {measure.id} --status completed`"
            if field == "completed"
            else ""
        )
        raise UsageError(f"{field} of {measure.id} is empty: there is nothing to correct{hint}")
    if value is None and not _can_be_empty(field):
        raise UsageError(f"write what {field} should have been; it cannot be empty")
    draft = Draft.of_measure(entry)
    put_correction(
        draft, measure, field, None if value is None else meant(bench, field, value), reason, corrected_by, today
    )
    if field == "completed" and value is None:
        newest = Returns(measure, bench.agencies, bench.plan.reporting.cycle).newest
        status = reported_status(measure, newest) if newest else Status.IN_PROGRESS
        draft.set(("status",), status.value)
    return [draft.edit]


def _target(measure: Measure, field: str) -> tuple[tuple[str | int, ...], FieldValue]:
    """The way to what a correction is of, and what stands there: nothing, where that was taken back."""
    path = find_path(measure, field)
    part = figure_part(measure, field)
    return (part.path, part.value) if part else (path, measure.value_of(field))


def _can_be_empty(field: str) -> bool:
    name = field.rpartition(".")[2]
    return field in _CAN_BE_EMPTY or name in ("completed", "recorded") or _is_whole_figure(field)


def _is_whole_figure(field: str) -> bool:
    """Whether a field is a figure, and not the day on which it was reported."""
    return is_figure(field) and field.count(".") == 3


def _may_have_a_first_value(measure: Measure, field: str) -> bool:
    """Whether what stands in an empty field by default can be wrong; and a figure that was taken back may come back."""
    above, _, name = field.rpartition(".")
    if name == "recorded" and is_of_a_delivery(field):
        return measure.value_of(f"{above}.completed" if above else "completed") is not None
    return name in ("added", "recorded") or _is_whole_figure(field)


_CAN_BE_EMPTY = frozenset(("due", "start", "confidence", "horizon", "ref"))


def put_correction(
    draft: Draft, measure: Measure, field: str, value: Value | None, reason: str, corrected_by: str | None, today: date
) -> None:
    """Write that a field was wrong, and what is right; without a value, that nothing should have stood there."""
    path, before = _target(measure, field)
    if before == as_held(value):
        raise RefusedError(f"{field} of {measure.id} is already {shown(value)}")
    fields: dict[str, Value | None] = {
        "date": today,
        "field": field,
        "from": as_written(before),
        "to": value,
        "reason": reason,
        "corrects": True,
        "corrected_by": corrected_by,
    }
    draft.append(("variations",), in_their_order(fields))
    if value is not None:
        draft.set(path, value)
    elif not _is_whole_figure(field):
        # A reported figure stays in the list, which only grows; the correction takes it out of every view.
        draft.remove(path)
    learned = f"{field.removesuffix('completed')}recorded"
    if value is None and field.rpartition(".")[2] == "completed" and measure.value_of(learned) is not None:
        # The day on which it was learned goes with what was learned, and comes back with it in an earlier report.
        put_correction(draft, measure, learned, None, reason, corrected_by, today)
