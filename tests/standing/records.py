"""Measures and variations in a line or two, for stories about what stands."""

from typing import Any

from poa_tracker.model import Measure


def measure(**fields: Any) -> Measure:
    return Measure.model_validate({"id": "A-1", "title": "Train staff", "goal": "g", "status": "in_progress"} | fields)


def variation(day: str, field: str, was: str | None, to: str, state: str = "approved") -> dict[str, Any]:
    record = {"date": day, "field": field, "to": to, "reason": "Later intake", "state": state}
    return record if was is None else record | {"from": was}
