"""POA518 completion-changed."""

from pathlib import Path

import pytest

from tests.repository import commit, needs_git
from tests.rules.record import NOTHING, edit, findings_of

pytestmark = needs_git

M1 = "  - {id: M1, title: Forms, due: 2025-12-31, completed: 2025-12-12}\n"
CORRECTION = (
    "  - {period: 2025-26-Q2, submitted: 2026-01-20, corrects: true, status: in_progress, confidence: off_track, "
    "delay_reason: technical, summary: The forms were approved in January.}\n"
)


@pytest.fixture
def ended(recorded: Path) -> Path:
    """The file of a measure that was completed, and beside it that of one that was closed."""
    path = recorded / "measures" / "GOV-002.yaml"
    path.write_text(
        "id: GOV-002\ntitle: A hotline\ngoal: permits\nstatus: completed\ncompleted: 2026-01-16\n", encoding="utf-8"
    )
    path.with_name("GOV-003.yaml").write_text(
        "id: GOV-003\ntitle: A kiosk\ngoal: permits\nstatus: closed\n"
        "closure: {outcome: merged, date: 2026-01-16, into: GOV-001, reason: Overtaken}\n",
        encoding="utf-8",
    )
    commit(recorded)
    return path


def test_a_milestone_delivered_on_another_day_or_not_at_all(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    edit(path, ("completed: 2025-12-12", "completed: 2025-11-12"))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:9:56: error[POA518] milestone M1 was completed on 2025-12-12; record why with `poa correct`\n"
        "   8 | milestones:\n"
        "   9 |   - {id: M1, title: Forms, due: 2025-12-31, completed: 2025-11-12}\n"
        "     |                                                        ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )
    edit(path, (", completed: 2025-11-12", ""))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:9:5: error[POA518] milestone M1 was completed on 2025-12-12; record why with `poa correct`\n"
        "   8 | milestones:\n"
        "   9 |   - {id: M1, title: Forms, due: 2025-12-31}\n"
        "     |     ^\n"
        "1 error, 0 warnings in 3 files\n"
    )
    edit(path, (M1.replace(", completed: 2025-12-12", ""), ""))
    assert findings_of(recorded, select="POA518") == (
        "measures/GOV-001.yaml:8:1: error[POA518] milestone M1, completed on 2025-12-12, is gone; record why with `poa correct`\n"
        "   7 | due: 2026-09-30\n"
        "   8 | milestones:\n"
        "     | ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_a_milestone_said_to_be_known_later(recorded: Path) -> None:
    edit(recorded / "measures" / "GOV-001.yaml", ("2025-12-12}", "2025-12-12, recorded: 2026-01-16}"))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:9:78: error[POA518] the completion of milestone M1 was on record from 2025-12-12 on; record why with `poa correct`\n"
        "   8 | milestones:\n"
        "   9 |   - {id: M1, title: Forms, due: 2025-12-31, completed: 2025-12-12, recorded: 2026-01-16}\n"
        "     |                                                                              ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_a_measure_completed_or_closed_otherwise(recorded: Path, ended: Path) -> None:
    edit(ended, ("completed: 2026-01-16", "completed: 2025-12-16"))
    edit(
        ended.with_name("GOV-003.yaml"),
        ("outcome: merged, date: 2026-01-16, into: GOV-001", "outcome: discontinued, date: 2026-01-16"),
    )
    assert findings_of(recorded) == (
        "measures/GOV-002.yaml:5:12: error[POA518] GOV-002 was completed on 2026-01-16; record why with `poa correct`\n"
        "   4 | status: completed\n"
        "   5 | completed: 2025-12-16\n"
        "     |            ^^^^^^^^^^\n"
        "measures/GOV-003.yaml:5:1: error[POA518] closure.into was GOV-001; record why with `poa correct`\n"
        "   4 | status: closed\n"
        "   5 | closure: {outcome: discontinued, date: 2026-01-16, reason: Overtaken}\n"
        "     | ^^^^^^^\n"
        "measures/GOV-003.yaml:5:20: error[POA518] closure.outcome was merged; record why with `poa correct`\n"
        "   4 | status: closed\n"
        "   5 | closure: {outcome: discontinued, date: 2026-01-16, reason: Overtaken}\n"
        "     |                    ^^^^^^^^^^^^\n"
        "3 errors, 0 warnings in 5 files\n"
    )


def test_a_measure_open_again(recorded: Path, ended: Path) -> None:
    edit(ended, ("status: completed\ncompleted: 2026-01-16\n", "status: in_progress\n"))
    assert findings_of(recorded) == (
        "measures/GOV-002.yaml:1:1: error[POA518] GOV-002 was completed on 2026-01-16; record why with `poa correct`\n"
        "   1 | id: GOV-002\n"
        "     | ^\n"
        "1 error, 0 warnings in 5 files\n"
    )


def test_a_correction_or_a_variation_passes(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    edit(path, ("completed: 2025-12-12", "completed: 2026-01-12"))
    before = path.read_text(encoding="utf-8")
    edit(path, ("variations:\n", f"{CORRECTION}variations:\n"))
    assert findings_of(recorded, select="POA4,POA5") == NOTHING
    variation = (
        "  - {date: 2026-01-20, field: milestones.M1.completed, from: 2025-12-12, to: 2026-01-12, reason: A slip, "
        "state: approved}\n"
    )
    path.write_text(f"{before}{variation}", encoding="utf-8")
    assert findings_of(recorded) == NOTHING


def test_more_milestones_delivered_pass(recorded: Path) -> None:
    edit(recorded / "measures" / "GOV-001.yaml", ("due: 2026-06-30}", "due: 2026-06-30, completed: 2026-01-20}"))
    assert findings_of(recorded) == NOTHING
