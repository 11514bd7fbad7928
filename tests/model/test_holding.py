"""What a field holds is known by its type, once: rules, the public cut and variations learn of a new field from there."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum

import pytest

from poa_tracker.model import (
    Holds,
    Measure,
    Plan,
    Record,
    controllable_fields,
    names_agencies,
    parse_field_value,
    texts,
)
from poa_tracker.model.holding import Content, contents_of
from poa_tracker.model.scalar import Id, InternalText, Text
from poa_tracker.register.schema import SCHEMAS


def records(record: type[Record]) -> Iterator[type[Record]]:
    """A record and those it holds."""
    yield record
    for field in record.model_fields.values():
        for one in contents_of(field):
            if issubclass(one.kind, Record):
                yield from records(one.kind)


def unclassified(record: type[Record]) -> list[str]:
    """The fields whose types do not say what they hold, each with what to do about it."""
    return [
        f"{one.__name__}.{name}: give it a type of model/scalar.py that says what the text is (Text, InternalText, Name…)"
        for one in dict.fromkeys(records(record))
        for name, field in one.model_fields.items()
        for content in contents_of(field)
        if not issubclass(content.kind, (Record, Enum, date, Decimal, int)) and content.holds is None
    ]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_field_of_every_record_says_what_it_holds(kind: str) -> None:
    assert len({*records(SCHEMAS[kind])}) >= {"plan": 12, "agencies": 5, "measure": 14, "period": 1}[kind]
    assert unclassified(SCHEMAS[kind]) == []


class Risk(Record):
    """What a new kind of entry might be."""

    id: Id
    what: Text
    owner: str | None = None


class Wider(Measure):
    """A measure with fields that nobody has thought of yet."""

    background: Text | None = None
    advice: InternalText | None = None
    risks: tuple[Risk, ...] = ()


def test_a_field_that_nobody_classified_is_shown_with_what_to_do() -> None:
    assert unclassified(Wider) == [
        "Risk.owner: give it a type of model/scalar.py that says what the text is (Text, InternalText, Name…)"
    ]


def test_texts_are_found_by_what_they_are() -> None:
    wider = Wider.model_validate(
        {
            "id": "A-1", "title": "Train staff", "goal": "staff", "status": "in_progress", "tags": ["skills"],
            "lead_agency": "POLICE", "background": "Asked for by the court.", "advice": "Say nothing yet.",
            "depends_on": ["A-2"], "risks": [{"id": "R1", "what": "No trainers."}],
            "evidence": [
                {"title": "Minutes", "url": "https://example.org/1", "visibility": "internal"},
                {"title": "Course", "url": "https://example.org/2"},
            ],
            "translations": {"mi": {"title": "Whakangungu"}},
        }
    )  # fmt: skip
    assert list(texts(wider, Holds.WORDS)) == [
        (("title",), "Train staff"),
        (("tags", 0), "skills"),
        (("evidence", 1, "title"), "Course"),
        (("translations", "mi", "title"), "Whakangungu"),
        (("background",), "Asked for by the court."),
        (("risks", 0, "what"), "No trainers."),
    ]
    assert list(texts(wider, Holds.INTERNAL)) == [(("advice",), "Say nothing yet.")]
    assert list(texts(wider, Holds.AGENCY)) == [(("lead_agency",), "POLICE")]
    assert list(texts(wider, Holds.MEASURE)) == [(("depends_on", 0), "A-2")]
    links = texts(wider, Holds.LINK, with_internal=True)
    assert [url for _, url in links] == ["https://example.org/1", "https://example.org/2"]


def test_a_variation_can_name_what_neither_identifies_nor_only_grows() -> None:
    assert controllable_fields() == (
        *("ref", "title", "goal", "objective", "kind", "lead_agency", "supporting_agencies", "agencies_as_published"),
        *("status", "confidence", "added", "start", "due", "horizon", "success_measure"),
        *(f"milestones.*.{name}" for name in ("title", "agency", "horizon", "due", "added", "completed", "recorded")),
        *(f"indicators.*.{name}" for name in ("title", "unit", "direction", "added")),
        *(f"indicators.*.{point}.{name}" for point in ("baseline", "target") for name in ("period", "date", "value")),
        *("depends_on", "parent", "tags", "visibility", "completed", "recorded"),
    ), "a variation can name every new field: give it its place in this list of tests/model/test_holding.py"


def kinds_of_fields(record: type[Record], name: str = "") -> Iterator[tuple[str, Content]]:
    for field_name, field in record.model_fields.items():
        for one in contents_of(field):
            if issubclass(one.kind, Record):
                yield from kinds_of_fields(one.kind, f"{name}{field_name}{'.' if one.is_single else '.*.'}")
            else:
                yield f"{name}{field_name}", one


def test_what_a_variation_holds_is_read_as_its_field_is() -> None:
    """Where this fails for a new field, `parse_field_value` or `names_agencies` in model/variation.py lacks it."""
    kinds = dict(kinds_of_fields(Measure))
    assert len({*controllable_fields()} & kinds.keys()) == len(controllable_fields()) > 30
    for name in controllable_fields():
        content = kinds[name]
        written = {date: "2026-01-31", Decimal: "12"}.get(content.kind, "words")
        if issubclass(content.kind, Enum):
            written = next(iter(content.kind)).value
        read = parse_field_value(name.replace("*", "X1"), written)
        assert isinstance(read, content.kind if content.is_single else tuple), name
        assert names_agencies(name) == (content.holds is Holds.AGENCY), name


def test_the_plans_texts_are_those_in_its_translations_too() -> None:
    plan = Plan.model_validate(
        {"id": "p", "title": "A plan", "translations": {"mi": {"wording": {"late": {"label": "Tōmuri"}}}}}
    )
    assert list(texts(plan, Holds.WORDS)) == [
        (("title",), "A plan"),
        (("translations", "mi", "wording", "late", "label"), "Tōmuri"),
    ]
