"""POA208 lead-also-supporting."""

from tests.conftest import Check, MakeProject


def test_points_at_the_item(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR
        supporting_agencies: [JUSTICE, INTERIOR, JUSTICE]
        """,
    )
    assert check(tree, "POA208") == (
        "measures/GOV-001.yaml:6:32: error[POA208] 'INTERIOR' leads this measure already\n"
        "   5 | lead_agency: INTERIOR\n"
        "   6 | supporting_agencies: [JUSTICE, INTERIOR, JUSTICE]\n"
        "     |                                ^^^^^^^^\n"
        "measures/GOV-001.yaml:6:42: error[POA208] 'JUSTICE' is already in this list\n"
        "   5 | lead_agency: INTERIOR\n"
        "   6 | supporting_agencies: [JUSTICE, INTERIOR, JUSTICE]\n"
        "     |                                          ^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_others_are_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR
        supporting_agencies: [JUSTICE]
        """,
    )
    assert check(tree, "POA208") == "0 errors, 0 warnings in 3 files\n"
