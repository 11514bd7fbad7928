"""Figures and lists as words."""

from decimal import Decimal

import pytest

from poa_tracker.report.phrase import counted, in_sentence, joined, moved_by, number, percentage, times


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 0, None), (0, 3, 0), (1, 3, 33), (2, 3, 67), (1, 8, 13), (3, 3, 100), (1, 1000, 1), (999, 1000, 99)],
)
def test_halves_go_up_and_only_all_is_a_hundred(part: int, whole: int, percent: int | None) -> None:
    assert percentage(part, whole) == percent


def test_words() -> None:
    assert [counted(one, "measure") for one in (0, 1, 2, 1200)] == [
        "0 measures",
        "1 measure",
        "2 measures",
        "1,200 measures",
    ]
    assert [joined(["a", "b", "c"][:size]) for size in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert [moved_by(days) for days in (-1, 0, 31)] == ["1 day earlier", "back to the same day", "31 days later"]
    assert [times(one) for one in (1, 2, 3)] == ["once", "twice", "3 times"]
    assert [in_sentence(label) for label in ("On track", "RAG green", "")] == ["on track", "RAG green", ""]


def test_numbers_keep_the_decimals_they_were_written_with() -> None:
    assert [number(Decimal(text)) for text in ("1200", "0.50", "-3", "1E+3")] == ["1,200", "0.50", "-3", "1,000"]
