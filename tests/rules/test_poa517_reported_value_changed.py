"""POA517 reported-value-changed."""

from pathlib import Path

from tests.repository import needs_git
from tests.rules.record import MEASURE, NOTHING, edit, findings_of

pytestmark = needs_git

VALUE = "      - {period: 2025-26-Q1, value: 42, reported: 2025-10-09}\n"


def test_a_value_and_its_day_replaced(recorded: Path) -> None:
    edit(recorded / "measures" / "GOV-001.yaml", ("value: 42, reported: 2025-10-09", "value: 39, reported: 2025-10-10"))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:18:37: error[POA517] value of I1 for 2025-26-Q1 was 42; to restate it, add another\n"
        "  17 |     values:\n"
        "  18 |       - {period: 2025-26-Q1, value: 39, reported: 2025-10-10}\n"
        "     |                                     ^^\n"
        "measures/GOV-001.yaml:18:51: error[POA517] reported of I1 for 2025-26-Q1 was 2025-10-09; to restate it, add another\n"
        "  17 |     values:\n"
        "  18 |       - {period: 2025-26-Q1, value: 39, reported: 2025-10-10}\n"
        "     |                                                   ^^^^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_a_value_taken_out(recorded: Path) -> None:
    edit(recorded / "measures" / "GOV-001.yaml", (f"    values:\n{VALUE}", ""))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:12:5: error[POA517] I1 for 2025-26-Q1 was 42, reported on 2025-10-09, and is gone\n"
        "  11 | indicators:\n"
        "  12 |   - id: I1\n"
        "     |     ^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_an_indicator_taken_out(recorded: Path) -> None:
    indicators = MEASURE[MEASURE.index("indicators:\n") : MEASURE.index("updates:\n")]
    edit(recorded / "measures" / "GOV-001.yaml", (indicators, ""))
    assert findings_of(recorded, select="POA517") == (
        "measures/GOV-001.yaml:1:1: error[POA517] indicator I1 is gone, with its reported values: 42 for 2025-26-Q1\n"
        "   1 | id: GOV-001\n"
        "     | ^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_a_restatement_and_another_way_to_write_a_number_pass(recorded: Path) -> None:
    restated = VALUE.replace("42", "39").replace("2025-10-09", "2026-01-09")
    edit(recorded / "measures" / "GOV-001.yaml", (VALUE, restated + VALUE.replace("42", "42.0")))
    assert findings_of(recorded) == NOTHING
