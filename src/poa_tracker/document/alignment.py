"""Where a line that stands too far left should have begun: beside the fields of its list item, or as a field's text."""

import re
from typing import NamedTuple

from poa_tracker.document.position import Lines

_ITEM = re.compile(r"( *)((?:- +)+)([^\s:#'\"][^:#]{0,40}?):(?:\s|$)")
_BLOCK = re.compile(r"( *(?:- +)*)([^\s:#'\"][^:#]{0,40}?):\s*[|>][-+0-9]*\s*(?:#.*)?$")


class Neighbour(NamedTuple):
    """A field, and the column that its name begins in."""

    name: str
    column: int


def first_of_item(number: int, column: int, lines: Lines) -> Neighbour | None:
    """The field that begins the list item which a line seems to belong to: the line begins between '- ' and name."""
    for above in range(number - 1, 0, -1):
        line = lines.text(above)
        if match := _ITEM.match(line):
            dash, name = len(match[1]) + 1, len(match[1] + match[2]) + 1
            if dash <= column < name:
                return Neighbour(match[3], name)
        if line.strip() and _column(line) < column:
            return None
    return None


def field_of_text(number: int, column: int, lines: Lines) -> Neighbour | None:
    """The field with '|' or '>' whose text a line seems to belong to, though it is not indented further than that."""
    for above in range(number - 1, 0, -1):
        line = lines.text(above)
        if match := _BLOCK.match(line):
            return Neighbour(match[2], len(match[1]) + 1) if column <= len(match[1]) + 1 else None
        if line.strip() and _column(line) <= column:
            return None
    return None


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) + 1
