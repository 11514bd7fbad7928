"""The figures of the story, counted by hand, and that no two of them contradict each other."""

from collections.abc import Iterable
from datetime import date

import pytest

from poa_tracker.report import Audience, ReportContext
from poa_tracker.standing.tally import Tally
from tests.report import story
from tests.report.conftest import MakeContext


def test_at_a_glance_with_the_period_before(make_context: MakeContext) -> None:
    glance = make_context().glance
    assert [(row.label, row.then, row.now) for row in glance.rows] == [
        ("Open measures", 6, 5),
        ("On track", 3, 1),
        ("At risk", 2, 0),
        ("Delayed", 0, 1),
        ("No confidence given", 0, 1),
        ("Not reported", 1, 2),
        ("Open and overdue", 0, 1),
        ("Completed", 0, 1),
        ("Closed", 0, 1),
        ("All measures", 6, 7),
        ("Variations approved in the quarter", 1, 3),
        ("Variations waiting for approval", 0, 1),
    ]
    assert (glance.previous, glance.period) == ("Q1 2025/26", "Q2 2025/26")
    assert glance.sentence == (
        "At the end of Q2 2025/26, 5 of 7 measures were open: 1 on track, 1 delayed, 2 not reported (1 has no lead agency) and "
        "1 reported without saying whether it will make the date; 1 completed and 1 closed. "
        "Of the 2 milestones due in the quarter, 1 was delivered; 1 measure and 2 milestones were overdue."
    )


def test_the_first_period_has_nothing_to_be_compared_with(make_context: MakeContext) -> None:
    context = make_context(period="2025-26-Q1")
    assert context.glance.previous is None
    assert {row.then for row in context.glance.rows} == {None}
    assert context.what_changed.reconciliation == (0, 6, 0, 0, 0, 6)


def test_of_what_was_not_reported_it_says_what_nobody_was_to_report_on(make_context: MakeContext) -> None:
    assert make_context().glance.unled == 1, "LAW-001; GOV-003 has a lead agency that did not report"
    files = story.files()
    files["measures/LAW-001.yaml"] = files["measures/LAW-001.yaml"].replace("horizon", "lead_agency: JUSTICE\nhorizon")
    glance = make_context(files).glance
    assert glance.unled == 0
    assert "2 not reported and 1 reported without" in glance.sentence


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("status: not_started", "the one measure was open: not reported (it has no lead agency)."),
        ("status: not_started\nlead_agency: JUSTICE", "the one measure was open: not reported."),
        (
            "status: in_progress\nconfidence: off_track\nlead_agency: JUSTICE\nupdates:\n  - {period: 2025-26-Q2,"
            " submitted: 2026-01-10, status: in_progress, confidence: off_track, summary: Begun.}",
            "the one measure was open: delayed.",
        ),
        ("status: completed\ncompleted: 2025-11-20", "the one measure was no longer open: completed."),
    ],
)
def test_one_measure_is_not_counted(make_context: MakeContext, measure: str, expected: str) -> None:
    files = {
        "plan.yaml": story.PLAN,
        "agencies.yaml": story.AGENCIES,
        "measures/GOV-001.yaml": f"id: GOV-001\ntitle: T\ngoal: permits\n{measure}\n",
    }
    sentence = make_context(files).glance.sentence
    assert sentence.startswith(f"At the end of Q2 2025/26, {expected} No milestone was due in the quarter")


def test_delivery_rate_is_of_what_was_due(make_context: MakeContext) -> None:
    delivery = make_context().delivery
    assert delivery is not None
    rates = [
        (row.label, row.rate.due, row.rate.delivered, row.rate.late, row.rate.outstanding, row.rate.percent)
        for row in (*delivery.this_period, *delivery.to_date)
    ]
    assert rates == [
        ("Milestones", 2, 1, 0, 1, 50),  # GOV-001 M2 was not, GOV-003 M1 was
        ("Measures", 2, 1, 1, 1, 50),  # GOV-001 was not; GOV-002 was, after the date first promised
        ("Milestones", 4, 2, 1, 2, 50),  # and GOV-001 M1, late, and LAW-003 M1, not at all
        ("Measures", 2, 1, 1, 1, 50),
    ]
    assert delivery.moved_out == 1, "LAW-003 M2 was due on 1 December when the quarter began"


