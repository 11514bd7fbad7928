"""POA202 duplicate-id."""

from tests.conftest import PLAN, Check, MakeProject


def test_names_the_other_file(project: MakeProject, check: Check) -> None:
    tree = project(
        files={
            "measures/a/GOV-001.yaml": "id: GOV-001\ntitle: Shorter permits\ngoal: permits\nstatus: in_progress\n",
            "measures/b/GOV-001.yaml": "id: GOV-001\ntitle: Shorter permits\ngoal: permits\nstatus: in_progress\n",
        },
    )
    assert check(tree, "POA202") == (
        "measures/b/GOV-001.yaml:1:5: error[POA202] 'GOV-001' is already the id of another measure: measures/a/GOV-001.yaml\n"
        "   1 | id: GOV-001\n"
        "     |     ^^^^^^^\n"
        "1 error, 0 warnings in 4 files\n"
    )


def test_ids_of_the_plan_and_the_agencies_too(project: MakeProject, check: Check) -> None:
    tree = project(
        more_plan="""\
        wording: {}
        """,
        plan="""\
        id: test-plan
        title: T
        goals:
          - id: permits
            title: A
            objectives: [{id: o-1, title: A}, {id: o-1, title: B}]
          - {id: permits, title: B}
        horizons: [{id: short, title: A}, {id: short, title: B}]
        """,
        more_agencies="""\
        - {id: JUSTICE, name: Other}
        """,
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA202") == (
        "agencies.yaml:11:8: error[POA202] 'JUSTICE' is already in this list\n"
        "  10 |   succeeded_by: {agency: INTERIOR, date: 2026-01-01}\n"
        "  11 | - {id: JUSTICE, name: Other}\n"
        "     |        ^^^^^^^\n"
        "plan.yaml:6:44: error[POA202] 'o-1' is already in this list\n"
        "   5 |     title: A\n"
        "   6 |     objectives: [{id: o-1, title: A}, {id: o-1, title: B}]\n"
        "     |                                            ^^^\n"
        "plan.yaml:7:10: error[POA202] 'permits' is already in this list\n"
        "   6 |     objectives: [{id: o-1, title: A}, {id: o-1, title: B}]\n"
        "   7 |   - {id: permits, title: B}\n"
        "     |          ^^^^^^^\n"
        "plan.yaml:8:40: error[POA202] 'short' is already in this list\n"
        "   7 |   - {id: permits, title: B}\n"
        "   8 | horizons: [{id: short, title: A}, {id: short, title: B}]\n"
        "     |                                        ^^^^^\n"
        "4 errors, 0 warnings in 3 files\n"
    )


def test_different_ids_are_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
        GOV_002="""\
        id: GOV-002
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA202") == "0 errors, 0 warnings in 4 files\n"


def test_of_a_measure_and_its_copy_the_copy_is_meant(project: MakeProject, check: Check) -> None:
    measure = "id: GOV-002\ntitle: Shorter permits\ngoal: permits\nstatus: ongoing\n"
    tree = project(files={"measures/GOV-001.yaml": measure, "measures/GOV-002.yaml": measure})
    assert check(tree, "POA202").splitlines()[0] == (
        "measures/GOV-001.yaml:1:5: error[POA202] 'GOV-002' is already the id of another measure: measures/GOV-002.yaml"
    )


def test_two_goals_whose_measures_begin_alike(project: MakeProject, check: Check) -> None:
    tree = project(plan=PLAN.replace("prefix: LAW", "prefix: GOV"))
    assert check(tree, "POA202") == (
        "plan.yaml:15:13: error[POA202] 'GOV' already begins the ids of goal 'permits'\n"
        "  14 |     title: Fairer courts\n"
        "  15 |     prefix: GOV\n"
        "     |             ^^^\n"
        "1 error, 0 warnings in 2 files\n"
    )


def test_a_measure_that_is_waited_for_twice(project: MakeProject, check: Check) -> None:
    measure = "id: {}\ntitle: Shorter permits\ngoal: permits\nstatus: in_progress\n"
    tree = project(
        GOV_001=measure.format("GOV-001") + "depends_on: [GOV-002, GOV-002]\n", GOV_002=measure.format("GOV-002")
    )
    assert check(tree, "POA202") == (
        "measures/GOV-001.yaml:5:23: error[POA202] 'GOV-002' is already in this list\n"
        "   4 | status: in_progress\n"
        "   5 | depends_on: [GOV-002, GOV-002]\n"
        "     |                       ^^^^^^^\n"
        "1 error, 0 warnings in 4 files\n"
    )
