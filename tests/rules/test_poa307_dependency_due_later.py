"""POA307 dependency-due-later."""

from tests.conftest import Check, MakeProject


def test_what_comes_first_is_due_later(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-06-30
        depends_on: [GOV-002, GOV-003, GOV-004]
        """,
        GOV_002="""\
        id: GOV-002
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-07-01
        """,
        GOV_003="""\
        id: GOV-003
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-06-30
        """,
        GOV_004="""\
        id: GOV-004
        title: Shorter permits
        goal: permits
        status: completed
        due: 2027-06-30
        completed: 2026-01-01
        """,
    )
    assert check(tree, "POA307") == (
        "measures/GOV-001.yaml:6:14: warning[POA307] GOV-002 is due 2026-07-01, after this measure (2026-06-30) that waits for it\n"
        "   5 | due: 2026-06-30\n"
        "   6 | depends_on: [GOV-002, GOV-003, GOV-004]\n"
        "     |              ^^^^^^^\n"
        "0 errors, 1 warning in 6 files\n"
    )
