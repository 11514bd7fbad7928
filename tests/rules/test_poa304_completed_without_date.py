"""POA304 completed-without-date."""

from tests.conftest import Check, MakeProject


def test_the_day_is_missing(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: completed
        """,
    )
    assert check(tree, "POA304") == (
        "measures/GOV-001.yaml:4:9: error[POA304] completed, but 'completed' does not give the day\n"
        "   3 | goal: permits\n"
        "   4 | status: completed\n"
        "     |         ^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_the_status_is_missing(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        completed: 2026-01-20
        """,
    )
    assert check(tree, "POA304") == (
        "measures/GOV-001.yaml:5:12: error[POA304] completed on 2026-01-20, but the status is 'in_progress'\n"
        "   4 | status: in_progress\n"
        "   5 | completed: 2026-01-20\n"
        "     |            ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_both_are_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: completed
        completed: 2026-01-20
        """,
    )
    assert check(tree, "POA304") == "0 errors, 0 warnings in 3 files\n"