def test_what_was_due_and_not_delivered_is_named(make_context: MakeContext) -> None:
    files = story.files()
    delivery = make_context(files).delivery
    assert delivery is not None
    assert [(one.measure.id, one.milestone, one.agency, one.due) for one in delivery.not_delivered] == [
        ("GOV-001", "New desk", "JUSTICE", date(2025, 11, 30)),
        ("GOV-001", None, "Interior", date(2025, 12, 15)),
    ], "LAW-003 M1 was due before the quarter: it is carried forward"
    files["measures/GOV-003.yaml"] = files["measures/GOV-003.yaml"].replace(", completed: 2025-12-10", "")
    delivery = make_context(files).delivery
    assert delivery is not None
    assert delivery.not_delivered[-1] == (
        ("GOV-003", None, "Permits by telephone"),
        "Number chosen",
        "JUSTICE",
        date(2025, 12, 31),
    )


def test_a_milestone_called_off_with_its_measure_was_never_due(make_context: MakeContext) -> None:
    files = story.files()
    milestones = (
        "milestones:\n  - {id: M1, title: Before, due: 2025-11-01}\n  - {id: M2, title: After, due: 2025-12-20}\n"
    )
    files["measures/GOV-004.yaml"] += milestones
    delivery = make_context(files).delivery
    assert delivery is not None
    assert delivery.this_period[0].rate.due == 3, "M1 was due before the merger on 1 December, M2 after it"


def test_what_changed_and_the_count_reconciled(make_context: MakeContext) -> None:
    changed = make_context().what_changed
    assert [(group.title, [(item.measure.id, item.detail) for item in group.items]) for group in changed.groups] == [
        ("Completed", [("GOV-002", "on 20 November 2025, 20 days after the date first promised")]),
        ("Improved", [("LAW-003", "at risk to on track")]),
        ("Worsened", [("GOV-001", "at risk to delayed")]),
        ("Went silent", [("GOV-003", "was on track")]),
        ("New", [("LAW-002", "added on 15 October 2025")]),
        ("Merged", [("GOV-004", "merged into GOV-003 on 1 December 2025: One project")]),
        (
            "Re-dated",
            [
                ("GOV-002", "31 October 2025 to 30 November 2025, 30 days later"),
                ("LAW-003", "milestone M2 (Training): 1 December 2025 to 1 March 2026, 90 days later"),
            ],
        ),
        ("Re-assigned", [("GOV-001", "WORKS, which became part of Interior"), ("LAW-003", "Interior to JUSTICE")]),
    ]
    assert changed.reconciliation == (6, 1, 1, 0, 1, 5)


def test_highlights_are_what_was_delivered_in_the_agencies_words(make_context: MakeContext) -> None:
    assert [
        (one.measure.id, [done.what for done in one.achieved], one.has_improved, one.summary)
        for one in make_context().highlights
    ] == [
        ("GOV-001", ["New form"], False, "The new form is in use."),
        ("GOV-002", ["The measure is completed"], False, "In force."),
        ("GOV-003", ["Number chosen"], False, None),
        ("LAW-003", [], True, "Forty apply."),
    ]


def test_what_was_delivered_earlier_is_no_highlight_again(make_context: MakeContext) -> None:
    assert make_context(period="2025-26-Q3", as_at=date(2026, 4, 20)).highlights == ()


def test_decisions_the_heaviest_first(make_context: MakeContext) -> None:
    decisions = [(one.measure.id, one.why, one.owner, one.issues, one.new_date) for one in make_context().decisions]
    assert decisions == [
        (
            "GOV-001",
            (
                "delayed",
                "overdue by 17 days",
                "milestone M2 (New desk) is overdue by 32 days",
                "a change waits for approval: due date",
            ),
            "Interior",
            "The desk has no room",
            "30 June 2026",
        ),
        ("LAW-003", ("milestone M1 (Register of interpreters) is overdue by 122 days",), "JUSTICE", None, None),
        ("GOV-003", ("waits for GOV-001, which is overdue",), "JUSTICE", None, None),
    ]


