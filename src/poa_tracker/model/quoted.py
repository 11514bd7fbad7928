"""A written value as messages show it."""

_MOST = 60


def quoted(text: str) -> str:
    """In quotes, with escapes for what could not be seen, and cut where it would be longer than a line."""
    return repr(text if len(text) <= _MOST else text[: _MOST - 1] + "…")
