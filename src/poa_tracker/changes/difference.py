"""Where two records differ, field by field, and what became of the entries of a list that should only grow."""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeVar

from poa_tracker.model import Record

T = TypeVar("T")

_PLAIN = re.compile(r"[\w.-]+")
_LONGEST = 60
"""Characters of an old value that a message quotes."""


class Difference(NamedTuple):
    """A value that is not what it was, and the way to it in the record: keys as files have them."""

    path: tuple[str | int, ...]
    before: object
    after: object

    @property
    def name(self) -> str:
        """The field as people call it: `signed_off.date`; entries of a list count from 1."""
        return ".".join(str(one + 1) if isinstance(one, int) else one for one in self.path)


class Kept(NamedTuple):
    """An entry of a list that is not there as it was: the place of what it became, or none where it is gone."""

    before: int
    after: int | None


def differences(before: object, after: object, path: tuple[str | int, ...] = ()) -> Iterator[Difference]:
    """Each value that differs between two records of one kind; a list whose length changed is one value."""
    if before == after:
        return
    if isinstance(before, Record) and isinstance(after, Record) and type(before) is type(after):
        for name, field in type(before).model_fields.items():
            yield from differences(getattr(before, name), getattr(after, name), (*path, field.alias or name))
    elif isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from differences(old, new, (*path, index))
    elif isinstance(before, dict) and isinstance(after, dict):
        for key in sorted({*before, *after}):
            yield from differences(before.get(key), after.get(key), (*path, key))
    else:
        yield Difference(path, before, after)


def changed_entries(before: Sequence[T], after: Sequence[T], *keys: Callable[[T], Hashable]) -> Iterator[Kept]:
    """The entries of `before` that `after` has no equal of, each with what it became.

    That is an entry that no other has become and that has the same first key; else the same second key, and so on.
    """
    gone, free = list(range(len(before))), list(range(len(after)))
    became: dict[int, int] = {}
    for key in (lambda entry: entry, *keys):
        places: dict[Hashable, list[int]] = {}
        for index in reversed(free):
            places.setdefault(key(after[index]), []).append(index)
        for index in gone:
            if same := places.get(key(before[index])):
                became[index] = same.pop()
        gone = [index for index in gone if index not in became]
        taken = set(became.values())
        free = [index for index in free if index not in taken]
    for index, entry in enumerate(before):
        place = became.get(index)
        if place is None or after[place] != entry:
            yield Kept(index, place)


def value_text(value: object) -> str:
    """A value as a message names it: words in quotes, an id or a day as it is, what is long shortened."""
    text = repr(value) if type(value) is str and not _PLAIN.fullmatch(value) else _written(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _written(value: object) -> str:
    if value is None or value == ():
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Record):
        fields = value.model_dump(by_alias=True, exclude_defaults=True)
        return f"{{{', '.join(f'{name}: {_written(one)}' for name, one in fields.items())}}}"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_written(one)}' for name, one in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(_written(one) for one in value)}]"
    return str(value)
