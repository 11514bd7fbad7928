"""POA414 duplicate-update."""

from tests.conftest import Check, MakeProject


def test_of_one_agency_for_one_period(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun}
          - {period: 2025-26-Q2, submitted: 2026-01-13, agency: INTERIOR, status: in_progress, no_change: true}
        """,
    )
    assert check(tree, "POA414") == (
        "measures/GOV-001.yaml:8:14: error[POA414] a second return for 2025-26-Q2; write 'corrects: true' if it replaces the first\n"
        "   7 |   - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun}\n"
        "   8 |   - {period: 2025-26-Q2, submitted: 2026-01-13, agency: INTERIOR, status: in_progress, no_change: true}\n"
        "     |              ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_a_correction_and_another_agency_are_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun}
          - {period: 2025-26-Q2, submitted: 2026-01-13, status: in_progress, corrects: true, no_change: true}
          - {period: 2025-26-Q2, submitted: 2026-01-13, agency: JUSTICE, status: in_progress, no_change: true}
        """,
    )
    assert check(tree, "POA414") == "0 errors, 0 warnings in 3 files\n"


def test_a_correction_is_not_older_than_what_it_corrects(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-18, status: in_progress, confidence: on_track, summary: Begun}
          - {period: 2025-26-Q2, submitted: 2026-01-12, recorded: 2026-01-19, status: in_progress, corrects: true, no_change: true}
        """,
    )
    assert check(tree, "POA414").startswith(
        "measures/GOV-001.yaml:8:37: error[POA414] this correction was submitted before the return that it corrects "
        "(2026-01-18), which counts\n"
    )
