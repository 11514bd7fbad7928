"""When two spellings are one name to people, whatever keyboard or program they were written with."""

import unicodedata


def folded(name: str) -> str:
    """A name less what nobody sees: capitals, the Unicode form of its accents, no-break and double spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
