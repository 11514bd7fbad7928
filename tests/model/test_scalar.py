"""Scalars mean what their field says, and nothing that some YAML readers would make of them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from poa_tracker.model import Cycle, Frequency
from poa_tracker.model.scalar import Day, Flag, Id, Label, LanguageTag, Limit, Number, PeriodId, Slug, Text


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        (Text, "No", "No"),
        (Text, "null", "null"),
        (Text, "  kept as it is ", "  kept as it is "),
        (Label, "007", "007"),
        (Number, "120", Decimal(120)),
        (Number, "-0.50", Decimal("-0.50")),
        (Number, "1e3", Decimal(1000)),
        (Limit, "7", 7),
        (Limit, "7.0", 7),
        (Flag, "true", True),
        (Flag, "false", False),
        (Day, "2024-02-29", date(2024, 2, 29)),
        (Id, "A-1B-22", "A-1B-22"),
        (Slug, "palermo-2000", "palermo-2000"),
        (PeriodId, "2025-26-Q1", "2025-26-Q1"),
        (LanguageTag, "mi", "mi"),
        (LanguageTag, "zh-Hant-TW", "zh-Hant-TW"),
    ],
)
def test_reads(kind: Any, written: str, meant: object) -> None:
    value = TypeAdapter(kind).validate_python(written)
    assert value == meant
    assert type(value) is type(meant)


@pytest.mark.parametrize(
    ("kind", "written", "fault"),
    [
        (Text, " \t ", "string_pattern_mismatch"),
        (Number, "1_000", "not_a_number"),
        (Number, "0o17", "not_a_number"),
        (Number, ".inf", "not_a_number"),
        (Number, "NaN", "not_a_number"),
        (Number, "1,5", "not_a_number"),
        (Number, "012", "not_a_number"),
        (Number, "+1", "not_a_number"),
        (Number, "٣", "not_a_number"),
        (Number, "9" * 5000, "number_too_long"),
        (Number, "1e999999999", "number_too_long"),
        (Number, ["1"], "not_a_scalar"),
        (Limit, "1.5", "not_a_number"),
        (LanguageTag, "en_NZ", "string_pattern_mismatch"),
        (LanguageTag, "english", "string_pattern_mismatch"),
        (Flag, "yes", "not_a_flag"),
        (Flag, "True", "not_a_flag"),
        (Day, "2025-02-30", "not_a_day"),
        (Day, "2025-13-01", "not_a_day"),
        (Day, "20250101", "not_a_day"),
        (Day, "2025-W01-1", "not_a_day"),
        (Day, "2025-01-01T00:00:00", "not_a_day"),
        (Day, "31/03/2010", "not_a_day"),
        (Day, "٢٠٢٥-٠١-٠١", "not_a_day"),
        (Day, "1735689600", "not_a_day"),
        (Day, {"year": "2025"}, "not_a_scalar"),
        (Id, "prev-01", "string_pattern_mismatch"),
        (Id, "PREV--01", "string_pattern_mismatch"),
        (Id, "PREV-01\n", "string_pattern_mismatch"),
        (Slug, "Short", "string_pattern_mismatch"),
        (PeriodId, "Q1 2025", "not_a_period"),
        (PeriodId, ["2025-Q1"], "not_a_scalar"),
    ],
)
def test_refuses(kind: Any, written: object, fault: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(written)
    assert [error["type"] for error in caught.value.errors()] == [fault]


def test_a_period_belongs_to_the_cycle_it_is_read_against() -> None:
    adapter: TypeAdapter[str] = TypeAdapter(PeriodId)
    assert adapter.validate_python("2025-26-Q1", context=Cycle(Frequency.QUARTERLY, 7)) == "2025-26-Q1"
    with pytest.raises(ValidationError, match="did you mean '2025-26-Q1'"):
        adapter.validate_python("2025-Q1", context=Cycle(Frequency.QUARTERLY, 7))
