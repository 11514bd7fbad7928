"""What is wrong with a record, in plain words, at the characters to change.

Pydantic says where a fault is by keys, and what it is by a type of its own; here both become what people are shown.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from poa_tracker.document import Document, KeyPath, Span
from poa_tracker.findings import did_you_mean
from poa_tracker.model import Record
from poa_tracker.model.period import MONTH_NAMES
from poa_tracker.model.scalar import ID_PATTERN, TEXT_PATTERN


class SchemaFault(NamedTuple):
    """A rule that was broken, in which words, and where."""

    code: str
    message: str
    span: Span


def find_schema_faults(error: ValidationError, document: Document, model: type[Record]) -> Iterator[SchemaFault]:
    """Every fault that `model` found in `document`, in the order of the model's fields."""
    for detail in error.errors(include_url=False):
        path: KeyPath = tuple(part for part in detail["loc"] if part != "[key]")
        at_key = detail["loc"][-1:] == ("[key]",)
        code, message = _say(detail, path, model, document)
        if detail["type"] == "missing_choice":
            path = (*path, "")  # what is missing has no name: point where any missing part of this entry points
        yield SchemaFault(code, message, _span(code, path, document, at_key=at_key))


def find_unknown_empties(document: Document, model: type[Record]) -> Iterator[SchemaFault]:
    """The keys without a value that `model` has no field for: often the rest of a text that a comma has cut."""
    for path in document.empty_keys():
        record, span, key = record_at(model, path[:-1]), document.key_span(path), str(path[-1])
        names = field_names(record)
        if record is not None and span is not None and key not in names:
            after = document.line(span.end.line)[span.end.column - 1 :].lstrip()
            yield SchemaFault("POA102", _say_unknown_empty(key, names, has_colon=after.startswith(":")), span)


def _say_unknown_empty(key: str, names: list[str], *, has_colon: bool) -> str:
    before, colon, after = key.partition(":")
    if colon and before in names:
        return f"a space has to follow the colon: write {_quoted(f'{before}: {after}')}"
    if not has_colon and re.fullmatch(r"[0-9]{3}(\.[0-9]+)?", key):
        return f"the comma begins a new field, {_quoted(key)}: a number is written without one"
    if not has_colon:
        return f"the comma begins a new field, {_quoted(key)}: put a text with a comma in quotes"
    return f"unknown field {_quoted(key)}{did_you_mean(key, names)}"


def _span(code: str, path: KeyPath, document: Document, *, at_key: bool) -> Span:
    if code == "POA102" or at_key or (code == "POA101" and document.value_span(path) is None):
        return document.key_span(path) or document.nearest(path)
    return document.nearest(path)


def _say(detail: ErrorDetails, path: KeyPath, model: type[Record], document: Document) -> tuple[str, str]:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    name = _name(path)
    match kind:
        case "missing":
            if document.key_span(path):
                return "POA101", f"{name} is empty"
            return "POA101", f"{name} is missing"
        case "missing_choice":
            return "POA101", f"{_thing(path)} {detail['msg']}"
        case "extra_forbidden":
            record = record_at(model, path[:-1])
            return "POA102", f"unknown field {name}{did_you_mean(str(path[-1]), field_names(record))}"
        case "enum":
            if not isinstance(value, str):
                return "POA103", f"{name} should be one word, not {_found(value)}"
            choices = enum_choices(model, path)
            return (
                "POA104",
                f"{_quoted(value)} is no {_plain(path)}: choose {listed(choices)}{did_you_mean(value, choices)}",
            )
        case "unknown_term":
            return (
                "POA104",
                f"{_quoted(str(value))} is no word that can be reworded{did_you_mean(str(value), context['terms'])}",
            )
        case "not_a_day":
            guess = _guess_day(str(value))
            return "POA105", f"{detail['msg']}{f' (did you mean {guess}?)' if guess else ''}"
        case "not_a_period":
            return "POA107", detail["msg"]
        case "not_a_number" | "not_a_flag":
            return "POA103", detail["msg"]
        case "not_a_scalar":
            return "POA103", f"{name} {detail['msg']}, not {_found(value)}"
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
            fix = f": write [{value}]" if isinstance(value, str) and len(value) <= 60 else ""
            return "POA103", f"{name} should be a list, not {_found(value)}{fix}"
        case "dict_type" | "model_type" | "model_attributes_type":
            return "POA103", f"{name} should be a group of fields, not {_found(value)}"
        case _:
            return "POA103", f"{name}: {detail['msg']}"


def _say_pattern(pattern: str, value: str, name: str) -> tuple[str, str]:
    if pattern == TEXT_PATTERN:
        return "POA108", f"{name} is blank"
    if pattern == ID_PATTERN:
        guess = re.sub(r"[^A-Z0-9]+", "-", value.upper()).strip("-")
        rule = "capitals, digits and single hyphens, beginning with a letter"
    else:
        guess = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        rule = "small letters, digits and single hyphens, beginning with a letter"
    hint = f" (did you mean {guess!r}?)" if re.match(pattern, guess) and len(guess) <= 40 else ""
    return "POA106", f"{_quoted(value)} is no id: {rule}{hint}"


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
        return _quoted(path[-1])
    return f"item {path[-1] + 1} of {_name(path[:-1])}"


def _thing(path: KeyPath) -> str:
    """A record that lacks something: `this value`, `this update`."""
    last = next((part for part in reversed(path) if isinstance(part, str)), "entry")
    return f"this {last.removesuffix('s').replace('_', ' ')}"


def _plain(path: KeyPath) -> str:
    return str(next((part for part in reversed(path) if isinstance(part, str)), "value")).replace("_", " ")


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:59] + "…")


def _found(value: object) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, (list, tuple)):
        return "a list"
    if value is None:
        return "an empty item"
    return _quoted(str(value))


def _guess_day(text: str) -> str | None:
    """The ISO form of a date written in another way, where there is only one way to read it."""
    numbers = [int(number) for number in re.findall(r"[0-9]{1,4}", text[:40])]
    month = next(
        (index for index, name in enumerate(MONTH_NAMES, 1) if re.search(rf"\b{name[:3]}", text[:40], re.IGNORECASE)),
        None,
    )
    try:
        if month and len(numbers) == 2:
            day, year = (numbers[1], numbers[0]) if numbers[0] > 31 else numbers
            return date(year, month, day).isoformat() if year > 999 else None
        if month or len(numbers) != 3:
            return None
        if numbers[0] > 999:
            return date(*numbers).isoformat()
        if numbers[2] > 999 and (numbers[0] > 12 or numbers[1] > 12 or numbers[0] == numbers[1]):
            day, month = (numbers[1], numbers[0]) if numbers[1] > 12 else (numbers[0], numbers[1])
            return date(numbers[2], month, day).isoformat()
    except ValueError:
        return None
    return None
