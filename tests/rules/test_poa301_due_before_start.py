"""POA301 due-before-start."""

from tests.conftest import Check, MakeProject


def test_of_the_measure_and_its_milestones(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        start: 2026-03-01
        due: 2026-02-28
        milestones:
          - {id: M1, title: A, due: 2026-01-31}
          - {id: M2, title: B, due: 2026-03-01}
        """,
    )
    assert check(tree, "POA301") == (
        "measures/GOV-001.yaml:6:6: error[POA301] due 2026-02-28, before the start on 2026-03-01\n"
        "   5 | start: 2026-03-01\n"
        "   6 | due: 2026-02-28\n"
        "     |      ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:8:29: error[POA301] milestone M1 is due 2026-01-31, before the start on 2026-03-01\n"
        "   7 | milestones:\n"
        "   8 |   - {id: M1, title: A, due: 2026-01-31}\n"
        "     |                             ^^^^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_due_on_the_first_day_is_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        start: 2026-03-01
        due: 2026-03-01
        """,
    )
    assert check(tree, "POA301") == "0 errors, 0 warnings in 3 files\n"
