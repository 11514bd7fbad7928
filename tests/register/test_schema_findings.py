"""One measure spoiled in many ways: each fault at its characters, with what would be right."""

from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Check, MakeProject
from tests.work import count_calls

GOOD = """\
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: INTERIOR
supporting_agencies: [JUSTICE]
status: in_progress
confidence: on_track
due: 2026-12-31
milestones:
  - id: M1
    title: New form
    due: 2026-03-31
indicators:
  - id: I1
    title: Days to a permit
    unit: days
    baseline: {period: 2025-26-Q1, value: 30}
    values:
      - {period: 2025-26-Q2, value: 28, reported: 2026-01-12}
updates:
  - period: 2025-26-Q2
    submitted: 2026-01-12
    status: in_progress
    confidence: on_track
    summary: The form is drafted.
variations:
  - date: 2026-01-20
    field: due
    from: 2026-09-30
    to: 2026-12-31
    reason: A later start
    state: approved
"""

SPOILED = [
    ("title: Shorter permits\n", "", "1:1 POA101 'title' is missing"),
    ("title: Shorter permits", "title:", "2:1 POA101 'title' is empty"),
    ("title: Shorter permits", "title: ~", "2:1 POA101 'title' is empty"),
    ("title: Shorter permits", 'title: "  "', "2:8 POA108 'title' is blank"),
    ("title: Shorter permits", "title: T\nnotes:", "3:1 POA102 unknown field 'notes'"),
    ("title: Shorter permits", "title: T\ntitel: ~", "3:1 POA102 unknown field 'titel' (did you mean 'title'?)"),
    (
        "period: 2025-26-Q1, value: 30}",
        "date: 2025-09-30, value: 12,500}",
        "17:44 POA102 the comma begins a new field, '500': a number has no comma, and a point before its decimals",
    ),
    (
        "value: 30}",
        "value: 30, say, so}",
        "17:47 POA102 the comma begins a new field, 'say': put a text with a comma in quotes",
    ),
    (
        "value: 28, reported: 2026-01-12}",
        "value: 28, reported: 2026-01-12, date:2026-01-12}",
        "19:63 POA102 a space has to follow the colon: write 'date: 2026-01-12'",
    ),
    ("title: Shorter permits", "titel: Shorter permits", "2:1 POA102 unknown field 'titel' (did you mean 'title'?)"),
    ("title: Shorter permits", "Title:", "2:1 POA102 unknown field 'Title' (did you mean 'title'?)"),
    ("title: Shorter permits", "title: #1 on the list", "2:1 POA101 'title' is empty; '#' begins a comment: put the text in quotes"),
    (
        "value: 28, reported: 2026-01-12}",
        "value: 28, reported 2026-01-12}",
        "19:41 POA102 a colon is missing after 'reported'",
    ),
    (
        "value: 28, reported: 2026-01-12}",
        "value: 28, reported: 2026-01-12, provisonal}",
        "19:63 POA102 unknown field 'provisonal' (did you mean 'provisional'?)",
    ),
    (
        "due: 2026-03-31",
        "\xa0due: 2026-03-31",
        "12:5 POA102 a no-break space (U+00A0) is where YAML needs a space",
    ),
    ("id: GOV-001\n", "? x\nid: GOV-001\n", "1:3 POA102 unknown field 'x'"),
    ("title: Shorter permits", "title: T\ntitel: T", "3:1 POA102 unknown field 'titel' (did you mean 'title'?)"),
    ("title: Shorter permits", "title: [a, b]", "2:8 POA103 'title' should be text, not a list"),
    ("title: Shorter permits", "title: {en: a}", "2:8 POA103 'title' should be text, not a group of fields"),
    ("lead_agency: INTERIOR", "lead_agency: [INTERIOR]", "4:14 POA103 'lead_agency' should be text, not a list"),
    (
        "supporting_agencies: [JUSTICE]",
        "supporting_agencies: JUSTICE",
        "5:22 POA103 'supporting_agencies' should be a list, not 'JUSTICE': write [JUSTICE]",
    ),
    (
        "supporting_agencies: [JUSTICE]",
        "supporting_agencies: JUSTICE, WORKS]",
        "5:22 POA103 'supporting_agencies' should be a list, not 'JUSTICE, WORKS]': write [JUSTICE, WORKS]",
    ),
    (
        "supporting_agencies: [JUSTICE]",
        "supporting_agencies:\n  JUSTICE\n  WORKS",
        "6:3 POA103 'supporting_agencies' should be a list, not 'JUSTICE WORKS': write [JUSTICE, WORKS]",
    ),
    (
        "supporting_agencies: [JUSTICE]",
        "supporting_agencies:\n  -JUSTICE\n  -WORKS",
        "6:3 POA103 'supporting_agencies' should be a list, not '-JUSTICE -WORKS': a space has to follow the '-'",
    ),
    (
        "supporting_agencies: [JUSTICE]",
        "supporting_agencies:\n  • JUSTICE\n  • WORKS",
        "6:3 POA103 'supporting_agencies' should be a list, not '• JUSTICE • WORKS': each item begins with '- ', not with '•'",
    ),
    (
        "supporting_agencies: [JUSTICE]",
        "supporting_agencies: [JUSTICE, ]\ntags: [a, ~]",
        "6:11 POA103 item 2 of 'tags' should be text, not an empty item",
    ),
    (
        "status: in_progress\nconfidence: on_track\ndue",
        "status: in progress\nconfidence: on_track\ndue",
        "6:9 POA104 'in progress' is not a known status: choose not_started, in_progress, ongoing, completed or closed "
        "(did you mean 'in_progress'?)",
    ),
    (
        "confidence: on_track\ndue",
        "confidence: green\ndue",
        "7:13 POA104 'green' is not a known confidence: choose on_track, at_risk or off_track",
    ),
    ("due: 2026-12-31", "due: 31/12/2026", "8:6 POA105 '31/12/2026' is not a date (did you mean '2026-12-31'?)"),
    ("due: 2026-12-31", "due: 2026-12-32", "8:6 POA105 '2026-12-32' is not a date in the calendar"),
    ("due: 2026-12-31", "due: 2026-3-1", "8:6 POA105 '2026-3-1' is not a date (did you mean '2026-03-01'?)"),
    ("due: 2026-12-31", "due: 1 March 2026", "8:6 POA105 '1 March 2026' is not a date (did you mean '2026-03-01'?)"),
    ("due: 2026-12-31", "due: 3/4/2026", "8:6 POA105 '3/4/2026' is not a date (write YYYY-MM-DD)"),
    ("due: 2026-12-31", "due: [2026-12-31]", "8:6 POA103 'due' should be a date (YYYY-MM-DD), not a list"),
    ("id: GOV-001", "id: gov 001", "1:5 POA106 'gov 001' is not a valid id: capitals, digits and single hyphens, beginning with a letter (did you mean 'GOV-001'?)"),
    ("  - id: M1\n", "  - id: m1\n", "10:9 POA106 'm1' is not a valid id: capitals, digits and single hyphens, beginning with a letter (did you mean 'M1'?)"),
    ("    title: New form\n", "", "10:5 POA101 'title' is missing"),
    ("    due: 2026-03-31\n", "    deu: 2026-03-31\n", "12:5 POA102 unknown field 'deu' (did you mean 'due'?)"),
    ("milestones:\n  - id: M1\n    title: New form\n    due: 2026-03-31\n", "milestones: 5\n", "9:13 POA103 'milestones' should be a list, not '5': each item begins with '- '"),
    ("milestones:\n  - id: M1\n    title: New form\n    due: 2026-03-31\n", "milestones: {id: M1}\n", "9:13 POA103 'milestones' should be a list, not a group of fields"),
    ("milestones:\n  - id: M1\n    title: New form\n    due: 2026-03-31\n", "milestones: [M1]\n", "9:14 POA103 item 1 of 'milestones' should be a group of fields, not 'M1'"),
    ("value: 30}", "value: 1_000}", "17:43 POA103 '1_000' is not a number (write 1000)"),
    ("value: 30}", "value: '1,500'}", "17:43 POA103 '1,500' is not a number (write 1500)"),
    ("value: 30}", "value: '1,5'}", "17:43 POA103 '1,5' is not a number (write 1.5)"),
    ("value: 30}", "value: '1.500,5'}", "17:43 POA103 '1.500,5' is not a number"),
    ("value: 30}", f"value: {'9' * 5000}}}", f"17:43 POA108 '{'9' * 59}…' is too large a number"),
    ("period: 2025-26-Q1, value", "value", "17:5 POA101 this baseline needs a 'period' or a 'date'"),
    ("{period: 2025-26-Q2, value: 28,", "{period: 2025-Q3, value: 28,", "19:18 POA107 '2025-Q3' is not a period of this plan (did you mean '2025-26-Q3'?)"),
    ("  - period: 2025-26-Q2\n", "  - period: Q2\n", "21:13 POA107 'Q2' is not a period of this plan (write it like 2025-26-Q1)"),
    ("  - period: 2025-26-Q2\n", "  - period: 2025-26-q2\n", "21:13 POA107 '2025-26-q2' is not a period of this plan (did you mean '2025-26-Q2'?)"),
    ("    summary: The form is drafted.\n", "", "21:5 POA101 this update needs a 'summary' (or 'no_change: true')"),
    ("    summary: The form is drafted.\n", "    summary:\n", "25:5 POA101 'summary' is empty"),
    ("    summary: The form is drafted.\n", "    summary: # first draft\n", "25:5 POA101 'summary' is empty; '#' begins a comment: put the text in quotes"),
    ("baseline: {period: 2025-26-Q1, value: 30}", "baseline: {period: , value: 30}", "17:16 POA101 'period' is empty"),
    ("    summary: The form is drafted.\n", "    no_change: OFF\n", "25:16 POA103 'OFF' is neither true nor false (write false)"),
    ("    summary: The form is drafted.\n", "    no_change: maybe\n", "25:16 POA103 'maybe' is neither true nor false"),
    ("    summary: The form is drafted.\n", "    no_change: yes\n", "25:16 POA103 'yes' is neither true nor false (write true)"),
    ("    field: due\n", "", "27:5 POA101 'field' is missing"),
    ("    to: 2026-12-31\n", "    to: next year\n", "30:9 POA105 'next year' is not a date (write YYYY-MM-DD)"),
    ("    state: approved\n", "    state: aproved\n", "32:12 POA104 'aproved' is not a known state: choose requested, approved or declined (did you mean 'approved'?)"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), SPOILED, ids=[expected[:60] for _, _, expected in SPOILED])
