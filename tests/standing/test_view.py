"""Where a measure stands in a view: what it is counted under, what is in force, and in which order measures come."""

from datetime import date
from typing import Any

import pytest

from poa_tracker.model import Confidence, Measure, Status
from poa_tracker.standing.as_of import AsOf, Standing
from poa_tracker.standing.tally import Tally
from tests.standing.records import variation
from tests.standing.views import ended, led, of_period, on_day, update

Q1, Q2, Q3 = "2025-26-Q1", "2025-26-Q2", "2025-26-Q3"


def only(view: AsOf) -> Standing:
    (standing,) = view.standings
    return standing


def test_each_measure_is_counted_under_one_word() -> None:
    view = on_day(
        "2026-02-01",
        led(1, updates=[update(Q2, "2026-01-09", "off_track")]),
        led(2, updates=[update(Q2, "2026-01-09")]),
        led(3, updates=[update(Q1, "2025-10-09", "on_track")]),
        led(4, **ended(), updates=[update(Q2, "2026-01-09", "on_track", status="completed")]),
        led(5, status="closed", closure={"outcome": "merged", "date": "2025-12-01", "into": "GOV-1", "reason": "R"}),
    )
    assert [one.state for one in view.standings] == ["off_track", "unstated", "not_reported", "completed", "closed"]
    assert [one.id for one in view.open] == ["GOV-1", "GOV-2", "GOV-3"]


def test_a_tally_adds_up() -> None:
    def several(number: int, count: int, **fields: Any) -> list[Measure]:
        return [led(10 * number + one, **fields) for one in range(count)]

    def reported(confidence: str) -> dict[str, Any]:
        return {"updates": [update(Q2, "2026-01-09", confidence)]}

    closure = {"outcome": "discontinued", "date": "2025-12-01", "reason": "R"}
    view = on_day(
        "2026-02-01",
        *several(1, 1, **reported("on_track"), due="2026-01-31"),
        *several(2, 2, **reported("at_risk"), due="2026-02-01"),
        *several(3, 3, **reported("off_track")),
        *several(4, 4, **ended(), due="2025-11-01"),
        *several(5, 5, status="closed", closure=closure, due="2025-11-01"),
        *several(6, 6),
        *several(7, 7, updates=[update(Q2, "2026-01-09")]),
    )
    assert Tally.of(view.standings)._asdict() == {
        "measures": 28,
        "open": 19,
        "on_track": 1,
        "at_risk": 2,
        "off_track": 3,
        "unstated": 7,
        "not_reported": 6,
        "completed": 4,
        "closed": 5,
        "overdue": 1,
    }


def test_a_return_for_an_earlier_period_is_the_newest_and_not_the_return_for_this_one() -> None:
    one = only(of_period(Q2, "2026-02-01", led(updates=[update(Q1, "2025-10-09", "on_track")])))
    assert (one.newest and one.newest.period, one.update, one.confidence) == (Q1, None, None)
    none = only(of_period(Q2, "2026-02-01", led()))
    assert (none.newest, none.update, none.confidence) == (None, None, None)
    both = led(updates=[update(Q1, "2025-10-09", "on_track"), update(Q2, "2026-01-09", "at_risk")])
    now = only(of_period(Q2, "2026-02-01", both))
    assert (now.update and now.update.period, now.confidence) == (Q2, Confidence.AT_RISK)


def test_the_return_in_force_for_each_period_is_the_one_submitted_last_that_was_known() -> None:
    record = led(
        updates=[
            update(Q1, "2025-10-20", summary="Corrected", corrects="true"),
            update(Q1, "2025-10-09", summary="First"),
            update(Q2, "2026-01-09", agency="JUSTICE", summary="Of another"),
            update(Q2, "2026-01-10", summary="In time"),
            update(Q2, "2026-02-10", summary="Not known yet", corrects="true"),
            update(Q3, "2026-01-11", summary="Of a later period"),
        ]
    )
    in_force = only(of_period(Q2, "2026-02-01", record)).in_force
    assert {period: one.summary for period, one in in_force.items()} == {Q1: "Corrected", Q2: "In time"}


def test_what_others_returned_is_shown_for_the_period_of_the_return_and_else_of_the_view() -> None:
    def others(*updates: object, as_at: str = "2026-02-01") -> list[str]:
        view = on_day(as_at, led(updates=list(updates)))
        return [one.summary or "" for one in only(view).other_returns]

    first = update(Q1, "2025-10-12", agency="JUSTICE", summary="Q1 of Justice")
    second = update(Q2, "2026-01-12", agency="JUSTICE", summary="Q2 of Justice")
    third = update(Q3, "2026-01-20", agency="JUSTICE", summary="Q3 of Justice")
    assert others(update(Q2, "2026-01-09"), first, second, third) == ["Q2 of Justice"]
    assert others(first, second, third) == ["Q2 of Justice"]
    assert others(update(Q3, "2026-01-19"), first, second, third) == ["Q3 of Justice"]
    assert others(update(Q2, "2026-01-09"), second, as_at="2026-01-11") == []


@pytest.mark.parametrize(
    ("day", "period"), [("2026-01-15", Q1), ("2026-01-16", Q2)]
)  # returns for Q2 are due by 15 January
def test_it_is_stale_without_a_return_for_the_newest_period_that_is_due(day: str, period: str) -> None:
    reported = only(on_day(day, led(updates=[update(period, "2025-10-09")])))
    assert not reported.is_stale
    silent = only(on_day(day, led(updates=[update("2024-25-Q4", "2025-07-09")])))
    assert silent.is_stale
    assert only(on_day(day, led())).is_stale
    assert not only(on_day(day, led(**ended()))).is_stale, "it has ended"


def test_seen_later_a_past_period_is_stale_by_its_own_return() -> None:
    record = led(updates=[update(Q1, "2025-10-09")])
    assert not only(of_period(Q1, "2026-06-01", record)).is_stale
    assert only(of_period(Q2, "2026-06-01", record)).is_stale


def test_before_the_first_returns_are_due_nothing_is_stale() -> None:
    assert not only(on_day("2025-10-15", led())).is_stale
    assert only(on_day("2025-10-16", led())).is_stale


def test_the_next_milestone_is_the_awaited_one_that_is_due_first() -> None:
    def step(number: int, due: str | None, **fields: str) -> dict[str, str]:
        return {"id": f"M{number}", "title": "T", **({"due": due} if due else {}), **fields}

    one = only(
        on_day(
            "2026-02-01",
            led(
                milestones=[
                    step(1, None),
                    step(2, "2025-12-31", completed="2025-12-30"),
                    step(3, "2026-06-30"),
                    step(4, "2026-03-31"),
                ]
            ),
        )
    )
    assert one.next_milestone is not None
    assert one.next_milestone.field == "milestones.M4.due"
    undated = only(on_day("2026-02-01", led(milestones=[step(1, None)])))
    assert undated.next_milestone is not None
    assert only(on_day("2026-02-01", led())).next_milestone is None


def test_a_measure_stands_in_the_plan_from_the_day_on_which_it_was_added() -> None:
    added = led(added="2025-12-31")
    assert [len(of_period(period, "2026-06-01", added).standings) for period in (Q1, Q2)] == [0, 1]
    assert len(on_day("2025-12-30", added).standings) == 0
    assert len(on_day("2025-12-31", added).standings) == 1
    assert len(on_day("2025-06-30", led()).standings) == 0, "before the plan's first day"
    assert len(on_day("2025-07-01", led()).standings) == 1
    assert len(on_day("2020-01-01", led(), period={}).standings) == 1, "a plan without a first day"


def test_nobody_answers_for_a_measure_without_a_lead_agency() -> None:
    view = on_day("2026-02-01", led(1, lead_agency=None), led(2, lead_agency="WORKS"), led(3))
    assert [one.lead_agency for one in view.standings] == [None, "INTERIOR", "INTERIOR"]
    assert [one.id for one in view.led_by("INTERIOR")] == ["GOV-2", "GOV-3"]


def test_measures_come_by_goal_then_objective_then_id() -> None:
    view = on_day(
        "2026-02-01",
        led(1, goal="b"),
        led(2, goal="g"),
        led(3, goal="g", objective="a"),
        led(4, goal="g", objective="z"),
        led(5, goal="zz"),
        led(6, goal="aa"),
        led(7, goal="g", objective="z"),
        led(8, goal="g", objective="unknown"),
    )
    assert [one.id for one in view.standings] == [f"GOV-{number}" for number in (4, 7, 3, 2, 8, 1, 6, 5)]


def test_before_is_the_period_before_as_known_on_the_same_day() -> None:
    record = led(updates=[update(Q1, "2026-01-20", "off_track"), update(Q2, "2026-01-09", "on_track")])
    view = of_period(Q2, "2026-02-01", record)
    before = view.at_end_of(view.period.previous())
    assert (before.period.id, before.as_at) == (Q1, date(2026, 2, 1))
    assert (only(view).confidence, only(before).confidence) == (Confidence.ON_TRACK, Confidence.OFF_TRACK)


def test_of_two_variations_on_one_day_the_one_written_later_is_the_newer() -> None:
    moved = led(
        due="2026-09-30",
        variations=[
            variation("2026-01-20", "due", "2026-03-31", "2026-06-30"),
            variation("2026-01-20", "due", "2026-06-30", "2026-09-30"),
        ],
    )
    assert only(on_day("2026-01-19", moved)).measure.due == date(2026, 3, 31)
    assert only(on_day("2026-01-20", moved)).measure.due == date(2026, 9, 30)


def test_a_completion_counts_on_its_very_day() -> None:
    done = led(**ended("2026-01-20"))
    assert [only(on_day(day, done)).status for day in ("2026-01-19", "2026-01-20")] == [
        Status.NOT_STARTED,
        Status.COMPLETED,
    ]
