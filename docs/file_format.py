"""The page of all fields, made from the records: what each file of a plan may hold, field by field."""

from typing import Any

from poa_tracker.register.schema import SCHEMAS, json_schema

HEAD = """\
# Every field of the files

<!-- Made from the records by `make docs`. -->

What each file of a plan may hold. [data.md](data.md) tells how it hangs together, with an example; editors know
the same from the JSON Schemas under `schemas/`.
"""
_FILES = {
    "plan": "plan.yaml",
    "agencies": "agencies.yaml",
    "measure": "measures/…/ID.yaml",
    "period": "periods/PERIOD.yaml",
}


def page() -> str:
    """The whole page."""
    parts = [HEAD]
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
        f"| `{field}`{' (required)' if field in needed else ''} | {_kind(one)} | {_cell(one.get('description', ''))} |"
        for field, one in schema["properties"].items()
    ]
    told = schema.get("description", "")
    return "\n".join([f"## {name}", "", told, "", "| field | holds | meaning |", "| --- | --- | --- |", *rows, ""])


def _words(name: str, schema: dict[str, Any]) -> str:
    """A closed list of words."""
    return f"## {name}\n\n{schema.get('description', '')}\n\n{_kind({'enum': schema.get('enum', [])})}\n"


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
