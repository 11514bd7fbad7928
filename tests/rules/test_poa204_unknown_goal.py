"""POA204 unknown-goal."""

import pytest

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


MEASURE = "id: {}\ntitle: Shorter permits\ngoal: permits\nstatus: in_progress\n"


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        (
            "goals: []\n",
            "plan.yaml:3:8: error[POA204] the plan has no goals, but every measure needs one\n"
            "   2 | title: A plan for tests\n"
            "   3 | goals: []\n"
            "     |        ^^\n",
        ),
        (
            "",
            "plan.yaml:1:1: error[POA204] the plan has no goals, but every measure needs one\n"
            "   1 | id: test-plan\n"
            "     | ^\n",
        ),
    ],
)
def test_a_plan_without_goals_is_reported_once(project: MakeProject, check: Check, goals: str, expected: str) -> None:
    tree = project(
        plan="id: test-plan\ntitle: A plan for tests\n" + goals,
        GOV_001=MEASURE.format("GOV-001"),
        GOV_002=MEASURE.format("GOV-002"),
    )
    assert check(tree, "POA204") == expected + "1 error, 0 warnings in 4 files\n"


def test_a_plan_without_goals_and_measures_has_only_begun(project: MakeProject, check: Check) -> None:
    tree = project(plan="id: test-plan\ntitle: A plan for tests\n")
    assert check(tree, "POA204") == "0 errors, 0 warnings in 2 files\n"
