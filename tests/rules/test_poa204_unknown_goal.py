"""POA204 unknown-goal."""

from tests.conftest import Check, MakeProject


def test_offers_the_nearest(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permit
        status: in_progress
        """,
    )
    assert check(tree, "POA204") == (
        "measures/GOV-001.yaml:3:7: error[POA204] no goal 'permit' (did you mean 'permits'?)\n"
        "   2 | title: Shorter permits\n"
        "   3 | goal: permit\n"
        "     |       ^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_a_goal_of_the_plan_is_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        LAW_001="""\
        id: LAW-001
        title: Shorter permits
        goal: courts
        status: in_progress
        """,
    )
    assert check(tree, "POA204") == "0 errors, 0 warnings in 3 files\n"
