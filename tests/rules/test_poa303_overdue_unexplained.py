"""POA303 overdue-unexplained."""

from tests.conftest import Check, MakeProject


def test_nobody_says_why(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-01-31
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun}
        """,
    )
    assert check(tree, "POA303") == (
        "measures/GOV-001.yaml:5:6: warning[POA303] 1 day overdue, and the return for 2025-26-Q2 does not give a reason\n"
        "   4 | status: in_progress\n"
        "   5 | due: 2026-01-31\n"
        "     |      ^^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_nobody_says_anything(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2025-12-31
        """,
    )
    assert check(tree, "POA303") == (
        "measures/GOV-001.yaml:5:6: warning[POA303] 32 days overdue, and no return gives a reason\n"
        "   4 | status: in_progress\n"
        "   5 | due: 2025-12-31\n"
        "     |      ^^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_due_today_is_not_overdue(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-02-01
        """,
    )
    assert check(tree, "POA303") == "0 errors, 0 warnings in 3 files\n"


def test_a_reason_is_enough(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2025-12-31
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: off_track, summary: Stuck, delay_reason: capacity}
        """,
    )
    assert check(tree, "POA303") == "0 errors, 0 warnings in 3 files\n"


def test_an_older_reason_is_not(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2025-12-31
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-12, status: in_progress, confidence: off_track, summary: Stuck, issues: No staff}
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun}
        """,
    )
    assert check(tree, "POA303") == (
        "measures/GOV-001.yaml:5:6: warning[POA303] 32 days overdue, and the return for 2025-26-Q2 does not give a reason\n"
        "   4 | status: in_progress\n"
        "   5 | due: 2025-12-31\n"
        "     |      ^^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )
