"""A file as it was read: its text, its data, what is wrong with it, and where everything stands."""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml

from poa_tracker.document.fault import Fault
from poa_tracker.document.position import KeyPath, Lines, Position, Span
from poa_tracker.document.walk import Places, walk


class Document:
    """One YAML file.

    `data` is made of dicts, lists and text, every scalar as it is written once quotes and folding are undone; keys
    whose value is empty, `null` or `~` are left out, as if they were not written, and `has_empties` is true where there
    are such. Where a text could be read no further, `data` is None. `text` is without its byte-order mark, line ends as
    they are.
    """

    __slots__ = ("_first_keys", "_lines", "_places", "data", "faults", "has_bom", "has_empties", "text")

    def __init__(
        self, text: str, data: Any, faults: tuple[Fault, ...] = (), *, has_bom: bool = False, has_empties: bool = False
    ) -> None:
        self.text = text
        self.data = data
        self.faults = faults
        self.has_bom = has_bom
        self.has_empties = has_empties
        self._lines: Lines | None = None
        self._places: Places | None = None
        self._first_keys: dict[KeyPath, tuple[int, int]] | None = None

    def key_span(self, path: KeyPath) -> Span | None:
        """The key that introduces a value, also an empty one; None for an item of a list."""
        return self._span(self._recorded.keys.get(tuple(path)))

    def value_span(self, path: KeyPath) -> Span | None:
        """The characters of a value; None where none is written."""
        return self._span(self._recorded.values.get(tuple(path)))

    def empty_keys(self) -> list[KeyPath]:
        """The keys that are written without a value, in the order of the text."""
        if not self.has_empties:
            return []
        return [path for path in self._recorded.empties if path in self._recorded.keys]

    def nearest(self, path: KeyPath) -> Span:
        """Where to point for a value that may be missing.

        The value itself; else its own key, where that is written without a value; else the key of the nearest group
        above that is written, or the first word of the nearest list item; else the document's first character.
        """
        path = tuple(path)
        places = self._recorded
        if path and path in places.values:
            return self.lines.span(*places.values[path])
        while path:
            if path in places.keys:
                return self.lines.span(*places.keys[path])
            if path in places.values:
                return self._first_word(path)
            path = path[:-1]
        return Span(Position(1, 1), Position(1, 1))

    def line(self, number: int) -> str:
        """A line of the source without its end."""
        return self.lines.text(number)

    def comments(self) -> Iterator[tuple[int, int, str]]:
        """Line, column and text of every comment, in order; a `#` inside a value or a key begins none."""
        if "#" not in self.text:
            return
        scalars = self._recorded.scalars
        starts = [start for start, _ in scalars]
        for number in range(1, len(self.lines) + 1):
            line = self.lines.text(number)
            column = line.find("#")
            while column >= 0:
                index = self.lines.start(number) + column
                around = bisect_right(starts, index) - 1
                inside = around >= 0 and scalars[around][0] <= index < scalars[around][1]
                if not inside and (column == 0 or line[column - 1] in " \t"):
                    yield number, column + 1, line[column:]
                    break
                column = line.find("#", column + 1)

    @property
    def lines(self) -> Lines:
        if self._lines is None:
            self._lines = Lines(self.text)
        return self._lines

    @property
    def _recorded(self) -> Places:
        """The places of this text; of one that cannot be read to its end, as far as it can."""
        if self._places is None:
            self._places = Places()
            if self.data is not None or not self.faults:
                with suppress(yaml.YAMLError):
                    walk(self.text, self._places)
        return self._places

    def _span(self, place: tuple[int, int] | None) -> Span | None:
        return self.lines.span(*place) if place else None

    def _first_word(self, path: KeyPath) -> Span:
        """The first key of a group in a list, or the first character of anything else."""
        if self._first_keys is None:
            self._first_keys = {}
            for key_path, place in self._recorded.keys.items():
                self._first_keys.setdefault(key_path[:-1], place)
        start, end = self._recorded.values[path]
        first = self._first_keys.get(path)
        # A group in brackets begins with its bracket, not with its first key.
        return self.lines.span(*first) if first and first[0] == start else self.lines.span(start, min(start + 1, end))
