"""The page of all fields, made from the records: what each file of a plan may hold, field by field."""

import re
from typing import Any

from poa_tracker.register.schema import SCHEMAS, json_schema

HEAD = """\
# Every field of the files

<!-- Made from the records by `make docs`; change the record, not this page. -->

This page lists each field that a file of a plan can have. [The files](data.md) explains how they work together. Your
editor knows the same fields from the JSON Schemas in `schemas/`.

The kinds of value:

- **text**: as you write it, in quotes or not
- **day**: `YYYY-MM-DD`
- **number**, **whole number**: without separators, such as `1000`
- **true or false**: `true` or `false`
- **list of …**: any number of them, each on a line that begins with `-`, or all in `[ ]`
- **group of …**: keys that you choose, each with such a value

## The files
"""
HEADS = "| field | kind of value | required | meaning |"
_FILES = {
    "plan": "plan.yaml",
    "agencies": "agencies.yaml",
    "measure": "measures/…/ID.yaml",
    "period": "periods/PERIOD.yaml",
}


def page() -> str:
    """The whole page."""
    parts = [HEAD, "".join(f"- [{name}](#{_anchor(name)})\n" for name in _FILES.values())]
    known: set[str] = set()
    for kind in SCHEMAS:
        schema = json_schema(kind)
        parts.append(_part(f"{_FILES[kind]}", schema))
        for name, one in schema.get("$defs", {}).items():
            if name not in known:
                known.add(name)
                parts.append(_part(name, one) if "properties" in one else _words(name, one))
    return "\n".join(parts)


def _part(name: str, schema: dict[str, Any]) -> str:
    needed = set(schema.get("required", ()))
    rows = [
        f"| `{field}` | {_kind(one)} | {'yes' if field in needed else 'no'} | {_cell(one.get('description', ''))} |"
        for field, one in schema["properties"].items()
    ]
    meaning = schema.get("description", "")
    return "\n".join([f"## {name}", "", meaning, "", HEADS, "| --- | --- | --- | --- |", *rows, ""])


def _words(name: str, schema: dict[str, Any]) -> str:
    """A closed list of words."""
    kind = _kind({"enum": schema.get("enum", [])})
    return f"## {name}\n\n{schema.get('description', '')}\n\n{kind[:1].upper()}{kind[1:]}.\n"


def _anchor(heading: str) -> str:
    """The end of a link to a heading, as GitHub and the site make it."""
    return re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")


def _kind(one: dict[str, Any]) -> str:
    """`day`, `list of Milestone`, `one of a, b`: what a field holds, in words."""
    if "$ref" in one:
        name = one["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in one:
        return "one of " + ", ".join(f"`{value}`" for value in one["enum"] if value is not None)
    if "anyOf" in one:
        return " or ".join(dict.fromkeys(_kind(each) for each in one["anyOf"] if each.get("type") != "null"))
    kind = one.get("type")
    if kind == "array":
        return f"list of {_kind(one.get('items', {}))}"
    if kind == "object":
        return f"group of {_kind(_held(one))}"
    if one.get("format") == "date":
        return "day"
    words = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
    if isinstance(kind, list):
        return " or ".join(dict.fromkeys(words.get(each, each) for each in kind if each != "null"))
    return words.get(str(kind), "value")


def _held(one: dict[str, Any]) -> dict[str, Any]:
    """What a group of free keys holds behind each of them."""
    held: Any = one.get("additionalProperties") or next(iter(one.get("patternProperties", {}).values()), {})
    return held if isinstance(held, dict) else {}


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
