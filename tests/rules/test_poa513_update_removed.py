"""POA513 update-removed."""

from pathlib import Path

from tests.repository import needs_git
from tests.rules.record import MEASURE, edit, findings_of

pytestmark = needs_git

FIRST = MEASURE[MEASURE.index("  - period: 2025-26-Q1\n") : MEASURE.index("  - period: 2025-26-Q2\n")]
ALL = MEASURE[MEASURE.index("updates:\n") : MEASURE.index("variations:\n")]


def test_one_return_taken_out(recorded: Path) -> None:
    edit(recorded / "measures" / "GOV-001.yaml", (FIRST, ""))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:19:1: error[POA513] the return for 2025-26-Q1 by INTERIOR, submitted on 2025-10-09, is gone\n"
        "  18 |       - {period: 2025-26-Q1, value: 42, reported: 2025-10-09}\n"
        "  19 | updates:\n"
        "     | ^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_all_of_them(recorded: Path) -> None:
    edit(recorded / "measures" / "GOV-001.yaml", (ALL, ""))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:1:1: error[POA513] the return for 2025-26-Q1 by INTERIOR, submitted on 2025-10-09, is gone\n"
        "   1 | id: GOV-001\n"
        "     | ^\n"
        "measures/GOV-001.yaml:1:1: error[POA513] the return for 2025-26-Q2 by INTERIOR, submitted on 2026-01-09, is gone\n"
        "   1 | id: GOV-001\n"
        "     | ^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_a_correction_in_the_place_of_what_it_corrects(recorded: Path) -> None:
    edit(
        recorded / "measures" / "GOV-001.yaml",
        (FIRST, FIRST.replace("    status:", "    corrects: true\n    status:").replace("10-09", "10-20")),
    )
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:19:1: error[POA513] the return for 2025-26-Q1 by INTERIOR, submitted on 2025-10-09, is gone\n"
        "  18 |       - {period: 2025-26-Q1, value: 42, reported: 2025-10-09}\n"
        "  19 | updates:\n"
        "     | ^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )
