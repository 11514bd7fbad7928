"""What a measure's record was when a period was closed, as a few short sums that notice every later change.

Each part of the record has a sum of its own, so that one can see what was changed and not only that something was. What
may come later by right is left out of them: updates, values and completions that became known after the closing day,
variations that took effect after the period, milestones and indicators that were added.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel

from poa_tracker.model import Measure, Period
from poa_tracker.standing.rewind import rewind

_LENGTH = 16
"""Hexadecimal digits of a sum: to find another text with the same one would take thousands of years."""

PARTS = {
    "updates": "an update",
    "values": "a value of an indicator",
    "delivered": "a completion or closure",
    "dates": "a date or target",
    "lead": "the lead agency",
}
"""The parts of a record, and what people call a change in one."""


def digest(measure: Measure, period: Period, closed: date) -> str:
    """The sums of a measure's record as reported for `period`, by what was known on the day it was closed."""
    subjects = [one.id for one in measure.milestones] + [one.id for one in measure.indicators]
    sums = _sums(measure, period, closed, subjects)
    listed = {"dates": f"[{','.join(subjects)}]" if subjects else ""}
    return " ".join(f"{name}{listed.get(name, '')}={one}" for name, one in sums)


def changed_parts(measure: Measure, period: Period, closed: date, written: str) -> list[str]:
    """The parts of a record that are not what they were by `written`, its digest; unknown ones among them."""
    was: dict[str, str] = {}
    subjects: list[str] = []
    for word in written.split():
        name, _, one = word.partition("=")
        name, _, listed = name.partition("[")
        was[name] = one
        subjects += [part for part in listed.removesuffix("]").split(",") if part]
    now = dict(_sums(measure, period, closed, subjects))
    return [name for name in PARTS if was.get(name) != now[name]]


def _sums(measure: Measure, period: Period, closed: date, subjects: list[str]) -> list[tuple[str, str]]:
    stood, _ = rewind(measure, period.last_day, period, closed)
    fields = ["due", *(field for one in subjects for field in _fields_of(stood, one))]
    parts: dict[str, object] = {
        "updates": [_plain(one) for one in stood.updates],
        "values": {one.id: [_plain(value) for value in one.values] for one in stood.indicators if one.values},
        "delivered": [
            *((one.id, one.completed) for one in stood.milestones if one.completed),
            stood.completed,
            _plain(stood.closure) if stood.closure else None,
        ],
        "dates": {
            "fields": {field: stood.value_of(field) for field in fields},
            "variations": [_plain(one) for one in stood.variations if one.is_approved and one.field != "lead_agency"],
        },
        "lead": [
            stood.lead_agency,
            *(_plain(one) for one in stood.variations if one.is_approved and one.field == "lead_agency"),
        ],
    }
    return [(name, _sum(parts[name])) for name in PARTS]


def _fields_of(measure: Measure, sub_id: str) -> list[str]:
    if measure.indicator(sub_id):
        return [f"indicators.{sub_id}.target.value", f"indicators.{sub_id}.target.date"]
    return [f"milestones.{sub_id}.due"]


def _plain(record: BaseModel) -> Mapping[str, object]:
    return record.model_dump(by_alias=True, exclude_defaults=True)


def _sum(part: object) -> str:
    text = json.dumps(part, sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:_LENGTH]
