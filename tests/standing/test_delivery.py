"""How rates round."""

import pytest

from poa_tracker.standing.delivery import percentage


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 0, None), (0, 3, 0), (1, 3, 33), (2, 3, 67), (1, 8, 13), (3, 3, 100), (1, 1000, 1), (999, 1000, 99)],
)
def test_halves_go_up_and_only_all_is_a_hundred(part: int, whole: int, percent: int | None) -> None:
    assert percentage(part, whole) == percent
