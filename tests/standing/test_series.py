"""An indicator by time: which figure is the latest, and what was restated."""

from datetime import date
from decimal import Decimal

from poa_tracker.model import Cycle, Frequency, Indicator
from poa_tracker.standing.series import readings

CYCLE = Cycle(Frequency.QUARTERLY, 7)


def indicator(*values: dict[str, str]) -> Indicator:
    return Indicator.model_validate({"id": "I1", "title": "Days", "unit": "days", "values": list(values)})


def test_periods_and_days_are_in_the_order_of_the_calendar() -> None:
    one = indicator(
        {"period": "2025-26-Q1", "value": "30", "reported": "2025-10-09"},
        {"date": "2025-12-31", "value": "20", "reported": "2026-01-09"},
        {"date": "2025-09-29", "value": "33", "reported": "2026-01-09"},
    )
    assert [(each.day, each.value.value) for each in readings(one, CYCLE)] == [
        (date(2025, 9, 29), Decimal(33)),
        (date(2025, 9, 30), Decimal(30)),
        (date(2025, 12, 31), Decimal(20)),
    ]


def test_the_figure_reported_last_counts_and_the_first_is_kept() -> None:
    one = indicator(
        {"period": "2025-26-Q1", "value": "33", "reported": "2026-01-20"},
        {"period": "2025-26-Q1", "value": "30", "reported": "2025-10-09"},
        {"period": "2025-26-Q1", "value": "34", "reported": "2026-01-20"},
    )
    (reading,) = readings(one, CYCLE)
    assert (reading.first.value, reading.value.value, reading.is_restated) == (Decimal(30), Decimal(34), True)


def test_the_same_figure_again_restates_nothing() -> None:
    one = indicator(
        {"period": "2025-26-Q1", "value": "30", "reported": "2025-10-09"},
        {"period": "2025-26-Q1", "value": "30", "reported": "2026-01-20"},
    )
    (reading,) = readings(one, CYCLE)
    assert not reading.is_restated


def test_a_period_and_its_last_day_are_two_figures_in_the_order_of_the_file() -> None:
    period = {"period": "2025-26-Q1", "value": "30", "reported": "2025-10-09"}
    day = {"date": "2025-09-30", "value": "20", "reported": "2025-10-09"}
    shown = [
        [each.value.value for each in readings(indicator(*pair), CYCLE)] for pair in ((period, day), (day, period))
    ]
    assert shown == [[Decimal(30), Decimal(20)], [Decimal(20), Decimal(30)]]