def test_carried_forward_was_due_before_the_period_began(make_context: MakeContext) -> None:
    assert [
        (one.measure.id, one.milestone, one.due, one.days_overdue, one.original_due, one.times_moved)
        for one in make_context().carried_forward.rows
    ] == [
        ("LAW-003", "Register of interpreters", date(2025, 9, 1), 122, date(2025, 9, 1), 0),
        ("GOV-001", None, date(2025, 12, 15), 17, date(2025, 9, 15), 1),
    ]


def test_what_is_due_on_the_last_day_is_overdue_then_and_carried_forward_later(make_context: MakeContext) -> None:
    files = story.files()
    files["measures/GOV-003.yaml"] = files["measures/GOV-003.yaml"].replace(", completed: 2025-12-10", "")
    then = make_context(files)
    assert "Number chosen" not in [one.milestone for one in then.carried_forward.rows]
    (late,) = (one.why for one in then.decisions if one.measure.id == "GOV-003")
    assert late == ("milestone M1 (Number chosen) is overdue by 1 day", "waits for GOV-001, which is overdue")
    later = make_context(files, period="2025-26-Q3", as_at=date(2026, 4, 20)).carried_forward.rows
    assert [(one.measure.id, one.milestone, one.days_overdue) for one in later] == [
        ("LAW-003", "Register of interpreters", 212),
        ("GOV-001", None, 107),
        ("GOV-001", "New desk", 122),
        ("LAW-003", "Training", 31),
        ("GOV-003", "Number chosen", 91),
    ], "what was first to come, first"


def test_variations_of_the_period_in_every_state(make_context: MakeContext) -> None:
    assert [
        (one.day.isoformat(), one.measure.id, one.field, one.before, one.after, one.state.key, one.by)
        for one in make_context().variations
    ] == [
        ("2025-10-30", "GOV-002", "Due date", "31 October 2025", "30 November 2025", "approved", "Chair"),
        (
            "2025-11-11",
            "LAW-003",
            "Due date of milestone M2 (Training)",
            "1 December 2025",
            "1 March 2026",
            "approved",
            "Chair",
        ),
        ("2025-11-12", "LAW-003", "Lead agency", "Interior", "JUSTICE", "approved", "Chair"),
        ("2025-11-13", "LAW-003", "Due date", "30 September 2026", "30 September 2027", "declined", "Chair"),
        ("2025-12-20", "GOV-001", "Due date", "15 December 2025", "30 June 2026", "requested", "Director"),
    ]
    assert [one.measure.id for one in make_context(period="2025-26-Q3", as_at=date(2026, 4, 20)).variations] == [
        "GOV-001"
    ], "a request stays until it is decided"


def test_each_measure_once_under_its_goal_and_objective(make_context: MakeContext) -> None:
    goals = make_context().goals
    assert goals is not None
    assert [
        (
            group.title,
            [(objective.title, [one.measure.id for one in objective.measures]) for objective in group.objectives],
        )
        for group in goals.groups
    ] == [
        (
            "Quicker permits",
            [("Shorter waiting times", ["GOV-001"]), ("Fewer forms", ["GOV-002"]), (None, ["GOV-003", "GOV-004"])],
        ),
        ("Fairer courts", [(None, ["LAW-001", "LAW-002", "LAW-003"])]),
        ("A goal without a measure", []),
    ]


def test_a_missing_return_reads_not_reported_and_never_the_last_colour(make_context: MakeContext) -> None:
    context = make_context()
    assert context.goals is not None
    rows = {
        one.measure.id: one
        for group in context.goals.groups
        for objective in group.objectives
        for one in objective.measures
    }
    silent = rows["GOV-003"]
    assert (silent.status.label, silent.state.key, silent.movement) == ("In progress", "not_reported", None)
    record = next(one for one in context.measures if one.name.id == "GOV-003")
    assert (record.state.key, record.returned, record.is_return_missing) == ("not_reported", None, True)
    assert [(run.periods, run.state.key) for run in record.past] == [("Q1 2025/26", "on_track")]


