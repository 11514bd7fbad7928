"""Figures and lists as words, for people."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from poa_tracker.model import long_date


def counted(number: int, noun: str) -> str:
    """`1 measure`, `2 measures`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def joined(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def number(value: Decimal) -> str:
    """`1,200` and `0.50`: with as many decimals as were written."""
    return f"{value:,f}"


def percentage(part: int, whole: int) -> int | None:
    """Rounded to a whole number, halves up; but 100 only for all of them, and 0 only for none."""
    if not whole:
        return None
    rounded = (200 * part + whole) // (2 * whole)
    return min(99, max(1, rounded)) if 0 < part < whole else rounded


def times(number: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def moved_by(days: int) -> str:
    """`31 days later`, `1 day earlier`, or back to where it was."""
    if not days:
        return "back to the same day"
    return f"{counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def day_or_none(day: date | None) -> str:
    return long_date(day) if day else "no date"


def in_sentence(label: str) -> str:
    """A label as it stands within a sentence: `On track` as `on track`, but `RAG green` as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
