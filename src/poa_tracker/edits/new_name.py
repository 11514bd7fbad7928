"""Ids for what people name in their own words: an agency, a goal, a plan."""

import re
import unicodedata
from collections.abc import Container

_LONGEST_SLUG = 40
_LONGEST_WORD = 12


def slug(title: str, noun: str) -> str:
    """`shorter-permits` for "Shorter permits"; begins with `noun` where the title begins with no Latin letter."""
    words = [word.lower() for word in _latin_words(title)]
    if not words or not words[0][0].isalpha():
        words.insert(0, noun)
    text = words[0][:_LONGEST_SLUG]
    for word in words[1:]:
        if len(text) + 1 + len(word) > _LONGEST_SLUG:
            break
        text += f"-{word}"
    return text


def agency_id(name: str) -> str:
    """What people would shorten a name to: MBIE, DOL for "Department of Labour", POLICE; AGENCY where nothing is Latin.

    Small words do not count, except between two large ones. What is in capitals already is taken whole.
    """
    words = _latin_words(name)
    if len(words) < 2:
        return _as_id(words[0][:_LONGEST_WORD] if words else "", "AGENCY")
    large = [word for word in words if not word[0].islower()]
    if len(large) == 2:
        small = next((word for word in words[1:] if word[0].islower()), "")
        large = [large[0], small, large[1]] if words[0] == large[0] else large
    return _as_id(_initials(large or words), "AGENCY")


def measure_prefix(title: str) -> str:
    """What the ids of a goal's measures begin with: PREV for "Prevention", SWT for "Shorter waiting times"."""
    words = _latin_words(title)
    long_words = [word for word in words if len(word) > 3] or words
    return _as_id(long_words[0][:4] if len(long_words) == 1 else _initials(long_words[:4]), "GOAL")


def unique(name: str, taken: Container[str], separator: str = "") -> str:
    """The name, or where it is taken the first of `name2`, `name3`, … that is not."""
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name}{separator}{number}"
    return candidate


def _as_id(letters: str, noun: str) -> str:
    text = letters.upper()
    return text if text[:1].isalpha() else noun + text


def _initials(words: list[str]) -> str:
    return "".join(word if word.isupper() and len(word) <= 4 else word[0] for word in words if word)


def _latin_words(text: str) -> list[str]:
    """The words in letters without marks: Māori becomes Maori. What has no such letters is left out."""
    without_marks = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return re.findall(r"[A-Za-z0-9]+", without_marks.replace("'", "").replace("’", ""))
