"""What is wrong with a record, in plain words, at the characters to change.

Pydantic names the place of a fault by keys, and the fault by a type of its own; here both become what people read.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain, islice
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from poa_tracker.document import Document, KeyPath, Position, Span
from poa_tracker.document.syntax import BULLETS
from poa_tracker.document.unseen import unseen_in
from poa_tracker.document.written_value import inline
from poa_tracker.findings import Suggestions, did_you_mean, nearest
from poa_tracker.model import Record
from poa_tracker.model.scalar import ID_PATTERN, LANGUAGE_PATTERN, TEXT_PATTERN
from poa_tracker.quoted import quoted
from poa_tracker.register.meant import meant_day, meant_flag, meant_number

_FOLLOWING = re.compile(r"\s*:\s*")
_COMMENT = re.compile(r"[ \t]*:[ \t]+#+[ \t]*[^\s#]")
_LONGEST_LIST = 60
_MOST_MISSPELT = 100
"""Unknown fields of a file that are held against what it lacks; a file with more is no record."""


class SchemaFault(NamedTuple):
    """A rule that was broken, in which words, and where."""

    code: str
    message: str
    span: Span


def find_schema_faults(error: ValidationError, document: Document, model: type[Record]) -> Iterator[SchemaFault]:
    """Every fault that `model` found in `document`, in the order of the model's fields.

    One slip is one fault: a required field that is only misspelt is not missing too, and of a value with a tag or
    anchor, which the document reports, nothing more is reported.
    """
    details = error.errors(include_url=False)
    misspelt = set(_misspelt(details, model, document))
    tagged = {fault.span.start for fault in document.faults if fault.code == "POA006"}
    near = _Near()
    for detail in details:
        path: KeyPath = tuple(part for part in detail["loc"] if part != "[key]")
        at_key = detail["loc"][-1:] == ("[key]",)
        if detail["type"] == "missing" and path in misspelt and not document.key_span(path):
            continue
        if detail["type"] == "missing_choice":
            path = _choice_at(path, detail["msg"], document)
        code, message = _say(detail, path, model, document, near)
        span = _span(code, path, document, at_key=at_key)
        if not tagged or (span.start not in tagged and _value_start(path, document) not in tagged):
            yield SchemaFault(code, message, span)


def _misspelt(details: list[ErrorDetails], model: type[Record], document: Document) -> Iterator[KeyPath]:
    """Where the fields that unknown fields are most like would stand."""
    if not any(detail["type"] == "missing" for detail in details):
        return
    unknown = (detail["loc"] for detail in details if detail["type"] == "extra_forbidden")
    for *above, name in islice(chain(unknown, document.empty_keys()), _MOST_MISSPELT):
        names = field_names(record_at(model, tuple(above)))
        if (before := re.split("[: ]", str(name))[0]) in names:
            yield (*above, before)  # `id:M1` or `id M1`, where a space or a colon is missing
        if name not in names:
            for field in nearest(str(name), names, most=1):
                yield (*above, field)


def _choice_at(path: KeyPath, message: str, document: Document) -> KeyPath:
    """The first of the fields to choose from that is written and empty; else one that points at the whole record."""
    for name in re.findall(r"'(\w+)", message):
        if document.key_span((*path, name)) and not document.value_span((*path, name)):
            return (*path, name)
    return (*path, "")


def _value_start(path: KeyPath, document: Document) -> Position | None:
    """Where a value stands or, where it came to nothing, would begin."""
    if value := document.value_span(path):
        return value.start
    key = document.key_span(path)
    following = _FOLLOWING.match(document.text, _index(key.end, document)) if key else None
    return document.lines.position(following.end()) if following else None


def find_unknown_empties(document: Document, model: type[Record]) -> Iterator[SchemaFault]:
    """The keys without a value that `model` has no field for: often the rest of a text that a comma has cut."""
    near = _Near()
    for path in document.empty_keys():
        record, span, key = record_at(model, path[:-1]), document.key_span(path), str(path[-1])
        names = field_names(record)
        if record is not None and span is not None and key not in names:
            line = document.line(span.start.line)
            is_rest = line[: span.start.column - 1].rstrip().endswith(",") and not line[
                span.end.column - 1 :
            ].lstrip().startswith(":")
            message = _say_unknown_empty(key, names, near[record], is_rest=is_rest)
            yield SchemaFault("POA102", message, span)


class _Near(dict[type[Record] | None, Suggestions]):
    """For each record what its fields are called, to offer for what they are not."""

    def __missing__(self, record: type[Record] | None) -> Suggestions:
        self[record] = Suggestions(field_names(record))
        return self[record]


def _say_unknown_empty(key: str, names: list[str], near: Suggestions, *, is_rest: bool) -> str:
    """`is_rest` where the key follows a comma and no colon follows it: most likely the rest of a text."""
    before, colon, after = key.partition(":")
    if colon and before in names:
        return f"a space has to follow the colon: write {quoted(f'{before}: {after}')}"
    if (word := key.split(" ", maxsplit=1)[0]) in names and word != key:
        return f"a colon is missing after {quoted(word)}"
    if is_rest and re.fullmatch(r"[0-9]+(\.[0-9]+)?", key):
        return f"the comma begins a new field, {quoted(key)}: a number has no comma, and a point before its decimals"
    if is_rest and not near.did_you_mean(key):
        return f"the comma begins a new field, {quoted(key)}: put a text with a comma in quotes"
    return f"unknown field {quoted(key)}{near.did_you_mean(key)}"


def _span(code: str, path: KeyPath, document: Document, *, at_key: bool) -> Span:
    if code == "POA102" or at_key or (code == "POA101" and document.value_span(path) is None):
        return document.key_span(path) or document.nearest(path)
    return document.nearest(path)


def _say(
    detail: ErrorDetails, path: KeyPath, model: type[Record], document: Document, near: "_Near"
) -> tuple[str, str]:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    name = _name(path)
    match kind:
        case "missing":
            return "POA101", _empty(name, key, document) if (key := document.key_span(path)) else f"{name} is missing"
        case "missing_choice":
            key = document.key_span(path)
            return "POA101", _empty(name, key, document) if key else f"{_thing(path)} {detail['msg']}"
        case "extra_forbidden":
            if unseen := unseen_in(str(path[-1])):
                return "POA102", unseen
            record = record_at(model, path[:-1])
            return "POA102", f"unknown field {name}{near[record].did_you_mean(str(path[-1]))}"
        case "enum":
            if not isinstance(value, str):
                return "POA103", f"{name} should be one word, not {_found(value)}"
            choices = enum_choices(model, path)
            return (
                "POA104",
                f"{quoted(value)} is not a known {_kind(model, path)}: "
                f"choose {listed(choices)}{did_you_mean(value, choices)}",
            )
        case "unknown_term":
            return (
                "POA104",
                f"{quoted(str(value))} is not a word that you can reword{did_you_mean(str(value), context['terms'])}",
            )
        case "not_a_day":
            day = meant_day(str(value))
            return "POA105", f"{quoted(str(value))} is not a date (did you mean {day!r}?)" if day else detail["msg"]
        case "not_a_period":
            return "POA107", detail["msg"]
        case "not_a_number" | "not_a_flag":
            meant = (meant_number if kind == "not_a_number" else meant_flag)(str(value))
            return "POA103", f"{detail['msg']} (write {meant})" if meant else detail["msg"]
        case "not_a_scalar":
            return "POA103", f"{name} {detail['msg']}, not {_found(value)}"
        case "not_a_choice":
            return "POA104", detail["msg"]
        case "number_too_long":
            return "POA108", detail["msg"]
        case "greater_than_equal" | "less_than_equal":
            limit = "at least" if kind == "greater_than_equal" else "at most"
            return "POA108", f"{name} should be {limit} {context['ge' if kind == 'greater_than_equal' else 'le']}"
        case "string_pattern_mismatch":
            return _say_pattern(str(context["pattern"]), str(value), name)
        case "string_type":
            return "POA103", f"{name} should be text, not {_found(value)}"
        case "tuple_type":
            fix = _as_list(path, model, document) if isinstance(value, str) else ""
            return "POA103", f"{name} should be a list, not {_found(value)}{fix}"
        case "dict_type" | "model_type" | "model_attributes_type":
            return "POA103", f"{name} should be a group of fields, not {_found(value)}"
        case _:
            return "POA103", f"{name}: {detail['msg']}"


def _empty(name: str, key: Span, document: Document) -> str:
    if _COMMENT.match(document.text, _index(key.end, document)):
        return f"{name} is empty; '#' begins a comment: put the text in quotes"
    return f"{name} is empty"


def _as_list(path: KeyPath, model: type[Record], document: Document) -> str:
    """How what is written as one text would be written as a list."""
    place = document.value_span(path)
    if record_at(model, (*path, 0)):
        return ": each item begins with '- '"
    if place is None:
        return ""
    written = document.text[_index(place.start, document) : _index(place.end, document)]
    lines = [line.strip() for line in written.split("\n") if line.strip()]
    marks = {line[0] for line in lines}
    if marks == {"-"}:
        return ": a space has to follow the '-'"
    if marks <= BULLETS:
        return f": each item begins with '- ', not with {lines[0][0]!r}"
    if len(written) > _LONGEST_LIST or written[0] in "|>!":
        return ""
    if written.count("[") != written.count("]"):
        lines = [line.strip("[]") for line in lines]
    items = [item.strip(" '\"") for line in lines for item in line.split(",")]
    return f": write {inline([item for item in items if item])}" if any(items) else ""


def _index(position: Position, document: Document) -> int:
    return document.lines.start(position.line) + position.column - 1


def _say_pattern(pattern: str, value: str, name: str) -> tuple[str, str]:
    if pattern == TEXT_PATTERN:
        return "POA108", f"{name} is blank"
    if pattern == LANGUAGE_PATTERN:
        meant = re.sub(r"[^A-Za-z0-9]+", "-", value)
        hint = f"did you mean {meant!r}?" if re.match(pattern, meant) and len(meant) <= 40 else "write mi or en-NZ"
        return "POA103", f"{quoted(value)} is not a language tag ({hint})"
    if pattern == ID_PATTERN:
        guess = re.sub(r"[^A-Z0-9]+", "-", value.upper()).strip("-")
        rule = "capitals, digits and single hyphens, beginning with a letter"
    else:
        guess = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        rule = "small letters, digits and single hyphens, beginning with a letter"
    hint = f" (did you mean {guess!r}?)" if re.match(pattern, guess) and len(guess) <= 40 else ""
    return "POA106", f"{quoted(value)} is not a valid id: {rule}{hint}"


def record_at(model: type[Record], path: KeyPath) -> type[Record] | None:
    """The record that stands at `path` in a file of `model`; none where the path leads to no record."""
    annotation = _annotation_at(model, path)
    return annotation if isinstance(annotation, type) and issubclass(annotation, Record) else None


def field_names(record: type[Record] | None) -> list[str]:
    """The names of a record's fields as files write them."""
    return [field.alias or name for name, field in record.model_fields.items()] if record else []


