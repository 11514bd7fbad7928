"""Changing a file's text at the characters that are meant, so that everything else stays as its author wrote it.

Each change is a splice: a piece of the text is replaced, the rest is the same bytes. The new text is read, and has to
hold the old data with exactly the change that was asked for; where it does not, nothing is changed.
"""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

import yaml

from poa_tracker.document.document import Document
from poa_tracker.document.layout import Layout, OneLine
from poa_tracker.document.position import KeyPath
from poa_tracker.document.walk import FaultFoundError, Places, walk
from poa_tracker.document.written_value import Value, as_data, block_lines, inline

_BOM = b"\xef\xbb\xbf"
_BLOCK_MARK = re.compile(r"[|>][0-9]?(?![-0-9])")
_DASH = re.compile("- +")
_KEEPS_LINES = re.compile(r"[|>][0-9]?\+|[|>]\+[0-9]?")


class CannotEditError(Exception):
    """The text is written in a way that this change cannot be made in without touching more than it: by hand, then."""


class Edit:
    """One file's text while it is being changed, one splice after the other.

    Paths lead through keys and, in lists, through numbers from 0. Raises CannotEditError, and leaves the text as it
    was, where a change cannot be made safely; ValueError where the file has faults, or a path leads nowhere.
    """

    def __init__(self, document: Document) -> None:
        if document.faults or not isinstance(document.data, dict):
            raise ValueError("only a file that can be read can be edited")
        self.text = document.text
        self.data: dict[str, Any] = deepcopy(document.data)
        self._has_bom = document.has_bom
        self._places = _placed(document.text)
        self._layout = self._find_layout()

    @property
    def raw(self) -> bytes:
        """The file's bytes as they are now."""
        return _BOM * self._has_bom + self.text.encode("utf-8")

    def set(self, path: KeyPath, value: Value, order: Sequence[str] = ()) -> None:
        """Put a value in the place of the one at `path`; where the key is not there yet, write it.

        `order` is the order of the keys in its group: a new key stands after the last of those before it.
        """
        if path in self._places.values:
            start, end = self._places.values[path]
            if isinstance(path[-1], int) or path in self._places.keys:
                self._splice(start, end, self._replacement(path, value, start, end), path, value)
        elif path in self._places.empties:
            self._fill(path, value)
        else:
            self._insert_key(path, value, order)

    def append(self, path: KeyPath, value: Value, order: Sequence[str] = ()) -> None:
        """Put a value at the end of the list at `path`; where there is no list yet, begin it."""
        if path not in self._places.values:
            self.set(path, [value], order)
            return
        items = self._at(path)
        if not isinstance(items, list):
            raise ValueError(f"there is no list at {path}")
        start, end = self._places.values[path]
        target = (*path, len(items))
        if self.text[start] == "[":
            if items:
                last = self._places.values[*path, len(items) - 1][1]
                self._splice(last, last, f", {inline(value, in_flow=True)}", target, value)
            elif self._is_in_flow(path) or not isinstance(value, Mapping):
                self._splice(start + 1, end - 1, inline(value, in_flow=True), target, value)
            else:
                self._open_list(path, value, start, end)
            return
        column = self._column(start)
        first = self._places.values[*path, 0][0]
        dash = self.text[start:first]
        last_start = self._places.values[*path, len(items) - 1][0]
        if isinstance(value, dict) and self.text[last_start] == "{":
            value = OneLine(value)
        lines = self._layout.item(value, column, dash if _DASH.fullmatch(dash) else "- ")
        self._insert_lines(self._after(end, column), lines, column, target, value)

    def remove(self, path: KeyPath) -> None:
        """Take away a key with its value, or an item of a list, with the comment that stands on its line."""
        if path not in self._places.values and path not in self._places.empties:
            raise ValueError(f"there is nothing at {path}")
        if self._is_in_flow(path):
            start, end = self._flow_part(path)
        else:
            start, end = self._block_part(path)
        expected = deepcopy(self.data)
        group = _parent(expected, path)
        del group[path[-1]]
        self._replace(start, end, "", expected)

    def _replacement(self, path: KeyPath, value: Value, start: int, end: int) -> str:
        """The text of a value in the place of another's, in the style of the old one where it had quotes."""
        if isinstance(value, str) and not self._is_in_flow(path):
            column = self._group_column(path)
            first = self._column(start)
            room_for_block = isinstance(path[-1], str) and self._is_free_below(end, column)
            if "\n" in value or first + len(inline(value)) > self._layout.width:
                lines = block_lines(value, self._layout.width - column - self._layout.step) if room_for_block else None
                if lines is not None:
                    return self._joined(lines, column + self._layout.step, start)
        quote = self.text[start] if self.text[start] in "'\"" and not isinstance(value, (Mapping, list, tuple)) else ""
        return inline(value, in_flow=self._is_in_flow(path), quote=quote)

    def _fill(self, path: KeyPath, value: Value) -> None:
        """Write a value behind a key that stands there without one, or in the place of `null` or `~`."""
        start, end = self._places.empties[path]
        if isinstance(path[-1], int) or self._is_in_flow(path):
            space = " " if self.text[start - 1 : start] == ":" else ""
            self._splice(start, end, space + inline(value, in_flow=self._is_in_flow(path)), path, value)
            return
        column = self._group_column(path)
        lines = self._layout.entry(str(path[-1]), value, column)
        first = lines[0].removeprefix(inline(path[-1]) + ":")
        after = self.text[end : self._line_end(end)]
        if not first:
            self._open_block(path, value, start, end, lines[1:], column)
        elif len(lines) == 1 or not after.strip():
            if self.text[start - 1 : start] in (" ", "\t"):
                first = first.lstrip(" ")
            indented = [first, *(" " * column + line if line else "" for line in lines[1:])]
            self._splice(start, end, self._newline(end).join(indented), path, value)
        else:
            self._splice(start, end, f" {inline(value)}", path, value)

    def _open_list(self, path: KeyPath, value: Value, start: int, end: int) -> None:
        """Begin a list in lines where an empty one in brackets stood."""
        column = self._group_column(path)
        lines = self._layout.entry(str(path[-1]), [value], column)
        self._open_block(path, [value], start, end, lines[1:], column)

    def _open_block(self, path: KeyPath, value: Value, start: int, end: int, lines: list[str], column: int) -> None:
        """Write the lines of a list or group below its key, in the place of what stood behind the key."""
        before = self.text[:start].rstrip(" \t")
        expected = deepcopy(self.data)
        _parent(expected, path)[path[-1]] = as_data(value)
        at = self._after(end, column)
        newline = self._newline(end)
        indented = [" " * column + line if line else "" for line in lines]
        line_text = newline.join(indented)
        rest = self.text[end:at]
        written = rest + line_text + newline if rest.endswith("\n") else rest + newline + line_text
        self._replace(len(before), at, written, expected)

    def _insert_key(self, path: KeyPath, value: Value, order: Sequence[str]) -> None:
        group_path, key = path[:-1], path[-1]
        if path and group_path not in self._places.values:
            self.set(group_path, {str(key): value})
            return
        if not isinstance(self._at(group_path), dict) or not isinstance(key, str):
            raise ValueError(f"there is no group of fields at {group_path}")
        start, end = self._places.values[group_path]
        keys = [one[-1] for one in self._places.keys if one[:-1] == group_path and len(one) == len(path)]
        rank = order.index(key) if key in order else len(order)
        before = [one for one in keys if one in order and order.index(one) < rank] if key in order else keys
        predecessor = max(before, key=order.index) if before and key in order else (keys[-1] if before else None)
        if self.text[start] == "{":
            entry = f"{inline(key)}: {inline(value, in_flow=True)}"
            if not keys:
                self._splice(start + 1, end - 1, entry, path, value)
            elif predecessor is None:
                self._splice(start + 1, start + 1, f"{entry}, ", path, value)
            else:
                at = self._entry_end((*group_path, predecessor))
                self._splice(at, at, f", {entry}", path, value)
            return
        column = self._column(start)
        lines = self._layout.entry(key, value, column)
        if predecessor is None:
            text = self._joined(lines, column, start) + self._newline(start) + " " * column
            self._splice(start, start, text, path, value)
        else:
            at = self._after(self._entry_end((*group_path, predecessor)), column)
            self._insert_lines(at, lines, column, path, value)

    def _insert_lines(self, at: int, lines: list[str], column: int, path: KeyPath, value: Value) -> None:
        """Put whole lines at `at`, which is a line's beginning or the end of a text whose last line has no end."""
        if at == len(self.text) and not self.text.endswith("\n"):
            self._close_last_block()
            at = len(self.text)
        newline = self._newline(at)
        text = " " * column + self._joined(lines, column, at)
        text = text + newline if at == 0 or self.text[at - 1] == "\n" else newline + text
        self._splice(at, at, text, path, value)

    def _close_last_block(self) -> None:
        """Mark a block value that ends the file without a line end (`|`, `|+`) as one that has none (`|-`).

        The lines that are put below it give it a line end, which would otherwise become a part of the value.
        """
        for start, end in self._places.values.values():
            match = _BLOCK_MARK.match(self.text, start)
            if match and end == len(self.text) and self.text[start] in "|>":
                keeps = self.text.startswith("+", match.end())
                self._replace(match.end(), match.end() + keeps, "-", self.data)
                return

    def _splice(self, start: int, end: int, text: str, path: KeyPath, value: Value) -> None:
        expected = deepcopy(self.data)
        group = _parent(expected, path)
        if isinstance(group, list) and path[-1] == len(group):
            group.append(as_data(value))
        else:
            group[path[-1]] = as_data(value)
        self._replace(start, end, text, expected)

    def _replace(self, start: int, end: int, text: str, expected: dict[str, Any]) -> None:
        """Exchange a piece of the text, where what is read from it afterwards is what was meant."""
        changed = self.text[:start] + text + self.text[end:]
        try:
            data = walk(changed)[0]
        except (FaultFoundError, yaml.YAMLError):
            data = None
        if data != expected:
            raise CannotEditError
        self.text, self.data = changed, expected
        self._places = _placed(changed)

    def _at(self, path: KeyPath) -> Any:
        data: Any = self.data
        for part in path:
            data = data[part]
        return data

    def _entry_end(self, path: KeyPath) -> int:
        """One past the last character of a field: its value, or its colon where it has none."""
        place = self._places.values.get(path) or self._places.empties.get(path)
        return place[1] if place else self._places.keys[path][1]

    def _after(self, end: int, column: int) -> int:
        """Where the line after a value begins, below the comments that are indented further than its group."""
        at = self._next_line(end)
        if self._keeps_lines(end):
            while at < len(self.text) and not self.text[at : self._line_end(at)].strip():
                at = self._next_line(at)
        looking = at
        while looking < len(self.text):
            line = self.text[looking : self._line_end(looking)]
            if line.strip() and not (line.lstrip().startswith("#") and len(line) - len(line.lstrip(" ")) > column):
                break
            looking = self._next_line(looking)
            if line.strip():
                at = looking
        return at

    def _is_free_below(self, end: int, column: int) -> bool:
        """Whether no comment stands behind a value or directly below it, which a block there would take for its own."""
        behind = self.text[end : self._line_end(end)].strip()
        return not behind and self._after(end, column) == self._next_line(end)

    def _keeps_lines(self, end: int) -> bool:
        """Whether a block value that keeps the blank lines below it (`|+`) ends here."""
        return any(
            place[1] == end and _KEEPS_LINES.match(self.text, place[0])
            for place in reversed(self._places.values.values())
        )

    def _flow_part(self, path: KeyPath) -> tuple[int, int]:
        """A field or item between brackets, with one of the commas beside it."""
        group = self._at(path[:-1])
        siblings = list(range(len(group))) if isinstance(group, list) else self._keys_of(path[:-1])
        index = siblings.index(path[-1])  # type: ignore[arg-type]
        paths = [(*path[:-1], one) for one in siblings]
        if index + 1 < len(paths):
            return self._part_start(paths[index]), self._part_start(paths[index + 1])
        if index:
            return self._entry_end(paths[index - 1]), self._entry_end(paths[index])
        return self._part_start(path), self._entry_end(path)

    def _keys_of(self, group_path: KeyPath) -> list[str]:
        return [str(one[-1]) for one in self._places.keys if one[:-1] == group_path and len(one) == len(group_path) + 1]

    def _part_start(self, path: KeyPath) -> int:
        if isinstance(path[-1], int):
            return self._places.values[path][0]
        return self._places.keys[path][0]

    def _block_part(self, path: KeyPath) -> tuple[int, int]:
        """The lines of a field or item; where it shares its first line with a dash, the text up to the next field."""
        column = self._group_column(path)
        end = self._after(self._entry_end(path), column)
        start = self._part_start(path)
        if isinstance(path[-1], int):
            dash = start if self.text.startswith("-", start) else self.text.rfind("-", 0, start + 1)
            if dash < 0 or self.text[dash + 1 : start].strip():
                raise CannotEditError
            start = dash
        line_start = self.text.rfind("\n", 0, start) + 1
        if not self.text[line_start:start].strip():
            return line_start, end
        next_start = min((place[0] for place in self._places.keys.values() if place[0] >= end), default=len(self.text))
        if isinstance(path[-1], int) or self.text[end:next_start].strip():
            raise CannotEditError
        return start, next_start

    def _group_column(self, path: KeyPath) -> int:
        """The column, from 0, at which the group or list that `path` stands in is indented."""
        return self._column(self._places.values[path[:-1]][0])

    def _is_in_flow(self, path: KeyPath) -> bool:
        """Whether a value stands between brackets."""
        return any(self.text[self._places.values[path[:depth]][0]] in "[{" for depth in range(len(path)))

    def _column(self, index: int) -> int:
        return index - (self.text.rfind("\n", 0, index) + 1)

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def _next_line(self, index: int) -> int:
        return min(self._line_end(index) + 1, len(self.text))

    def _newline(self, near: int) -> str:
        r"""The line end used above a place, or anywhere in the text: `\n` or `\r\n`."""
        end = self.text.rfind("\n", 0, near)
        if end < 0:
            end = self.text.find("\n")
        return "\r\n" if end > 0 and self.text[end - 1] == "\r" else "\n"

    def _find_layout(self) -> Layout:
        """The indentation that the text already has: of its first group, and of its first list."""
        step, indented = 0, None
        for path, (key_start, _) in self._places.keys.items():
            place = self._places.values.get(path)
            if place is None or not isinstance(self._at(path), (dict, list)) or self.text[place[0]] in "[{":
                continue
            offset = self._column(place[0]) - self._column(key_start)
            if indented is None and self.text[place[0]] == "-":
                indented = offset > 0
            step = step or max(offset, 0)
        return Layout(step=step or 2, indented_lists=True if indented is None else indented)

    def _joined(self, lines: list[str], column: int, at: int) -> str:
        """Lines of which the first stands at `column` already."""
        indent = " " * column
        return self._newline(at).join([lines[0], *(indent + line if line else "" for line in lines[1:])])


def _placed(text: str) -> Places:
    places = Places()
    walk(text, places)
    return places


def _parent(data: Any, path: KeyPath) -> Any:
    for part in path[:-1]:
        data = data[part]
    return data
