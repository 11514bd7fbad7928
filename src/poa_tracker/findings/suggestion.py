"""What a person probably meant."""

from collections.abc import Iterable

from poa_tracker.spelling import folded

_MOST_LOOKED_UP = 100
"""Words that are looked up in one list: a look-up compares with all that is known, and nobody reads the rest."""


def nearest(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """The known words most like `word`, best first; capitals do not count against a word."""
    from difflib import get_close_matches

    by_folded = {folded(str(one)): str(one) for one in sorted(known, reverse=True)}
    matches = get_close_matches(folded(word[:200]), by_folded, n=most, cutoff=0.6)
    return [by_folded[match] for match in matches]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` (did you mean 'POLICE'?)` with a space before it, or nothing where no known word is near."""
    best = nearest(word, known, most=1)
    return f" (did you mean {best[0]!r}?)" if best else ""


class Suggestions:
    """`did_you_mean` for whoever asks it of one list again and again: each word is looked up once, and only so many."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known
        self._looked_up: dict[str, str] = {}

    def did_you_mean(self, word: str) -> str:
        """As the function gives it; nothing once enough words were looked up."""
        if word not in self._looked_up:
            if len(self._looked_up) >= _MOST_LOOKED_UP:
                return ""
            self._looked_up[word] = did_you_mean(word, self._known)
        return self._looked_up[word]
