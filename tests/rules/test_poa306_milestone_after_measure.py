"""POA306 milestone-after-measure."""

from tests.conftest import Check, MakeProject


def test_a_step_after_the_whole(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-06-30
        milestones:
          - {id: M1, title: A, due: 2026-06-30}
          - {id: M2, title: B, due: 2026-07-01}
        """,
    )
    assert check(tree, "POA306") == (
        "measures/GOV-001.yaml:8:29: warning[POA306] milestone M2 is due 2026-07-01, after its measure (2026-06-30)\n"
        "   7 |   - {id: M1, title: A, due: 2026-06-30}\n"
        "   8 |   - {id: M2, title: B, due: 2026-07-01}\n"
        "     |                             ^^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )
