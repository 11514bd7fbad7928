"""POA408 updates-out-of-order."""

from tests.conftest import Check, MakeProject


def test_by_the_day_they_came(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun}
          - {period: 2025-26-Q1, submitted: 2025-10-12, status: in_progress, confidence: on_track, summary: Begun}
        """,
    )
    assert check(tree, "POA408") == (
        "measures/GOV-001.yaml:7:37: error[POA408] submitted 2025-10-12, before the update above it (2026-01-12)\n"
        "   6 |   - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun}\n"
        "   7 |   - {period: 2025-26-Q1, submitted: 2025-10-12, status: in_progress, confidence: on_track, summary: Begun}\n"
        "     |                                     ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_two_on_one_day_are_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        updates:
          - {period: 2025-26-Q1, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun}
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun}
        """,
    )
    assert check(tree, "POA408") == "0 errors, 0 warnings in 3 files\n"
