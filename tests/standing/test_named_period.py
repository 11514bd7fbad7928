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
        ("Q1 2023/24", "Q1 2023/24 lies before the first period that this plan reports on, 2024-25-Q1"),
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
