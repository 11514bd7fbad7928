"""An author's words in a message: short, and without anything that could move a cursor."""

from poa_tracker.findings import quoted


def test_short_words_stand_as_they_are() -> None:
    assert quoted("POLCE") == "'POLCE'"
    assert quoted("x" * 60) == f"'{'x' * 60}'"


def test_long_words_are_cut() -> None:
    assert quoted("x" * 900_000) == f"'{'x' * 59}…'"


def test_what_cannot_be_shown_is_an_escape() -> None:
    assert quoted("a\x1b[2J") == r"'a\x1b[2J'"
