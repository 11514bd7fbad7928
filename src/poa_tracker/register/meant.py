"""What a person most likely meant by a value that is written in another way than files write it."""

import re
from datetime import date

from poa_tracker.model.period import MONTH_NAMES

_TRUE = frozenset(("true", "yes", "y", "on", "1"))
_FALSE = frozenset(("false", "no", "n", "off", "0"))
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:([,_ '\u2019\xa0\u202f])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?(?:0|[1-9][0-9]*),[0-9]{1,2}")
_SIGNED = re.compile(r"\+(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


def meant_flag(text: str) -> str | None:
    """`true` for yes, on and 1, `false` for their opposites."""
    word = text[:10].casefold()
    return "true" if word in _TRUE else "false" if word in _FALSE else None


def meant_number(text: str) -> str | None:
    """The number without marks between thousands or a plus sign, and with a point before its decimals."""
    text = text[:40]
    if match := _GROUPED.fullmatch(text):
        return text.replace(match[1], "").removeprefix("+")
    if _DECIMAL_COMMA.fullmatch(text):
        return text.replace(",", ".").removeprefix("+")
    return text.removeprefix("+") if _SIGNED.fullmatch(text) else None


def meant_day(text: str) -> str | None:
    """The ISO form of a date written in another way, where there is only one way to read it."""
    numbers = [int(number) for number in re.findall(r"[0-9]{1,4}", text[:40])]
    month = next(
        (index for index, name in enumerate(MONTH_NAMES, 1) if re.search(rf"\b{name[:3]}", text[:40], re.IGNORECASE)),
        None,
    )
    try:
        if month and len(numbers) == 2:
            day, year = (numbers[1], numbers[0]) if numbers[0] > 31 else numbers
            return date(year, month, day).isoformat() if year > 999 else None
        if month or len(numbers) != 3:
            return None
        if numbers[0] > 999:
            return date(*numbers).isoformat()
        if numbers[2] > 999 and (numbers[0] > 12 or numbers[1] > 12 or numbers[0] == numbers[1]):
            day, month = (numbers[1], numbers[0]) if numbers[1] > 12 else (numbers[0], numbers[1])
            return date(numbers[2], month, day).isoformat()
    except ValueError:
        return None
    return None
