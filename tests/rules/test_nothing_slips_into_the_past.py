"""Every field of a measure's schema is tried, one after another, as a door into the past.

The fields come from the models, and what is put into each from its type. Either a rule that compares revisions finds the
change, or no report as it was known before the change can show it; what is left are texts and references, which read
as they stand now and are listed here with the reason.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from poa_tracker.changes.record_changes import MeasurePair, RecordChanges
from poa_tracker.model import Measure, Record
from poa_tracker.register import Entry, Project, Register, WorkingTree, load
from poa_tracker.rules import record_rules
from poa_tracker.rules.rule import Context, Reach
from poa_tracker.standing.rewind import rewind
from tests.conftest import TODAY, MakeProject
from tests.rules.record import MEASURE

BASE = date(2026, 1, 20)
EVE = date(2026, 1, 19)
BEFORE = "2025-12-01"

FREE = {
    "ref", "title", "goal", "objective", "kind", "agencies_as_published", "horizon", "success_measure", "depends_on",
    "parent", "links", "tags", "visibility", "source", "translations", "evidence", "start",
    "milestones.title", "milestones.horizon", "milestones.evidence", "milestones.translations", "milestones.agency",
    "indicators.title", "indicators.unit", "indicators.direction", "indicators.translations", "indicators.baseline.date",
    "indicators.baseline.period", "indicators.baseline.value", "supporting_agencies", "added", "milestones.added",
    "indicators.added", "status", "confidence", "recorded",
}  # fmt: skip
"""Texts and references, which read as they stand now. `added` of what was there before takes nothing in; `status` and
`confidence` follow the returns, and POA401 holds them to those; `recorded` means nothing without a completion."""


def fields(record: type[Record], path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every field below a record, those of the first item of a list too."""
    for name, field in record.model_fields.items():
        inner = next(
            (one for one in _types(field.annotation) if isinstance(one, type) and issubclass(one, Record)), None
        )
        here = (*path, field.alias or name)
        if inner is None or name in ("links", "evidence", "source", "translations"):
            yield here
        elif "tuple" in str(field.annotation):
            yield from fields(inner, (*here, 0))
        else:
            yield from fields(inner, here)


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for one in get_args(annotation):
        yield from _types(one)


def _annotation(path: tuple[str | int, ...]) -> Any:
    record: Any = Measure
    for name in path[:-1]:
        if isinstance(name, int):
            continue
        field = next(one for key, one in record.model_fields.items() if (one.alias or key) == name)
        record = next(one for one in _types(field.annotation) if isinstance(one, type) and issubclass(one, Record))
    return next(one for key, one in record.model_fields.items() if (one.alias or key) == path[-1]).annotation


def _another(path: tuple[str | int, ...], now: object) -> object:
    """Another value of the field's type, as a file would have it."""
    types = list(_types(_annotation(path)))
    words = next((one for one in types if isinstance(one, type) and issubclass(one, StrEnum)), None)
    if words is not None:
        return next(one.value for one in words if one.value != now)
    if date in types:
        return BEFORE if str(now) != BEFORE else "2025-11-30"
    if Decimal in types:
        return "77"
    if bool in types:
        return "false" if now == "true" else "true"
    if path[-1] in ("from", "to"):
        return "2027-01-31"
    if path[-1] == "period":
        return "2025-26-Q2" if now != "2025-26-Q2" else "2025-26-Q1"
    if tuple in [getattr(one, "__origin__", None) for one in types]:
        return ["JUSTICE"]
    return "JUSTICE" if "agency" in str(path[-1]) else "ANOTHER"


def _name(path: tuple[str | int, ...]) -> str:
    return ".".join(str(one) for one in path if not isinstance(one, int))


def written(measure: Measure) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(
        yaml.dump(measure.model_dump(by_alias=True, exclude_defaults=True, mode="json")), yaml.BaseLoader
    )
    return data


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Register:
    from tests.conftest import AGENCIES, PLAN

    root: Path = tmp_path_factory.mktemp("plan")
    (root / "plan.yaml").write_text(PLAN)
    (root / "agencies.yaml").write_text(AGENCIES)
    (root / "measures").mkdir()
    (root / "measures" / "GOV-001.yaml").write_text(MEASURE)
    return load(WorkingTree(Project(root).root))


def entry(data: dict[str, Any]) -> Entry[Measure]:
    raw = yaml.safe_dump(data, sort_keys=False).encode()
    return Entry("measures/GOV-001.yaml", Measure.model_validate(data), raw)


def known_then(plan: Register, measure: Measure) -> dict[str, Any]:
    """What a report as known on the eve of the revision could show, less what reads as it stands now."""
    stood, _ = rewind(measure, EVE, plan.plan.reporting.cycle.containing(EVE), EVE)
    shown = stood.model_dump(by_alias=True)
    for path in FREE:
        *above, name = path.split(".")
        places = [shown]
        for one in above:
            places = [inner for place in places for inner in (place[one] if isinstance(place[one], (list, tuple)) else [place[one]]) if inner]  # fmt: skip
        for place in places:
            place.pop(name, None)
    return shown


def changed(data: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any] | None:
    """The data with another value in one field; None where there is nothing to put it into."""
    copy: Any = yaml.load(yaml.dump(data), yaml.BaseLoader)
    place = copy
    for name in path[:-1]:
        if isinstance(place, dict) and name not in place:
            if name == "closure":
                place[name] = {"outcome": "discontinued", "date": BEFORE, "reason": "X"}
            else:
                return None
        place = place[name]
    place[path[-1]] = _another(path, place.get(path[-1]))
    return copy  # type: ignore[no-any-return]


ALL = [path for path in fields(Measure) if path != ("id",)]


def test_there_are_many_doors() -> None:
    assert len(ALL) > 70
    assert {"completed", "milestones.completed", "updates.summary", "variations.to"} <= {_name(path) for path in ALL}
    assert {_name(path) for path in ALL} >= FREE, "what is free is a field"


@pytest.mark.parametrize("path", ALL, ids=_name)
def test_no_field_lets_a_fact_into_the_past(plan: Register, path: tuple[str | int, ...]) -> None:
    before = plan.measures[0].record
    try:
        data = changed(written(before), path)
        after = entry(data) if data else None
    except ValueError:
        return  # a record that cannot be read is found by other rules
    if after is None or _name(path) in FREE:
        return
    found = findings(plan, entry(written(before)), after)
    assert found or known_then(plan, after.record) == known_then(plan, before), (
        "where it reads as it stands now, name it in FREE of tests/rules/test_nothing_slips_into_the_past.py; "
        "where it is of its day, a rule of the record has to find what came later"
    )


def findings(plan: Register, before: Entry[Measure], after: Entry[Measure]) -> list[str]:
    pair = MeasurePair(before, after)
    since = RecordChanges(plan, plan, (pair,), (), (), (), BASE)
    context = Context(plan, TODAY, since=since)
    rules = record_rules()
    return [one.code for one in rules for reach, find in one.finders if reach is Reach.RECORD for _ in find(context)]


def test_a_new_item_of_every_list_is_held_too(plan: Register, project: MakeProject) -> None:
    data = written(plan.measures[0].record)
    added = {
        "milestones": {"id": "M9", "title": "X", "completed": BEFORE},
        "indicators": {"id": "I9", "title": "X", "unit": "x"},
        "updates": {"period": "2025-26-Q2", "submitted": "2026-01-10", "agency": "JUSTICE", "status": "in_progress", "no_change": "true"},
        "variations": {"date": BEFORE, "field": "lead_agency", "to": "JUSTICE", "reason": "X", "state": "requested"},
    }  # fmt: skip
    for name, item in added.items():
        after = entry({**data, name: [*data[name], item]})
        assert "POA519" in findings(plan, entry(data), after), name
