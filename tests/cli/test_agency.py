"""`poa agency`: agencies join, and agencies become part of others."""

from pathlib import Path

import pytest

from tests.cli.conftest import Poa
from tests.conftest import AGENCIES, PLAN, MakeProject

LED = """\
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: JUSTICE
supporting_agencies: [INTERIOR]
status: in_progress
milestones:
  - {id: M1, title: Form, agency: JUSTICE, completed: 2025-12-01}
  - {id: M2, title: Desk, agency: JUSTICE}  # theirs
"""
SUPPORTED = """\
id: GOV-002
title: Counter
goal: permits
lead_agency: WATER
supporting_agencies:
  - JUSTICE   # for the law
  - INTERIOR
status: not_started
"""
ENDED = "id: GOV-003\ntitle: Old\ngoal: permits\nlead_agency: JUSTICE\nstatus: completed\ncompleted: 2025-12-01\n"


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(
        plan=PLAN + "coordinating_agency: JUSTICE\n",
        more_agencies="- id: WATER\n  name: Water Board\n",
        GOV_001=LED,
        GOV_002=SUPPORTED,
        GOV_003=ENDED,
    )


def test_an_agency_stands_at_the_end_of_the_list(plan: Path, poa: Poa) -> None:
    before = (plan / "agencies.yaml").read_text()
    result = poa(
        plan, "agency", "add", "LAND", "--name", "Ministry of Land", "--short-name", "Land", "--alias", "Lands & Survey",
        "--name-in", "mi=Toitū Te Whenua", "--active-from", "2020-01-01", "--role", "Secretary", "--email", "office@land.example",
    )  # fmt: skip
    assert result.exit_code == 0
    assert (plan / "agencies.yaml").read_text() == before + (
        "- id: LAND\n"
        "  name: Ministry of Land\n"
        "  short_name: Land\n"
        "  aliases: [Lands & Survey]\n"
        "  names: {mi: Toitū Te Whenua}\n"
        "  active: {from: 2020-01-01}\n"
        "  contact: {role: Secretary, email: office@land.example}\n"
    )


def test_an_agency_is_not_put_there_twice(plan: Path, poa: Poa) -> None:
    result = poa(plan, "agency", "add", "HOME", "--name", "home office")
    assert result == (1, "", "poa: there is already an agency 'home office': INTERIOR, Ministry of the Interior\n")


def test_a_merger_is_followed_in_every_file_that_names_the_agency(plan: Path, poa: Poa) -> None:
    result = poa(plan, "agency", "merge", "JUSTICE", "Home Office", "--on", "2026-01-01", "--approved-by", "Cabinet")
    assert result.exit_code == 0
    assert result.stderr == "Wrote agencies.yaml, plan.yaml, measures/GOV-001.yaml, measures/GOV-002.yaml.\n"
    assert (plan / "agencies.yaml").read_text() == AGENCIES.replace(
        "  name: Ministry of Justice\n",
        "  name: Ministry of Justice\n"
        "  active: {to: 2025-12-31}\n"
        "  succeeded_by: {agency: INTERIOR, date: 2026-01-01, recorded: 2026-02-01}\n",
    ) + "- id: WATER\n  name: Water Board\n"
    assert (plan / "plan.yaml").read_text() == PLAN + (
        "variations:\n"
        "  - date: 2026-01-01\n"
        "    recorded: 2026-02-01\n"
        "    field: coordinating_agency\n"
        "    from: JUSTICE\n"
        "    to: INTERIOR\n"
        "    reason: Ministry of Justice became part of Ministry of the Interior.\n"
        "    state: approved\n"
        "    approved_by: Cabinet\n"
        "coordinating_agency: INTERIOR\n"
    )
    assert (plan / "measures/GOV-001.yaml").read_text() == LED.replace(
        "lead_agency: JUSTICE", "lead_agency: INTERIOR"
    ).replace("supporting_agencies: [INTERIOR]\n", "").replace(
        "agency: JUSTICE}  # theirs", "agency: INTERIOR}  # theirs"
    ) + (
        "variations:\n"
        "  - date: 2026-01-01\n"
        "    recorded: 2026-02-01\n"
        "    field: supporting_agencies\n"
        "    from: [INTERIOR]\n"
        "    to: []\n"
        "    reason: Ministry of Justice became part of Ministry of the Interior.\n"
        "    state: approved\n"
        "    approved_by: Cabinet\n"
        "  - date: 2026-01-01\n"
        "    recorded: 2026-02-01\n"
        "    field: milestones.M2.agency\n"
        "    from: JUSTICE\n"
        "    to: INTERIOR\n"
        "    reason: Ministry of Justice became part of Ministry of the Interior.\n"
        "    state: approved\n"
        "    approved_by: Cabinet\n"
        "  - date: 2026-01-01\n"
        "    recorded: 2026-02-01\n"
        "    field: lead_agency\n"
        "    from: JUSTICE\n"
        "    to: INTERIOR\n"
        "    reason: Ministry of Justice became part of Ministry of the Interior.\n"
        "    state: approved\n"
        "    approved_by: Cabinet\n"
    )
    assert (plan / "measures/GOV-002.yaml").read_text() == SUPPORTED.replace("  - JUSTICE   # for the law\n", "") + (
        "variations:\n"
        "  - date: 2026-01-01\n"
        "    recorded: 2026-02-01\n"
        "    field: supporting_agencies\n"
        "    from: [JUSTICE, INTERIOR]\n"
        "    to: [INTERIOR]\n"
        "    reason: Ministry of Justice became part of Ministry of the Interior.\n"
        "    state: approved\n"
        "    approved_by: Cabinet\n"
    )
    assert (plan / "measures/GOV-003.yaml").read_text() == ENDED
    again = poa(plan, "agency", "merge", "JUSTICE", "INTERIOR", "--on", "2026-01-01")
    assert again == (1, "", "poa: JUSTICE is already part of INTERIOR, and no open measure names it\n")


