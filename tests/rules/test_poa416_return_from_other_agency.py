"""POA416 return-from-other-agency. How `poa update` refuses one is tested in tests/test_mended.py."""

from tests.conftest import Check, MakeProject

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: INTERIOR
status: in_progress
updates:
  - {period: 2025-26-Q1, submitted: 2025-10-09, agency: JUSTICE, status: in_progress, summary: Begun.}
"""
GOOD = "0 errors, 0 warnings in 3 files\n"


def test_an_agency_that_has_no_part_in_a_measure(project: MakeProject, check: Check) -> None:
    assert check(project(GOV_001=MEASURE), "POA416") == (
        "measures/GOV-001.yaml:7:57: warning[POA416] JUSTICE neither leads nor supports GOV-001; "
        "if it does, add it to 'supporting_agencies'\n"
        "   6 | updates:\n"
        "   7 |   - {period: 2025-26-Q1, submitted: 2025-10-09, agency: JUSTICE, status: in_progress, summary: Begun.}\n"
        "     |                                                         ^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_an_agency_that_has_or_had_a_part_in_it(project: MakeProject, check: Check) -> None:
    for part in (
        "supporting_agencies: [JUSTICE]\n",
        "milestones: [{id: M1, title: Forms, agency: JUSTICE}]\n",
        "variations:\n"
        "  - {date: 2025-12-01, field: lead_agency, from: JUSTICE, to: INTERIOR, reason: R, state: approved}\n",
        "variations:\n"
        "  - {date: 2025-12-01, field: supporting_agencies, from: [JUSTICE], to: [], reason: R, state: approved}\n",
    ):
        assert check(project(GOV_001=MEASURE + part), "POA416") == GOOD, part


def test_an_agency_that_took_over_from_one_that_had_and_any_where_nobody_leads(
    project: MakeProject, check: Check
) -> None:
    works = MEASURE.replace("lead_agency: INTERIOR", "lead_agency: JUSTICE").replace(
        "agency: JUSTICE, status", "agency: INTERIOR, status"
    )
    assert "warning[POA416] INTERIOR" in check(project(GOV_001=works), "POA416")
    assert check(project(GOV_001=works + "supporting_agencies: [WORKS]\n"), "POA416") == GOOD
    assert check(project(GOV_001=MEASURE.replace("lead_agency: INTERIOR\n", "")), "POA416") == GOOD
    assert check(project(GOV_001=MEASURE.replace("JUSTICE", "NOBODY")), "POA416") == GOOD, "that is another rule's"
