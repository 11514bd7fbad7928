"""A measure as it stood on an earlier day: a thing counts from its very day, and from the day it was known."""

from datetime import date
from typing import Any

import pytest

from poa_tracker.model import Confidence, Measure, Status
from poa_tracker.standing.rewind import rewind
from tests.standing.records import variation
from tests.standing.views import led, of_period, update

Q1, Q2, Q3 = "2025-26-Q1", "2025-26-Q2", "2025-26-Q3"
END = date(2025, 12, 31)
LATER = date(2026, 6, 1)


def stood(record: Measure, as_at: date = LATER, end: date = END) -> Measure:
    """The measure at the end of 2025, of which Q2 is the last period."""
    return rewind(record, end, of_period(Q2, "2026-06-01").period, as_at)[0]


CLOSURE = {"outcome": "discontinued", "date": "2025-12-31", "reason": "R"}


def test_what_happened_on_the_last_day_counts_and_what_happened_after_it_does_not() -> None:
    def standing_on(day: str) -> tuple[Status, Status, int, bool, str | None]:
        done = stood(led(status="completed", completed=day))
        gone = stood(led(status="closed", closure={**CLOSURE, "date": day}))
        values = [{"date": day, "value": "3", "reported": "2026-01-09"}]
        other = stood(
            led(
                milestones=[{"id": "M1", "title": "T", "completed": day}],
                indicators=[{"id": "I1", "title": "T", "unit": "u", "values": values}],
                due="2026-06-30",
                variations=[variation(day, "due", "2026-03-31", "2026-06-30")],
            )
        )
        due = other.due.isoformat() if other.due else None
        return (
            done.status,
            gone.status,
            len(other.indicators[0].values) + len(other.variations),
            other.milestones[0].is_open,
            due,
        )

    assert standing_on("2025-12-31") == (Status.COMPLETED, Status.CLOSED, 2, False, "2026-06-30")
    assert standing_on("2026-01-01") == (Status.NOT_STARTED, Status.NOT_STARTED, 0, True, "2026-03-31")


@pytest.mark.parametrize(("as_at", "known"), [(date(2026, 1, 20), True), (date(2026, 1, 19), False)])
def test_what_was_shown_on_a_day_was_known_on_it(as_at: date, known: bool) -> None:
    values = [{"period": Q2, "value": "3", "reported": "2026-01-20"}]
    record = led(
        milestones=[{"id": "M1", "title": "T", "completed": "2025-12-01", "recorded": "2026-01-20"}],
        indicators=[{"id": "I1", "title": "T", "unit": "u", "values": values}],
        updates=[update(Q2, "2026-01-20", "on_track")],
    )
    one, newest = rewind(record, END, of_period(Q2, "2026-06-01").period, as_at)
    counts = (len(one.updates), len(one.indicators[0].values), not one.milestones[0].is_open, newest is not None)
    assert counts == (known, known, known, known)
    assert one.confidence is (Confidence.ON_TRACK if known else None)
    closed = led(status="closed", closure={**CLOSURE, "recorded": "2026-01-20"})
    assert (stood(closed, as_at).closure is not None) is known


def test_what_belongs_to_a_later_period_is_taken_out() -> None:
    values = [{"period": period, "value": "3", "reported": "2025-10-09"} for period in (Q1, Q2, Q3)]
    one = stood(
        led(
            indicators=[{"id": "I1", "title": "T", "unit": "u", "values": values}],
            updates=[update(period, "2025-12-01") for period in (Q1, Q2, Q3)],
        )
    )
    assert [each.period for each in one.updates] == [Q1, Q2]
    assert [each.period for each in one.indicators[0].values] == [Q1, Q2]


def test_a_milestone_that_was_not_delivered_yet_shows_nothing_of_its_delivery() -> None:
    evidence = [{"title": "Pack", "url": "https://example.org"}]
    done = {"id": "M1", "title": "T", "completed": "2026-01-05", "recorded": "2026-01-06", "evidence": evidence}
    (step,) = stood(led(milestones=[done])).milestones
    assert (step.completed, step.recorded, step.evidence) == (None, None, ())


def test_evidence_is_there_without_a_completion_and_with_one_from_its_day() -> None:
    evidence = [{"title": "Pack", "url": "https://example.org"}]
    assert len(stood(led(evidence=evidence)).evidence) == 1
    for day, number in (("2025-12-31", 1), ("2026-01-01", 0)):
        assert len(stood(led(status="completed", completed=day, evidence=evidence)).evidence) == number


