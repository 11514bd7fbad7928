"""A variation may name any field there is, or none there is: that is a finding at the field, and nothing stops.

The names come from the models. Each is tried with what it names there and not there, corrected and decided, from a value,
to a value and both; everything that reads a measure is asked about it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import ValidationError

from poa_tracker.model import Measure, Record, ReturnState, Variation, is_field
from poa_tracker.register import Entry, Project, WorkingTree, load
from poa_tracker.rules.poa501_variation_differs_from_field import variation_differs_from_field
from poa_tracker.rules.rule import Context
from poa_tracker.rules.run import check_project
from poa_tracker.rules.selection import Selection
from poa_tracker.standing.as_of import AsOf
from poa_tracker.standing.digest import changed_parts, digest
from tests.cli.conftest import Poa, poa
from tests.conftest import AGENCIES, PLAN, TODAY

__all__ = ["poa"]

FULL = """\
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: INTERIOR
supporting_agencies: [JUSTICE]
status: in_progress
confidence: on_track
added: 2025-07-02
start: 2025-07-03
due: 2026-09-30
milestones:
  - {id: M1, title: Forms, due: 2025-12-31, added: 2025-07-04, completed: 2025-12-12, recorded: 2025-12-13}
indicators:
  - id: I1
    title: Days to a permit
    unit: days
    baseline: {period: 2024-25-Q4, value: 44}
    target: {date: 2026-06-30, value: 20}
    values:
      - {period: 2025-26-Q1, value: 42, reported: 2025-10-09, recorded: 2025-10-10}
updates:
  - {period: 2025-26-Q1, submitted: 2025-10-09, status: in_progress, confidence: on_track, summary: Forms drafted.}
"""
CLOSED = FULL.replace("status: in_progress\nconf", "status: closed\nconf") + (
    "closure: {outcome: merged, into: GOV-002, date: 2026-01-10, recorded: 2026-01-11, reason: R, approved_by: B}\n"
)
BARE = "id: GOV-001\ntitle: Shorter permits\ngoal: permits\nstatus: not_started\n"
VALUES = (
    "2025-10-01",
    "2026-01-15",
    "7",
    "in_progress",
    "on_track",
    "merged",
    "internal",
    "increase",
    "INTERIOR",
    "2025-26-Q2",
)


SUB_IDS = {
    "milestones": ("", "M1.", "X9.", "*."),
    "indicators": ("", "I1.", "X9."),
    "values": ("", "2025-26-Q1.", "2025-26-Q4."),
}


def names(record: type[Record], above: str = "") -> Iterator[str]:
    """Every dotted name of a field below a record, of lists and what they hold too, and some that nothing has."""
    for name, field in record.model_fields.items():
        here = f"{above}{field.alias or name}"
        yield here
        yield f"{here}.nothing"
        for inner in (one for one in _types(field.annotation) if isinstance(one, type) and issubclass(one, Record)):
            for sub_id in SUB_IDS.get(name, ("",)):
                yield f"{here}.{sub_id}".removesuffix(".")
                yield from names(inner, f"{here}.{sub_id}")


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for one in get_args(annotation):
        yield from _types(one)


NAMES = sorted({*names(Measure), "", ".", "..", "nothing", "milestones.", "indicators.I1.values.", "closure.."})


def entries(field: str) -> Iterator[dict[str, Any]]:
    """Corrections and decisions of a field, from and to whatever it can hold."""
    one = {"date": "2026-01-20", "field": field, "reason": "R"}
    for value in (*VALUES, [VALUES[-2]]):
        if _is_valid(one | {"from": value, "corrects": "true"}):
            yield one | {"from": value, "corrects": "true"}
            yield one | {"to": value, "corrects": "true"}
            yield one | {"from": value, "to": value, "corrects": "true"}
            yield one | {"from": value, "to": value, "state": "approved"}
            yield one | {"to": value, "state": "requested"}
            return


def _is_valid(entry: dict[str, Any]) -> bool:
    try:
        Variation.model_validate(entry)
    except ValidationError:
        return False
    return True


def measures(base: str, fields: list[str]) -> Iterator[Measure]:
    data = yaml.load(base, yaml.BaseLoader)
    for field in fields:
        for entry in entries(field):
            yield Measure.model_validate(data | {"variations": [entry]})


@pytest.mark.parametrize("base", [FULL, CLOSED, BARE], ids=["full", "closed", "bare"])
def test_no_view_stops_at_any_field(tmp_path: Path, base: str) -> None:
    write(tmp_path, base)
    register = load(WorkingTree(tmp_path))
    period = register.plan.reporting.cycle.parse("2025-26-Q2")
    entry, tried = register.measures[0], 0
    for measure in measures(base, NAMES):
        one = replace(register, measures=(Entry(entry.path, measure, entry.raw),))
        for as_at in (date(2026, 1, 16), TODAY):
            for standing in AsOf.of_period(one, period, as_at).standings:
                for indicator in standing.measure.indicators:
                    tried += len(standing.readings(indicator))
                assert standing.return_state is not ReturnState.LATE
                assert len([promise.first_due for promise in standing.promises]) == 1 + len(standing.milestones)
        kept = digest(measure, period, date(2026, 1, 16))
        assert changed_parts(measure, period, date(2026, 1, 16), kept) == []
        tried += 1
    assert tried > 1000


def write(root: Path, measure: str) -> None:
    (root / "measures").mkdir(parents=True, exist_ok=True)
    (root / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (root / "agencies.yaml").write_text(AGENCIES, encoding="utf-8")
    (root / "measures/GOV-001.yaml").write_text(measure, encoding="utf-8")


@pytest.mark.parametrize("base", [FULL, CLOSED, BARE], ids=["full", "closed", "bare"])
@pytest.mark.parametrize("number", range(5))
def test_the_check_and_every_list_go_on_and_point_at_the_field(
    tmp_path: Path, base: str, number: int, poa: Poa
) -> None:
    """All of them in one file, each once: whatever stops would stop here."""
    listed = [each for field in NAMES for each in list(entries(field))[number : number + 1]]
    assert len(listed) > 200
    lines = [yaml.safe_dump(one, default_flow_style=True, width=1000).strip() for one in listed]
    lines = [line.replace("'true'", "true").replace("'2026-01-20'", "2026-01-20") for line in lines]
    write(tmp_path, base + "variations:\n" + "".join(f"  - {line}\n" for line in lines))
    assert check_project(Project(tmp_path), TODAY, Selection()).findings, "a hundred of each rule"
    (_, find), *_ = variation_differs_from_field.finders
    said = [message for _, message in find(Context(load(WorkingTree(tmp_path)), TODAY))]
    unknown = {message.partition("'")[2].partition("'")[0] for message in said if message.startswith("no ")}
    assert {one for one in NAMES if not is_field(one)} <= unknown
    for command in (
        ("report", "--format", "html", "--audience", "internal", "--output", "-"),
        ("report", "--period", "2025-26-Q2", "--as-at", "2026-01-16", "--format", "md", "--output", "-"),
        ("list",),
        ("show", "GOV-001"),
        ("show", "GOV-001", "--format", "json", "--as-at", "2026-01-16"),
        ("due", "--format", "json"),
        ("returns", "status"),
        ("diff", "2025-26-Q1", "2025-26-Q2"),
    ):
        result = poa(tmp_path, *command)
        assert result.exit_code in (0, 1), (command, result)
        assert result.stdout or result.stderr, command


FIELDS = (
    "milestones",
    "closure.date",
    "closure.outcome",
    "indicators.I1.values.2025-26-Q4",
    "updates",
    "variations",
    "id",
)


@pytest.mark.parametrize("field", FIELDS)
def test_commands_refuse_what_is_no_field(tmp_path: Path, field: str, poa: Poa) -> None:
    write(tmp_path, FULL)
    for command in (
        ("correct", "GOV-001", field, "2025-10-01", "--reason", "R"),
        ("correct", "GOV-001", field, "--reason", "R"),
    ):
        result = poa(tmp_path, *command)
        assert result.exit_code == 2, result
        said = ("no field", "not closed", "no figure for", "corrected by another return")
        assert any(words in result.stderr for words in said), result
