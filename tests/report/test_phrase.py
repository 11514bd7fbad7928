"""Turns of phrase, in English."""

import pytest

from poa_tracker.report.language import Language
from poa_tracker.report.phrase import days_apart, moved_by, percentage

ENGLISH = Language.of("en")


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 0, None), (0, 3, 0), (1, 3, 33), (2, 3, 67), (1, 8, 13), (3, 3, 100), (1, 1000, 1), (999, 1000, 99)],
)
def test_halves_go_up_and_only_all_is_a_hundred(part: int, whole: int, percent: int | None) -> None:
    assert percentage(part, whole) == percent


def test_words() -> None:
    assert [moved_by(ENGLISH, days) for days in (-1, 0, 31)] == [
        "1 day earlier",
        "back to the same day",
        "31 days later",
    ]
    assert [days_apart(ENGLISH, days) for days in (1, 1200)] == ["1 day later", "1,200 days later"]
