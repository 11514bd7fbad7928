"""POA308 milestone-overdue."""

from tests.conftest import Check, MakeProject


def test_of_an_open_measure_only(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        milestones:
          - {id: M1, title: A, due: 2026-01-31}
          - {id: M2, title: B, due: 2026-02-01}
          - {id: M3, title: C, due: 2025-12-31, completed: 2026-01-05}
        """,
        GOV_002="""\
        id: GOV-002
        title: Shorter permits
        goal: permits
        status: closed
        milestones: [{id: M1, title: A, due: 2026-01-31}]
        closure: {outcome: discontinued, date: 2026-01-15, reason: No funds}
        """,
    )
    assert check(tree, "POA308") == (
        "measures/GOV-001.yaml:6:29: warning[POA308] milestone M1 is 1 day overdue\n"
        "   5 | milestones:\n"
        "   6 |   - {id: M1, title: A, due: 2026-01-31}\n"
        "     |                             ^^^^^^^^^^\n"
        "0 errors, 1 warning in 4 files\n"
    )
