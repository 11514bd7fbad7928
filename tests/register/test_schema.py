"""The schemas that editors use: valid, described, true of this repository's files, and strict."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from poa_tracker.register.schema import SCHEMAS, json_schema

ROOT = Path(__file__).parents[2]
FILES = [
    ("plan", ROOT / "plan.yaml"),
    ("agencies", ROOT / "agencies.yaml"),
    *(("measure", path) for path in sorted((ROOT / "measures").rglob("*.yaml"))),
    *(("period", path) for path in sorted((ROOT / "periods").rglob("*.yaml"))),
]


class WithoutDates(SafeConstructor):
    """YAML 1.2 has no dates: an editor's YAML reader leaves them text."""


WithoutDates.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def parse(text: str) -> Any:
    loader = YAML(typ="safe", pure=True)
    loader.Constructor = WithoutDates
    return loader.load(text)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_a_schema(name: str) -> None:
    schema = json_schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described(name: str) -> None:
    schema = json_schema(name)
    records = {schema["title"]: schema, **schema.get("$defs", {})}
    fields = [
        (title, field, entry) for title, one in records.items() for field, entry in one.get("properties", {}).items()
    ]
    assert len(fields) >= 5
    assert [f"{title}.{field}" for title, field, entry in fields if not entry.get("description")] == []
    assert [title for title, one in records.items() if not one.get("description")] == []


def test_this_repository_has_files_to_hold_against_the_schemas() -> None:
    assert len(FILES) > 15


@pytest.mark.parametrize(("name", "path"), FILES, ids=[path.name for _, path in FILES])
def test_this_repository_s_files_are_valid(name: str, path: Path) -> None:
    faults = Draft202012Validator(json_schema(name)).iter_errors(parse(path.read_text(encoding="utf-8")))
    assert [fault.message for fault in faults] == []


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("measure", "id: prev-1\ntitle: T\ngoal: g\nstatus: ongoing\n", "'prev-1' does not match"),
        ("measure", "id: A-1\ntitle: T\ngoal: g\nstatus: begun\n", "'begun' is not one of"),
        ("measure", "id: A-1\ntitle: T\ngoal: g\n", "'status' is a required property"),
        ("measure", "id: A-1\ntitle: T\ngoal: g\nstatus: ongoing\ntitel: T\n", "Additional properties are not allowed"),
        ("plan", "id: p\ntitle: T\nwording: {off_trak: {label: Late}}\n", "'off_trak' is not one of"),
        ("plan", "id: p\ntitle: T\nreporting: {fiscal_year_start: 13}\n", "13 is greater than the maximum"),
        ("agencies", "agencies: [{id: A}]\n", "'name' is a required property"),
        ("period", "period: 2025-26-Q1\nclosed_by: Secretariat\n", "is not valid under any of the given schemas"),
    ],
)
def test_a_fault_is_a_fault_in_the_editor_too(name: str, text: str, fault: str) -> None:
    messages = [one.message for one in Draft202012Validator(json_schema(name)).iter_errors(parse(text))]
    assert any(fault in message for message in messages), messages


@pytest.mark.parametrize(
    ("update", "valid"),
    [("summary: Done", True), ("no_change: true", True), ("no_change: false", False), ("issues: None", False)],
)
def test_an_update_says_something(update: str, valid: bool) -> None:
    text = f"""
id: A-1
title: T
goal: g
status: ongoing
ref: 1
source: {{page: 8}}
updates:
  - {{period: 2025-26-Q1, submitted: 2025-10-09, status: ongoing, {update}}}
"""
    assert Draft202012Validator(json_schema("measure")).is_valid(parse(text)) is valid


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_in_the_repository_are_those_of_the_models(name: str) -> None:
    written = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert written == json_schema(name), "run `make docs`"


def test_each_file_points_its_editor_at_its_schema() -> None:
    for name, path in FILES:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        _, _, target = first.partition("$schema=")
        assert (path.parent / target).resolve() == ROOT / "schemas" / f"{name}.schema.json", path
