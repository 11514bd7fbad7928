"""POA520 plan-decision-changed: mergers and the coordinating agency are held as the measures' own promises are."""

from pathlib import Path

import pytest

from tests.conftest import PLAN, MakeProject
from tests.repository import commit, needs_git
from tests.rules.record import edit, findings_of

pytestmark = needs_git

AGENCIES = """\
agencies:
  - {id: INTERIOR, name: Interior}
  - {id: JUSTICE, name: Justice}
  - id: WORKS
    name: Works
    succeeded_by: {agency: INTERIOR, date: 2026-01-01, recorded: 2025-12-15}
  - id: HEALTH
    name: Health
    succeeded_by: {agency: JUSTICE, date: 2026-07-01, recorded: 2026-01-10}
"""
COORDINATED = """\
coordinating_agency: JUSTICE
variations:
  - {date: 2025-12-01, field: coordinating_agency, from: INTERIOR, to: JUSTICE, reason: R, state: approved, approved_by: C}
"""


@pytest.fixture
def root(project: MakeProject) -> Path:
    made = project(plan=PLAN + COORDINATED, agencies=AGENCIES)
    commit(made)
    return made


def found(root: Path) -> list[str]:
    return [line for line in findings_of(root, select="POA519,POA520").splitlines() if "[POA" in line]


def test_a_merger_that_took_effect_is_another_or_gone(root: Path) -> None:
    path = root / "agencies.yaml"
    edit(path, ("date: 2026-01-01, recorded: 2025-12-15", "date: 2025-08-01, recorded: 2025-12-15"))
    assert found(root) == [
        "agencies.yaml:6:19: error[POA520] WORKS became part of INTERIOR on 2026-01-01, and it is {agency: INTERIOR, date: "
        "2025-08-01, recorded: 2025-12-15} now: put it back, or keep what stood there under 'corrections', with the reason"
    ]
    edit(path, ("    succeeded_by: {agency: INTERIOR, date: 2025-08-01, recorded: 2025-12-15}\n", ""))
    assert found(root) == [
        "agencies.yaml:4:9: error[POA520] WORKS became part of INTERIOR on 2026-01-01, and the merger is gone: put it back, "
        "or keep what stood there under 'corrections', with the reason"
    ]


def test_a_merger_to_come_may_be_postponed_or_called_off(root: Path) -> None:
    path = root / "agencies.yaml"
    edit(path, ("date: 2026-07-01", "date: 2026-10-01"))
    assert found(root) == []
    edit(path, ("    succeeded_by: {agency: JUSTICE, date: 2026-10-01, recorded: 2026-01-10}\n", ""))
    assert found(root) == []


def test_a_correction_keeps_what_stood_there(root: Path) -> None:
    path = root / "agencies.yaml"
    was = "succeeded_by: {agency: INTERIOR, date: 2026-01-01, recorded: 2025-12-15}\n"
    correction = """\
    corrections:
      - recorded: 2026-01-25
        was: {agency: INTERIOR, date: 2026-01-01, recorded: 2025-12-15}
        reason: Misread.
"""
    edit(path, (f"    {was}", f"    {was.replace('2026-01-01', '2026-02-01')}{correction}"))
    assert found(root) == []
    edit(path, ("recorded: 2026-01-25", "recorded: 2026-01-05"))
    assert found(root) == [
        "agencies.yaml:8:19: error[POA519] this is new, but by its date it was on record on 2026-01-05; the revision of "
        "2026-01-20 does not have it: write in 'recorded' the day on which it was put on record"
    ]
    edit(path, ("recorded: 2026-01-05", "recorded: 2026-01-25"))
    commit(root, "corrected", day="2026-01-26")
    edit(path, ("reason: Misread.", "reason: None of your business."))
    assert found(root) == [
        "agencies.yaml:4:9: error[POA520] what is on record under 'corrections' stays as it is; add an entry"
    ]


def test_the_coordinating_agency_changes_by_variation_alone(root: Path) -> None:
    path = root / "plan.yaml"
    edit(path, ("coordinating_agency: JUSTICE\n", "coordinating_agency: WORKS\n"))
    assert found(root) == [
        "plan.yaml:18:22: error[POA520] coordinating_agency was JUSTICE, and no variation records why it is WORKS now"
    ]
    text = path.read_text(encoding="utf-8")
    variation = (
        "  - {date: 2026-01-25, field: coordinating_agency, from: JUSTICE, to: WORKS, reason: R, state: approved}\n"
    )
    path.write_text(text + variation, encoding="utf-8")
    assert found(root) == []


def test_a_variation_in_the_plan_is_edited_or_gone(root: Path) -> None:
    path = root / "plan.yaml"
    edit(path, ("reason: R,", "reason: Other,"))
    assert found(root) == [
        "plan.yaml:20:89: error[POA520] reason of the variation of 2025-12-01 (coordinating_agency to JUSTICE, approved) was "
        "R; what is on record stays as it is"
    ]
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("variations:")], encoding="utf-8")
    assert found(root) == [
        "plan.yaml:1:1: error[POA520] the variation of 2025-12-01 (coordinating_agency to JUSTICE, approved) is gone"
    ]


def test_a_plan_may_name_its_coordinating_agency_later(project: MakeProject) -> None:
    root = project(agencies=AGENCIES)
    commit(root)
    path = root / "plan.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "coordinating_agency: JUSTICE\n", encoding="utf-8")
    assert found(root) == []
