"""POA601 personal-data-in-public-text."""

from tests.conftest import Check, MakeProject


def test_addresses_numbers_and_names(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        updates:
          - period: 2025-26-Q2
            submitted: 2026-01-12
            status: in_progress
            summary: Ask jo.bloggs@interior.example for the form.
            next_steps: Ring +64 4 123 4567 or (04) 123 4567
            prepared_by: Ms Āwhina Tāmati
            internal_note: Dr Who objects
        """,
    )
    assert check(tree, "POA601") == (
        "measures/GOV-001.yaml:9:14: warning[POA601] an e-mail address in a public text: 'jo.bloggs@interior.example'\n"
        "   8 |     status: in_progress\n"
        "   9 |     summary: Ask jo.bloggs@interior.example for the form.\n"
        "     |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:10:17: warning[POA601] a phone number in a public text: '+64 4 123 4567'\n"
        "   9 |     summary: Ask jo.bloggs@interior.example for the form.\n"
        "  10 |     next_steps: Ring +64 4 123 4567 or (04) 123 4567\n"
        "     |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:11:18: warning[POA601] a person's name in a public text: 'Ms Āwhina'\n"
        "  10 |     next_steps: Ring +64 4 123 4567 or (04) 123 4567\n"
        "  11 |     prepared_by: Ms Āwhina Tāmati\n"
        "     |                  ^^^^^^^^^^^^^^^^\n"
        "0 errors, 3 warnings in 3 files\n"
    )


def test_what_only_looks_like_it(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Train Drs and staff @ the border, 020 places
        goal: permits
        status: in_progress
        ref: 0478333756
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, summary: 'ISBN 978-0-478-33375-6, 2009-10-09, 04 to 07 July, NZ$ 1 200 000, +12 %, room 04'}
        """,
    )
    assert check(tree, "POA601") == "0 errors, 0 warnings in 3 files\n"


def test_an_internal_measure_may(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        visibility: internal
        success_measure: Mr Smith is content
        """,
    )
    assert check(tree, "POA601") == "0 errors, 0 warnings in 3 files\n"


def test_a_long_word_is_gone_through_once(project: MakeProject, check: Check) -> None:
    # Looked at again from each of its letters, this would take minutes.
    tree = project(
        GOV_001=f"""\
        id: GOV-001
        title: {"a" * 300_000} @ the border
        goal: permits
        status: in_progress
        success_measure: {"a" * 300_000}@interior.example
        """,
    )
    assert check(tree, "POA601").splitlines()[-1] == "0 errors, 1 warning in 3 files"
