"""New values as text that people can read: plain where YAML allows it, quoted where it has to be, prose folded.

What is plain here is read as text by every YAML reader, also by those that take `no` for a truth value and `1:30` for
a number. What is meant as a date, a number or a truth value comes as one and is written plain.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import yaml
from yaml.resolver import Resolver

Scalar = str | date | Decimal | int | bool
Value = Scalar | Sequence["Value"] | Mapping[str, "Value"]
"""What can be written: text, a day, a number, a truth value; lists and groups of these."""

WIDTH = 120
"""Columns that prose is folded to."""

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=~ ")
_ENDS_PLAIN = re.compile(r":(?=\s|$)|\s#")
_ENDS_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}:]|\s#")
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Characters that cannot be seen, end a line for YAML, or turn the reading direction."""
_UNFOLDABLE = re.compile(_UNWRITABLE.pattern.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f"))
_NUMBER_OR_FLAG = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|nan)|[ynYN]",
    re.IGNORECASE,
)
_TEXT_TAG = "tag:yaml.org,2002:str"
_RESOLVER = Resolver()


def as_data(value: Value) -> object:
    """The value as the reader gives it back once it is written: every scalar as text."""
    if isinstance(value, Mapping):
        return {key: as_data(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [as_data(one) for one in value]
    return value if isinstance(value, str) else _written(value)


def inline(value: Value, *, in_flow: bool = False, quote: str = "") -> str:
    """A value on one line; `quote` is the mark to use where the author had one."""
    if isinstance(value, Mapping):
        return (
            "{"
            + ", ".join(f"{inline(key, in_flow=True)}: {inline(one, in_flow=True)}" for key, one in value.items())
            + "}"
        )
    if isinstance(value, str):
        return _text(value, in_flow=in_flow, quote=quote)
    if isinstance(value, Sequence):
        return "[" + ", ".join(inline(one, in_flow=True) for one in value) + "]"
    return f"{quote}{_written(value)}{quote}"


def is_plain(text: str, *, in_flow: bool = False) -> bool:
    """Whether a text can stand without quotes and is a text to every reader."""
    if not text or text[0] in _INDICATORS or text[-1] == " " or _UNWRITABLE.search(text):
        return False
    if (_ENDS_PLAIN_IN_FLOW if in_flow else _ENDS_PLAIN).search(text) or _NUMBER_OR_FLAG.fullmatch(text):
        return False
    return _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT_TAG  # type: ignore[no-untyped-call,no-any-return]


def block_lines(text: str, room: int) -> list[str] | None:
    """A long text as a block: its mark (`>-` or `|-`), then its lines without indentation.

    Prose is folded to `room` columns; a text with line breaks of its own keeps them. None where a block would not be
    read back as the text, or hide something in it.
    """
    lines = text.split("\n")
    if _UNFOLDABLE.search(text) or any(line != line.strip(" ") for line in lines) or not lines[0] or not lines[-1]:
        return None
    return [">-", *_folded(text, room)] if len(lines) == 1 else ["|-", *lines]


def _folded(text: str, room: int) -> list[str]:
    """The text in lines that a reader joins with one space each: it is broken at single spaces only."""
    lines = [""]
    for word in re.split(r"(?<! ) (?! )", text):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return lines


def _text(text: str, *, in_flow: bool, quote: str) -> str:
    if _UNWRITABLE.search(text):
        return _double(text)
    if not quote and is_plain(text, in_flow=in_flow):
        return text
    if quote == '"' or (not quote and "'" in text and '"' not in text and "\\" not in text):
        return _double(text)
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    """Between double quotes, with escapes for what could not be seen. JSON's way of writing is YAML's too."""
    return _UNWRITABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))


def _written(value: date | Decimal | int | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
