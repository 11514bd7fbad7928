"""POA405 missing-confidence."""

from tests.conftest import Check, MakeProject


def test_reported_on_without_it(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, summary: Begun}
        """,
    )
    assert check(tree, "POA405") == (
        "measures/GOV-001.yaml:1:1: warning[POA405] 'in_progress' without a confidence\n"
        "   1 | id: GOV-001\n"
        "     | ^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_not_before_the_first_return(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA405") == "0 errors, 0 warnings in 3 files\n"
