"""POA410 off-track-without-reason."""

from tests.conftest import Check, MakeProject


def test_points_at_the_return(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        confidence: off_track
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-12, status: in_progress, confidence: on_track, summary: Begun}
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: off_track, summary: Stuck}
        """,
    )
    assert check(tree, "POA410") == (
        "measures/GOV-001.yaml:8:82: warning[POA410] off track, without 'issues' or 'delay_reason'\n"
        "   7 |   - {period: 2025-26-Q1, submitted: 2025-10-12, status: in_progress, confidence: on_track, summary: Begun}\n"
        "   8 |   - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: off_track, summary: Stuck}\n"
        "     |                                                                                  ^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_issues_are_enough(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        confidence: off_track
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: off_track, summary: Stuck, issues: No staff}
        """,
    )
    assert check(tree, "POA410") == "0 errors, 0 warnings in 3 files\n"
