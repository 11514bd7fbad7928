"""POA704 suppression-without-reason."""

from tests.conftest import Check, MakeProject


def test_neither_reason_nor_rule(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: FOUNDED  # poa: ignore[POA201]
        horizon: short  # poa: ignore because
        """,
    )
    assert check(tree, "POA704") == (
        "measures/GOV-001.yaml:5:23: error[POA704] give a reason: '# poa: ignore[POA201] reason'\n"
        "   4 | status: in_progress\n"
        "   5 | lead_agency: FOUNDED  # poa: ignore[POA201]\n"
        "     |                       ^^^^^^^^^^^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:6:17: error[POA704] name the rule that is left out: '# poa: ignore[POA411] reason'\n"
        "   5 | lead_agency: FOUNDED  # poa: ignore[POA201]\n"
        "   6 | horizon: short  # poa: ignore because\n"
        "     |                 ^^^^^^^^^^^^^^^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_a_reason_has_a_letter(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: FOUNDED  # poa: ignore[POA201] - 2026.
        supporting_agencies: [FOUNDED]  # poa: ignore[POA201] tā
        """,
    )
    assert [line for line in check(tree, "POA201,POA704").splitlines() if line.startswith("measures")] == [
        "measures/GOV-001.yaml:5:14: error[POA201] no agency 'FOUNDED'",
        "measures/GOV-001.yaml:5:23: error[POA704] give a reason: '# poa: ignore[POA201] reason'",
    ]


def test_many_codes_are_not_repeated_again(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001=f"""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress  # poa: ignore[{"POA101," * 5000}]
        """,
    )
    assert check(tree, "POA704").splitlines()[0] == (
        "measures/GOV-001.yaml:4:22: error[POA704] give a reason: '# poa: ignore[…] reason'"
    )
