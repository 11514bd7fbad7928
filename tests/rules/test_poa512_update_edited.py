"""POA512 update-edited."""

from pathlib import Path

from tests.repository import needs_git
from tests.rules.record import NOTHING, edit, findings_of

pytestmark = needs_git


def test_what_a_return_said_is_rewritten(recorded: Path) -> None:
    edit(
        recorded / "measures" / "GOV-001.yaml",
        ("confidence: on_track", "confidence: at_risk"),
        ("Forms drafted.", "Forms drafted and approved."),
        ("    delay_reason: technical\n", ""),
    )
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:23:17: error[POA512] confidence of the return for 2025-26-Q1 was on_track; to correct it, add a return with 'corrects: true'\n"
        "  22 |     status: in_progress\n"
        "  23 |     confidence: at_risk\n"
        "     |                 ^^^^^^^\n"
        "measures/GOV-001.yaml:24:14: error[POA512] summary of the return for 2025-26-Q1 was 'Forms drafted.'; to correct it, add a return with 'corrects: true'\n"
        "  23 |     confidence: at_risk\n"
        "  24 |     summary: Forms drafted and approved.\n"
        "     |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:25:5: error[POA512] delay_reason of the return for 2025-26-Q2 was technical; to correct it, add a return with 'corrects: true'\n"
        "  24 |     summary: Forms drafted and approved.\n"
        "  25 |   - period: 2025-26-Q2\n"
        "     |     ^^^^^^\n"
        "3 errors, 0 warnings in 3 files\n"
    )


def test_a_return_put_to_another_period_or_day(recorded: Path) -> None:
    edit(recorded / "measures" / "GOV-001.yaml", ("  - period: 2025-26-Q1\n", "  - period: 2024-25-Q4\n"))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:20:13: error[POA512] period of the return for 2025-26-Q1 was 2025-26-Q1; to correct it, add a return with 'corrects: true'\n"
        "  19 | updates:\n"
        "  20 |   - period: 2024-25-Q4\n"
        "     |             ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )
    edit(recorded / "measures" / "GOV-001.yaml", ("submitted: 2026-01-09", "submitted: 2026-01-15"))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:20:13: error[POA512] period of the return for 2025-26-Q1 was 2025-26-Q1; to correct it, add a return with 'corrects: true'\n"
        "  19 | updates:\n"
        "  20 |   - period: 2024-25-Q4\n"
        "     |             ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:26:16: error[POA512] submitted of the return for 2025-26-Q2 was 2026-01-09; to correct it, add a return with 'corrects: true'\n"
        "  25 |   - period: 2025-26-Q2\n"
        "  26 |     submitted: 2026-01-15\n"
        "     |                ^^^^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_a_correction_beside_what_it_corrects_passes(recorded: Path) -> None:
    edit(
        recorded / "measures" / "GOV-001.yaml",
        ("confidence: off_track\ndue", "confidence: at_risk\ndue"),
        (
            "variations:\n",
            "  - {period: 2025-26-Q2, submitted: 2026-01-20, corrects: true, status: in_progress, confidence: at_risk, "
            "summary: Forms in use everywhere.}\n"
            "variations:\n",
        ),
    )
    assert findings_of(recorded, select="POA4,POA5") == NOTHING


def test_naming_the_agency_that_reported_changes_nothing(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    edit(path, ("    submitted: 2025-10-09\n", "    submitted: 2025-10-09\n    agency: INTERIOR\n"))
    assert findings_of(recorded) == NOTHING
    edit(path, ("    agency: INTERIOR\n", "    agency: JUSTICE\n"))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:22:13: error[POA512] agency of the return for 2025-26-Q1 was INTERIOR; to correct it, add a return with 'corrects: true'\n"
        "  21 |     submitted: 2025-10-09\n"
        "  22 |     agency: JUSTICE\n"
        "     |             ^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )
