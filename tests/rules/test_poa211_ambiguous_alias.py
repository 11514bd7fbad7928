"""POA211 ambiguous-alias."""

from tests.conftest import Check, MakeProject


def test_a_spelling_belongs_to_one_agency(project: MakeProject, check: Check) -> None:
    tree = project(
        more_agencies="""\
        - {id: HOME, name: Home Affairs, aliases: [home office, Ministry of Justice]}
        """,
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA211") == (
        "agencies.yaml:11:44: error[POA211] 'home office' could mean 'HOME' or 'INTERIOR'\n"
        "  10 |   succeeded_by: {agency: INTERIOR, date: 2026-01-01}\n"
        "  11 | - {id: HOME, name: Home Affairs, aliases: [home office, Ministry of Justice]}\n"
        "     |                                            ^^^^^^^^^^^\n"
        "agencies.yaml:11:57: error[POA211] 'Ministry of Justice' could mean 'HOME' or 'JUSTICE'\n"
        "  10 |   succeeded_by: {agency: INTERIOR, date: 2026-01-01}\n"
        "  11 | - {id: HOME, name: Home Affairs, aliases: [home office, Ministry of Justice]}\n"
        "     |                                                         ^^^^^^^^^^^^^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_an_agency_may_repeat_itself(project: MakeProject, check: Check) -> None:
    tree = project(
        more_agencies="""\
        - {id: HOME, name: Home Affairs, short_name: Home, aliases: [HOME]}
        """,
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA211") == "0 errors, 0 warnings in 3 files\n"


def test_an_alias_that_is_the_id_of_another_names_both(project: MakeProject, check: Check) -> None:
    tree = project(more_agencies="- {id: HOME, name: Home Affairs, aliases: [INTERIOR]}\n")
    assert check(tree, "POA211").splitlines()[0] == (
        "agencies.yaml:11:44: error[POA211] 'INTERIOR' could mean 'HOME' or 'INTERIOR'"
    )
