"""What a person probably meant, and how often it is looked for."""

from functools import partial

from poa_tracker.findings import Suggestions, did_you_mean
from tests.work import count_calls


def test_the_nearest_is_offered_whatever_its_capitals() -> None:
    assert did_you_mean("polce", ["POLICE", "CUSTOMS"]) == " (did you mean 'POLICE'?)"
    assert did_you_mean("nothing like it", ["POLICE", "CUSTOMS"]) == ""


def test_one_list_says_the_same_as_often_as_it_is_asked() -> None:
    near = Suggestions({"POLICE": 1, "CUSTOMS": 2})
    assert [near.did_you_mean(word) for word in ("POLCE", "DIA", "POLCE")] == [
        " (did you mean 'POLICE'?)",
        "",
        " (did you mean 'POLICE'?)",
    ]


def test_a_list_full_of_unknown_words_is_not_looked_up_to_its_end() -> None:
    known = [f"PREV-{number:02d}" for number in range(50)]

    def look(count: int) -> None:
        near = Suggestions(known)
        shown = [near.did_you_mean(f"PREV-{number}-{number}") for number in range(count)]
        assert shown[0]

    few, many = (count_calls(partial(look, count)) for count in (200, 2_000))
    assert many < 2 * few
