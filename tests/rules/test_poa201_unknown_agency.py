"""POA201 unknown-agency."""

from tests.conftest import Check, MakeProject


def test_points_at_every_place_that_names_an_agency(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: intrior
        supporting_agencies: [JUSTICE, Home Office]
        milestones:
          - {id: M1, title: New form, agency: NOBODY}
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, agency: JUSTISE, status: in_progress, no_change: true}
        variations:
          - {date: 2026-01-20, reason: Later intake, field: lead_agency, from: ORKS, to: intrior, state: approved}
        """,
    )
    assert check(tree, "POA201") == (
        "measures/GOV-001.yaml:5:14: error[POA201] no agency 'intrior' (did you mean 'INTERIOR'?)\n"
        "   4 | status: in_progress\n"
        "   5 | lead_agency: intrior\n"
        "     |              ^^^^^^^\n"
        "measures/GOV-001.yaml:6:32: error[POA201] no agency 'Home Office' (did you mean 'INTERIOR'?)\n"
        "   5 | lead_agency: intrior\n"
        "   6 | supporting_agencies: [JUSTICE, Home Office]\n"
        "     |                                ^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:8:39: error[POA201] no agency 'NOBODY'\n"
        "   7 | milestones:\n"
        "   8 |   - {id: M1, title: New form, agency: NOBODY}\n"
        "     |                                       ^^^^^^\n"
        "measures/GOV-001.yaml:10:57: error[POA201] no agency 'JUSTISE' (did you mean 'JUSTICE'?)\n"
        "   9 | updates:\n"
        "  10 |   - {period: 2025-26-Q2, submitted: 2026-01-12, agency: JUSTISE, status: in_progress, no_change: true}\n"
        "     |                                                         ^^^^^^^\n"
        "measures/GOV-001.yaml:12:72: error[POA201] no agency 'ORKS' (did you mean 'WORKS'?)\n"
        "  11 | variations:\n"
        "  12 |   - {date: 2026-01-20, reason: Later intake, field: lead_agency, from: ORKS, to: intrior, state: approved}\n"
        "     |                                                                        ^^^^\n"
        "measures/GOV-001.yaml:12:82: error[POA201] no agency 'intrior' (did you mean 'INTERIOR'?)\n"
        "  11 | variations:\n"
        "  12 |   - {date: 2026-01-20, reason: Later intake, field: lead_agency, from: ORKS, to: intrior, state: approved}\n"
        "     |                                                                                  ^^^^^^^\n"
        "6 errors, 0 warnings in 3 files\n"
    )


def test_looks_into_the_plan_and_the_agencies_too(project: MakeProject, check: Check) -> None:
    tree = project(
        more_plan="""\
        coordinating_agency: INTERIORS
        """,
        more_agencies="""\
        - {id: OLD, name: Old Office, succeeded_by: {agency: NEW, date: 2026-01-01}}
        """,
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA201") == (
        "agencies.yaml:11:54: error[POA201] no agency 'NEW'\n"
        "  10 |   succeeded_by: {agency: INTERIOR, date: 2026-01-01}\n"
        "  11 | - {id: OLD, name: Old Office, succeeded_by: {agency: NEW, date: 2026-01-01}}\n"
        "     |                                                      ^^^\n"
        "plan.yaml:18:22: error[POA201] no agency 'INTERIORS' (did you mean 'INTERIOR'?)\n"
        "  17 |   - {id: sdg, title: Sustainable Development Goals}\n"
        "  18 | coordinating_agency: INTERIORS\n"
        "     |                      ^^^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_known_agencies_are_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR
        supporting_agencies: [JUSTICE]
        """,
    )
    assert check(tree, "POA201") == "0 errors, 0 warnings in 3 files\n"


def test_an_empty_list_is_reported_once(project: MakeProject, check: Check) -> None:
    measure = "id: {}\ntitle: Shorter permits\ngoal: permits\nstatus: in_progress\nlead_agency: INTERIOR\n"
    tree = project(
        more_plan="coordinating_agency: INTERIOR\n",
        agencies="agencies: []\n",
        GOV_001=measure.format("GOV-001"),
        GOV_002=measure.format("GOV-002"),
    )
    assert check(tree, "POA201") == (
        "agencies.yaml:1:11: error[POA201] the list of agencies is empty, but measures name agencies\n"
        "   1 | agencies: []\n"
        "     |           ^^\n"
        "1 error, 0 warnings in 4 files\n"
    )
