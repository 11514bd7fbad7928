"""Questions about one measure: what was promised first, how often that moved, what is in force."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from poa_tracker.model import Measure, is_field
from tests.work import count_calls


def measure(**fields: Any) -> Measure:
    return Measure.model_validate({"id": "A-1", "title": "Train staff", "goal": "g", "status": "in_progress"} | fields)


def variation(day: str, field: str, was: str | None, to: str, state: str = "approved") -> dict[str, Any]:
    record = {"date": day, "field": field, "to": to, "reason": "Later intake", "state": state}
    return record if was is None else record | {"from": was}


def test_the_baseline_is_the_date_before_the_first_approved_variation() -> None:
    one = measure(
        due="2011-06-30",
        variations=[
            variation("2010-09-01", "due", "2011-03-31", "2011-06-30"),
            variation("2010-02-01", "due", "2010-12-31", "2011-03-31"),
            variation("2010-01-01", "due", "2010-12-31", "2012-12-31", "declined"),
        ],
    )
    assert one.baseline_due() == date(2010, 12, 31)
    assert one.slip() == timedelta(days=181)
    assert one.times_varied("due") == 2


def test_without_variations_the_date_is_its_own_baseline() -> None:
    assert measure(due="2011-06-30").slip() == timedelta(0)
    assert measure().baseline_due() is None
    assert measure().slip() is None


def test_a_variation_that_filled_an_empty_field_set_the_baseline() -> None:
    one = measure(due="2011-06-30", variations=[variation("2010-02-01", "due", None, "2011-03-31")])
    assert one.baseline_due() == date(2011, 3, 31)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("due", date(2011, 6, 30)),
        ("lead_agency", "POLICE"),
        ("milestones.M1.due", date(2010, 3, 31)),
        ("milestones.M9.due", None),
        ("indicators.I1.target.value", Decimal(1200)),
        ("indicators.I1.target.date", date(2011, 6, 30)),
        ("indicators.I1.baseline.value", None),
        ("no_such_field", None),
    ],
)
def test_a_field_is_found_by_the_name_that_variations_use(field: str, value: object) -> None:
    one = measure(
        due="2011-06-30",
        lead_agency="POLICE",
        milestones=[{"id": "M1", "title": "Develop", "due": "2010-03-31"}],
        indicators=[
            {"id": "I1", "title": "Trained", "unit": "people", "target": {"date": "2011-06-30", "value": "1200"}}
        ],
    )
    assert one.value_of(field) == value
    if value is not None:
        emptied = one.with_value(field, None)
        assert emptied.value_of(field) is None
        if field != "indicators.I1.target.value":  # a point without its value is no point: nothing to put back into
            assert emptied.with_value(field, one.value_of(field)) == one


def test_a_name_that_no_measure_can_have_is_no_field() -> None:
    assert is_field("due")
    assert is_field("milestones.M1.due")
    assert is_field("indicators.I1.target.value")
    assert not is_field("updates")
    assert not is_field("milestones.M1")
    assert not is_field("milestones.M1.nothing")
    assert not is_field("indicators.I1.target")


def test_a_correction_replaces_the_return_of_its_agency_for_its_period() -> None:
    def update(day: str, agency: str, *, corrects: bool = False) -> dict[str, Any]:
        return {
            "period": "2009-10-Q1",
            "submitted": day,
            "agency": agency,
            "status": "in_progress",
            "no_change": "true",
            "corrects": "true" if corrects else "false",
        }

    one = measure(
        updates=[
            update("2009-10-09", "POLICE"),
            update("2009-10-10", "DOL"),
            update("2009-11-02", "POLICE", corrects=True),
        ]
    )
    in_force = [(update.agency, update.submitted.isoformat()) for update in one.updates_in_force()]
    assert in_force == [("DOL", "2009-10-10"), ("POLICE", "2009-11-02")]


def test_due_today_is_not_overdue() -> None:
    one = measure(due="2011-06-30")
    assert not one.is_overdue_on(date(2011, 6, 30))
    assert one.is_overdue_on(date(2011, 7, 1))
    assert not measure(due="2011-06-30", status="completed").is_overdue_on(date(2011, 7, 1))


def test_completed_late_is_judged_by_the_first_promise() -> None:
    moved = [variation("2010-02-01", "due", "2010-12-31", "2011-06-30")]
    assert measure(status="completed", completed="2011-06-20", due="2011-06-30", variations=moved).is_completed_late
    assert not measure(status="completed", completed="2011-06-20", due="2011-06-30").is_completed_late


def test_a_return_without_an_agency_came_from_whoever_led_then() -> None:
    one = measure(
        lead_agency="WORKS",
        variations=[
            variation("2010-03-01", "lead_agency", "POLICE", "CUSTOMS"),
            variation("2011-03-01", "lead_agency", "CUSTOMS", "WORKS"),
        ],
        updates=[
            {"period": f"20{year}-Q1", "submitted": f"20{year}-02-28", "status": "in_progress", "summary": "Begun."}
            for year in (10, 11, 12)
        ],
    )
    assert [one.reporter(update) for update in one.updates] == ["POLICE", "CUSTOMS", "WORKS"]
    assert one.reporters() == ["POLICE", "CUSTOMS", "WORKS"]
    assert one.lead_agency_on(date(2010, 3, 1)) == "CUSTOMS"


@pytest.mark.parametrize(
    ("field", "path"),
    [
        ("due", ("due",)),
        ("milestones.M2.due", ("milestones", 1, "due")),
        ("indicators.I1.target.value", ("indicators", 0, "target", "value")),
        ("milestones.M3.due", None),
        ("updates", None),
        ("milestones.M2", None),
    ],
)
def test_a_field_has_its_way_in_the_file(field: str, path: tuple[str | int, ...] | None) -> None:
    one = measure(
        milestones=[{"id": "M1", "title": "Plan"}, {"id": "M2", "title": "Train"}],
        indicators=[{"id": "I1", "title": "Staff trained", "unit": "people"}],
    )
    assert one.path_of(field) == path


def test_who_reported_is_found_without_going_through_the_variations_for_each_return() -> None:
    def look(count: int) -> int:
        one = measure(
            lead_agency="POLICE",
            updates=[{"period": "2009-10-Q1", "submitted": "2009-10-09", "status": "in_progress", "no_change": "true"}]
            * count,
            variations=[variation("2010-02-01", "lead_agency", "CUSTOMS", "POLICE")] * count,
        )
        return count_calls(one.reporters)

    assert look(1000) < 15 * look(100)
