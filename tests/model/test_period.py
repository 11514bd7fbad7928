"""Periods: written in one way only, tiling the calendar without gap or overlap."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poa_tracker.model import Cycle, Frequency, Period, PeriodError

QUARTERS = Cycle(Frequency.QUARTERLY, 7)

cycles = st.builds(Cycle, st.sampled_from(Frequency), st.integers(1, 12))
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("cycle", "text", "first", "last", "name"),
    [
        (QUARTERS, "2025-26-Q1", date(2025, 7, 1), date(2025, 9, 30), "Q1 2025/26"),
        (QUARTERS, "2025-26-Q3", date(2026, 1, 1), date(2026, 3, 31), "Q3 2025/26"),
        (QUARTERS, "1999-00-Q4", date(2000, 4, 1), date(2000, 6, 30), "Q4 1999/00"),
        (Cycle(), "2025-Q1", date(2025, 1, 1), date(2025, 3, 31), "Q1 2025"),
        (Cycle(Frequency.HALF_YEARLY, 10), "2025-26-H2", date(2026, 4, 1), date(2026, 9, 30), "H2 2025/26"),
        (Cycle(Frequency.MONTHLY, 7), "2025-26-M08", date(2026, 2, 1), date(2026, 2, 28), "February 2026"),
        (Cycle(Frequency.MONTHLY, 1), "2024-M02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (Cycle(Frequency.YEARLY, 7), "2025-26", date(2025, 7, 1), date(2026, 6, 30), "2025/26"),
        (Cycle(Frequency.YEARLY, 1), "2025", date(2025, 1, 1), date(2025, 12, 31), "2025"),
    ],
)
def test_a_period_has_its_days_and_its_name(cycle: Cycle, text: str, first: date, last: date, name: str) -> None:
    period = cycle.parse(text)
    assert (period.id, period.first_day, period.last_day, period.name) == (text, first, last, name)


def test_a_period_is_shown_with_its_days() -> None:
    assert QUARTERS.parse("2025-26-Q1").title == "Q1 2025/26 (1 July to 30 September 2025)"
    yearly = Cycle(Frequency.YEARLY, 7).parse("2025-26")
    assert yearly.title == "2025/26 (1 July 2025 to 30 June 2026)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-27-Q1", "'2025-27-Q1' is not a period of this plan (did you mean '2025-26-Q1'?)"),
        ("2025-Q1", "'2025-Q1' is not a period of this plan (did you mean '2025-26-Q1'?)"),
        (
            "2025-26-Q5",
            "'2025-26-Q5' is not a period of this plan, which reports quarterly (write it like 2025-26-Q1)",
        ),
        (
            "2025-26-M03",
            "'2025-26-M03' is not a period of this plan, which reports quarterly (write it like 2025-26-Q1)",
        ),
        ("2025-26", "'2025-26' is not a period of this plan, which reports quarterly (write it like 2025-26-Q1)"),
        ("2009-10-Q5", "'2009-10-Q5' is not a period of this plan, which reports quarterly (write it like 2025-26-Q1)"),
        ("Q1", "'Q1' is not a period of this plan (write it like 2025-26-Q1)"),
        ("9" * 70, f"'{'9' * 59}…' is not a period of this plan (write it like 2025-26-Q1)"),
        ("", "'' is not a period of this plan (write it like 2025-26-Q1)"),
        ("٢٠٢٥-26-Q1", "'٢٠٢٥-26-Q1' is not a period of this plan (write it like 2025-26-Q1)"),
        ("9999-00-Q4", "'9999-00-Q4' is not a period of this plan, which reports quarterly (write it like 2025-26-Q1)"),
        ("0000-01-Q1", "'0000-01-Q1' is not a period of this plan, which reports quarterly (write it like 2025-26-Q1)"),
    ],
)
def test_shows_what_would_be_a_period(text: str, message: str) -> None:
    with pytest.raises(PeriodError) as caught:
        QUARTERS.parse(text)
    assert str(caught.value) == message


MONTHS = Cycle(Frequency.MONTHLY, 7)


@pytest.mark.parametrize(
    ("cycle", "text", "meant"),
    [
        (QUARTERS, "2009-10-q1", "2009-10-Q1"),
        (QUARTERS, "2009/10-Q1", "2009-10-Q1"),
        (QUARTERS, "2009-10 Q1", "2009-10-Q1"),
        (QUARTERS, "2009\u201310 Q1", "2009-10-Q1"),
        (QUARTERS, "2009-2010-Q1", "2009-10-Q1"),
        (QUARTERS, "Q1 2009", "2009-10-Q1"),
        (QUARTERS, "Q1, 2009/10", "2009-10-Q1"),
        (QUARTERS, "Sept 2009", "2009-10-Q1"),
        (Cycle(), "q3/2009", "2009-Q3"),
        (MONTHS, "2025-26-M7", "2025-26-M07"),
        (MONTHS, "2025-M07", "2025-26-M01"),
        (MONTHS, "2025-M02", "2024-25-M08"),
        (MONTHS, "2025-07", "2025-26-M01"),
        (MONTHS, "March 2026", "2025-26-M09"),
        (Cycle(Frequency.MONTHLY), "2025-7", "2025-M07"),
        (Cycle(Frequency.YEARLY, 7), "2009/10", "2009-10"),
    ],
)
def test_another_spelling_is_recognised(cycle: Cycle, text: str, meant: str) -> None:
    with pytest.raises(PeriodError) as caught:
        cycle.parse(text)
    assert str(caught.value) == f"{text!r} is not a period of this plan (did you mean {meant!r}?)"


@pytest.mark.parametrize(("cycle", "text"), [(MONTHS, "2009-10"), (MONTHS, "2025-M13"), (QUARTERS, "2009-M07")])
def test_what_may_mean_two_periods_or_none_is_not_guessed(cycle: Cycle, text: str) -> None:
    with pytest.raises(PeriodError, match="write it like 2025-26-"):
        cycle.parse(text)


@given(cycles, days)
def test_periods_tile_the_calendar(cycle: Cycle, day: date) -> None:
    period = cycle.containing(day)
    assert period.first_day <= day <= period.last_day
    assert period.next().first_day == period.last_day + timedelta(days=1)
    assert period.previous().last_day == period.first_day - timedelta(days=1)
    assert period.next().previous() == period


@given(cycles, days)
def test_what_is_written_is_read_back(cycle: Cycle, day: date) -> None:
    period = cycle.containing(day)
    assert cycle.parse(period.id) == period


@given(cycles, days, days)
def test_ids_sort_as_their_periods_do(cycle: Cycle, one: date, other: date) -> None:
    first, second = cycle.containing(one), cycle.containing(other)
    assert (first.id < second.id) == (first < second)


def test_counts_through_to_the_last() -> None:
    first, last = QUARTERS.parse("2025-26-Q3"), QUARTERS.parse("2026-27-Q2")
    through = [period.id for period in first.through(last)]
    assert through == ["2025-26-Q3", "2025-26-Q4", "2026-27-Q1", "2026-27-Q2"]
    assert list(last.through(first)) == []


def test_a_period_is_compared_with_a_period() -> None:
    assert Period(QUARTERS, 2025, 4) < Period(QUARTERS, 2026, 1)
