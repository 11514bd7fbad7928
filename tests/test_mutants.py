"""`make mutants`: the faults it puts into a module, and the list of those that no test can notice."""

import ast
from textwrap import dedent

from mutants import PACKAGES, SOURCE, identity, load_known
from mutate import find_mutants


def faults(text: str) -> list[str]:
    return [f"{one.before} → {one.after}" for one in find_mutants(ast.parse(dedent(text)))]


def test_every_choice_of_a_definition_is_turned_round() -> None:
    assert faults("""\
        @property
        def is_overdue(self) -> bool:
            return self.due < self.day and not self.ended
        """) == [
        "return self.due < self.day and (not self.ended) → return None",
        "self.due < self.day and (not self.ended) → self.due < self.day or not self.ended",
        "self.due < self.day and (not self.ended) → not self.ended",
        "self.due < self.day and (not self.ended) → self.due < self.day",
        "self.due < self.day → self.due <= self.day",
        "self.due < self.day → self.due >= self.day",
        "not self.ended → self.ended",
    ]


def test_orders_ends_and_conditions() -> None:
    assert faults("""\
        def first(days):
            return min(sorted((one for one in days if one), key=lambda one: (one.day, one.place))[1:], default=0)
        """)[1:] == [
        "min(sorted((one for one in days if one), key=lambda one: (one.day, one.place))[1:], default=0) → "
        "max(sorted((one for one in days if one), key=lambda one: (one.day, one.place))[1:], default=0)",
        "min(sorted((one for one in days if one), key=lambda one: (one.day, one.place))[1:], default=0) → "
        "min(sorted((one for one in days if one), key=lambda one: (one.day, one.place))[1:])",
        "sorted((one for one in days if one), key=lambda one: (one.day, one.place)) → sorted((one for one in days if one))",
        "sorted((one for one in days if one), key=lambda one: (one.day, one.place)) → list((one for one in days if one))",
        "for one in days if one → for one in days",
        "lambda one: (one.day, one.place) → lambda one: (one.place,)",
        "lambda one: (one.day, one.place) → lambda one: (one.day,)",
        "1: → 2:",
        "default=0 → default=1",
    ]


def test_a_word_for_programs_is_changed_and_a_text_for_people_is_not() -> None:
    assert faults("""\
        def put(fields: dict[str, str] = {"due": "day"}) -> None:
            "What it does."
            if fields["due"]:
                raise ValueError("due")
            fields.update(note="A text for people.")
        """) == [
        "if fields['due']: → if True:",
        "if fields['due']: → if False:",
        "fields['due'] → fields['no_due']",
        "raise ValueError('due') → pass",
        "fields.update(note='A text for people.') → pass",
    ]


def test_what_is_explained_is_a_fault_of_the_code_as_it_stands() -> None:
    paths = [path for package in PACKAGES for path in sorted((SOURCE / package).glob("*.py"))]
    found = {identity(path, one) for path in paths for one in find_mutants(ast.parse(path.read_bytes()))}
    known = load_known()
    assert known, "nothing would be compared"
    assert known - found == set(), "of these the code was changed: take them out of docs/mutants.md"
