"""The JSON Schema (2020-12) of each kind of file, for editors that complete and check while one types."""

import ast
import inspect
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from poa_tracker.model import AgencyList, ClosedPeriod, Measure, Plan, Record

SCHEMAS: dict[str, type[Record]] = {"plan": Plan, "agencies": AgencyList, "measure": Measure, "period": ClosedPeriod}
"""Each kind of file and the record it holds."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file, with the docstrings of the records and their fields as descriptions."""
    schema = SCHEMAS[name].model_json_schema(by_alias=True)
    described = {"$schema": DIALECT, **_described(schema, SCHEMAS[name].__name__)}
    for title, definition in described.get("$defs", {}).items():
        described["$defs"][title] = _described(definition, title)
    return described


def schema_text(name: str) -> str:
    """The schema of one kind of file, as a file."""
    return json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n"


def _described(schema: dict[str, Any], title: str) -> dict[str, Any]:
    """A record's schema with descriptions, and without the titles that pydantic makes of field names."""
    if "properties" not in schema:
        return schema
    docstrings = _field_docstrings().get(title, {})
    properties = {name: _described_field(field, docstrings.get(name)) for name, field in schema["properties"].items()}
    return {**schema, "properties": properties}


def _described_field(field: dict[str, Any], docstring: str | None) -> dict[str, Any]:
    field = {key: value for key, value in field.items() if key != "title"}
    if docstring and "description" not in field:
        return {"description": docstring, **field}
    return field


@cache
def _field_docstrings() -> dict[str, dict[str, str]]:
    """For every record the docstrings below its fields, by the names that files use.

    They are read from the source here, and not by pydantic when the models are made: that would double the time
    every other command takes to start.
    """
    found: dict[str, dict[str, str]] = {}
    for module in {record.__module__: record for record in _records(Record)}.values():
        tree = ast.parse(inspect.getsource(inspect.getmodule(module) or module))
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found[node.name] = dict(_documented(node))
    for record in _records(Record):
        own = {name: text for base in reversed(record.__mro__) for name, text in found.get(base.__name__, {}).items()}
        found[record.__name__] = {
            field.alias or name: own[name] for name, field in record.model_fields.items() if name in own
        }
    return found


def _records(record: type[Record]) -> Iterator[type[Record]]:
    for one in record.__subclasses__():
        yield one
        yield from _records(one)


def _documented(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for statement, below in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            yield statement.target.id, " ".join(inspect.cleandoc(below.value.value).split())
