"""A period in whatever words a person has for it."""

from datetime import date

import pytest

from poa_tracker.errors import UsageError
from poa_tracker.model import Plan
from poa_tracker.standing.named_period import last_ended, parse_period

TODAY = date(2026, 2, 1)


def plan(**reporting: object) -> Plan:
    fields = {"fiscal_year_start": "7", **reporting}
    return Plan.model_validate({"id": "p", "title": "P", "period": {"start": "2024-07-01"}, "reporting": fields})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-26-Q1", "2025-26-Q1"),
        ("2025-26-q1", "2025-26-Q1"),
        ("Q1 2025/26", "2025-26-Q1"),
        ("q1  2025-26", "2025-26-Q1"),
        ("2025/26 Q1", "2025-26-Q1"),
        ("last", "2025-26-Q2"),
        ("This", "2025-26-Q3"),
    ],
)
def test_the_ways_to_name_a_quarter(text: str, expected: str) -> None:
    assert parse_period(plan(), text, TODAY).id == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("March 2025", "2024-25-M09"), ("mar 2025", "2024-25-M09"), ("2024-25-M09", "2024-25-M09")]
)
def test_months_have_names(text: str, expected: str) -> None:
    assert parse_period(plan(frequency="monthly"), text, TODAY).id == expected


def test_years_are_written_alone() -> None:
    assert parse_period(plan(frequency="yearly"), "2024/25", TODAY).id == "2024-25"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("next", "'next' is not a period of this plan (write it like 2025-26-Q1)"),
        ("Q5 2025/26", "'Q5 2025/26' is not a period of this plan (write it like 2025-26-Q1)"),
        ("2025-Q1", "'2025-Q1' is not a period of this plan (did you mean '2025-26-Q1'?)"),
        ("Q1 2023/24", "Q1 2023/24 is before the first period that this plan reports on, 2024-25-Q1"),
        ("2025-26-Q4", "2025-26-Q4 had not begun on 2026-02-01: it begins on 1 April 2026"),
    ],
)
def test_what_is_no_period_to_report_on(text: str, reason: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_period(plan(), text, TODAY)
    assert str(raised.value) == reason


def test_the_last_period_of_a_plan_that_ended_or_has_just_begun() -> None:
    assert last_ended(plan(last="2024-25-Q4"), TODAY).id == "2024-25-Q4"
    assert last_ended(plan(first="2025-26-Q3"), TODAY).id == "2025-26-Q3"


def test_a_period_can_be_meant_from_its_first_day_and_until_the_last_one_reported_on() -> None:
    assert parse_period(plan(), "2025-26-Q3", date(2026, 1, 1)).id == "2025-26-Q3"
    ended = plan(last="2025-26-Q1")
    assert parse_period(ended, "2025-26-Q1", TODAY).id == "2025-26-Q1"
    with pytest.raises(UsageError) as raised:
        parse_period(ended, "2025-26-Q2", TODAY)
    assert str(raised.value) == "2025-26-Q2 is after the last period that this plan reports on, 2025-26-Q1"


def test_a_plan_without_a_first_day_reports_on_any_period_that_has_ended() -> None:
    unbounded = Plan.model_validate({"id": "p", "title": "P", "reporting": {"fiscal_year_start": "7"}})
    assert parse_period(unbounded, "2001-02-Q1", TODAY).id == "2001-02-Q1"
    assert last_ended(unbounded, TODAY).id == "2025-26-Q2"


@pytest.mark.parametrize(
    ("text", "month"), [("January 2002", "2001-02-M07"), ("Dec 2025", "2025-26-M06"), ("July 2025", "2025-26-M01")]
)
def test_a_month_is_meant_by_its_own_year(text: str, month: str) -> None:
    plain = Plan.model_validate(
        {"id": "p", "title": "P", "reporting": {"fiscal_year_start": "7", "frequency": "monthly"}}
    )
    assert parse_period(plain, text, TODAY).id == month


@pytest.mark.parametrize("text", ["March 0001", "March 9999", "Thermidor 2025", "Mars 2025"])
def test_what_is_no_month_of_any_plan(text: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_period(plan(frequency="monthly"), text, TODAY)
    assert str(raised.value) == f"{text!r} is not a period of this plan (write it like 2025-26-M01)"


def test_the_first_and_the_last_year_that_a_month_can_be_of() -> None:
    unbounded = Plan.model_validate({"id": "p", "title": "P", "reporting": {"frequency": "monthly"}})
    assert parse_period(unbounded, "March 0002", TODAY).id == "0002-M03"
    assert parse_period(unbounded, "March 9989", date(9999, 1, 1)).id == "9989-M03"
    with pytest.raises(UsageError, match=r"^'March 9990' is not a period of this plan"):
        parse_period(unbounded, "March 9990", date(9999, 1, 1))


def test_a_month_is_no_period_of_a_plan_by_quarters() -> None:
    with pytest.raises(UsageError) as raised:
        parse_period(plan(), "March 2025", TODAY)
    assert str(raised.value) == "'March 2025' is not a period of this plan (did you mean '2024-25-Q3'?)"
