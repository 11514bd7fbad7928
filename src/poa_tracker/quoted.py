"""An author's words, as every message shows them."""

_LONGEST = 60


def quoted(words: str) -> str:
    """In quotes, with whatever cannot be shown as escapes; what is longer than 60 characters ends in `…`."""
    return repr(words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…")
