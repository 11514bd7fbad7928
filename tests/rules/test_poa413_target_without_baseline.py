"""POA413 target-without-baseline."""

from tests.conftest import Check, MakeProject


def test_points_at_the_target(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        indicators:
          - id: I1
            title: Days
            unit: days
            target: {date: 2026-06-30, value: 20}
        """,
    )
    assert check(tree, "POA413") == (
        "measures/GOV-001.yaml:9:5: warning[POA413] indicator I1 has a target, but no baseline\n"
        "   8 |     unit: days\n"
        "   9 |     target: {date: 2026-06-30, value: 20}\n"
        "     |     ^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )
