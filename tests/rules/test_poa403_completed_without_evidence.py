"""POA403 completed-without-evidence."""

from tests.conftest import Check, MakeProject


def test_no_evidence_anywhere(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: completed
        completed: 2026-01-20
        """,
    )
    assert check(tree, "POA403") == (
        "measures/GOV-001.yaml:5:12: warning[POA403] completed, but without evidence\n"
        "   4 | status: completed\n"
        "   5 | completed: 2026-01-20\n"
        "     |            ^^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_that_of_a_milestone_is_enough(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: completed
        milestones:
          - {id: M1, title: A, completed: 2026-01-05, evidence: [{title: Note, url: https://example.org}]}
        completed: 2026-01-20
        """,
    )
    assert check(tree, "POA403") == "0 errors, 0 warnings in 3 files\n"