def enum_choices(model: type[Record], path: KeyPath) -> list[str]:
    """The words that may stand at `path`."""
    annotation = _annotation_at(model, path)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [member.value for member in annotation]
    return []


def listed(words: list[str]) -> str:
    """`a, b or c`."""
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _annotation_at(model: type[Record], path: KeyPath) -> Any:
    annotation: Any = model
    for part in path:
        if isinstance(annotation, type) and issubclass(annotation, Record):
            fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
            if part not in fields:
                return None
            annotation = fields[str(part)].annotation
        else:
            arguments = get_args(annotation)
            if not arguments:
                return None
            annotation = arguments[1] if get_origin(annotation) is dict else arguments[0]
        annotation = _without_none(annotation)
    return annotation


def _without_none(annotation: Any) -> Any:
    """`X` for `X | None`, and for `Annotated[X, …]`."""
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(one for one in get_args(annotation) if one is not type(None))
    return getattr(annotation, "__origin__", annotation) if hasattr(annotation, "__metadata__") else annotation


def _name(path: KeyPath) -> str:
    """What people call the thing at `path`: its key, or the list it is an item of."""
    if not path:
        return "the file"
    if isinstance(path[-1], str):
        return quoted(path[-1])
    return f"item {path[-1] + 1} of {_name(path[:-1])}"


def _thing(path: KeyPath) -> str:
    """A record that lacks something: `this value`, `this update`."""
    last = next((part for part in reversed(path) if isinstance(part, str) and part), "entry")
    return f"this {last.removesuffix('s').replace('_', ' ')}"


def _kind(model: type[Record], path: KeyPath) -> str:
    """What people call one of its kind: its field, or where keys are free to choose the field that holds them."""
    while path and (isinstance(path[-1], int) or get_origin(_annotation_at(model, path[:-1])) is dict):
        path = path[:-1]
    return str(path[-1]).replace("_", " ") if path else "value"


def _found(value: object) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, (list, tuple)):
        return "a list"
    if value is None:
        return "an empty item"
    return quoted(str(value))
