"""What templates are given: plain records of plain values."""

from typing import Any

Row = tuple[Any, ...]
"""A record that a template may read; each kind is a NamedTuple of its own, because a large report has many thousands.

Its fields hold text, numbers, days, truth values, other rows and tuples of these: never Markdown or HTML, and never
anything that could do something. None stands where there is nothing.
"""


def is_row(value: object) -> bool:
    """Whether a value is a record with named fields."""
    return isinstance(value, tuple) and hasattr(value, "_fields")