def test_what_has_ended_neither_improves_nor_worsens(make_context: MakeContext) -> None:
    files = story.files()
    files["measures/GOV-002.yaml"] = files["measures/GOV-002.yaml"].replace(
        "confidence: on_track, summary: Drafted", "confidence: at_risk, summary: Drafted"
    )
    goals = make_context(files).goals
    assert goals is not None
    completed = goals.groups[0].objectives[1].measures[0]
    assert (completed.measure.id, completed.state.key, completed.movement) == ("GOV-002", "completed", None)


def test_what_has_ended_has_no_confidence(make_context: MakeContext) -> None:
    """Status and confidence are two questions: "Completed" answers the first alone."""
    context = make_context()
    assert context.goals is not None
    shown = {
        one.measure.id: (one.status.label, one.confidence and one.confidence.label)
        for group in context.goals.groups
        for objective in group.objectives
        for one in objective.measures
    }
    assert shown == {
        "GOV-001": ("In progress", "Delayed"),
        "GOV-002": ("Completed", None),
        "GOV-003": ("In progress", "Not reported"),
        "GOV-004": ("Closed", None),
        "LAW-001": ("Not started", "Not reported"),
        "LAW-002": ("Not started", "No confidence given"),
        "LAW-003": ("In progress", "On track"),
    }
    assert {
        one.name.id: (one.status.label, one.confidence and one.confidence.label) for one in context.measures
    } == shown


def test_silence_in_an_earlier_period_is_part_of_a_measures_past(make_context: MakeContext) -> None:
    context = make_context(period="2025-26-Q4", as_at=date(2026, 8, 1))
    past = {record.name.id: [(run.periods, run.state.key) for run in record.past] for record in context.measures}
    assert past["GOV-003"] == [("Q1 2025/26", "on_track"), ("Q2 2025/26 to Q3 2025/26", "not_reported")]
    assert past["GOV-002"] == [("Q1 2025/26 to Q2 2025/26", "on_track")], "it was completed then"
    assert past["LAW-002"] == [("Q2 2025/26", "unstated"), ("Q3 2025/26", "not_reported")], "it was added in Q2"
    assert past["LAW-001"] == [], "nobody leads it"


def test_agencies_answer_for_what_came_to_them(make_context: MakeContext) -> None:
    agencies = make_context().agencies
    rows = [*agencies.rows, agencies.unassigned, agencies.total]
    assert [
        (row.name, row.former_names, row.tally.measures, row.rate.due, row.rate.delivered, row.overdue, row.returns[:5])
        for row in rows
        if row
    ] == [
        ("Ministry of the Interior", ("Department of Works",), 3, 2, 1, 1, (2, 2, 0, 0, 0)),
        ("Ministry of Justice", (), 3, 2, 1, 2, (3, 1, 1, 1, 0)),
        ("No lead agency", (), 1, 0, 0, 0, (0, 0, 0, 0, 0)),
        ("All agencies", (), 7, 4, 2, 3, (5, 3, 1, 1, 0)),
    ]
    assert [name.id for name in agencies.total.returns.missing_for] == ["GOV-003"]


def test_small_counts_stay_small_in_public_and_targets_exact(make_context: MakeContext) -> None:
    def figures(audience: Audience) -> list[str | None]:
        indicators = make_context(audience=audience).indicators
        assert indicators is not None
        row = indicators.rows[0]
        return [figure.value if figure else None for figure in (row.baseline, row.previous, row.latest, row.target)]

    assert figures(Audience.PUBLIC) == ["1,200", "950", "<5", "3"]
    assert figures(Audience.INTERNAL) == ["1,200", "950", "4", "3"]


def test_a_restated_value_has_a_footnote_and_a_provisional_one_its_mark(make_context: MakeContext) -> None:
    indicators = make_context().indicators
    assert indicators is not None
    assert indicators.footnotes == (
        (
            1,
            "Permits issued late, Q1 2025/26: reported as 900 on 9 October 2025, restated as 950 on 10 January 2026.",
        ),
    )
    row = indicators.rows[0]
    assert row.previous is not None
    assert row.latest is not None
    assert [(figure.when, figure.is_provisional, figure.note) for figure in (row.previous, row.latest)] == [
        ("Q1 2025/26", False, 1),
        ("Q2 2025/26", True, None),
    ]


def test_a_footnote_is_of_a_value_that_stands_in_the_table(make_context: MakeContext) -> None:
    """GOV-001's value for Q1 was restated; two values later it is shown in the measure's record alone."""
    files = story.files()
    last = "      - {period: 2025-26-Q1, value: 950, reported: 2026-01-10}\n"
    assert last in files["measures/GOV-001.yaml"]
    more = last + "      - {period: 2025-26-Q3, value: 700, reported: 2026-04-10}\n"
    files["measures/GOV-001.yaml"] = files["measures/GOV-001.yaml"].replace(last, more)
    context = make_context(files, period="2025-26-Q3", as_at=date(2026, 5, 1))
    assert context.indicators is not None
    row = context.indicators.rows[0]
    assert [figure and figure.when for figure in (row.previous, row.latest)] == ["Q2 2025/26", "Q3 2025/26"]
    assert context.indicators.footnotes == ()
    assert [(figure.when, figure.first_value) for figure in row.series if figure.restated] == [("Q1 2025/26", "900")]
    assert [note.number for note in context.measures[0].footnotes] == [1]


def test_what_was_reported_last_counts_wherever_it_stands_in_the_file(make_context: MakeContext) -> None:
    files = story.files()
    first = "      - {period: 2025-26-Q1, value: 900, reported: 2025-10-09}\n"
    last = "      - {period: 2025-26-Q1, value: 950, reported: 2026-01-10}\n"
    text = files["measures/GOV-001.yaml"].replace(first, "").replace(last, "")
    assert text.count("value:") == 3
    files["measures/GOV-001.yaml"] = text.replace("values:\n", f"values:\n{last}{first}")
    indicators = make_context(files).indicators
    assert indicators is not None
    assert indicators == make_context().indicators


def test_as_first_reported_the_restatement_and_late_returns_are_not_known(make_context: MakeContext) -> None:
    later = make_context(as_at=date(2026, 1, 12)).indicators
    assert later is not None
    assert len(later.footnotes) == 1
    before = make_context(as_at=date(2026, 1, 9))
    assert before.indicators is not None
    assert before.indicators.footnotes == (), "restated on 10 January"
    assert before.agencies.total.returns == (4, 0, 0, 0, 4, ()), "nothing was due yet"
    assert not before.agencies.are_returns_due


def test_coming_up_is_due_in_the_next_period(make_context: MakeContext) -> None:
    coming_up = make_context().coming_up
    assert coming_up is not None
    assert [(row.due.isoformat(), row.measure.id, row.milestone) for row in coming_up.rows] == [
        ("2026-02-28", "GOV-003", "Line open"),
        ("2026-03-01", "LAW-003", "Training"),
        ("2026-03-31", "GOV-003", None),
    ]


def test_a_record_shows_how_its_date_came_about(make_context: MakeContext) -> None:
    first, second = make_context().measures[:2]
    assert (first.due, first.original_due, first.moved, first.days_late) == (
        date(2025, 12, 15),
        date(2025, 9, 15),
        "re-dated once, 91 days later",
        0,
    )
    assert (second.completed, second.days_late) == (date(2025, 11, 20), 20)


def test_ids_of_measures_with_a_record_are_shown_apart(make_context: MakeContext) -> None:
    records = {one.name.id: one for one in make_context().measures}
    waiting, merged = records["GOV-003"], records["GOV-004"]
    assert (waiting.depends_on, waiting.linked) == (("GOV-001",), ("GOV-001",))
    assert (merged.closed_into, merged.linked) == ("GOV-003", ("GOV-003",))


def test_who_signed_and_what_is_missing(make_context: MakeContext) -> None:
    about = make_context().about
    assert [
        (one.agency, one.prepared_by, one.signed_off_by, [name.id for name in one.measures]) for one in about.supplied
    ] == [
        ("Interior", "Permit team", "Director", ["GOV-001"]),
        ("Interior", None, "Director", ["GOV-002"]),
        ("JUSTICE", None, None, ["LAW-002", "LAW-003"]),
    ]
    assert [(gap.what, [name.id for name in gap.measures]) for gap in about.gaps] == [
        ("No return for the period", ["GOV-003"]),
        ("No lead agency", ["LAW-001"]),
        ("No due date", ["LAW-001"]),
        ("Never reported on", ["LAW-001"]),
    ]


