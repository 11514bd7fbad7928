"""What the fields of records hold, by their types: the one place that a list of fields is made from."""

from collections.abc import Iterator, Mapping
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
    """Of a text what it is; none where its type does not say."""
    is_single: bool


def texts(record: Record, wanted: Holds, *, with_internal: bool = False) -> Iterator[tuple[Way, str]]:
    """The texts of one kind in a record and in everything it holds, each with the way to it.

    Of what a record holds, parts of `visibility: internal` are passed over, unless they are asked for.
    """
    return _in_record(record, wanted, (), with_internal=with_internal)


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
        (name, field.alias or name)
        for name, field in record.model_fields.items()
        if any(
            one.holds is wanted or (issubclass(one.kind, Record) and _fields_with(one.kind, wanted))
            for one in contents_of(field)
        )
    )


def _in_record(record: Record, wanted: Holds, way: Way, *, with_internal: bool) -> Iterator[tuple[Way, str]]:
    for name, key in _fields_with(type(record), wanted):
        if value := getattr(record, name):
            yield from _in_value(value, wanted, (*way, key), with_internal=with_internal)


def _in_value(value: object, wanted: Holds, way: Way, *, with_internal: bool) -> Iterator[tuple[Way, str]]:
    if isinstance(value, str):
        yield way, value
    elif isinstance(value, Record):
        if with_internal or getattr(value, "visibility", Visibility.PUBLIC) is Visibility.PUBLIC:
            yield from _in_record(value, wanted, way, with_internal=with_internal)
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _in_value(one, wanted, (*way, index), with_internal=with_internal)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _in_value(one, wanted, (*way, key), with_internal=with_internal)
