"""What the fields of records hold, by their types: the one place that a list of fields is made from."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from poa_tracker.model.record import Record
from poa_tracker.model.scalar import Holds, Written
from poa_tracker.vocabulary import Visibility

Way = tuple[str | int, ...]
"""The way to a value, as files have it."""


class Content(NamedTuple):
    """One kind of thing that a field holds: itself, in a list, or as the values of free keys."""

    kind: type
    holds: Holds | None
    """Of a text what it is; none where its type does not have it."""
    is_single: bool


def texts(record: Record, wanted: Holds, *, with_internal: bool = False) -> list[tuple[Way, str]]:
    """The texts of one kind in a record and in everything it holds, each with the way to it.

    Of what a record holds, parts of `visibility: internal` are passed over, unless they are asked for.
    """
    found: list[tuple[Way, str]] = []
    _collect(record, wanted, (), found, with_internal=with_internal)
    return found


def contents_of(field: FieldInfo) -> Iterator[Content]:
    """What a field of a record holds; the keys of a mapping are left aside."""
    holds = next((one.holds for one in field.metadata if isinstance(one, Written)), None)
    return _contents(field.annotation, holds, is_single=True)


def _contents(annotation: Any, holds: Holds | None, *, is_single: bool) -> Iterator[Content]:
    inner = get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        given = next((one.holds for one in annotation.__metadata__ if isinstance(one, Written)), None)
        yield from _contents(inner[0], given, is_single=is_single)
    elif get_origin(annotation) is dict:
        yield from _contents(inner[1], None, is_single=False)
    elif inner:
        in_list = get_origin(annotation) is tuple
        for one in inner:
            if one is not Ellipsis and one is not type(None):
                yield from _contents(one, holds, is_single=is_single and not in_list)
    else:
        yield Content(annotation, holds, is_single)


@cache
def _fields_with(record: type[Record], wanted: Holds) -> tuple[tuple[str, str], ...]:
    """The fields of a record that have such a text in them or below, by their names here and in files."""
    return tuple(
        (name, key)
        for name, key, contents in _fields_of(record)
        if any(
            one.holds is wanted or (issubclass(one.kind, Record) and _fields_with(one.kind, wanted)) for one in contents
        )
    )


@cache
def _fields_of(record: type[Record]) -> tuple[tuple[str, str, tuple[Content, ...]], ...]:
    """The fields of a record, by their names here and in files, with what they hold: asked for each kind of text."""
    return tuple((name, field.alias or name, tuple(contents_of(field))) for name, field in record.model_fields.items())


def _collect(record: Record, wanted: Holds, way: Way, found: list[tuple[Way, str]], *, with_internal: bool) -> None:
    # A list that grows, and no generators one in another: every measure of a large plan is looked through.
    for name, key in _fields_with(type(record), wanted):
        value = getattr(record, name)
        if not value:
            continue
        if isinstance(value, str):
            found.append(((*way, key), value))
            continue
        parts: Iterable[tuple[str | int, object]] = ((key, value),)
        above = way
        if isinstance(value, tuple):
            parts, above = enumerate(value), (*way, key)
        elif isinstance(value, dict):
            parts, above = value.items(), (*way, key)
        for place, one in parts:
            if isinstance(one, str):
                found.append(((*above, place), one))
            elif isinstance(one, Record) and (with_internal or not _is_internal(one)):
                _collect(one, wanted, (*above, place), found, with_internal=with_internal)


def _is_internal(record: Record) -> bool:
    # Pydantic takes its time to find that a record has no such field.
    return "visibility" in type(record).model_fields and getattr(record, "visibility", None) is Visibility.INTERNAL
