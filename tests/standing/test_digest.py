"""What a closed period holds fast of a record: every part that was reported, and nothing that may come later by right."""

from datetime import date
from typing import Any

import pytest

from poa_tracker.standing.digest import changed_parts, digest
from tests.standing.records import variation
from tests.standing.views import led, on_day, update

PERIOD = on_day("2025-12-31").period
CLOSED = date(2026, 1, 20)
STEP = {"id": "M1", "title": "Forms", "due": "2025-11-30"}
INDICATOR = {
    "id": "I1",
    "title": "Days",
    "unit": "days",
    "target": {"date": "2026-06-30", "value": "20"},
    "values": [{"period": "2025-26-Q2", "value": "30", "reported": "2026-01-09"}],
}
RECORD: dict[str, Any] = {
    "due": "2026-06-30",
    "milestones": [STEP],
    "indicators": [INDICATOR],
    "updates": [update("2025-26-Q2", "2026-01-09", "on_track")],
    "variations": [
        variation("2025-10-01", "due", "2026-03-31", "2026-06-30"),
        variation("2025-10-02", "lead_agency", "JUSTICE", "INTERIOR"),
        variation("2025-10-03", "due", "2026-06-30", "2026-09-30", "requested"),
        variation("2025-10-04", "lead_agency", "INTERIOR", "WORKS", "declined"),
    ],
}
HELD = digest(led(**RECORD), PERIOD, CLOSED)


def changed(**fields: Any) -> list[str]:
    return changed_parts(led(**(RECORD | fields)), PERIOD, CLOSED, HELD)


def varied(number: int, **fields: str) -> dict[str, Any]:
    steps: list[dict[str, Any]] = [*RECORD["variations"]]
    steps[number] = {**steps[number], **fields}
    return {"variations": steps}


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        ({}, []),
        ({"updates": [update("2025-26-Q2", "2026-01-09", "at_risk")]}, ["updates"]),
        ({"indicators": [{**INDICATOR, "values": []}]}, ["values"]),
        ({"milestones": [{**STEP, "completed": "2025-12-01"}]}, ["delivered"]),
        ({"status": "completed", "completed": "2025-12-31"}, ["delivered"]),
        (
            {"status": "closed", "closure": {"outcome": "discontinued", "date": "2025-12-01", "reason": "R"}},
            ["delivered"],
        ),
        ({"due": "2026-07-31"}, ["dates"]),
        ({"milestones": [{**STEP, "due": "2025-12-01"}]}, ["dates"]),
        ({"indicators": [{**INDICATOR, "target": {"date": "2026-06-30", "value": "30"}}]}, ["dates"]),
        ({"indicators": [{**INDICATOR, "target": {"date": "2026-07-31", "value": "20"}}]}, ["dates"]),
        (varied(0, reason="Another"), ["dates"]),
        (varied(1, reason="Another"), ["lead"]),
        ({"lead_agency": "WORKS"}, ["lead"]),
    ],
)
def test_every_part_that_was_reported_is_held(fields: dict[str, Any], parts: list[str]) -> None:
    assert changed(**fields) == parts


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Another title", "tags": ["new"]},
        {"milestones": [STEP, {"id": "M2", "title": "New", "due": "2025-12-31"}]},
        {"indicators": [INDICATOR, {"id": "I2", "title": "New", "unit": "days"}]},
        {"updates": [*RECORD["updates"], update("2025-26-Q2", "2026-01-21", "at_risk", corrects="true")]},
        {"milestones": [{**STEP, "completed": "2025-12-01", "recorded": "2026-01-21"}]},
        varied(2, reason="Asked for otherwise"),
        varied(2, state="declined"),
        varied(3, reason="Declined otherwise"),
        {"variations": [*RECORD["variations"], variation("2026-01-05", "due", "2026-06-30", "2026-09-30")]}
        | {"due": "2026-09-30"},
    ],
)
def test_what_may_come_later_by_right_is_not(fields: dict[str, Any]) -> None:
    assert changed(**fields) == []


def test_the_same_record_has_the_same_sums_for_ever() -> None:
    shown = "a period closed with an earlier release would no longer be what it was"
    assert HELD == (
        "updates=1d468e87349f051e values=7565c1d96b90aacb delivered=95cb9b4f84ceff13 "
        "dates[M1,I1]=1d37cde84dec1dcb lead=cda476d525b3e558"
    ), shown
    closed = led(status="closed", closure={"outcome": "merged", "date": "2025-12-01", "into": "GOV-2", "reason": "Ā"})
    assert digest(closed, PERIOD, CLOSED) == (
        "updates=4f53cda18c2baa0c values=44136fa355b3678a delivered=0488a23d405cb907 "
        "dates=7f81edda7429aee6 lead=1c5a002fa6592410"
    ), shown
