"""Where in the files a finding points."""

from typing import NamedTuple

from poa_tracker.document import Position, Span

FILE_START = Span(Position(1, 1), Position(1, 1))
"""Where a fault of a whole file points: its first character."""


class Location(NamedTuple):
    """A stretch of one file. `path` is relative to the plan's root, with `/` on every system."""

    path: str
    span: Span = FILE_START
