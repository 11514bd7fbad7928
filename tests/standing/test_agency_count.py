"""What each agency has on its plate: only what is open, and only what it is asked for."""

from typing import Any

from poa_tracker.standing.agency_count import ReturnCount, share_out
from tests.standing.records import variation
from tests.standing.views import ended, led, of_period, on_day, update

CLOSED: dict[str, Any] = {
    "status": "closed",
    "closure": {"outcome": "discontinued", "date": "2025-12-01", "reason": "R"},
}


def test_what_has_ended_is_led_and_supported_no_more() -> None:
    supported = {"supporting_agencies": ["JUSTICE"]}
    shares = share_out(
        on_day("2026-02-01", led(1, **supported), led(2, **supported, **ended()), led(3, **supported, **CLOSED))
    )
    assert (shares["INTERIOR"].leads, len(shares["INTERIOR"].led)) == (1, 3)
    assert shares["JUSTICE"].supports == 1
    assert (shares["JUSTICE"].leads, shares["JUSTICE"].overdue) == (0, 0)


def test_what_was_given_to_an_agency_counts_for_its_successor_once() -> None:
    both = led(1, lead_agency="JUSTICE", supporting_agencies=["WORKS", "INTERIOR"])
    assert {key: one.supports for key, one in share_out(on_day("2025-12-31", both)).items()} == {
        "JUSTICE": 0,
        "WORKS": 1,
        "INTERIOR": 1,
    }
    assert {key: one.supports for key, one in share_out(on_day("2026-01-01", both)).items()} == {
        "JUSTICE": 0,
        "INTERIOR": 1,
    }


def test_overdue_is_counted_for_whoever_delivers_from_the_day_after() -> None:
    steps = [{"id": "M1", "title": "T", "agency": "JUSTICE", "due": "2026-01-15"}, {"id": "M2", "title": "T"}]
    record = led(due="2026-01-20", milestones=steps)
    shown = {
        day: {str(key): one.overdue for key, one in share_out(on_day(day, record)).items()}
        for day in ("2026-01-15", "2026-01-16", "2026-01-20", "2026-01-21")
    }
    assert shown == {
        "2026-01-15": {"INTERIOR": 0, "JUSTICE": 0},
        "2026-01-16": {"INTERIOR": 0, "JUSTICE": 1},
        "2026-01-20": {"INTERIOR": 0, "JUSTICE": 1},
        "2026-01-21": {"INTERIOR": 1, "JUSTICE": 1},
    }


def test_returns_are_asked_of_whoever_led_at_the_end_of_the_period() -> None:
    handed_on = led(variations=[variation("2026-01-10", "lead_agency", "JUSTICE", "INTERIOR")])
    shares = share_out(
        of_period(
            "2025-26-Q2",
            "2026-02-01",
            handed_on,
            led(2, updates=[update("2025-26-Q2", "2026-01-15")]),
            led(3, updates=[update("2025-26-Q2", "2026-01-16")]),
            led(4, lead_agency=None),
            led(5, **ended()),
        )
    )
    assert shares["JUSTICE"].returns == ReturnCount(expected=1, on_time=0, late=0, missing=1, not_due=0)
    assert shares["INTERIOR"].returns == ReturnCount(expected=2, on_time=1, late=1, missing=0, not_due=0)
    assert shares[None].returns == ReturnCount(0, 0, 0, 0, 0)
    assert [len(shares[key].asked) for key in ("INTERIOR", None)] == [2, 0]


def test_what_is_not_due_yet_is_not_missing() -> None:
    shares = share_out(of_period("2025-26-Q2", "2026-01-15", led()))
    assert shares["INTERIOR"].returns == ReturnCount(expected=1, on_time=0, late=0, missing=0, not_due=1)
