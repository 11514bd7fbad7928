"""POA203 file-name-differs."""

from tests.conftest import Check, MakeProject


def test_names_the_right_file(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_002="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA203") == (
        "measures/GOV-002.yaml:1:5: error[POA203] this file should be called GOV-001.yaml, or its id be GOV-002\n"
        "   1 | id: GOV-001\n"
        "     |     ^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_closed_periods_too(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
        files={"periods/2025-26-Q2.yaml": "period: 2025-26-Q1\nclosed: 2026-01-20\nclosed_by: Secretariat\n"},
    )
    assert check(tree, "POA203") == (
        "periods/2025-26-Q2.yaml:1:9: error[POA203] this file should be called 2025-26-Q1.yaml\n"
        "   1 | period: 2025-26-Q1\n"
        "     |         ^^^^^^^^^^\n"
        "1 error, 0 warnings in 4 files\n"
    )


def test_the_id_is_enough(project: MakeProject, check: Check) -> None:
    tree = project(
        files={
            "measures/any/folder/GOV-001.yaml": "id: GOV-001\ntitle: Shorter permits\ngoal: permits\nstatus: in_progress\n"
        },
    )
    assert check(tree, "POA203") == "0 errors, 0 warnings in 3 files\n"
