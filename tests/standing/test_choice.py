"""The measures that a person asks for, and what is offered where there are none such."""

from typing import Any

import pytest

from poa_tracker.errors import UsageError
from poa_tracker.standing.as_of import AsOf
from poa_tracker.standing.choice import Choice, Filters, find, select
from tests.standing.views import ended, led, on_day, update

Q2 = "2025-26-Q2"


def view(**plan: Any) -> AsOf:
    return on_day(
        "2026-02-01",
        led(1, goal="g", due="2026-03-31", tags=["x"], updates=[update(Q2, "2026-01-09", "on_track")]),
        led(2, goal="g", due="2026-01-31", tags=["y"]),
        led(3, goal="b", lead_agency="JUSTICE", due="2026-02-01", tags=["x", "z"]),
        led(4, goal="b", **ended(), updates=[update(Q2, "2026-01-09", "on_track", status="completed")]),
        **plan,
    )


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), [1, 2, 3, 4]),
        (Filters(agencies=["JUSTICE"]), [3]),
        (Filters(agencies=["Works"]), [1, 2, 4]),
        (Filters(goals=["courts"]), [3, 4]),
        (Filters(goals=["GOV", "B"]), [1, 2, 3, 4]),
        (Filters(statuses=["completed"]), [4]),
        (Filters(confidences=["on_track"]), [1]),
        (Filters(confidences=["not_reported"]), [2, 3]),
        (Filters(overdue=True), [2]),
        (Filters(tags=["x"]), [1, 3]),
        (Filters(tags=["y", "z"]), [2, 3]),
        (Filters(tags=["x"], goals=["g"]), [1]),
    ],
)
def test_any_value_of_a_filter_and_every_filter(filters: Filters, found: list[int]) -> None:
    assert [one.id for one in find(view(), filters)] == [f"GOV-{number}" for number in found]


def test_before_a_day_is_not_on_it() -> None:
    everything = view()
    days = [one.measure.due for one in everything.standings if one.measure.due]
    shown = {day: [one.id for one in find(everything, Filters(due_before=day))] for day in sorted(days)}
    assert list(shown.values()) == [[], ["GOV-2"], ["GOV-2", "GOV-3"]]


def test_a_part_of_the_plan_is_of_one_agency_one_goal_or_both() -> None:
    def ids(**choice: str) -> list[str]:
        return [one.id for one in select(view(), Choice(**choice))]

    assert ids() == ["GOV-1", "GOV-2", "GOV-3", "GOV-4"]
    assert ids(agency="INTERIOR") == ["GOV-1", "GOV-2", "GOV-4"]
    assert ids(goal="b") == ["GOV-3", "GOV-4"]
    assert ids(goal="b", agency="INTERIOR") == ["GOV-4"]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (Filters(goals=["nothing"]), "no goal 'nothing'; this plan has g, b"),
        (Filters(goals=["permit"]), "no goal 'permit' (did you mean 'Permits'?)"),
        (Filters(agencies=["nobody"]), "no agency 'nobody'"),
        (Filters(tags=["w"]), "no tag 'w': choose x, y, z"),
        (
            Filters(confidences=["??"]),
            "no confidence '??': choose not_reported, unstated, on_track, at_risk, off_track",
        ),
    ],
)
def test_what_the_plan_does_not_have_is_refused_with_what_it_has(filters: Filters, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        find(view(), filters)
    assert str(raised.value) == message


def test_where_there_is_nothing_to_choose_nothing_is_offered() -> None:
    def refused(everything: AsOf, filters: Filters) -> str:
        with pytest.raises(UsageError) as raised:
            find(everything, filters)
        return str(raised.value)

    assert refused(view(goals=[]), Filters(goals=["g"])) == "no goal 'g'; plan.yaml names none yet"
    assert refused(on_day("2026-02-01", led()), Filters(tags=["x"])) == "no tag 'x'"
    one = on_day("2026-02-01", led(tags=["long word"]))
    assert refused(one, Filters(tags=["x"])) == "no tag 'x': choose long word"
    for number, offered in ((8, ": choose a1, b1, c1, d1, e1, f1, g1, h1"), (9, "")):
        tags = [f"{letter}1" for letter in "abcdefghi"[:number]]
        assert refused(on_day("2026-02-01", led(tags=tags)), Filters(tags=["?"])) == f"no tag '?'{offered}"
