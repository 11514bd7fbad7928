"""What was promised: first, now, how often moved, delivered late, overdue."""

from datetime import date

import pytest

from poa_tracker.model import Measure
from poa_tracker.standing.promise import Promise, baseline, promises_of
from tests.standing.records import measure, variation

DAY = date(2011, 6, 30)


def promise(one: Measure, milestone: str | None = None, day: date = DAY) -> Promise:
    return Promise(one, one.milestone(milestone) if milestone else None, day)


def test_the_first_date_is_the_one_before_the_first_approved_variation() -> None:
    one = promise(
        measure(
            due="2011-06-30",
            variations=[
                variation("2010-09-01", "due", "2011-03-31", "2011-06-30"),
                variation("2010-02-01", "due", "2010-12-31", "2011-03-31"),
                variation("2010-01-01", "due", "2010-12-31", "2012-12-31", "declined"),
            ],
        )
    )
    assert (one.first_due, one.due, one.slip, one.times_moved) == (date(2010, 12, 31), date(2011, 6, 30), 181, 2)


def test_without_variations_the_date_is_its_own_baseline() -> None:
    assert promise(measure(due="2011-06-30")).slip == 0
    assert promise(measure()).first_due is None
    assert promise(measure()).slip is None


def test_a_variation_that_filled_an_empty_field_set_the_baseline() -> None:
    one = promise(measure(due="2011-06-30", variations=[variation("2010-02-01", "due", None, "2011-03-31")]))
    assert one.first_due == date(2011, 3, 31)


def test_a_target_has_a_baseline_too() -> None:
    one = measure(
        indicators=[
            {"id": "I1", "title": "Trained", "unit": "people", "target": {"date": "2011-06-30", "value": "1200"}}
        ],
        variations=[variation("2010-02-01", "indicators.I1.target.value", "1000", "1200")],
    )
    assert baseline(one, "indicators.I1.target.value") == 1000


def test_due_today_is_not_overdue() -> None:
    one = measure(due="2011-06-30")
    assert not promise(one, day=date(2011, 6, 30)).is_overdue
    assert promise(one, day=date(2011, 7, 1)).is_overdue
    assert not promise(measure(due="2011-06-30", status="completed"), day=date(2011, 7, 1)).is_overdue


@pytest.mark.parametrize(
    ("completed", "days"), [("2010-12-30", 0), ("2010-12-31", 0), ("2011-01-01", 1), ("2011-06-20", 171)]
)
def test_late_is_judged_by_the_first_promise(completed: str, days: int) -> None:
    moved = [variation("2010-02-01", "due", "2010-12-31", "2011-06-30")]
    one = promise(measure(status="completed", completed=completed, due="2011-06-30", variations=moved))
    assert (one.days_late, one.is_late) == (days, days > 0)


def test_a_milestone_that_was_brought_forward_is_on_time_until_its_first_date() -> None:
    one = measure(
        milestones=[{"id": "M1", "title": "Form", "due": "2010-10-31", "completed": "2010-12-10"}],
        variations=[variation("2010-02-01", "milestones.M1.due", "2010-12-15", "2010-10-31")],
    )
    delivered = promise(one, "M1")
    assert (delivered.first_due, delivered.slip, delivered.is_late) == (date(2010, 12, 15), -45, False)


def test_nobody_waits_for_the_milestones_of_a_measure_that_has_ended() -> None:
    one = measure(
        status="closed",
        closure={"outcome": "discontinued", "date": "2011-01-31", "reason": "No money."},
        milestones=[{"id": "M1", "title": "Form", "due": "2010-10-31"}],
    )
    assert not promise(one, "M1").is_overdue
    assert not promise(one, "M1").is_awaited


def test_what_was_called_off_by_its_day_was_never_due() -> None:
    ended = {
        "status": "closed",
        "closure": {"outcome": "discontinued", "date": "2011-01-31", "reason": "No money."},
        "milestones": [
            {"id": "M1", "title": "Form", "due": "2011-01-30"},
            {"id": "M2", "title": "Desk", "due": "2011-01-31"},
        ],
    }
    year = date(2011, 1, 1), date(2011, 12, 31)
    assert promise(measure(**ended), "M1").was_due(*year), "due the day before it was called off"
    assert not promise(measure(**ended), "M2").was_due(*year)


def test_a_day_at_either_end_lies_in_the_stretch_of_time() -> None:
    one = promise(measure(due="2011-06-30"))
    assert one.was_due(date(2011, 6, 30), date(2011, 6, 30))
    assert not one.was_due(date(2011, 7, 1), date(2011, 9, 30))
    assert not one.was_due(date(2011, 1, 1), date(2011, 6, 29))
    assert one.is_due_by(date(2011, 6, 30))
    assert not one.is_due_by(date(2011, 6, 29))


def test_what_has_no_date_has_neither_slip_nor_delay_and_comes_last() -> None:
    one = promise(measure(status="completed", completed="2011-01-01"))
    assert (one.slip, one.days_late, one.days_overdue, one.last_day) == (None, 0, 0, date.max)
    assert (one.is_overdue, one.was_due(date.min, date.max), one.is_due_by(date.max)) == (False, False, False)
    emptied = [variation("2010-02-01", "due", "2010-12-31", "2011-06-30")]
    assert promise(measure(variations=emptied)).slip is None, "a date that was moved and then taken out"


def test_days_to_and_since_the_day_it_was_due() -> None:
    one = measure(due="2011-06-30")
    days = [promise(one, day=date(2011, *day)).days_overdue for day in ((6, 29), (6, 30), (7, 1))]
    assert days == [-1, 0, 1]


def test_what_ended_before_its_day_was_due_only_if_it_was_delivered() -> None:
    year = date(2011, 1, 1), date(2011, 12, 31)
    steps = [
        {"id": "M1", "title": "Form", "due": "2011-06-30"},
        {"id": "M2", "title": "Desk", "due": "2011-06-30", "completed": "2011-01-10"},
        {"id": "M3", "title": "Sign", "due": "2011-01-30"},
    ]
    completed = measure(status="completed", completed="2011-01-31", due="2011-06-30", milestones=steps)
    closure = {"outcome": "discontinued", "date": "2011-01-31", "reason": "No money."}
    closed = measure(status="closed", closure=closure, due="2011-06-30", milestones=steps)
    undated = measure(status="closed", due="2011-06-30", milestones=steps)
    shown = [
        [promise(one, part).was_due(*year) for part in (None, "M1", "M2", "M3")] for one in (completed, closed, undated)
    ]
    assert shown == [[True, False, True, True], [False, False, True, True], [True, True, True, True]]
    reopened = measure(completed="2011-01-31", closure=closure, milestones=steps)
    assert promise(reopened, "M1").was_due(*year), "its measure is open"


def test_the_promises_of_a_measure_are_its_own_and_its_milestones() -> None:
    steps = [{"id": "M1", "title": "Form", "due": "2011-06-30"}, {"id": "M2", "title": "Desk"}]
    made = promises_of(measure(milestones=steps), DAY)
    assert [(one.field, one.title, one.day) for one in made] == [
        ("due", "Train staff", DAY),
        ("milestones.M1.due", "Form", DAY),
        ("milestones.M2.due", "Desk", DAY),
    ]


def test_a_variation_of_another_field_moves_no_date() -> None:
    one = measure(due="2011-06-30", variations=[variation("2010-02-01", "lead_agency", "POLICE", "CUSTOMS")])
    assert (promise(one).first_due, promise(one).times_moved) == (date(2011, 6, 30), 0)
    assert baseline(one, "lead_agency") == "POLICE"
