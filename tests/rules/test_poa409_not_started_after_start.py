"""POA409 not-started-after-start."""

from tests.conftest import Check, MakeProject


def test_the_start_has_passed(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: not_started
        start: 2026-01-31
        """,
    )
    assert check(tree, "POA409") == (
        "measures/GOV-001.yaml:4:9: warning[POA409] not started, but the start was planned for 2026-01-31\n"
        "   3 | goal: permits\n"
        "   4 | status: not_started\n"
        "     |         ^^^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_it_may_start_today(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: not_started
        start: 2026-02-01
        """,
    )
    assert check(tree, "POA409") == "0 errors, 0 warnings in 3 files\n"
