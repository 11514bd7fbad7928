"""POA401 status-differs-from-update."""

from tests.conftest import Check, MakeProject


def test_status_and_confidence(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        confidence: at_risk
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: ongoing, confidence: on_track, summary: Begun}
        """,
    )
    assert check(tree, "POA401") == (
        "measures/GOV-001.yaml:4:9: error[POA401] status: 'in_progress' at the top, but the lead agency's newest return (2025-26-Q2) has 'ongoing'\n"
        "   3 | goal: permits\n"
        "   4 | status: in_progress\n"
        "     |         ^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:5:13: error[POA401] confidence: 'at_risk' at the top, but the lead agency's newest return (2025-26-Q2) has 'on_track'\n"
        "   4 | status: in_progress\n"
        "   5 | confidence: at_risk\n"
        "     |             ^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_a_confidence_that_is_missing_at_the_top(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun}
        """,
    )
    assert check(tree, "POA401") == (
        "measures/GOV-001.yaml:1:1: error[POA401] confidence: nothing at the top, but the lead agency's newest return (2025-26-Q2) has 'on_track'\n"
        "   1 | id: GOV-001\n"
        "     | ^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_the_newest_period_counts_not_the_last_line(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        confidence: on_track
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun}
          - {period: 2025-26-Q1, submitted: 2026-01-13, status: not_started, summary: Late return}
        """,
    )
    assert check(tree, "POA401") == "0 errors, 0 warnings in 3 files\n"


def test_a_closed_measure_may_differ(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: closed
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun}
        """,
    )
    assert check(tree, "POA401") == "0 errors, 0 warnings in 3 files\n"
