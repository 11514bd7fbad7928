"""POA215 waits-for-closed."""

from tests.conftest import Check, MakeProject

OPEN = "title: A\ngoal: permits\nstatus: in_progress\n"
CLOSED = "id: GOV-001\ntitle: A\ngoal: permits\nstatus: closed\nclosure: {outcome: merged, date: 2026-01-05, into: GOV-003, reason: Double.}\n"


def test_an_open_measure_waits_for_a_closed_one_or_is_a_part_of_it(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001=CLOSED,
        GOV_002=f"id: GOV-002\n{OPEN}depends_on: [GOV-003, GOV-001]\nparent: GOV-001\n",
        GOV_003=f"id: GOV-003\n{OPEN}",
    )
    assert check(tree, "POA215") == (
        "measures/GOV-002.yaml:5:23: warning[POA215] this measure waits for GOV-001, which is closed and went on in GOV-003\n"
        "   4 | status: in_progress\n"
        "   5 | depends_on: [GOV-003, GOV-001]\n"
        "     |                       ^^^^^^^\n"
        "measures/GOV-002.yaml:6:9: warning[POA215] this measure is a part of GOV-001, which is closed and went on in GOV-003\n"
        "   5 | depends_on: [GOV-003, GOV-001]\n"
        "   6 | parent: GOV-001\n"
        "     |         ^^^^^^^\n"
        "0 errors, 2 warnings in 5 files\n"
    )


def test_what_was_completed_was_delivered_and_what_has_ended_waits_for_nothing(
    project: MakeProject, check: Check
) -> None:
    done = "title: A\ngoal: permits\nstatus: completed\ncompleted: 2026-01-05\n"
    tree = project(
        GOV_001=CLOSED,
        GOV_002=f"id: GOV-002\n{done}depends_on: [GOV-001]\n",
        GOV_003=f"id: GOV-003\n{OPEN}depends_on: [GOV-002]\nparent: GOV-002\n",
    )
    assert check(tree, "POA215") == "0 errors, 0 warnings in 5 files\n"
