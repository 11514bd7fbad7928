"""The order in which people expect ids: by their numbers, ROAD-9 before ROAD-100."""

import re
from functools import lru_cache

_NUMBERS = re.compile(r"([0-9]+)")


@lru_cache(maxsize=65536)
def id_order(text: str) -> tuple[tuple[str | int, ...], str]:
    """What ids, and paths that end in one, are sorted by; of 007 and 7, as the texts themselves are."""
    # Texts and numbers take turns, so that like is always compared with like.
    return tuple(int(part) if index % 2 else part for index, part in enumerate(_NUMBERS.split(text))), text
