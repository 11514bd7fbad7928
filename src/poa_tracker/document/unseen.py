"""Characters that no editor shows, or shows as a space, and that change how a file is read."""

import re
import unicodedata

from poa_tracker.document.fault import Fault
from poa_tracker.document.position import UNSEEN, Lines
from poa_tracker.document.walk import MOST_FAULTS, Places, walk

_ODD_SPACE = re.compile("(?:[ \t]|- )*(?:-|[\\w\"'.-]+:)?[\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000]")
"""What only looks like a space, before a field or item or right behind its mark. Elsewhere it belongs to a text."""

_UNSEEN_IN_KEY = re.compile("[\xa0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]")


def unseen_characters(text: str, first: int) -> tuple[Fault, ...]:
    """What YAML takes for a line's end, or skips, from index `first` on; inside a value it does no harm."""
    places, lines = Places(), Lines(text)
    walk(text, places)
    scalars = iter(places.scalars)
    start, end = 0, 0
    faults = []
    for match in UNSEEN.finditer(text, first):
        index = match.start()
        while end <= index and (scalar := next(scalars, None)):
            start, end = scalar
        if not start <= index < end:
            faults.append(Fault("POA001", _said_of(match.group()), lines.span(index, index + 1)))
    return tuple(faults[:MOST_FAULTS])


def unseen_cause(numbers: list[int], most: int, text: str, lines: Lines) -> tuple[int, str] | None:
    """The first such character in these lines, up to the index at which reading failed, and the message for it."""
    for number in numbers:
        start = lines.start(number)
        end = lines.start(number + 1) if number < len(lines) else len(text)
        found = [match for match in (UNSEEN.search(text, start, end), _ODD_SPACE.match(text, start, end)) if match]
        if found and (index := min(match.end() - 1 for match in found)) <= most:
            return index, _said_of(text[index])
    return None


def unseen_in(key: str) -> str | None:
    """The message for a key with a character in it that cannot be seen or only looks like a space; else none."""
    found = _UNSEEN_IN_KEY.search(key)
    return _said_of(found.group()) if found else None


def _said_of(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character) == "Zs":
        name = unicodedata.name(character).lower()
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name} ({code}) is where YAML needs a space"
    return f"the character {code} cannot be seen and changes how the file is read; delete it"
