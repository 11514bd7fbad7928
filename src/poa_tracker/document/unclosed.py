"""What was opened and never closed: found where it was opened, since reading fails pages further down."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
)

from poa_tracker.document.position import Lines

_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""", re.DOTALL)
_FIELD_OR_ITEM = re.compile(r" *(?:- |[A-Za-z_][\w-]*:(?:\s|$))")


def is_unclosed(quote: int, text: str, lines: Lines) -> bool:
    """Whether the quote at this index ends, if it does, behind fields that it swallowed."""
    quoted = _QUOTED.match(text, quote)
    return quoted is None or _swallows_fields(quote, quoted.end(), text, lines)


def unclosed_quote(text: str, at: int, lines: Lines) -> int | None:
    """The quote that swallowed whole fields, until the next quote ended it in the line that `at` stands in."""
    line = lines.position(at).line
    for token in _tokens(text):
        if token.__class__ is not ScalarToken or token.style not in ("'", '"'):
            continue
        start: int = token.start_mark.index
        end: int = token.end_mark.index
        if lines.position(start).line < lines.position(end).line == line:
            return start if _swallows_fields(start, end, text, lines) else None
    return None


def _swallows_fields(start: int, end: int, text: str, lines: Lines) -> bool:
    """Whether a quoted text goes over lines that look like anything but its own."""
    opening = lines.text(lines.position(start).line)
    indent = len(opening) - len(opening.lstrip(" "))
    inner = text[start:end].split("\n")[1:]
    return any(
        _FIELD_OR_ITEM.match(line) or len(line) - len(line.lstrip(" ")) < indent for line in inner if line.strip()
    )


def unclosed_bracket(text: str) -> int | None:
    """The innermost bracket that is open where the text ends."""
    opened: list[int] = []
    for token in _tokens(text):
        if token.__class__ in (FlowSequenceStartToken, FlowMappingStartToken):
            opened.append(token.start_mark.index)
        elif token.__class__ in (FlowSequenceEndToken, FlowMappingEndToken) and opened:
            opened.pop()
    return opened[-1] if opened else None


def _tokens(text: str) -> Iterator[Any]:
    """The words and marks of a text, as far as it can be read."""
    scanner = CParser(text)
    try:
        while token := scanner.get_token():
            yield token
    except yaml.YAMLError:
        return
