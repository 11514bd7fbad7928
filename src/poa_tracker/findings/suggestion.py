"""What a person probably meant."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """The known words most like `word`, best first; capitals do not count against a word."""
    from difflib import get_close_matches

    by_folded = {str(one).casefold(): str(one) for one in sorted(known, reverse=True)}
    matches = get_close_matches(word[:200].casefold(), by_folded, n=most, cutoff=0.6)
    return [by_folded[match] for match in matches]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` (did you mean 'POLICE'?)` with a space before it, or nothing where no known word is near."""
    best = nearest(word, known, most=1)
    return f" (did you mean {best[0]!r}?)" if best else ""
