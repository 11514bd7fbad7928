"""What was due in a period, how much of it was delivered, and how the rate rounds."""

import pytest

from poa_tracker.standing.delivery import Rate, find_dated, find_due, percentage
from tests.standing.records import variation
from tests.standing.views import ended, led, of_period, on_day


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 0, None), (0, 3, 0), (1, 3, 33), (2, 3, 67), (1, 8, 13), (3, 3, 100), (1, 1000, 1), (999, 1000, 99)],
)
def test_halves_go_up_and_only_all_is_a_hundred(part: int, whole: int, percent: int | None) -> None:
    assert percentage(part, whole) == percent


def test_what_was_due_in_a_period_is_counted_by_the_day_it_was_due() -> None:
    moved = variation("2025-08-01", "due", "2025-09-30", "2025-10-01")
    view = of_period(
        "2025-26-Q2",
        "2026-06-01",
        led(1, due="2025-09-30"),
        led(2, due="2025-10-01", variations=[moved], **ended("2025-10-01")),
        led(3, due="2025-12-31", milestones=[{"id": "M1", "title": "T", "due": "2025-11-30"}]),
        led(4, due="2026-01-01"),
        led(5),
    )
    assert [(one.measure.id, one.field) for one in find_due(view)] == [
        ("GOV-2", "due"),
        ("GOV-3", "due"),
        ("GOV-3", "milestones.M1.due"),
    ]
    assert Rate.of(find_due(view)) == Rate(due=3, delivered=1, late=1, outstanding=2, percent=33)


def test_of_a_period_that_runs_what_is_due_by_today_counts() -> None:
    record = led(due="2025-12-31", milestones=[{"id": "M1", "title": "T", "due": "2025-11-30"}])
    due = [
        len(find_due(of_period("2025-26-Q2", as_at, record))) for as_at in ("2025-11-29", "2025-11-30", "2025-12-31")
    ]
    assert due == [0, 1, 2]
    assert Rate.of(()) == Rate(due=0, delivered=0, late=0, outstanding=0, percent=None)


def test_only_what_has_a_date_is_found_a_measure_before_its_milestones() -> None:
    steps = [{"id": "M1", "title": "T"}, {"id": "M2", "title": "T", "due": "2025-11-30"}]
    view = on_day("2026-02-01", led(1, milestones=steps), led(2), led(3, due="2026-12-31", milestones=steps))
    assert [(one.measure.id, one.field) for one in find_dated(view)] == [
        ("GOV-1", "milestones.M2.due"),
        ("GOV-3", "due"),
        ("GOV-3", "milestones.M2.due"),
    ]
