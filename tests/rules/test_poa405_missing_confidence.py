"""POA405 missing-confidence."""

import pytest

from tests.conftest import Check, MakeProject


def test_reported_on_without_it(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, summary: Begun}
        """,
    )
    assert check(tree, "POA405") == (
        "measures/GOV-001.yaml:6:5: warning[POA405] work is under way, but the newest update (2025-26-Q2) gives no confidence\n"
        "   5 | updates:\n"
        "   6 |   - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, summary: Begun}\n"
        "     |     ^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_not_before_the_first_return(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA405") == "0 errors, 0 warnings in 3 files\n"


@pytest.mark.parametrize(("top", "newest"), [("", "confidence: on_track, "), ("confidence: on_track", "")])
def test_where_one_of_the_two_gives_it_they_differ_and_that_is_reported_once(
    project: MakeProject, check: Check, top: str, newest: str
) -> None:
    tree = project(
        GOV_001=f"""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        {top}
        updates:
          - {{period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, {newest}summary: Begun}}
        """,
    )
    shown = check(tree, "POA401,POA405").splitlines()
    assert "POA401" in shown[0]
    assert shown[-1] == "1 error, 0 warnings in 3 files"
