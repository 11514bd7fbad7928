"""POA302 outside-plan-period."""

from tests.conftest import Check, MakeProject


def test_before_and_after(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2028-07-01
        milestones:
          - {id: M1, title: A, due: 2025-06-30}
        """,
    )
    assert check(tree, "POA302") == (
        "measures/GOV-001.yaml:5:6: warning[POA302] due 2028-07-01, after the plan ends on 2028-06-30\n"
        "   4 | status: in_progress\n"
        "   5 | due: 2028-07-01\n"
        "     |      ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:7:29: warning[POA302] milestone M1 is due 2025-06-30, before the plan begins on 2025-07-01\n"
        "   6 | milestones:\n"
        "   7 |   - {id: M1, title: A, due: 2025-06-30}\n"
        "     |                             ^^^^^^^^^^\n"
        "0 errors, 2 warnings in 3 files\n"
    )


def test_the_first_and_the_last_day_are_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2028-06-30
        milestones:
          - {id: M1, title: A, due: 2025-07-01}
        """,
    )
    assert check(tree, "POA302") == "0 errors, 0 warnings in 3 files\n"