def test_definitions_are_the_plans_own_where_it_has_some(make_context: MakeContext) -> None:
    words = {one.word: one.meaning for group in make_context().about.words for one in group.definitions}
    assert words["Delayed"] == "It will miss its date."
    assert "Off track" not in words


def test_agencies_with_their_former_and_other_names(make_context: MakeContext) -> None:
    assert [
        (one.label, one.other_names, one.former_names, one.successor, one.contact)
        for one in make_context().agency_names
    ] == [
        ("Interior", ("Te Tari Taiwhenua (mi)",), ("Department of Works",), None, None),
        ("JUSTICE", (), (), None, None),
        ("WORKS", (), (), "Ministry of the Interior", None),
    ]
    assert make_context(period="2025-26-Q1").agency_names[0].former_names == (), "not yet in September"


def test_nothing_internal_is_in_the_rows_of_a_public_report(make_context: MakeContext) -> None:
    public, internal = repr(make_context()), repr(make_context(audience=Audience.INTERNAL))
    for secret in ("LAW-009", "Secret reform", "Hush", "landlord", "lease", "secretariat@example.org"):
        assert secret in internal
        assert secret not in public


def summed(tallies: Iterable[Tally]) -> Tally:
    return Tally(*map(sum, zip(Tally.of(()), *tallies, strict=True)))


def assert_adds_up(context: ReportContext) -> None:
    """Every table of a report adds up, and to the same as every other."""
    glance, goals, agencies = context.glance, context.goals, context.agencies
    assert goals is not None
    unassigned = [agencies.unassigned] if agencies.unassigned else []
    for tally in (glance.now, *(group.tally for group in goals.groups), *(row.tally for row in agencies.rows)):
        assert tally.open == tally.on_track + tally.at_risk + tally.off_track + tally.unstated + tally.not_reported
        assert tally.measures == tally.open + tally.completed + tally.closed
    by_goal = summed(group.tally for group in goals.groups)
    by_agency = summed(row.tally for row in (*agencies.rows, *unassigned))
    assert glance.now == by_goal == by_agency == goals.total == agencies.total.tally
    counted = sum(len(objective.measures) for group in goals.groups for objective in group.objectives)
    assert counted == len(context.measures) == glance.now.measures
    opening, new, completed, closed, merged, closing = context.what_changed.reconciliation
    assert opening + new - completed - closed - merged == closing == glance.now.open
    if glance.then:
        assert opening == glance.then.open
    rows = (*agencies.rows, *unassigned)
    for name in ("due", "delivered", "late", "outstanding"):
        assert sum(getattr(row.rate, name) for row in rows) == getattr(agencies.total.rate, name)
        if context.delivery:
            parts = [getattr(row.rate, name) for row in context.delivery.this_period]
            assert sum(parts) == getattr(agencies.total.rate, name)
    if context.delivery:
        assert len(context.delivery.not_delivered) == agencies.total.rate.outstanding
    assert sum(row.overdue for row in rows) == agencies.total.overdue
    for row in (*rows, agencies.total):
        assert row.rate.due == row.rate.delivered + row.rate.outstanding
        expected, on_time, late, missing, not_due, missing_for = row.returns
        assert expected == on_time + late + missing + not_due
        assert missing == len(missing_for)
    assert sum(row.returns.expected for row in rows) == agencies.total.returns.expected


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize(
    ("period", "as_at"),
    [
        ("2025-26-Q1", date(2025, 9, 1)),
        ("2025-26-Q1", date(2026, 2, 1)),
        ("2025-26-Q2", date(2025, 11, 15)),
        ("2025-26-Q2", date(2026, 1, 9)),
        ("2025-26-Q2", date(2026, 2, 1)),
        ("2025-26-Q3", date(2026, 5, 1)),
        ("2027-28-Q4", date(2028, 8, 1)),
    ],
)
def test_no_two_figures_contradict_each_other(
    make_context: MakeContext, period: str, as_at: date, audience: Audience
) -> None:
    assert_adds_up(make_context(period=period, as_at=as_at, audience=audience))
