"""POA407 copied-update."""

from tests.conftest import Check, MakeProject


def test_spaces_aside(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-12, status: in_progress, summary: Work goes on}
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, summary: 'Work  goes on '}
        """,
    )
    assert check(tree, "POA407") == (
        "measures/GOV-001.yaml:7:79: warning[POA407] the same text as in the update before; write 'no_change: true'\n"
        "   6 |   - {period: 2025-26-Q1, submitted: 2025-10-12, status: in_progress, summary: Work goes on}\n"
        "   7 |   - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, summary: 'Work  goes on '}\n"
        "     |                                                                               ^^^^^^^^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_of_another_agency_it_is_its_own(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-12, status: in_progress, summary: Work goes on}
          - {period: 2025-26-Q2, submitted: 2026-01-12, agency: JUSTICE, status: in_progress, summary: Work goes on}
        """,
    )
    assert check(tree, "POA407") == "0 errors, 0 warnings in 3 files\n"
