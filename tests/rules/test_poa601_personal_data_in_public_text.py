"""POA601 personal-data-in-public-text."""

import pytest

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hon. John Key", "Hon. John"),
        ("Dame Jane Smith", "Dame Jane"),
        ("Professor Jones", "Professor Jones"),
        ("Sgt Brown of Wellington", "Sgt Brown"),
        ("021123456", "021123456"),
        ("Ring +6421123456.", "+6421123456"),
        ("Hon. Secretary of the society", None),
        ("a Professor Emeritus", None),
        ("0123456", None),
        ("account 012-345-0211234567-00", None),
    ],
)
def test_names_and_numbers_as_people_write_them(
    project: MakeProject, check: Check, text: str, expected: str | None
) -> None:
    tree = project(
        GOV_001=f"""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        success_measure: {text}
        """,
    )
    first = check(tree, "POA601").splitlines()[0]
    assert first.endswith(f"in a public text: {expected!r}" if expected else "0 errors, 0 warnings in 3 files")


def test_the_plan_its_agencies_and_every_text_of_a_measure(project: MakeProject, check: Check) -> None:
    tree = project(
        more_plan="""\
        notice: Ask Ms Smith
        """,
        more_agencies="""\
        - {id: POST, name: Post Office, contact: {role: Mr Postman, email: jo@post.example}}
        """,
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        source: {title: By Dr Who, page: jo@a.example}
        links: [{framework: sdg, ref: Dr Why}]
        tags: [Dr How]
        translations: {mi: {title: Dr Wai}}
        """,
    )
    assert [line for line in check(tree, "POA601").splitlines() if "POA601" in line] == [
        "agencies.yaml:11:49: warning[POA601] a person's name in a public text: 'Mr Postman'",
        "measures/GOV-001.yaml:5:17: warning[POA601] a person's name in a public text: 'Dr Who'",
        "measures/GOV-001.yaml:5:34: warning[POA601] an e-mail address in a public text: 'jo@a.example'",
        "measures/GOV-001.yaml:6:31: warning[POA601] a person's name in a public text: 'Dr Why'",
        "measures/GOV-001.yaml:7:8: warning[POA601] a person's name in a public text: 'Dr How'",
        "measures/GOV-001.yaml:8:28: warning[POA601] a person's name in a public text: 'Dr Wai'",
        "plan.yaml:18:9: warning[POA601] a person's name in a public text: 'Ms Smith'",
    ]