def test_after_a_failure_in_the_middle_the_same_command_does_the_rest(plan: Path, poa: Poa) -> None:
    kept = (plan / "measures/GOV-002.yaml").read_bytes()
    poa(plan, "agency", "merge", "JUSTICE", "WATER", "--on", "2026-01-01")
    done = (plan / "measures/GOV-002.yaml").read_bytes()
    (plan / "measures/GOV-002.yaml").write_bytes(kept)
    result = poa(plan, "agency", "merge", "JUSTICE", "WATER", "--on", "2026-01-01")
    assert result.stderr == "Wrote measures/GOV-002.yaml.\n"
    assert (plan / "measures/GOV-002.yaml").read_bytes() == done


def test_of_a_plan_no_longer_tracked_the_measures_keep_their_agencies(plan: Path, poa: Poa) -> None:
    text = (plan / "plan.yaml").read_text().replace("start: 7}", "start: 7, last: 2025-26-Q1}")
    (plan / "plan.yaml").write_text(text)
    result = poa(plan, "agency", "merge", "JUSTICE", "INTERIOR", "--on", "2026-01-01")
    assert result.stderr == "Wrote agencies.yaml.\n"


@pytest.mark.parametrize(
    ("arguments", "exit_code", "reason"),
    [
        (["JUSTICE", "JUSTICE", "--on", "2026-01-01"], 2, "JUSTICE cannot become part of itself"),
        (["INTERIOR", "WORKS", "--on", "2026-01-01"], 1, "WORKS became part of INTERIOR itself"),
        (["WORKS", "JUSTICE", "--on", "2026-01-01"], 1, "WORKS already became part of INTERIOR on 2026-01-01"),
        (["NONE", "JUSTICE", "--on", "2026-01-01"], 2, "no agency 'NONE'"),
    ],
)
def test_what_is_refused_changes_nothing(
    plan: Path, poa: Poa, arguments: list[str], exit_code: int, reason: str
) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    result = poa(plan, "agency", "merge", *arguments)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert result.stderr.startswith(f"poa: {reason}"), result.stderr
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before


def test_what_ended_before_a_merger_stays_with_who_led_it(project: MakeProject, poa: Poa) -> None:
    closure = "closure: {outcome: discontinued, date: 2025-10-10, reason: No money.}\n"
    plan = project(
        GOV_001=ENDED.replace("003", "001"),
        GOV_002=ENDED.replace("003", "002").replace("status: completed\ncompleted: 2025-12-01\n", "status: closed\n")
        + closure,
        GOV_003=ENDED.replace("2025-12-01", "2026-01-20"),
        GOV_004="id: GOV-004\ntitle: Open\ngoal: permits\nlead_agency: JUSTICE\nstatus: not_started\n",
    )
    assert poa(plan, "agency", "merge", "JUSTICE", "INTERIOR", "--on", "2026-01-01", today="2026-01-01").exit_code == 0
    listed = poa(plan, "list", "--format", "csv", today="2026-04-20").stdout.splitlines()
    column = listed[0].split(",").index("lead_agency")
    assert [one.split(",")[column] for one in listed[1:]] == ["JUSTICE", "JUSTICE", "INTERIOR", "INTERIOR"]
    differs = poa(plan, "diff", "2025-26-Q2", "2025-26-Q3", today="2026-04-20").stdout
    moved = differs[differs.index("Re-assigned") :].split("\n\n")[0]
    assert moved == "Re-assigned\n  GOV-003 Old: JUSTICE to INTERIOR\n  GOV-004 Open: JUSTICE to INTERIOR"


def test_a_merger_that_is_announced_can_be_put_off(plan: Path, poa: Poa) -> None:
    """As docs/record.md has it, step by step."""
    merge = ("agency", "merge", "JUSTICE", "INTERIOR", "--on")
    assert poa(plan, *merge, "2026-07-01", today="2026-05-20").exit_code == 0
    assert poa(plan, *merge, "2026-10-01", today="2026-06-20") == (
        1,
        "",
        "poa: it is on record that JUSTICE becomes part of INTERIOR on 2026-07-01; how to put that off or call it off is "
        "in the documentation, in The record\n",
    )
    agencies = plan / "agencies.yaml"
    kept = [
        one
        for one in agencies.read_text().splitlines(True)
        if "2026-0" not in one or "WORKS" in one or "2026-01-01" in one
    ]
    assert len(kept) == len(agencies.read_text().splitlines()) - 2
    agencies.write_text("".join(kept))
    why = ("--date", "2026-07-01", "--reason", "The merger was put off.", "--approved-by", "Chair")
    assert poa(plan, "assign", "GOV-001", "JUSTICE", *why, today="2026-06-20").exit_code == 0
    assert poa(plan, "vary", "GOV-001", "milestones.M2.agency", "JUSTICE", *why, today="2026-06-20").exit_code == 0
    assert poa(plan, "vary", "GOV-002", "supporting_agencies", "JUSTICE", *why, today="2026-06-20").exit_code == 0
    assert poa(plan, *merge, "2026-10-01", today="2026-06-20").exit_code == 0
    for day, leads in (("2026-08-01", "JUSTICE"), ("2026-10-01", "INTERIOR")):
        listed = poa(plan, "list", "--agency", leads, "--format", "csv", today=day).stdout
        assert "GOV-001" in listed, day
    already = poa(plan, *merge, "2026-11-01", today="2026-10-20")
    assert already.stderr == (
        "poa: JUSTICE already became part of INTERIOR on 2026-10-01; what to do if that is wrong is in the "
        "documentation, in The record\n"
    )
