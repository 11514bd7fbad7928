"""A new field or list item as lines, in the layout that its file already has."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from poa_tracker.document.written_value import WIDTH, Value, block_lines, inline


class OneLine(dict[str, "Value"]):
    """A small group of fields, written `{title: …, url: …}` where it fits on a line."""


class Layout(NamedTuple):
    """How a file is indented: columns for each level, and whether lists stand to the right of their key."""

    step: int = 2
    indented_lists: bool = True
    width: int = WIDTH

    def entry(self, key: str, value: Value, column: int) -> list[str]:
        """`key: value` as lines for a group at `column` (counted from 0), the indentation of the group left out."""
        name = inline(key)
        inner = " " * self.step
        if isinstance(value, str):
            return self._text_entry(name, value, column)
        if isinstance(value, Mapping):
            if not value or (isinstance(value, OneLine) and self._fits(name, value, column)):
                return [f"{name}: {inline(value)}"]
            return [f"{name}:", *_indented(inner, self.group(value, column + self.step))]
        if isinstance(value, Sequence):
            if _is_short_list(value) and self._fits(name, value, column):
                return [f"{name}: {inline(value)}"]
            indent = inner if self.indented_lists else ""
            lines = [line for one in value for line in self.item(one, column + len(indent))]
            return [f"{name}:", *_indented(indent, lines)]
        return [f"{name}: {inline(value)}"]

    def group(self, fields: Mapping[str, Value], column: int) -> list[str]:
        """A group of fields as lines, its own indentation left out."""
        return [line for key, value in fields.items() for line in self.entry(key, value, column)]

    def item(self, value: Value, column: int, dash: str = "- ") -> list[str]:
        """A list item as lines that begin with its dash, the indentation of the list left out."""
        inner = column + len(dash)
        if isinstance(value, Mapping) and value and not (isinstance(value, OneLine) and self._fits("", value, column)):
            lines = self.group(value, inner)
        elif isinstance(value, str) and inner + len(inline(value)) > self.width:
            lines = block_lines(value, self.width - inner) or [inline(value)]
        else:
            lines = [inline(value)]
        return [dash + lines[0], *_indented(" " * len(dash), lines[1:])]

    def _text_entry(self, name: str, text: str, column: int) -> list[str]:
        written = inline(text)
        if "\n" not in text and column + len(name) + 2 + len(written) <= self.width:
            return [f"{name}: {written}"]
        lines = block_lines(text, self.width - column - self.step)
        if lines is None:
            return [f"{name}: {written}"]
        return [f"{name}: {lines[0]}", *_indented(" " * self.step, lines[1:])]

    def _fits(self, name: str, value: Value, column: int) -> bool:
        return column + len(name) + 2 + len(inline(value)) <= self.width and "\n" not in inline(value)


def _is_short_list(items: Sequence[Value]) -> bool:
    return all(not isinstance(one, (Mapping, list, tuple)) for one in items)


def _indented(indent: str, lines: Sequence[str]) -> list[str]:
    return [indent + line if line else "" for line in lines]
