"""The count of open measures always adds up, whatever the two views are of."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from poa_tracker.changes import Change, ChangeKind, compare, movement
from poa_tracker.model import Confidence, Measure, Plan
from poa_tracker.register import Entry, Register, WorkingTree
from poa_tracker.standing.as_of import AsOf

PLAN = Plan.model_validate({"id": "a", "title": "A", "period": {"start": "2025-01-01"}})
FIRST = date(2025, 1, 1)
DAYS = st.integers(0, 500).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def measures(draw: st.DrawFn) -> dict[str, object]:
    """A measure of a few ids, its fields as files write them; also such as the check would not let pass."""
    measure: dict[str, object] = {
        "id": f"A-{draw(st.integers(1, 5))}",
        "title": "A",
        "goal": "b",
        "status": draw(st.sampled_from(["not_started", "in_progress", "completed", "closed"])),
    }
    for field in ("added", "due", "completed"):
        if draw(st.booleans()):
            measure[field] = draw(DAYS).isoformat()
    if draw(st.booleans()):
        outcome = draw(st.sampled_from(["merged", "superseded", "discontinued"]))
        measure["closure"] = {"outcome": outcome, "date": draw(DAYS).isoformat(), "reason": "A", "into": "A-9"}
    if draw(st.booleans()):
        measure["updates"] = [
            {
                "period": f"2025-Q{draw(st.integers(1, 4))}",
                "submitted": draw(DAYS).isoformat(),
                "status": draw(st.sampled_from(["in_progress", "completed", "closed"])),
                "confidence": draw(st.sampled_from(["on_track", "off_track"])),
                "summary": "A",
            }
        ]
    return measure


def register_of(records: list[dict[str, object]]) -> Register:
    entries = tuple(
        Entry(f"measures/{index}.yaml", Measure.model_validate(one, context=PLAN.reporting.cycle), b"")
        for index, one in enumerate(records)
    )
    return Register(source=WorkingTree(Path()), plan=PLAN, measures=entries)


PLANS = st.lists(measures(), max_size=6).map(register_of)


@settings(max_examples=300, deadline=None)
@given(PLANS, PLANS, DAYS, DAYS)
def test_counts_add_up_and_are_those_of_the_changes(one: Register, other: Register, first: date, second: date) -> None:
    for before, after in ((AsOf.on_day(one, first), AsOf.on_day(other, second)), _periods(one, first, second)):
        changes = compare(before, after)
        counts = changes.counts
        assert counts.adds_up
        assert counts.opening == len({now.id for now in before.by_id.values() if now.is_open})
        assert counts.closing == len({now.id for now in after.by_id.values() if now.is_open})
        number = Counter(change.kind.value for change in changes.changes)
        assert (counts.new, counts.completed, counts.closed, counts.merged) == tuple(
            number[kind] for kind in ("new", "completed", "closed", "merged")
        )


def _periods(register: Register, first: date, second: date) -> tuple[AsOf, AsOf]:
    """Two periods of one plan, as known on one day."""
    cycle, as_at = PLAN.reporting.cycle, max(first, second)
    before, after = (AsOf.of_period(register, cycle.containing(day), as_at) for day in sorted((first, second)))
    return before, after


def test_what_ended_and_how() -> None:
    def plan(*changes: dict[str, object]) -> AsOf:
        base: dict[str, object] = {"title": "A", "goal": "b", "status": "in_progress"}
        records = [{**base, "id": f"A-{number}", **change} for number, change in enumerate(changes, 1)]
        return AsOf.on_day(register_of(records), date(2026, 1, 31))

    closure = {"outcome": "superseded", "date": "2026-01-10", "reason": "A"}
    before = plan({}, {}, {}, {}, {"status": "completed", "completed": "2025-12-01"})
    after = plan(
        {"status": "completed", "completed": "2026-01-05"},
        {"status": "closed", "closure": {**closure, "outcome": "merged", "into": "A-1"}},
        {"status": "closed", "closure": closure},
    )
    changes = compare(before, after)
    assert changes.changes == (
        Change(ChangeKind.COMPLETED, "A-1", field="completed", after="2026-01-05"),
        Change(ChangeKind.MERGED, "A-2", field="closure.into", after="A-1"),
        Change(ChangeKind.CLOSED, "A-3", field="closure.date", after="2026-01-10"),
        Change(ChangeKind.CLOSED, "A-4"),
        Change(ChangeKind.END_CHANGED, "A-5", field="status", before="completed"),
    )
    again = compare(after, before).changes
    assert [(one.kind.value, one.measure) for one in again] == [
        ("completed", "A-5"),
        *(("new", f"A-{number}") for number in range(1, 6)),
    ]


def stood(**fields: object) -> AsOf:
    """The plan at the end of 2025, with one open measure that is as `fields` have it."""
    base: dict[str, object] = {"id": "A-1", "title": "A", "goal": "b", "status": "in_progress"}
    return AsOf.on_day(register_of([{**base, **fields}]), date(2025, 12, 31))


def reported(confidence: str | None, *, status: str = "in_progress") -> AsOf:
    fields: dict[str, object] = {"period": "2025-Q3", "submitted": "2025-10-09", "status": status, "summary": "A"}
    if confidence:
        fields["confidence"] = confidence
    ended = {"completed": "2025-11-01"} if status == "completed" else {}
    return stood(lead_agency="X", status=status, updates=[fields], **ended)


def compared(before: AsOf, after: AsOf) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(one.kind.value, one.field, one.before, one.after) for one in compare(before, after).changes]


def test_a_confidence_improves_or_worsens_step_by_step() -> None:
    steps = [reported(each) for each in ("on_track", "at_risk", "off_track", "at_risk", "on_track")]
    assert [compared(before, after) for before, after in pairwise(steps)] == [
        [("worsened", "confidence", "on_track", "at_risk")],
        [("worsened", "confidence", "at_risk", "off_track")],
        [("improved", "confidence", "off_track", "at_risk")],
        [("improved", "confidence", "at_risk", "on_track")],
    ]
    assert compared(reported("at_risk"), reported("at_risk")) == []


def test_only_reported_confidences_of_open_measures_move() -> None:
    assert [one[0] for one in compared(reported("on_track"), reported(None))] == ["confidence_withdrawn"]
    assert [one[0] for one in compared(reported(None), reported("off_track"))] == ["confidence_given"]
    done = reported("off_track", status="completed")
    assert compared(reported("on_track"), done) == [("completed", "completed", None, "2025-11-01")]
    assert compared(done, reported("on_track")) == [("new", "status", "completed", "in_progress")]


def test_silence_and_its_end_are_moves_too() -> None:
    never = stood(lead_agency="X")
    earlier = {"period": "2025-Q1", "submitted": "2025-04-09", "status": "in_progress", "summary": "A"}
    silent = stood(lead_agency="X", updates=[{**earlier, "confidence": "off_track"}])
    assert compared(reported("off_track"), silent) == [("went_silent", "confidence", "off_track", "not_reported")]
    assert compared(reported(None), never) == [("went_silent", "confidence", "unstated", "not_reported")]
    assert compared(silent, reported("on_track")) == [("reported_again", "confidence", "not_reported", "on_track")]
    assert compared(silent, reported(None)) == [("reported_again", "confidence", "not_reported", "unstated")]
    assert compared(never, reported("at_risk")) == [("started_reporting", "confidence", "not_reported", "at_risk")]


def test_one_end_in_the_place_of_another_is_a_move() -> None:
    done = reported("on_track", status="completed")
    closure = {"outcome": "discontinued", "date": "2025-12-01", "reason": "A"}
    closed = stood(lead_agency="X", status="closed", closure=closure)
    assert compared(done, closed) == [("end_changed", "status", "completed", "closed")]
    assert compared(closed, done) == [("end_changed", "status", "closed", "completed")]


def test_what_cannot_be_compared_moves_nowhere() -> None:
    on_track, at_risk = Confidence.ON_TRACK, Confidence.AT_RISK
    assert [movement(None, on_track), movement(on_track, None), movement(at_risk, at_risk)] == [None, None, None]


def test_dates_and_owners_that_moved_and_milestones_that_are_new() -> None:
    before = stood(
        due="2026-03-31",
        lead_agency="X",
        milestones=[{"id": "M1", "title": "A", "due": "2026-01-31"}, {"id": "M2", "title": "B", "due": "2026-02-28"}],
    )
    after = stood(
        lead_agency="Y",
        milestones=[
            {"id": "M1", "title": "A", "due": "2026-02-15"},
            {"id": "M2", "title": "B", "due": "2026-02-28"},
            {"id": "M3", "title": "C", "due": "2026-03-15"},
        ],
    )
    assert compare(before, after).changes == (
        Change(ChangeKind.REDATED, "A-1", field="due", before="2026-03-31"),
        Change(ChangeKind.REDATED, "A-1", "M1", "milestones.M1.due", "2026-01-31", "2026-02-15"),
        Change(ChangeKind.REASSIGNED, "A-1", field="lead_agency", before="X", after="Y"),
    )


def test_changes_of_one_kind() -> None:
    changes = compare(stood(due="2026-03-31", lead_agency="X"), stood(due="2026-06-30", lead_agency="Y"))
    assert [one.field for one in changes.of_kind(ChangeKind.REDATED)] == ["due"]
    assert [one.field for one in changes.of_kind(ChangeKind.REASSIGNED)] == ["lead_agency"]
    assert changes.of_kind(ChangeKind.NEW) == ()


def test_a_measure_that_is_closed_without_a_closure_has_ended_on_no_day() -> None:
    assert compared(stood(), stood(status="closed")) == [("closed", "closure.date", None, None)]
