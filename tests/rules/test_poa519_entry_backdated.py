"""POA519 entry-backdated: whatever a report can show is held by its day of recording."""

from pathlib import Path

import pytest

from tests.repository import commit, needs_git
from tests.rules.record import NOTHING, edit
from tests.rules.record import findings_of as findings_by

pytestmark = needs_git


def findings_of(root: Path, *, select: str = "POA51") -> str:
    return findings_by(root, select=select)


MESSAGE = (
    "this is new, but by its date it was on record on {known}; the revision of 2026-01-20 does not "
    "have it: write in '{field}' the day on which it was put on record\n"
)


def test_points_at_the_day_and_says_what_to_write(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    edit(
        path,
        ("{id: M2, title: Portal, due: 2026-06-30}", "{id: M2, title: Portal, due: 2026-06-30, completed: 2025-12-20}"),
    )
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:10:57: error[POA519] " + MESSAGE.format(known="2025-12-20", field="recorded") +
        "   9 |   - {id: M1, title: Forms, due: 2025-12-31, completed: 2025-12-12}\n"
        "  10 |   - {id: M2, title: Portal, due: 2026-06-30, completed: 2025-12-20}\n"
        "     |                                                         ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )  # fmt: skip


LATER = "recorded: 2026-01-21"


@pytest.mark.parametrize(
    ("old", "backdated", "honest"),
    [
        (
            "due: 2026-06-30}\n",
            "due: 2026-06-30}\n  - {id: M3, title: Desk, due: 2025-12-31}\n",
            "due: 2026-06-30}\n  - {id: M3, title: Desk, due: 2025-12-31, added: 2026-01-21}\n",
        ),
        (
            "due: 2026-06-30}\n",
            "due: 2026-06-30, completed: 2025-12-20}\n",
            f"due: 2026-06-30, completed: 2025-12-20, {LATER}}}\n",
        ),
        (
            "reported: 2025-10-09}\n",
            "reported: 2025-10-09}\n      - {period: 2025-26-Q2, value: 40, reported: 2026-01-09}\n",
            f"reported: 2025-10-09}}\n      - {{period: 2025-26-Q2, value: 40, reported: 2026-01-09, {LATER}}}\n",
        ),
        (
            "variations:\n",
            "  - {period: 2025-26-Q2, submitted: 2026-01-10, agency: JUSTICE, status: in_progress, no_change: true}\nvariations:\n",
            f"  - {{period: 2025-26-Q2, submitted: 2026-01-10, {LATER}, agency: JUSTICE, status: in_progress, no_change: true}}\n"
            "variations:\n",
        ),
        (
            "state: approved}\n",
            "state: approved}\n  - {date: 2025-12-01, field: lead_agency, to: JUSTICE, reason: X, state: requested}\n",
            f"state: approved}}\n  - {{date: 2025-12-01, {LATER}, field: lead_agency, to: JUSTICE, reason: X, state: requested}}\n",
        ),
        (
            "variations:\n",
            "closure: {outcome: discontinued, date: 2025-12-01, reason: No money}\nvariations:\n",
            f"closure: {{outcome: discontinued, date: 2025-12-01, {LATER}, reason: No money}}\nvariations:\n",
        ),
        ("variations:\n", "completed: 2025-12-20\nvariations:\n", f"completed: 2025-12-20\n{LATER}\nvariations:\n"),
        (
            "    values:\n",
            "    values:\n",
            "    values:\n",
        ),
    ],
)  # fmt: skip
def test_whatever_a_report_can_show_has_its_day(recorded: Path, old: str, backdated: str, honest: str) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, backdated, 1), encoding="utf-8")
    found = findings_of(recorded, select="POA519").count("error[POA519]")
    assert found == (0 if old == backdated else 1)
    path.write_text(text.replace(old, honest, 1), encoding="utf-8")
    assert findings_of(recorded, select="POA519") == NOTHING


def test_a_new_measure_says_since_when_it_is_in_the_plan(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-002.yaml"
    path.write_text("id: GOV-002\ntitle: Desk\ngoal: permits\nstatus: not_started\n", encoding="utf-8")
    assert MESSAGE.format(known="2025-07-01", field="added") in findings_of(recorded)
    path.write_text(path.read_text() + "added: 2026-01-21\n", encoding="utf-8")
    assert findings_of(recorded) == NOTHING.replace("3 files", "4 files")


def test_a_merger_is_not_backdated(recorded: Path) -> None:
    path = recorded / "agencies.yaml"
    edit(
        path,
        (
            "  name: Ministry of Justice\n",
            "  name: Ministry of Justice\n  succeeded_by: {agency: INTERIOR, date: 2025-12-01}\n",
        ),
    )
    assert MESSAGE.format(known="2025-12-01", field="recorded") in findings_of(recorded)
    edit(path, ("date: 2025-12-01}", "date: 2025-12-01, recorded: 2026-01-20}"))
    assert findings_of(recorded) == NOTHING


def test_another_coordinating_agency_is_not_backdated(recorded: Path) -> None:
    path = recorded / "plan.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write(
            "coordinating_agency: JUSTICE\n"
            "variations: [{date: 2025-12-01, field: coordinating_agency, from: INTERIOR, to: JUSTICE, reason: X, state: approved}]\n"
        )
    assert MESSAGE.format(known="2025-12-01", field="recorded") in findings_of(recorded)


def test_what_is_entered_on_the_day_of_the_commit_is_honest(recorded: Path) -> None:
    edit(
        recorded / "measures" / "GOV-001.yaml",
        ("due: 2026-06-30}\n", "due: 2026-06-30, completed: 2026-01-20}\n"),
    )
    assert findings_of(recorded) == NOTHING


def test_a_later_commit_moves_the_day(recorded: Path) -> None:
    edit(
        recorded / "measures" / "GOV-001.yaml",
        ("due: 2026-06-30}\n", "due: 2026-06-30, completed: 2026-01-20}\n"),
    )
    (recorded / "notes.txt").write_text("x")
    text = (recorded / "measures" / "GOV-001.yaml").read_text()
    edit(recorded / "measures" / "GOV-001.yaml", (", completed: 2026-01-20}", "}"))
    commit(recorded, "Notes", day="2026-01-25")
    (recorded / "measures" / "GOV-001.yaml").write_text(text)
    assert "error[POA519]" in findings_of(recorded)
