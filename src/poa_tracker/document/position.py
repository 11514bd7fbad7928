"""Places in a text, as editors count them."""

import re
from bisect import bisect_right
from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""The way to a value: `("updates", 0, "period")`."""

_LONG = 1000
"""Characters from which a line is kept once it was asked for."""

UNSEEN = re.compile("\r(?!\n)|[\x85\u2028\u2029\ufeff]")
"""What YAML takes for a line's end, or skips, and editors do not show."""


class Position(NamedTuple):
    """A character of a text. Lines and columns count from 1; a byte-order mark counts for nothing."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of text; `end` is one past its last character. Quotes belong to a value."""

    start: Position
    end: Position


class Lines:
    r"""Where the lines of a text begin. They end at `\n` only, whatever else YAML takes for a line's end."""

    __slots__ = ("_long", "_starts", "_text")

    def __init__(self, text: str) -> None:
        starts = [0]
        found = text.find("\n")
        while found >= 0:
            starts.append(found + 1)
            found = text.find("\n", found + 1)
        self._starts = starts
        self._text = text
        self._long: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, index: int) -> Position:
        """The position of a character, by its index in the text."""
        line = bisect_right(self._starts, index)
        return Position(line, index - self._starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        return Span(self.position(start), self.position(end))

    def start(self, number: int) -> int:
        """The index at which a line begins."""
        return self._starts[number - 1]

    def text(self, number: int) -> str:
        """A line without its end; nothing for a line that the text does not have."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
        if end - start < _LONG:
            return self._text[start:end].removesuffix("\r")
        # A thousand findings in one line of a megabyte show one text, not a thousand copies of it.
        if number not in self._long:
            self._long[number] = self._text[start:end].removesuffix("\r")
        return self._long[number]
