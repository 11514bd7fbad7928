"""POA404 closed-without-closure."""

from tests.conftest import Check, MakeProject


def test_nobody_says_how(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: closed
        """,
    )
    assert check(tree, "POA404") == (
        "measures/GOV-001.yaml:4:9: error[POA404] closed, but 'closure' does not say how, when and why\n"
        "   3 | goal: permits\n"
        "   4 | status: closed\n"
        "     |         ^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_the_status_goes_on(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        closure: {outcome: discontinued, date: 2026-01-15, reason: No funds}
        """,
    )
    assert check(tree, "POA404") == (
        "measures/GOV-001.yaml:5:1: error[POA404] closed on 2026-01-15, but the status is 'in_progress'\n"
        "   4 | status: in_progress\n"
        "   5 | closure: {outcome: discontinued, date: 2026-01-15, reason: No funds}\n"
        "     | ^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_both_are_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: closed
        closure: {outcome: discontinued, date: 2026-01-15, reason: No funds}
        """,
    )
    assert check(tree, "POA404") == "0 errors, 0 warnings in 3 files\n"
