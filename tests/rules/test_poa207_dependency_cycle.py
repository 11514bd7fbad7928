"""POA207 dependency-cycle."""

from tests.conftest import Check, MakeProject


def test_shows_a_circle_once(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        depends_on: [GOV-002]
        """,
        GOV_002="""\
        id: GOV-002
        title: Shorter permits
        goal: permits
        status: in_progress
        depends_on: [GOV-004, GOV-003]
        """,
        GOV_003="""\
        id: GOV-003
        title: Shorter permits
        goal: permits
        status: in_progress
        depends_on: [GOV-001]
        """,
        GOV_004="""\
        id: GOV-004
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA207") == (
        "measures/GOV-001.yaml:5:14: error[POA207] these wait for one another: GOV-001 → GOV-002 → GOV-003 → GOV-001\n"
        "   4 | status: in_progress\n"
        "   5 | depends_on: [GOV-002]\n"
        "     |              ^^^^^^^\n"
        "1 error, 0 warnings in 6 files\n"
    )


def test_a_measure_that_waits_for_itself(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        depends_on: [GOV-001]
        parent: GOV-001
        """,
    )
    assert check(tree, "POA207") == (
        "measures/GOV-001.yaml:5:14: error[POA207] GOV-001 waits for itself\n"
        "   4 | status: in_progress\n"
        "   5 | depends_on: [GOV-001]\n"
        "     |              ^^^^^^^\n"
        "measures/GOV-001.yaml:6:9: error[POA207] GOV-001 is a part of itself\n"
        "   5 | depends_on: [GOV-001]\n"
        "   6 | parent: GOV-001\n"
        "     |         ^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_a_diamond_is_no_circle(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        depends_on: [GOV-002, GOV-003]
        """,
        GOV_002="""\
        id: GOV-002
        title: Shorter permits
        goal: permits
        status: in_progress
        depends_on: [GOV-004]
        """,
        GOV_003="""\
        id: GOV-003
        title: Shorter permits
        goal: permits
        status: in_progress
        depends_on: [GOV-004]
        """,
        GOV_004="""\
        id: GOV-004
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA207") == "0 errors, 0 warnings in 6 files\n"


def test_merged_into_one_another_or_into_itself(project: MakeProject, check: Check) -> None:
    measure = (
        "id: {}\ntitle: Shorter permits\ngoal: permits\nstatus: closed\n"
        "closure: {{outcome: merged, date: 2026-01-01, reason: One project, into: {}}}\n"
    )
    tree = project(
        GOV_001=measure.format("GOV-001", "GOV-001"),
        GOV_002=measure.format("GOV-002", "GOV-003"),
        GOV_003=measure.format("GOV-003", "GOV-002"),
    )
    assert [line for line in check(tree, "POA207").splitlines() if line.startswith("measures")] == [
        "measures/GOV-001.yaml:5:73: error[POA207] GOV-001 was merged into itself",
        "measures/GOV-002.yaml:5:73: error[POA207] these were merged into one another: GOV-002 → GOV-003 → GOV-002",
    ]
