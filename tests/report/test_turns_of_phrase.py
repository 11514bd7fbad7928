"""Turns of phrase, in English."""

from poa_tracker.report.language import Language
from poa_tracker.report.turns_of_phrase import days_apart, moved_by

ENGLISH = Language.of("en")


def test_words() -> None:
    assert [moved_by(ENGLISH, days) for days in (-1, 0, 31)] == [
        "1 day earlier",
        "back to the same day",
        "31 days later",
    ]
    assert [days_apart(ENGLISH, days) for days in (1, 1200)] == ["1 day later", "1,200 days later"]
