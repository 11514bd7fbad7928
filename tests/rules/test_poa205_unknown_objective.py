"""POA205 unknown-objective."""

from tests.conftest import PLAN, Check, MakeProject


def test_offers_the_nearest(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        objective: permits-2
        """,
    )
    assert check(tree, "POA205") == (
        "measures/GOV-001.yaml:5:12: error[POA205] goal 'permits' has no objective 'permits-2' (did you mean 'permits-1'?)\n"
        "   4 | status: in_progress\n"
        "   5 | objective: permits-2\n"
        "     |            ^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_shows_whose_objective_it_is(project: MakeProject, check: Check) -> None:
    tree = project(
        LAW_001="""\
        id: LAW-001
        title: Shorter permits
        goal: courts
        status: in_progress
        objective: permits-1
        """,
    )
    assert check(tree, "POA205") == (
        "measures/LAW-001.yaml:5:12: error[POA205] 'permits-1' is an objective of goal 'permits', not of 'courts'\n"
        "   4 | status: in_progress\n"
        "   5 | objective: permits-1\n"
        "     |            ^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_an_objective_of_its_goal_is_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        objective: permits-1
        """,
    )
    assert check(tree, "POA205") == "0 errors, 0 warnings in 3 files\n"


def test_an_unknown_goal_is_reported_once(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: nothing
        status: in_progress
        objective: permits-1
        """,
    )
    assert check(tree, "POA205") == "0 errors, 0 warnings in 3 files\n"


def test_of_two_goals_with_one_id_either_may_be_meant(project: MakeProject, check: Check) -> None:
    tree = project(
        plan=PLAN.replace("id: courts", "id: permits"),
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        objective: permits-1
        """,
    )
    assert check(tree, "POA202,POA205").splitlines()[-1] == "1 error, 0 warnings in 3 files"
    assert "POA202" in check(tree, "POA202,POA205")
