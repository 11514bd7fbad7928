"""The page on what programs get, made from the shapes: their docstrings, and those below their fields."""

import ast
from pathlib import Path

from poa_tracker.output import shapes

HEAD = """\
# JSON and CSV

<!-- Made from src/poa_tracker/output/shapes.py by `make docs`; change that, not this page. -->

Use this page if you write a program that reads what `poa` shows.

Commands that show data write JSON with `--format json`. Most of them also write CSV with `--format csv`. The columns of
the CSV are the fields of one row of the JSON, in the same order. Days are in ISO form (`2026-01-31`).

Your program can rely on these fields. A later version of `poa` may add fields. If it takes one away or changes what one
means, it raises `version`.
"""


def page() -> str:
    """The whole page."""
    module = ast.parse(Path(shapes.__file__).read_text(encoding="utf-8"))
    parts = [HEAD]
    for index, node in enumerate(module.body):
        if isinstance(node, ast.ClassDef):
            parts.append(_part(node.name, ast.get_docstring(node) or "", _fields(node.body)))
        elif (
            isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and isinstance(node.targets[0], ast.Name)
        ):
            below = module.body[index + 1]
            meaning = below.value.value if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) else ""
            given = node.value.args[1]
            assert isinstance(given, ast.Dict)
            fields = [
                (ast.literal_eval(key), *_annotated(kind))
                for key, kind in zip(given.keys, given.values, strict=True)
                if key
            ]
            parts.append(_part(node.targets[0].id, str(meaning), fields))
    return "\n".join(parts)


def _annotated(kind: ast.expr) -> tuple[str, str]:
    """The type of a field that cannot stand in a class, `from` for one, and the meaning that stands beside it."""
    for node in ast.walk(kind):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Annotated":
            assert isinstance(node.slice, ast.Tuple)
            bare, meaning = node.slice.elts
            return ast.unparse(kind).replace(ast.unparse(node), ast.unparse(bare)), str(ast.literal_eval(meaning))
    return ast.unparse(kind), ""


def _fields(body: list[ast.stmt]) -> list[tuple[str, str, str]]:
    fields: list[tuple[str, str, str]] = []
    for node in body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            fields.append((node.target.id, ast.unparse(node.annotation), ""))
        elif fields and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            fields[-1] = (*fields[-1][:2], " ".join(str(node.value.value).split()))
    return fields


def _part(name: str, meaning: str, fields: list[tuple[str, str, str]]) -> str:
    rows = [f"| `{field}` | {_kind(kind)} | {meaning} |" for field, kind, meaning in fields]
    return "\n".join([f"## {name}", "", meaning, "", "| field | holds | meaning |", "| --- | --- | --- |", *rows, ""])


def _kind(kind: str) -> str:
    """`day, or null`, `list of [DueItem](#dueitem)`: the type in words."""
    if kind.startswith("NotRequired["):
        return f"{_kind(kind[len('NotRequired[') : -1])}, where there is one"
    if kind.endswith(" | None"):
        return f"{_kind(kind.removesuffix(' | None'))}, or null"
    if kind.startswith("list["):
        return f"list of {_kind(kind[5:-1])}"
    if kind.startswith("Literal["):
        return f"`{kind[8:-1]}`"
    words = {
        "str": "text",
        "int": "number",
        "bool": "true or false",
        "date": "day",
        "dict[str, object]": "the record",
        "dict[str, list[str]]": "lists of text by name",
    }
    return words.get(kind) or f"[{kind}](#{kind.lower()})"
