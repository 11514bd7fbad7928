"""POA301 due-before-start."""

from tests.conftest import PLAN, Check, MakeProject


def test_of_the_measure_and_its_milestones(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        start: 2026-03-01
        due: 2026-02-28
        milestones:
          - {id: M1, title: A, due: 2026-01-31}
          - {id: M2, title: B, due: 2026-03-01}
        """,
    )
    assert check(tree, "POA301") == (
        "measures/GOV-001.yaml:6:6: error[POA301] due 2026-02-28, before the start on 2026-03-01\n"
        "   5 | start: 2026-03-01\n"
        "   6 | due: 2026-02-28\n"
        "     |      ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:8:29: error[POA301] milestone M1 is due 2026-01-31, before the start on 2026-03-01\n"
        "   7 | milestones:\n"
        "   8 |   - {id: M1, title: A, due: 2026-01-31}\n"
        "     |                             ^^^^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_due_on_the_first_day_is_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        start: 2026-03-01
        due: 2026-03-01
        """,
    )
    assert check(tree, "POA301") == "0 errors, 0 warnings in 3 files\n"


def test_a_plan_and_an_agency_that_end_before_they_begin_are_reported_once_where_they_stand(
    project: MakeProject, check: Check
) -> None:
    tree = project(
        plan=PLAN.replace("{start: 2025-07-01, end: 2028-06-30}", "{start: 2025-07-01, end: 2024-06-30}").replace(
            "fiscal_year_start: 7", "fiscal_year_start: 7, first: 2025-26-Q2, last: 2024-25-Q4"
        ),
        more_agencies="- {id: POST, name: Post Office, active: {from: 2026-01-01, to: 2025-06-30}}\n",
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: POST
        due: 2026-03-01
        """,
    )
    assert check(tree, "POA2,POA3") == (
        "agencies.yaml:11:64: error[POA301] POST is active to 2025-06-30, before its first day (2026-01-01)\n"
        "  10 |   succeeded_by: {agency: INTERIOR, date: 2026-01-01}\n"
        "  11 | - {id: POST, name: Post Office, active: {from: 2026-01-01, to: 2025-06-30}}\n"
        "     |                                                                ^^^^^^^^^^\n"
        "plan.yaml:3:34: error[POA301] the plan ends 2024-06-30, before its start on 2025-07-01\n"
        "   2 | title: A plan for tests\n"
        "   3 | period: {start: 2025-07-01, end: 2024-06-30}\n"
        "     |                                  ^^^^^^^^^^\n"
        "plan.yaml:4:60: error[POA301] reporting ends with 2024-25-Q4, before its first period (2025-26-Q2)\n"
        "   3 | period: {start: 2025-07-01, end: 2024-06-30}\n"
        "   4 | reporting: {fiscal_year_start: 7, first: 2025-26-Q2, last: 2024-25-Q4}\n"
        "     |                                                            ^^^^^^^^^^\n"
        "3 errors, 0 warnings in 3 files\n"
    )


def test_a_time_of_one_day_is_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        plan=PLAN.replace("{start: 2025-07-01, end: 2028-06-30}", "{start: 2025-07-01, end: 2025-07-01}").replace(
            "fiscal_year_start: 7", "fiscal_year_start: 7, first: 2025-26-Q2, last: 2025-26-Q2"
        ),
        more_agencies="- {id: POST, name: Post Office, active: {from: 2026-01-01, to: 2026-01-01}}\n",
    )
    assert check(tree, "POA301") == "0 errors, 0 warnings in 2 files\n"


def test_agencies_are_looked_at_where_the_plan_cannot_be_read(project: MakeProject, check: Check) -> None:
    tree = project(
        plan="id: [",
        more_agencies="- {id: POST, name: Post Office, active: {from: 2026-01-01, to: 2025-06-30}}\n",
    )
    assert check(tree, "POA301").splitlines()[-1] == "1 error, 0 warnings in 2 files"