def test_variations_are_undone_newest_first_and_of_one_day_the_one_written_later() -> None:
    def due(*steps: dict[str, Any]) -> str | None:
        one = stood(led(due="2026-09-30", variations=list(steps)))
        return one.due.isoformat() if one.due else None

    first = variation("2026-01-10", "due", "2026-03-31", "2026-06-30")
    second = variation("2026-01-20", "due", "2026-06-30", "2026-09-30")
    same_day = variation("2026-01-10", "due", "2026-06-30", "2026-09-30")
    assert due(first, second) == "2026-03-31"
    assert due(second, first) == "2026-03-31", "in whatever order the file has them"
    assert due(first, same_day) == "2026-03-31"
    assert due(variation("2026-01-10", "due", None, "2026-09-30")) is None
    assert due(variation("2026-01-10", "due", "2026-03-31", "2026-09-30", "requested")) == "2026-09-30"


@pytest.mark.parametrize(
    ("fields", "reported", "status"),
    [
        ({}, "in_progress", Status.IN_PROGRESS),
        ({}, "ongoing", Status.ONGOING),
        ({}, "completed", Status.COMPLETED),
        ({}, "closed", Status.CLOSED),
        ({"completed": "2026-01-01"}, "completed", Status.IN_PROGRESS),
        ({"completed": "2026-01-01"}, "ongoing", Status.ONGOING),
        ({"completed": "2026-01-01"}, "closed", Status.CLOSED),
        ({"closure": {**CLOSURE, "date": "2026-01-01"}}, "closed", Status.IN_PROGRESS),
        ({"closure": {**CLOSURE, "date": "2026-01-01"}}, "ongoing", Status.ONGOING),
        ({"closure": {**CLOSURE, "date": "2026-01-01"}}, "completed", Status.COMPLETED),
        ({"closure": CLOSURE, "completed": "2025-12-01"}, "ongoing", Status.CLOSED),
        ({"completed": "2025-12-31"}, "ongoing", Status.COMPLETED),
    ],
)
def test_an_end_counts_from_its_own_day_whatever_a_return_said_before(
    fields: dict[str, Any], reported: str, status: Status
) -> None:
    record = led(status="completed", updates=[update(Q2, "2025-12-20", status=reported)], **fields)
    assert stood(record).status is status


@pytest.mark.parametrize(
    ("fields", "status", "confidence"),
    [
        ({"status": "ongoing", "confidence": "at_risk"}, Status.ONGOING, Confidence.AT_RISK),
        ({"status": "ongoing", "confidence": "at_risk", "updates": [update(Q3, "2026-04-09")]}, Status.NOT_STARTED, None),
        ({"status": "completed", "completed": "2026-01-01"}, Status.NOT_STARTED, None),
        ({"status": "closed", "closure": {**CLOSURE, "date": "2026-01-01"}}, Status.NOT_STARTED, None),
        ({"status": "ongoing", "confidence": "at_risk", "updates": [update(Q2, "2025-12-20")]}, Status.IN_PROGRESS, None),
    ],
)  # fmt: skip
def test_without_any_return_it_is_as_its_file_says_unless_something_came_later(
    fields: dict[str, Any], status: Status, confidence: Confidence | None
) -> None:
    one = stood(led(**fields))
    assert (one.status, one.confidence) == (status, confidence)


def test_only_returns_that_speak_for_it_give_the_status_and_all_of_them_stay() -> None:
    record = led(updates=[update(Q2, "2025-12-20", "off_track"), update(Q2, "2025-12-21", "on_track", agency="X")])
    one, newest = rewind(record, END, of_period(Q2, "2026-06-01").period, LATER, record.updates[:1])
    assert (one.confidence, newest, len(one.updates)) == (Confidence.OFF_TRACK, record.updates[0], 2)
    silent, none = rewind(record, END, of_period(Q2, "2026-06-01").period, LATER, ())
    assert (silent.status, none) == (Status.IN_PROGRESS, None), "as its file has it"


def test_what_stands_as_its_file_has_it_is_no_copy() -> None:
    record = led(updates=[update(Q2, "2025-12-20", "on_track")], confidence="on_track", due="2026-06-30")
    assert stood(record) is record
    values = [{"period": Q2, "value": "3", "reported": "2026-01-20"}]
    moved = led(added="2025-08-01", indicators=[{"id": "I1", "title": "T", "unit": "u", "values": values}])
    assert stood(moved, date(2026, 1, 20)) is moved
    (before,) = stood(moved, date(2026, 1, 19)).indicators
    assert before.values == ()
