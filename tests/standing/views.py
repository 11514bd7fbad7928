"""A plan of a few measures in memory, seen on a day or at the end of a period."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from poa_tracker.model import Agency, Measure, Plan
from poa_tracker.register import Agencies, Entry, Register, WorkingTree
from poa_tracker.standing.as_of import AsOf
from tests.standing.records import measure

FIELDS: dict[str, Any] = {
    "id": "p",
    "title": "P",
    "period": {"start": "2025-07-01"},
    "reporting": {"fiscal_year_start": "7"},
    "goals": [
        {"id": "g", "title": "Permits", "prefix": "GOV", "objectives": [{"id": "z", "title": "Z"}, {"id": "a", "title": "A"}]},
        {"id": "b", "title": "Courts"},
    ],
}  # fmt: skip
AGENCIES = (
    {"id": "INTERIOR", "name": "Interior"},
    {"id": "JUSTICE", "name": "Justice"},
    {"id": "WORKS", "name": "Works", "succeeded_by": {"agency": "INTERIOR", "date": "2026-01-01"}},
)


def register(*measures: Measure, **plan: Any) -> Register:
    return Register(
        source=WorkingTree(Path()),
        plan=Plan.model_validate(FIELDS | plan),
        agencies=Agencies(tuple(Agency.model_validate(one) for one in AGENCIES)),
        measures=tuple(Entry(f"measures/{one.id}.yaml", one, b"") for one in measures),
    )


def on_day(day: str, *measures: Measure, **plan: Any) -> AsOf:
    return AsOf.on_day(register(*measures, **plan), date.fromisoformat(day))


def of_period(period: str, as_at: str, *measures: Measure, **plan: Any) -> AsOf:
    everything = register(*measures, **plan)
    return AsOf.of_period(everything, everything.plan.reporting.cycle.parse(period), date.fromisoformat(as_at))


def led(number: int = 1, **fields: Any) -> Measure:
    """A measure that INTERIOR leads, unless another is given."""
    return measure(**({"id": f"GOV-{number}", "lead_agency": "INTERIOR"} | fields))


def update(period: str, submitted: str, confidence: str | None = None, **fields: Any) -> Mapping[str, Any]:
    stated = {"confidence": confidence} if confidence else {}
    return {"period": period, "submitted": submitted, "status": "in_progress", "summary": "S", **stated, **fields}


def ended(completed: str = "2025-12-01") -> dict[str, Any]:
    return {"status": "completed", "completed": completed}
