"""Where two records differ: each value by its own way, and a list that grew as one value."""

from datetime import date
from decimal import Decimal

from poa_tracker.changes.difference import Kept, changed_entries, differences, value_text
from poa_tracker.model import Closure, Confidence, Measure, Update


def measure(**fields: object) -> Measure:
    return Measure.model_validate({"id": "A-1", "title": "A", "goal": "b", "status": "in_progress", **fields})


def differing(before: object, after: object) -> list[tuple[str, object, object]]:
    return [(one.name, one.before, one.after) for one in differences(before, after)]


def test_each_value_has_its_name() -> None:
    steps = [{"id": "M1", "title": "One", "due": "2026-01-31"}, {"id": "M2", "title": "Two", "due": "2026-02-28"}]
    later = [steps[0], {**steps[1], "due": "2026-03-31", "title": "2"}]
    assert differing(
        measure(milestones=steps, tags=["x"]), measure(milestones=later, tags=["y"], due="2026-06-30")
    ) == [
        ("due", None, date(2026, 6, 30)),
        ("milestones.2.title", "Two", "2"),
        ("milestones.2.due", date(2026, 2, 28), date(2026, 3, 31)),
        ("tags.1", "x", "y"),
    ]
    assert differing(measure(tags=["x"]), measure(tags=["x"])) == []


def test_a_field_is_called_as_files_call_it() -> None:
    step = {
        "date": "2026-01-01",
        "field": "due",
        "from": "2026-01-31",
        "to": "2026-06-30",
        "reason": "R",
        "state": "approved",
    }
    other = {**step, "from": "2026-02-28"}
    assert differing(measure(variations=[step]), measure(variations=[other])) == [
        ("variations.1.from", "2026-01-31", "2026-02-28")
    ]


def test_a_list_that_grew_is_one_value() -> None:
    assert differing(measure(tags=["x"]), measure(tags=["x", "y"])) == [("tags", ("x",), ("x", "y"))]
    assert differing(("x",), "x") == [("", ("x",), "x")]
    assert differing("x", ("x",)) == [("", "x", ("x",))]


def test_translations_differ_by_language_in_the_order_of_their_tags() -> None:
    before = {tag: {"title": tag} for tag in ("mi", "sm", "de")}
    after = {tag: {"title": tag.upper()} for tag in ("to", "de", "mi")}
    found = differing(measure(translations=before), measure(translations=after))
    assert [name for name, _, _ in found] == [
        "translations.de.title",
        "translations.mi.title",
        "translations.sm",
        "translations.to",
    ]
    assert differing({"a": 1}, None) == [("", {"a": 1}, None)]
    assert differing(None, {"a": 1}) == [("", None, {"a": 1})]


def test_records_of_two_kinds_are_two_values() -> None:
    closure = Closure.model_validate({"outcome": "merged", "date": "2026-01-16", "reason": "Overtaken", "into": "A-2"})
    assert differing(closure, measure()) == [("", closure, measure())]
    assert differing(closure, None) == [("", closure, None)]
    assert differing(None, closure) == [("", None, closure)]


def test_of_equal_keys_the_earlier_entry_became_the_earlier() -> None:
    def first(text: str) -> str:
        return text[0]

    assert list(changed_entries(["a1", "a2"], ["a3", "a4"], first)) == [Kept(0, 0), Kept(1, 1)]
    assert list(changed_entries(["a1"], ["a1", "a2"], first)) == [], "what is there as it was became nothing else"


def test_values_are_shown_as_files_write_them() -> None:
    update = Update.model_validate(
        {
            "period": "2025-Q1",
            "submitted": date(2026, 1, 9),
            "status": "in_progress",
            "confidence": "at_risk",
            "summary": "S",
            "no_change": False,
        }
    )
    assert value_text(date(2026, 1, 9)) == "2026-01-09"
    assert value_text(Decimal("1E+2")) == "100"
    assert value_text(Confidence.AT_RISK) == "at_risk"
    assert value_text((date(2026, 1, 9), Decimal("1E+2"), True, None, Confidence.AT_RISK)) == (
        "[2026-01-09, 100, true, empty, at_risk]"
    )
    assert value_text({"mi": "Whakaaetanga", "to": None}) == "{mi: Whakaaetanga, to: empty}"
    step = {"date": "2026-01-01", "field": "due", "from": "2026-01-31", "to": "2026-06-30", "reason": "R"}
    assert value_text(measure(variations=[{**step, "state": "approved"}]).variations) == (
        "[{date: 2026-01-01, field: due, from: 2026-01-31, to: 2026-…"
    )
    assert value_text(update)[:47] == "{period: 2025-Q1, submitted: 2026-01-09, status"


def test_what_is_long_is_shortened_and_what_just_fits_is_not() -> None:
    assert value_text("x" * 60) == "x" * 60
    assert value_text("x" * 61) == "x" * 59 + "…"
