"""A controlled field changes by variation: one that leads from the old value to the new, and was not in effect before."""

from datetime import date

from poa_tracker.changes.controlled import controlled_fields, is_field_pattern, is_varied
from poa_tracker.model import Measure

MAY = ("2025-11-01", "2026-03-31", "2026-05-31")
JULY = ("2025-12-01", "2026-05-31", "2026-07-31")
BACK = ("2026-01-01", "2026-07-31", "2026-05-31")


def measure(due: str | None, *steps: tuple[str, str | None, str], field: str = "due") -> Measure:
    """A measure due on a day, with approved variations of a field, each a day, from and to."""
    return Measure.model_validate(
        {
            "id": "A-1",
            "title": "A",
            "goal": "b",
            "status": "in_progress",
            "due": due,
            "milestones": [{"id": "M1", "title": "C", "due": "2026-01-31"}, {"id": "M2", "title": "D"}],
            "indicators": [{"id": "I1", "title": "E", "unit": "days", "target": {"date": "2026-06-30", "value": "20"}}],
            "variations": [
                {"date": day, "field": field, "from": before, "to": after, "reason": "R", "state": "approved"}
                for day, before, after in steps
            ],
        }
    )


def test_a_chain_of_variations_leads_from_the_old_date_to_the_new() -> None:
    assert is_varied(measure("2026-03-31"), measure("2026-05-31", MAY), "due")
    assert is_varied(measure("2026-03-31"), measure("2026-07-31", MAY, JULY), "due")
    assert is_varied(measure("2026-05-31", MAY), measure("2026-07-31", MAY, JULY), "due")
    assert is_varied(measure("2026-07-31", MAY, JULY), measure("2026-05-31", MAY, JULY, BACK), "due")


def test_a_chain_that_begins_or_ends_elsewhere_explains_nothing() -> None:
    assert is_varied(measure("2026-03-31"), measure("2026-06-30", MAY), "due") is False
    assert is_varied(measure("2026-03-31"), measure("2026-06-30", MAY, JULY), "due") is False
    assert is_varied(measure("2026-04-30"), measure("2026-05-31", MAY), "due") is False
    assert is_varied(measure("2026-03-31"), measure("2026-07-31", JULY), "due") is False


def test_a_variation_that_was_in_effect_before_does_not_count_again() -> None:
    assert not is_varied(measure("2026-05-31", MAY, JULY, BACK), measure("2026-07-31", MAY, JULY, BACK), "due")
    assert not is_varied(measure("2026-03-31", MAY, JULY, BACK), measure("2026-03-30", MAY, JULY, BACK), "due")
    # The one after it was on record, and was not in effect yet.
    assert is_varied(measure("2026-05-31", MAY, JULY), measure("2026-07-31", MAY, JULY), "due")
    assert is_varied(measure("2026-03-31", MAY), measure("2026-05-31", MAY), "due")
    assert is_varied(measure("2026-03-31", MAY, JULY), measure("2026-07-31", MAY, JULY), "due")


def test_a_variation_in_effect_that_was_taken_out_is_no_obstacle() -> None:
    assert is_varied(measure("2026-05-31", MAY), measure("2026-07-31", JULY), "due")


def test_a_field_that_was_empty_is_filled_by_a_variation_from_nothing() -> None:
    filled = ("2025-11-01", None, "2026-05-31")
    assert is_varied(measure(None), measure("2026-05-31", filled), "due")
    assert not is_varied(measure("2026-03-31"), measure("2026-05-31", filled), "due")
    assert not is_varied(measure(None), measure("2026-05-31", MAY), "due")
    assert not is_varied(measure("2026-03-31"), measure(None, MAY), "due")


def test_a_day_of_completion_is_the_same_day_as_its_text() -> None:
    def done(day: str, *steps: tuple[str, str | None, str]) -> Measure:
        record = measure(None, *steps, field="completed")
        return record.model_copy(update={"completed": date.fromisoformat(day)})

    step = ("2026-01-10", "2025-12-01", "2025-12-05")
    assert is_varied(done("2025-12-01"), done("2025-12-05", step), "completed")
    assert not is_varied(done("2025-12-02"), done("2025-12-05", step), "completed")


def test_no_value_is_not_the_word_none() -> None:
    named = measure(None, ("2025-11-01", "None", "1.5a"), field="ref").model_copy(update={"ref": "1.5a"})
    assert not is_varied(measure(None), named, "ref")


def test_the_same_number_is_the_same_however_it_is_written() -> None:
    field = "indicators.I1.target.value"
    before = measure(None)
    step = ("2025-11-01", "20.0", "30")
    after = measure(None, step, field=field).with_value(field, before.value_of(field))
    assert is_varied(before, after.model_copy(update={"indicators": _with_target(after, "30.00")}), field)


def _with_target(record: Measure, value: str) -> object:
    data = record.model_dump(mode="json", by_alias=True)
    data["indicators"][0]["target"]["value"] = value
    return Measure.model_validate(data).indicators


def test_which_fields_a_pattern_names() -> None:
    record = measure("2026-03-31")
    assert list(controlled_fields(record, ["due", "milestones.*.due", "indicators.I1.target.value"])) == [
        "due",
        "milestones.M1.due",
        "milestones.M2.due",
        "indicators.I1.target.value",
    ]
    assert list(controlled_fields(record, ["milestones.M2.due", "milestones.M3.due", "*.*"])) == ["milestones.M2.due"]


def test_which_patterns_name_a_field_at_all() -> None:
    patterns = ("due", "*", "milestones.*.due", "milestones.M7.title", "indicators.*.target.value", "*.*.due")
    assert [one for one in patterns if not is_field_pattern(one)] == []
    wrong = ("dew", "milestones", "milestones.*", "milestones.*.dew", "indicators.*.target", "due.due", "updates")
    assert [one for one in wrong if is_field_pattern(one)] == []
