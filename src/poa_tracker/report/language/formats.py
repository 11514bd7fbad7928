"""Dates, numbers and lists as people of one place write them, by the Unicode CLDR that comes with Babel.

The locale of the machine has no part in it.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from poa_tracker.model import primary_language

_ENGLISH = "en_001"
"""English as most of the world writes it: 30 June 2026, and `a, b and c`."""


class Formats(NamedTuple):
    """How one locale writes things. Every method is quick for what it has been asked before."""

    locale: str
    """As Babel names it: `en_NZ`."""
    is_found: bool = True
    """Whether it is that of the language asked for, and not English in its place."""

    @classmethod
    def of(cls, tag: str) -> "Formats":
        """By a BCP 47 tag; English where CLDR does not have it."""
        language = primary_language(tag)
        name = (_known(tag) if tag.casefold() != "en" else None) or (_ENGLISH if language == "en" else _known(language))
        return cls(name) if name else cls(_ENGLISH, is_found=False)

    def day(self, day: date) -> str:
        """`30 June 2026`."""
        return _day(self.locale, day)

    def day_of_year(self, day: date) -> str:
        """`30 June`."""
        return format_skeleton("MMMMd", day, locale=self.locale)

    def month(self, day: date) -> str:
        """`June 2026`."""
        return _month(self.locale, day)

    def short_month(self, day: date) -> str:
        """`Jun 2026`."""
        return format_skeleton("yMMM", day, locale=self.locale)

    def number(self, number: int | Decimal) -> str:
        """`1,200` and `0.50`: with as many decimals as were written."""
        return _number(self.locale, number, str(number))

    def percent(self, percent: int) -> str:
        """`58%`."""
        return _percent(self.locale, percent)

    def listed(self, items: Sequence[str]) -> str:
        """`a`, `a and b`, `a, b and c`."""
        return format_list([str(one) for one in items], locale=self.locale) if items else ""


@lru_cache(maxsize=64)
def _known(tag: str) -> str | None:
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None
    # Where CLDR has no months of a language, Babel calls them M01, M02, …
    return None if locale.months["format"]["wide"][1] == "M01" else str(locale)


@lru_cache(maxsize=4096)
def _day(locale: str, day: date) -> str:
    return format_date(day, "long", locale=locale)


@lru_cache(maxsize=1024)
def _month(locale: str, day: date) -> str:
    return format_skeleton("yMMMM", day, locale=locale)


@lru_cache(maxsize=4096)
def _number(locale: str, number: int | Decimal, written: str) -> str:  # noqa: ARG001 - 0.5 and 0.50 are equal
    decimals = 0 if isinstance(number, int) else max(0, -int(number.as_tuple().exponent))
    whole = Locale.parse(locale).decimal_formats[None].pattern.split(".")[0]
    return format_decimal(
        number, f"{whole}.{'0' * decimals}" if decimals else whole, locale=locale, decimal_quantization=True
    )


@lru_cache(maxsize=256)
def _percent(locale: str, percent: int) -> str:
    return format_percent(Decimal(percent) / 100, locale=locale)