def test_shows_what_is_wrong_and_where(project: MakeProject, check: Check, old: str, new: str, expected: str) -> None:
    assert GOOD.count(old) == 1, "the story has to spoil one place"
    place, code, message = expected.split(" ", 2)
    printed = check(project(GOV_001=GOOD.replace(old, new)), "POA1")
    assert printed.startswith(f"measures/GOV-001.yaml:{place}: error[{code}] {message}\n"), printed


def test_the_good_measure_is_good(project: MakeProject, check: Check) -> None:
    assert check(project(GOV_001=GOOD)) == "0 errors, 0 warnings in 3 files\n"


def test_every_fault_of_a_file_is_shown_at_once(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: begun
        due: tomorrow
        colour: green
        """
    )
    assert check(tree, "POA1") == (
        "measures/GOV-001.yaml:4:9: error[POA104] 'begun' is not a known status: choose not_started, in_progress, ongoing, "
        "completed or closed\n"
        "   3 | goal: permits\n"
        "   4 | status: begun\n"
        "     |         ^^^^^\n"
        "measures/GOV-001.yaml:5:6: error[POA105] 'tomorrow' is not a date (write YYYY-MM-DD)\n"
        "   4 | status: begun\n"
        "   5 | due: tomorrow\n"
        "     |      ^^^^^^^^\n"
        "measures/GOV-001.yaml:6:1: error[POA102] unknown field 'colour' (did you mean 'closure'?)\n"
        "   5 | due: tomorrow\n"
        "   6 | colour: green\n"
        "     | ^^^^^^\n"
        "3 errors, 0 warnings in 3 files\n"
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            "wording: {off_trak: {label: Delayed}}\n",
            "18:11: error[POA104] 'off_trak' is not a word that you can reword (did you mean 'off_track'?)",
        ),
        ("disclosure: {suppress_below: 0}\n", "18:30: error[POA108] 'suppress_below' should be at least 1"),
        (
            "checks: {severity: {POA411: quiet}}\n",
            "18:29: error[POA104] 'quiet' is not a known severity: choose error, warning, info or off",
        ),
        (
            "disclosure: {suppress_below: '7.5'}\n",
            "18:30: error[POA103] '7.5' is not a whole number",
        ),
        ("language: [en, mi]\n", "18:11: error[POA103] 'language' should be text, not a list"),
        ("language: en_NZ\n", "18:11: error[POA103] 'en_NZ' is not a language tag (did you mean 'en-NZ'?)"),
        (
            "translations: {Māori: {title: Mahere}}\n",
            "18:16: error[POA103] 'Māori' is not a language tag (write mi or en-NZ)",
        ),
    ],
)
def test_the_plan_is_checked_like_any_file(project: MakeProject, check: Check, more: str, expected: str) -> None:
    assert check(project(more_plan=more), "POA1").startswith(f"plan.yaml:{expected}\n")


def test_a_plan_s_own_periods_fit_its_own_cycle(project: MakeProject, check: Check) -> None:
    tree = project(
        plan="""\
        id: test-plan
        title: A plan for tests
        reporting: {frequency: monthly, fiscal_year_start: 13, first: 2025-26-Q1}
        """
    )
    assert check(tree, "POA1").splitlines()[0] == (
        "plan.yaml:3:52: error[POA108] 'fiscal_year_start' should be at most 12"
    )
    tree = project(
        plan="""\
        id: test-plan
        title: A plan for tests
        reporting: {frequency: monthly, first: 2025-Q1}
        """
    )
    assert check(tree, "POA1").splitlines()[0] == (
        "plan.yaml:3:40: error[POA107] '2025-Q1' is not a period of this plan, which reports monthly "
        "(write it like 2025-M01)"
    )


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("soon", "'soon' is not a period of this plan (write it like 2025-26-Q1)"),
        ("2027/28 q4", "'2027/28 q4' is not a period of this plan (did you mean '2027-28-Q4'?)"),
    ],
)
def test_a_period_is_refused_in_the_same_words_before_the_cycle_is_known(
    project: MakeProject, check: Check, last: str, expected: str
) -> None:
    tree = project(plan=f"id: test-plan\ntitle: T\nreporting: {{fiscal_year_start: 7, last: {last}}}\n")
    assert check(tree, "POA1").startswith(f"plan.yaml:3:41: error[POA107] {expected}\n")


@pytest.mark.parametrize(
    "spoiled",
    [
        "title: !important\n",
        "title: &first\n",
        "title: *first\n",
        "title: T\ndue: !!python/object:os.system x\n",
        "title: T\ntags: !!set {a, b}\n",
    ],
)
def test_of_a_value_with_a_tag_or_anchor_nothing_else_is_shown(
    project: MakeProject, check: Check, spoiled: str
) -> None:
    tree = project(GOV_001=f"id: GOV-001\n{spoiled}goal: permits\nstatus: not_started\n")
    printed = check(tree, "POA0,POA1")
    assert printed.count("error[") == printed.count("error[POA006]") == 1, printed


def test_a_required_field_that_is_empty_and_misspelt_is_reported_twice(project: MakeProject, check: Check) -> None:
    tree = project(GOV_001="id: GOV-001\ntitle:\nTitle: T\ngoal: permits\nstatus: not_started\n")
    assert [line for line in check(tree, "POA1").splitlines() if "error[" in line] == [
        "measures/GOV-001.yaml:2:1: error[POA101] 'title' is empty",
        "measures/GOV-001.yaml:3:1: error[POA102] unknown field 'Title' (did you mean 'title'?)",
    ]


def test_a_broken_file_stops_no_other(project: MakeProject, check: Check) -> None:
    root: Path = project(GOV_001=GOOD.replace("status", "state"), LAW_001="id: LAW-001\ntitle: Courts\n")
    lines = [line for line in check(root, "POA1").splitlines() if "error[" in line]
    assert lines == [
        "measures/GOV-001.yaml:1:1: error[POA101] 'status' is missing",
        "measures/GOV-001.yaml:6:1: error[POA102] unknown field 'state' (did you mean 'start'?)",
        "measures/GOV-001.yaml:23:5: error[POA102] unknown field 'state' (did you mean 'status'?)",
        "measures/LAW-001.yaml:1:1: error[POA101] 'goal' is missing",
        "measures/LAW-001.yaml:1:1: error[POA101] 'status' is missing",
    ]


@pytest.mark.parametrize("value", [" y", ""])
def test_a_file_of_unknown_fields_is_read_in_time_that_its_size_explains(
    project: MakeProject, check: Check, value: str
) -> None:
    def look(fields: int) -> None:
        unknown = "".join(f"field{number}x{number * 7}:{value}\n" for number in range(fields))
        assert f"and {fields - 100:,} more" in check(project(GOV_001=GOOD + unknown), "POA102")

    few, many = (count_calls(partial(look, count)) for count in (1_000, 4_000))
    assert (many - few) / 3_000 < 150  # to look one name up among a record's takes several hundred
