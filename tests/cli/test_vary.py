"""`poa vary` and `poa assign`: what changes stays readable as what it was."""

from pathlib import Path

import pytest

from tests.cli.conftest import Poa
from tests.conftest import MakeProject

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: INTERIOR
supporting_agencies: [JUSTICE]  # for the forms
status: in_progress
due: 2026-06-30  # as published
milestones:
  - {id: M1, title: New form, due: 2025-12-31}
indicators:
  - id: I1
    title: Days to a permit
    unit: days
    target: {date: 2026-06-30, value: 20}
"""


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(GOV_001=MEASURE, GOV_002="id: GOV-002\ntitle: Desk\ngoal: permits\nstatus: not_started\n")


def text(plan: Path) -> str:
    return (plan / "measures/GOV-001.yaml").read_text()


def test_an_approved_variation_changes_the_field_too(plan: Path, poa: Poa) -> None:
    result = poa(
        plan, "vary", "GOV-001", "due", "2026-12-31", "--reason", "New law.", "--approved-by", "Chair",
        "--delay-reason", "legislation", "--date", "2026-01-20",
    )  # fmt: skip
    assert result.exit_code == 0
    assert text(plan) == MEASURE.replace("due: 2026-06-30  # as", "due: 2026-12-31  # as") + (
        "variations:\n"
        "  - date: 2026-01-20\n"
        "    recorded: 2026-02-01\n"
        "    field: due\n"
        "    from: 2026-06-30\n"
        "    to: 2026-12-31\n"
        "    reason: New law.\n"
        "    delay_reason: legislation\n"
        "    state: approved\n"
        "    approved_by: Chair\n"
    )


def test_fields_of_milestones_and_targets_are_reached_by_their_ids(plan: Path, poa: Poa) -> None:
    decided = ("--reason", "New law.", "--approved-by", "Chair")
    assert poa(plan, "vary", "GOV-001", "milestones.M1.due", "2026-03-31", *decided).exit_code == 0
    assert poa(plan, "vary", "GOV-001", "indicators.I1.target.value", "25.5", *decided).exit_code == 0
    assert "  - {id: M1, title: New form, due: 2026-03-31}\n" in text(plan)
    assert "    target: {date: 2026-06-30, value: 25.5}\n" in text(plan)
    assert "    field: indicators.I1.target.value\n    from: 20\n    to: 25.5\n" in text(plan)


def test_a_request_leaves_the_field_and_is_settled_by_the_same_call(plan: Path, poa: Poa) -> None:
    change = ("vary", "GOV-001", "due", "2026-12-31")
    assert poa(plan, *change, "--reason", "New law.", "--requested-by", "Registry", today="2026-01-10").exit_code == 0
    requested = text(plan)
    assert "due: 2026-06-30  # as published\n" in requested
    assert requested.endswith("    reason: New law.\n    state: requested\n    requested_by: Registry\n")
    again = poa(plan, *change, "--reason", "New law.", "--requested-by", "Registry")
    assert again.exit_code == 1
    assert again.stderr == (
        "poa: there is already a request for this change of due; settle it with --approved-by or --declined-by\n"
    )
    assert poa(plan, *change, "--approved-by", "Chair").exit_code == 0
    assert text(plan) == requested.replace("due: 2026-06-30  # as", "due: 2026-12-31  # as") + (
        "  - date: 2026-02-01\n"
        "    field: due\n"
        "    from: 2026-06-30\n"
        "    to: 2026-12-31\n"
        "    reason: New law.\n"
        "    state: approved\n"
        "    requested: 2026-01-10\n"
        "    requested_by: Registry\n"
        "    approved_by: Chair\n"
    )


def test_a_declined_request_stays_on_the_record(plan: Path, poa: Poa) -> None:
    change = ("vary", "GOV-001", "due", "2026-12-31")
    poa(plan, *change, "--reason", "New law.", "--requested-by", "Registry")
    assert poa(plan, *change, "--declined-by", "Chair").exit_code == 0
    assert "due: 2026-06-30  # as published\n" in text(plan)
    assert text(plan).endswith(
        "    state: declined\n    requested: 2026-02-01\n    requested_by: Registry\n    declined_by: Chair\n"
    )
    assert poa(plan, *change, "--declined-by", "Chair").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "exit_code", "reason"),
    [
        (["due", "2026-06-30", "--reason", "x", "--approved-by", "y"], 1, "due of GOV-001 is already 2026-06-30"),
        (["due", "31.12.2026", "--reason", "x", "--approved-by", "y"], 2, "due: '31.12.2026' is not a date (write YYYY-MM-DD)"),
        (["due", "2026-02-30", "--reason", "x", "--approved-by", "y"], 2, "due: '2026-02-30' is not a date in the calendar"),
        (["dew", "2026-12-31", "--reason", "x", "--approved-by", "y"], 2, "no field 'dew' (did you mean 'due'?)"),
        (["milestones.M2.due", "2026-12-31", "--reason", "x", "--approved-by", "y"], 2, "GOV-001 has no milestone 'M2'; there is M1"),
        (["due", "2026-12-31", "--approved-by", "y"], 2, "give the reason with --reason, in words that a report can print"),
        (["due", "2026-12-31", "--reason", "x"], 2, "name who decided (--approved-by or --declined-by), or who asks for it (--requested-by)"),
        (["due", "2026-12-31", "--reason", "x", "--approved-by", "y", "--declined-by", "z"], 2, "a variation is either approved or declined, not both"),
        (["due", "2026-12-31", "--reason", "x", "--requested-by", "y", "--date", "2026-03-01"], 1, "a request on 2026-03-01 is still to come (today is 2026-02-01)"),
        (["lead_agency", "Nobody", "--reason", "x", "--approved-by", "y"], 2, "no agency 'Nobody'"),
        (["indicators.I1.target.value", "many", "--reason", "x", "--approved-by", "y"], 2, "indicators.I1.target.value: 'many' is not a number"),
    ],
)  # fmt: skip
def test_what_is_refused_changes_nothing(
    plan: Path, poa: Poa, arguments: list[str], exit_code: int, reason: str
) -> None:
    result = poa(plan, "vary", "GOV-001", *arguments)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert result.stderr.startswith(f"poa: {reason}"), result.stderr
    assert text(plan) == MEASURE


def test_the_chain_is_never_entered_in_the_middle(plan: Path, poa: Poa) -> None:
    decided = ("--reason", "New law.", "--approved-by", "Chair")
    poa(plan, "vary", "GOV-001", "due", "2026-12-31", *decided, "--date", "2026-01-20")
    result = poa(plan, "vary", "GOV-001", "due", "2027-12-31", *decided, "--date", "2026-01-10")
    assert result.exit_code == 1
    assert result.stderr == (
        "poa: due of GOV-001 was last changed from 2026-01-20 on; you can no longer record a change from before that\n"
    )


def test_assigning_is_a_variation_and_takes_the_agency_out_of_the_supporting_ones(plan: Path, poa: Poa) -> None:
    refused = poa(plan, "assign", "GOV-001", "Ministry of Justice")
    assert refused == (
        2, "", "poa: INTERIOR leads GOV-001 now: give the reason with --reason, and who approved it with --approved-by\n"
    )  # fmt: skip
    result = poa(
        plan, "assign", "GOV-001", "Ministry of Justice", "--reason", "The law is theirs.", "--approved-by", "Chair"
    )
    assert result.exit_code == 0
    assert text(plan) == MEASURE.replace("lead_agency: INTERIOR", "lead_agency: JUSTICE").replace(
        "supporting_agencies: [JUSTICE]  # for the forms\n", ""
    ) + (
        "variations:\n"
        "  - date: 2026-02-01\n"
        "    field: supporting_agencies\n"
        "    from: [JUSTICE]\n"
        "    to: []\n"
        "    reason: The law is theirs.\n"
        "    state: approved\n"
        "    approved_by: Chair\n"
        "  - date: 2026-02-01\n"
        "    field: lead_agency\n"
        "    from: INTERIOR\n"
        "    to: JUSTICE\n"
        "    reason: The law is theirs.\n"
        "    state: approved\n"
        "    approved_by: Chair\n"
    )


def test_a_first_lead_agency_needs_no_reason(plan: Path, poa: Poa) -> None:
    assert poa(plan, "assign", "GOV-002", "home office").exit_code == 0
    assert (plan / "measures/GOV-002.yaml").read_text() == (
        "id: GOV-002\n"
        "title: Desk\n"
        "goal: permits\n"
        "lead_agency: INTERIOR\n"
        "status: not_started\n"
        "variations:\n"
        "  - date: 2026-02-01\n"
        "    field: lead_agency\n"
        "    to: INTERIOR\n"
        "    reason: The measure had no lead agency.\n"
        "    state: approved\n"
    )


def test_an_agency_that_is_no_more_cannot_lead(plan: Path, poa: Poa) -> None:
    result = poa(plan, "assign", "GOV-002", "WORKS")
    assert result.exit_code == 1
    assert result.stderr.startswith("measures/GOV-002.yaml:4:14: error[POA209] ")
    assert result.stderr.endswith("poa: nothing was written: the plan would have 1 new error\n")


BY = ("--reason", "Theirs.")


def test_the_lead_of_a_supporting_agency_is_asked_for_and_decided(plan: Path, poa: Poa) -> None:
    asked = poa(plan, "vary", "GOV-001", "lead_agency", "JUSTICE", *BY, "--requested-by", "Works", today="2026-01-10")
    assert asked.exit_code == 0
    assert "supporting_agencies: [JUSTICE]" in text(plan)
    decided = poa(plan, "vary", "GOV-001", "lead_agency", "JUSTICE", "--approved-by", "Chair", today="2026-01-20")
    assert decided.exit_code == 0, decided.stderr
    assert "lead_agency: JUSTICE\n" in text(plan)
    assert "supporting_agencies: [" not in text(plan)
    assert text(plan).partition("variations:\n")[2] == (
        "  - date: 2026-01-10\n    field: lead_agency\n    from: INTERIOR\n    to: JUSTICE\n    reason: Theirs.\n"
        "    state: requested\n    requested_by: Works\n"
        "  - date: 2026-01-20\n    field: supporting_agencies\n    from: [JUSTICE]\n    to: []\n    reason: Theirs.\n"
        "    state: approved\n    approved_by: Chair\n"
        "  - date: 2026-01-20\n    field: lead_agency\n    from: INTERIOR\n    to: JUSTICE\n    reason: Theirs.\n"
        "    state: approved\n    requested: 2026-01-10\n    requested_by: Works\n    approved_by: Chair\n"
    )
    assert poa(plan, "validate", "--select", "POA2,POA5").exit_code == 0


@pytest.mark.parametrize("ended", ["closed", "completed"])
def test_nothing_more_is_promised_of_what_has_ended(plan: Path, poa: Poa, ended: str) -> None:
    poa(plan, "vary", "GOV-001", "due", "2026-12-31", "--reason", "Law.", "--requested-by", "Works", today="2026-01-10")
    path = plan / "measures/GOV-001.yaml"
    end = (
        "completed: 2026-01-15\n"
        if ended == "completed"
        else "closure: {outcome: discontinued, date: 2026-01-15, reason: No.}\n"
    )
    path.write_text(text(plan).replace("status: in_progress", f"status: {ended}") + end)
    for who in ("--approved-by", "--requested-by"):
        result = poa(plan, "vary", "GOV-001", "due", "2026-12-31", "--reason", "Law.", who, "Chair")
        assert result == (1, "", f"poa: GOV-001 is {ended}; its promises can no longer change\n")
    found = poa(plan, "validate", "--select", "POA415").stdout
    assert (
        f"warning[POA415] GOV-001 is {ended}, but this request of 2026-01-10 still waits for a decision: "
        "settle it with `poa vary` and --declined-by\n"
    ) in found
    assert poa(plan, "vary", "GOV-001", "due", "2026-12-31", "--declined-by", "Chair").exit_code == 0
    assert "POA415" not in poa(plan, "validate", "--select", "POA415").stdout
