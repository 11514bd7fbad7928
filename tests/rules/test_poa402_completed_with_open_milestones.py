"""POA402 completed-with-open-milestones."""

from tests.conftest import Check, MakeProject


def test_points_at_the_milestone(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: completed
        milestones:
          - {id: M1, title: A, completed: 2026-01-05}
          - id: M2
            title: B
        completed: 2026-01-20
        """,
    )
    assert check(tree, "POA402") == (
        "measures/GOV-001.yaml:7:5: error[POA402] milestone M2 is not completed, but its measure is\n"
        "   6 |   - {id: M1, title: A, completed: 2026-01-05}\n"
        "   7 |   - id: M2\n"
        "     |     ^^\n"
        "1 error, 0 warnings in 3 files\n"
    )
