"""Where a check result is written to, and what a writer has to know of that place."""

from typing import NamedTuple, TextIO


class Destination(NamedTuple):
    """A stream, and what is around it; a writer takes of it what it has a use for."""

    stream: TextIO
    colour: bool = False
    """Whether it is a screen that shows colours."""
    folder: str = ""
    """Where the plan stands in its repository, with `/`: `plans/2030`, or nothing where it is at the top."""
