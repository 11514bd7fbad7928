"""What stands on a day has one answer, whichever command or section of the report is asked."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from typer.testing import CliRunner

from poa_tracker.changes import ChangeKind
from poa_tracker.cli.app import app
from poa_tracker.cli.measure_text import spark_line
from poa_tracker.model import Period
from poa_tracker.register import Register, WorkingTree, load
from poa_tracker.report import ReportContext, Revision
from poa_tracker.report.sections.agencies import AgencyRow
from poa_tracker.report.sections.goals import GoalMeasure
from poa_tracker.report.sections.indicators import Figure
from poa_tracker.report.sections.measures import MeasureRecord
from poa_tracker.vocabulary import Audience
from tests.conftest import TODAY, MakeProject
from tests.standing.plans import CYCLE, NAMES, MadePlan, plans, successor_on

Q2 = CYCLE.parse("2025-26-Q2")
REVISION = Revision("0123456789abcdef0123456789abcdef01234567")
Rows = dict[str, Any]
STATES = ("on_track", "at_risk", "off_track", "unstated", "not_reported")
MOVES = {one.value for one in ChangeKind} - {"redated", "reassigned"}
"""The kinds of change by which a measure goes from one state to another."""


@dataclass
class Answers:
    """What the commands and the report show of a plan on a day. Each is asked once."""

    root: Path
    today: date
    typed_day: date
    _asked: dict[tuple[str, ...], str] = field(default_factory=dict)

    def ask(self, *arguments: str, today: date | None = None) -> str:
        """What a command prints: on the day, or on `today`, where it cannot be asked of another."""
        when = [f"--today={today}"] if today else [f"--today={self.today}", f"--as-at={self.typed_day}"]
        if arguments not in self._asked:
            command = [*arguments, *when, f"--root={self.root}"]
            result = CliRunner().invoke(app, command, catch_exceptions=False, env={"COLUMNS": "400"})
            assert result.exit_code == 0, (command, result.stdout, result.stderr)
            self._asked[arguments] = result.stdout
        return self._asked[arguments]

    def rows(self, *arguments: str) -> Rows:
        found: Rows = json.loads(self.ask(*arguments, "--format=json"))
        return found

    @cached_property
    def register(self) -> Register:
        return load(WorkingTree(self.root))

    @cached_property
    def day(self) -> date:
        """The day asked about; that on which the plan's clock stopped, where it is earlier."""
        return date.fromisoformat(self.rows("list")["as_at"])

    @cached_property
    def listed(self) -> dict[str, Rows]:
        return {one["id"]: one for one in self.rows("list")["measures"]}

    @cached_property
    def due(self) -> dict[tuple[str, str | None], Rows]:
        return {(one["measure"], one["milestone"]): one for one in self.rows("due", "--within=99999")["due"]}

    def shown(self, measure_id: str) -> Rows:
        return self.rows("show", measure_id)

    def text(self, measure_id: str) -> "ShownText":
        return ShownText.of(self.ask("show", measure_id))

    def milestones(self, measure_id: str) -> dict[str, Rows]:
        return {one["id"]: one for one in self.rows("milestone", "list", measure_id)["milestones"]}

    @property
    def reported_since(self) -> Period:
        """The period whose returns the lists show: the newest for which they are due."""
        return CYCLE.parse(self.rows("agencies")["period"])

    def returns(self, period: Period) -> dict[str, Rows]:
        return {one["measure"]: one for one in self.rows("returns", "status", f"--period={period.id}")["returns"]}

    def report(self, period: Period, audience: Audience = Audience.INTERNAL) -> ReportContext:
        return ReportContext.build(self.register, period, self.day, audience, REVISION)


@dataclass
class ShownText:
    """What `poa show` says in words only."""

    overdue: bool
    milestones: dict[str, str]
    indicators: dict[str, str]
    updates: list[str]

    @classmethod
    def of(cls, text: str) -> "ShownText":
        head, *parts = text.rstrip("\n").split("\n\n")[1:]
        sections = {part.split("\n")[0]: part.split("\n")[1:] for part in parts}

        def each(title: str) -> dict[str, str]:
            found: dict[str, str] = {}
            for line in sections.get(title, []):
                if line[2] != " ":
                    key, found[key] = line.split()[0], ""
                else:
                    found[key] += line.strip() + "\n"
            return found

        updates = [line.strip() for line in sections.get("Updates, newest first", []) if line[2] != " "]
        return cls("OVERDUE" in head, each("Milestones"), each("Indicators"), updates)


@pytest.fixture
def ask(project: MakeProject) -> Callable[[str], Answers]:
    """What poa shows on 1 February 2026 of a plan with one measure; and that all of it is one answer."""

    def of(measure: str) -> Answers:
        root = project(GOV_001="id: GOV-001\ntitle: Open courts at night\ngoal: permits\n" + dedent(measure))
        answers = Answers(root, TODAY, TODAY)
        check_one_answer(answers, {"WORKS": ("INTERIOR", date(2026, 1, 1))})
        check_report(answers.report(Q2))
        return answers

    return of


def test_the_lead_speaks_in_the_count_and_in_the_return(ask: Callable[[str], Answers]) -> None:
    answers = ask("""        lead_agency: INTERIOR
        supporting_agencies: [JUSTICE]
        status: in_progress
        confidence: off_track
        updates:
        - {period: 2025-26-Q2, submitted: 2026-01-05, status: in_progress, confidence: off_track, no_change: true}
        - {period: 2025-26-Q2, submitted: 2026-01-08, agency: JUSTICE, status: ongoing, confidence: on_track, no_change: true}
    """)
    report = answers.report(Q2)
    (record,) = report.measures
    assert record.returned
    assert (report.glance.now.off_track, report.glance.now.on_track) == (1, 0)
    assert (record.state.key, record.returned.submitted) == ("off_track", date(2026, 1, 5))
    assert (answers.listed["GOV-001"]["confidence"], answers.listed["GOV-001"]["status"]) == (
        "off_track",
        "in_progress",
    )


@pytest.mark.parametrize(
    ("first", "moved_to", "late"), [("2025-10-31", "2025-12-15", True), ("2025-12-15", "2025-10-31", False)]
)
def test_late_is_after_the_date_first_promised(
    ask: Callable[[str], Answers], first: str, moved_to: str, late: bool
) -> None:
    answers = ask(f"""        lead_agency: INTERIOR
        status: in_progress
        milestones:
        - {{id: M1, title: Hire, due: {moved_to}, completed: 2025-12-10}}
        variations:
        - {{date: 2025-10-01, field: milestones.M1.due, from: {first}, to: {moved_to}, reason: Intake., state: approved}}
    """)
    (milestone,) = answers.report(Q2).measures[0].milestones
    line = answers.text("GOV-001").milestones["M1"]
    days = "+45 days" if late else "-45 days"
    delivered = "delivered late" if late else "delivered"
    assert milestone.is_late is late
    assert line == f"{delivered} 2025-12-10; due {moved_to} (first {first}; moved once, {days})\n"


def test_the_latest_figure_is_that_for_the_latest_day(ask: Callable[[str], Answers]) -> None:
    answers = ask("""        lead_agency: INTERIOR
        status: in_progress
        indicators:
        - id: I1
          title: Days to wait
          unit: days
          values:
          - {period: 2025-26-Q1, value: 30, reported: 2025-10-09}
          - {date: 2025-12-31, value: 20, reported: 2026-01-09}
    """)
    report = answers.report(Q2)
    assert report.indicators
    (row,) = report.indicators.rows
    assert [one.value for one in (row.latest, row.previous) if one] == ["20", "30"]
    assert answers.text("GOV-001").indicators["I1"] == "no baseline, latest 20 (2025-12-31)  █▁\n"


def test_the_return_of_whoever_led_at_the_end_of_the_period_is_the_one_asked_for(
    ask: Callable[[str], Answers],
) -> None:
    answers = ask("""        lead_agency: JUSTICE
        status: in_progress
        confidence: on_track
        updates:
        - period: 2025-26-Q2
          submitted: 2026-01-05
          agency: INTERIOR
          status: in_progress
          confidence: on_track
          no_change: true
        variations:
        - {date: 2026-01-10, field: lead_agency, from: INTERIOR, to: JUSTICE, reason: Moved., state: approved}
    """)
    counts = {one["id"]: one["returns"] for one in answers.rows("agencies")["agencies"]}
    assert counts["INTERIOR"] == {"received": 1, "late": 0, "missing": 0}
    assert counts["JUSTICE"] == {"received": 0, "late": 0, "missing": 0}
    assert answers.shown("GOV-001")["derived"]["return_state"] == "received"
    assert {(row["agency"], row["state"]) for row in answers.returns(Q2).values()} == {("INTERIOR", "received")}
    assert answers.report(Q2).agencies.total.returns.missing == 0


def test_a_return_after_a_handover_is_not_late_where_the_first_was_not(ask: Callable[[str], Answers]) -> None:
    answers = ask("""\
        lead_agency: JUSTICE
        status: in_progress
        confidence: on_track
        updates:
        - period: 2025-26-Q2
          submitted: 2026-01-05
          agency: INTERIOR
          status: in_progress
          confidence: on_track
          no_change: true
        - period: 2025-26-Q2
          submitted: 2026-01-20
          agency: JUSTICE
          status: in_progress
          confidence: on_track
          no_change: true
        variations:
        - {date: 2026-01-10, field: lead_agency, from: INTERIOR, to: JUSTICE, reason: Moved., state: approved}
    """)
    assert answers.text("GOV-001").updates == [
        "2025-26-Q2  JUSTICE, 2026-01-20  In progress, On track",
        "2025-26-Q2  INTERIOR, 2026-01-05  In progress, On track",
    ]
    assert answers.returns(Q2)["GOV-001"]["state"] == "received"
    (record,) = answers.report(Q2).measures
    assert record.returned
    assert (record.returned.submitted, record.returned.is_late) == (date(2026, 1, 20), False)


def test_silence_has_one_word(ask: Callable[[str], Answers]) -> None:
    answers = ask("""        lead_agency: INTERIOR
        status: in_progress
    """)
    assert answers.shown("GOV-001")["derived"]["confidence"] == "not_reported"
    assert answers.listed["GOV-001"]["confidence"] == "not_reported"
    assert answers.report(Q2).measures[0].state.key == "not_reported"


def test_an_overdue_milestone_is_overdue_wherever_it_is_counted(ask: Callable[[str], Answers]) -> None:
    answers = ask("""        lead_agency: INTERIOR
        status: in_progress
        milestones: [{id: M1, title: Hire, due: 2026-01-15}]
    """)
    running = answers.report(CYCLE.parse("2025-26-Q3"))
    assert {one["id"]: one["overdue"] for one in answers.rows("agencies")["agencies"]}["INTERIOR"] == 1
    assert {one: row["overdue"] for one, row in answers.due.items()} == {("GOV-001", "M1"): True}
    assert (running.agencies.total.overdue, running.measures[0].milestones[0].is_overdue) == (1, True)
    assert answers.milestones("GOV-001")["M1"]["overdue"] is True
    earlier = Answers(answers.root, TODAY, date(2026, 1, 15))
    assert earlier.milestones("GOV-001")["M1"]["overdue"] is False
    check_one_answer(earlier, {"WORKS": ("INTERIOR", date(2026, 1, 1))})


def test_no_return_is_asked_for_on_a_measure_that_was_not_in_the_plan_yet(ask: Callable[[str], Answers]) -> None:
    answers = ask("""        lead_agency: INTERIOR
        status: in_progress
        confidence: on_track
        added: 2026-01-05
        updates:
        - {period: 2025-26-Q2, submitted: 2026-01-08, status: in_progress, confidence: on_track, no_change: true}
    """)
    assert {one["returns"]["received"] for one in answers.rows("agencies")["agencies"]} == {0}
    assert answers.shown("GOV-001")["derived"]["return_state"] is None
    assert answers.returns(Q2) == {}
    assert answers.report(Q2).measures == ()


def test_the_check_judges_what_stands_today(ask: Callable[[str], Answers]) -> None:
    """A change that takes effect tomorrow does not count today, though the file has it already."""
    answers = ask("""        lead_agency: INTERIOR
        status: in_progress
        due: 2026-03-31
        milestones: [{id: M1, title: Hire, due: 2025-12-31}]
        variations:
        - {date: 2026-02-02, field: due, from: 2026-01-31, to: 2026-03-31, reason: Intake., state: approved}
        - {date: 2026-02-02, field: milestones.M1.due, from: 2026-02-01, to: 2025-12-31, reason: Intake., state: approved}
    """)
    assert {one: row["due"] for one, row in answers.due.items()} == {
        ("GOV-001", None): "2026-01-31",
        ("GOV-001", "M1"): "2026-02-01",
    }
    messages = answers.ask("validate", "--select=POA303,POA308", "--format=text", today=TODAY)
    assert "1 day overdue, and no return gives a reason" in messages
    assert "POA308" not in messages


def test_the_check_waits_for_a_measure_to_enter_the_plan(ask: Callable[[str], Answers]) -> None:
    answers = ask("""\
        added: 2026-02-02
        status: in_progress
        due: 2026-01-15
        milestones: [{id: M1, title: Hire, due: 2026-01-15}]
    """)
    assert answers.listed == {}
    assert answers.ask("validate", "--select=POA303,POA308,POA411", today=TODAY) == "0 errors, 0 warnings in 3 files\n"


@settings(max_examples=200, deadline=None)
@given(plans())
def test_one_answer(plan: MadePlan) -> None:
    """Of every measure, milestone, return, indicator and count each command and the report show the same.

    On a day, `list` is held against:

    - `show` and `due`: lead, confidence, due, first due, overdue; slip and times moved between `show` and `due`;
    - `milestone list`, and both against `due`: agency, due, first due, overdue, delivered, the next milestone;
    - `agencies`: measures led and supported, what is overdue (counted in `due`), returns (counted in `returns status`);
    - the report on the period that the day lies in, made on that day: it shows the same day, so that everything has
      to agree but the confidence. A list takes the newest for which returns are due, or newer; the report its own
      period's only. So the confidence is that of the newest of these periods for which a report has one;
    - `validate`, where the day is the one up to which the plan was kept: overdue, missing returns, nobody leads. It finds
      no error in any of these plans.

    On a period, for the running one and back to the one whose returns are due:

    - `returns status` is held against the report: whose returns are awaited, received, late and missing; for the newest
      due one against `show` and `agencies` as well, and the words of `show` on its returns;
    - every section of the report against every other: `check_report` says what;
    - for the running one `diff` is held against what the report says has changed: `check_moves`.
    """
    with tempfile.TemporaryDirectory() as folder:
        answers = Answers(plan.write(Path(folder) / "plan"), plan.today, plan.day)
        check_one_answer(answers, plan.successions)


def check_one_answer(answers: Answers, successions: Mapping[str, tuple[str, date]]) -> None:
    check_lists(answers)
    check_agencies(answers, successions)
    running, since = CYCLE.containing(answers.day), answers.reported_since
    periods = [*since.through(running)]
    reports = {period: answers.report(period) for period in periods}
    for period, report in reports.items():
        check_report(report)
        if report.agencies.are_returns_expected:
            check_returns(report, answers.returns(period))
    check_report_of_today(answers, reports[running])
    check_confidence(answers, [*reversed(reports.values())])
    check_past([*reversed(reports.values())])
    check_moves(answers, reports[running])
    check_public(answers, reports[running])
    check_findings(answers)


def check_lists(answers: Answers) -> None:
    """`list`, `show`, `due` and `milestone list` on one day."""
    awaited: set[tuple[str, str | None]] = set()
    for measure_id, row in answers.listed.items():
        shown, milestones = answers.shown(measure_id), answers.milestones(measure_id)
        derived, measure = shown["derived"], shown["measure"]
        for name in ("lead_agency", "confidence", "overdue", "baseline_due"):
            assert row[name] == derived[name], (measure_id, name)
        assert (row["status"], row["due"]) == (measure["status"], measure.get("due"))
        assert answers.text(measure_id).overdue is row["overdue"]
        is_open = row["status"] not in ("completed", "closed")
        assert is_open or not row["overdue"]
        assert is_open is (row["confidence"] is not None)
        if is_open and row["due"]:
            awaited.add((measure_id, None))
            due = answers.due[measure_id, None]
            for name in ("due", "overdue", "baseline_due", "confidence"):
                assert due[name] == row[name], (measure_id, name)
            assert due["agency"] == row["lead_agency"]
            assert (due["slip_days"], due["times_moved"]) == (derived["slip_days"], derived["times_redated"])
            assert due["slip_days"] == (day_of(row["due"]) - day_of(row["baseline_due"])).days
        for milestone_id, milestone in milestones.items():
            line = answers.text(measure_id).milestones[milestone_id]
            assert ("OVERDUE" in line) is milestone["overdue"]
            if milestone["completed"]:
                assert line.startswith(f"delivered{' late' if is_late(milestone) else ''} {milestone['completed']}")
            if is_open and milestone["due"] and not milestone["completed"]:
                awaited.add((measure_id, milestone_id))
                due = answers.due[measure_id, milestone_id]
                for name in ("due", "overdue", "baseline_due", "agency"):
                    assert due[name] == milestone[name], (measure_id, milestone_id, name)
            else:
                assert not milestone["overdue"], (measure_id, milestone_id)
        waiting = [one for one in milestones.values() if is_open and not one["completed"]]
        first = min(waiting, key=lambda one: one["due"] or "9", default=None)
        assert (row["next_milestone"], row["next_milestone_due"]) == (
            (first["id"], first["due"]) if first else (None, None)
        )
    assert awaited == set(answers.due)


def check_agencies(answers: Answers, successions: Mapping[str, tuple[str, date]]) -> None:
    """`agencies` on a day against what the other lists show of each measure, milestone and return."""
    table, returns = answers.rows("agencies"), answers.returns(answers.reported_since)
    open_ones = {one: row for one, row in answers.listed.items() if row["confidence"] is not None}
    leads = Counter(row["lead_agency"] for row in open_ones.values())
    supports = Counter(
        each
        for one in open_ones
        for each in {
            successor_on(successions, agency, answers.day)
            for agency in answers.shown(one)["measure"].get("supporting_agencies", ())
        }
    )
    overdue = Counter(row["agency"] for row in answers.due.values() if row["overdue"])
    states = Counter((row["agency"], row["state"]) for row in returns.values())
    assert table["without_lead_agency"] == leads[None]
    for one, row in answers.listed.items():
        measure = answers.shown(one)["measure"]
        for milestone in measure.get("milestones", ()):
            given = milestone.get("agency") or row["lead_agency"]
            delivers = successor_on(successions, given, answers.day) if given else None
            assert answers.milestones(one)[milestone["id"]]["agency"] == delivers, (one, milestone["id"])
    for agency in table["agencies"]:
        name = agency["id"]
        counts = (agency["leads"], agency["supports"], agency["overdue"])
        assert counts == (leads[name], supports[name], overdue[name]), name
        for state in ("received", "late", "missing"):
            assert agency["returns"][state] == states[name, state], (name, state)
    shown = {one: answers.shown(one)["derived"]["return_state"] for one in answers.listed}
    assert {one: state for one, state in shown.items() if state} == {one: row["state"] for one, row in returns.items()}
    for measure_id, row in returns.items():
        if row["state"] in ("received", "late"):
            start = f"{answers.reported_since.id}  "
            lines = [one for one in answers.text(measure_id).updates if one.startswith(start)]
            here = [one for one in lines if f", {row['submitted']}" in one]
            assert here, (measure_id, lines)
            assert any(("(late)" in one) is (row["state"] == "late") for one in here), (measure_id, row, here)


def check_report_of_today(answers: Answers, report: ReportContext) -> None:
    """A list on a day against the report on the period it lies in, made on that day."""
    assert report.front.day == answers.day
    rows, records = goal_rows(report), {one.name.id: one for one in report.measures}
    assert set(rows) == set(answers.listed)
    for measure_id, listed in answers.listed.items():
        row, record, derived = rows[measure_id], records[measure_id], answers.shown(measure_id)["derived"]
        assert (row.agency, row.status.key, row.is_overdue, text_of(row.due)) == (
            *(listed["lead_agency"], listed["status"], listed["overdue"], listed["due"]),
        )
        assert text_of(row.original_due or row.due if row.due else row.original_due) == listed["baseline_due"]
        assert (record.slipped, record.times_moved) == (derived["slip_days"] or 0, derived["times_redated"])
        assert text_of(row.next_milestone_due) == listed["next_milestone_due"]
        milestones, words = answers.milestones(measure_id), answers.text(measure_id)
        assert {one.id for one in record.milestones} == set(milestones)
        for each in record.milestones:
            milestone = milestones[each.id]
            assert (each.agency or listed["lead_agency"]) == milestone["agency"]
            assert (each.is_overdue, text_of(each.due)) == (milestone["overdue"], milestone["due"])
            assert text_of(each.original_due or each.due) == milestone["baseline_due"]
            assert text_of(each.completed) == milestone["completed"]
            assert each.is_late is is_late(milestone)
        for indicator in record.indicators:
            check_indicator(words.indicators[indicator.id], indicator.series)
    agencies = {one["id"]: one for one in answers.rows("agencies")["agencies"]}
    for one in (*report.agencies.rows, *([report.agencies.unassigned] if report.agencies.unassigned else [])):
        if one.id:
            assert (one.tally.open, one.overdue) == (agencies[one.id]["leads"], agencies[one.id]["overdue"])
        else:
            assert one.tally.open == answers.rows("agencies")["without_lead_agency"]
    assert report.glance.now.overdue == sum(one["overdue"] for one in answers.listed.values())
    assert report.agencies.total.overdue == sum(one["overdue"] for one in answers.due.values())


def check_indicator(text: str, series: tuple[Figure, ...]) -> None:
    """The words of `show` on an indicator against the figures of the report, which stand in the order of their days."""
    assert [one.day for one in series] == sorted(one.day for one in series)
    latest = re.search(r"latest (\S+) \(([^,)]+)", text)
    assert (latest is None) is (not series)
    if latest:
        newest = series[-1]
        assert latest[1] == newest.value
        when = date.fromisoformat(latest[2]) if re.fullmatch(r"\d{4}-\d\d-\d\d", latest[2]) else CYCLE.parse(latest[2])
        assert (when if isinstance(when, date) else when.last_day) == newest.day
    if len(series) > 1:
        assert text.split("\n", maxsplit=1)[0].endswith(spark_line([float(one.amount or 0) for one in series]))
    restated = re.findall(r"restated: (\S+) \(.*first reported (\S+) ", text)
    assert restated == [(one.value, one.first_value) for one in series if one.restated]


def check_confidence(answers: Answers, reports: list[ReportContext]) -> None:
    """The confidence in `list` is the newest that the reports have, from the running period to the one that is due."""
    for measure_id, listed in answers.listed.items():
        if listed["confidence"] is None:
            assert goal_rows(reports[0])[measure_id].state.key == listed["status"]
            continue
        states = [rows[measure_id].confidence for rows in map(goal_rows, reports) if measure_id in rows]
        keys = [one.key for one in states if one and one.key != "not_reported"]
        # A return for a period before the measure came into the plan counts in a list, and no report shows it.
        if keys or measure_id in goal_rows(reports[-1]):
            assert listed["confidence"] == (keys[0] if keys else "not_reported"), measure_id


def check_past(reports: list[ReportContext]) -> None:
    """What the newest report says was reported for an earlier period is what the report on that one says."""
    newest, *earlier = reports
    by_period = {report.front.period: goal_rows(report) for report in earlier}
    for record in newest.measures:
        for past in record.past:
            first, _, last = past.periods.partition(" to ")
            for name in {first, last} & set(by_period):
                row = by_period[name].get(record.name.id)
                assert row is None or row.confidence is None or row.confidence == past.state, (record.name.id, name)


def check_moves(answers: Answers, report: ReportContext) -> None:
    """`diff` and the report on a period name the same changes, and every move between states is one of them.

    Each column of the report is the one before it, and what came, less what went.
    """
    then, now = report.glance.then, report.glance.now
    period, last = report.front.period_id, answers.register.plan.reporting.last
    if then is None or (last and period > last):
        return
    command = ["diff", CYCLE.parse(period).previous().id, period, "--audience=internal", "--format=json"]
    comparison = json.loads(answers.ask(*command, today=answers.day))
    named = [(group.kind, one.measure.id) for group in report.what_changed.groups for one in group.items]
    assert [(one["kind"], one["measure"]) for one in comparison["changes"]] == named
    moved = Counter[str]()
    before, after, went, came = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for move in comparison["moves"]:
        number = len(move["measures"])
        before[move["from"]] += number
        after[move["to"]] += number
        if move["from"] != move["to"]:
            went[move["from"]] += number
            came[move["to"]] += number
            moved.update(move["measures"])
    for state in (*STATES, "completed", "closed"):
        assert (before[state], after[state]) == (getattr(then, state), getattr(now, state)), state
        assert after[state] == before[state] + came[state] - went[state], state
    assert set(moved) == {measure for kind, measure in named if kind in MOVES}


def check_public(answers: Answers, internal: ReportContext) -> None:
    """What is not internal is shown to the public in the same words."""
    public = answers.report(CYCLE.parse(internal.front.period_id), Audience.PUBLIC)
    hidden = {one.name.id for one in internal.measures if one.is_internal}
    rows = goal_rows(internal)
    assert goal_rows(public) == {one: row for one, row in rows.items() if one not in hidden}
    due = json.loads(answers.ask("due", "--within=99999", "--audience=public", "--format=json"))["due"]
    assert due == [one for one in answers.due.values() if one["visibility"] == "public"]


def check_returns(report: ReportContext, returns: dict[str, Rows]) -> None:
    """`returns status` on a period against the report on it, made on that day."""
    states = {one.name.id: state for one in report.measures if (state := _state_of(one))}
    listed = {one: row["state"] for one, row in returns.items() if row["state"] != "not_due"}
    assert states == listed
    for one in report.measures:
        if one.returned and one.name.id in returns:
            assert returns[one.name.id]["submitted"] == text_of(one.returned.submitted)
    counts = Counter((row["agency"], row["state"]) for row in returns.values())
    section = report.agencies
    for agency in (*section.rows, *([section.unassigned] if section.unassigned else [])):
        assert returns_of(agency) == tuple(
            counts[agency.id, state] for state in ("received", "late", "missing", "not_due")
        )
    assert returns_of(section.total) == tuple(
        sum(row["state"] == state for row in returns.values()) for state in ("received", "late", "missing", "not_due")
    )


def _state_of(record: MeasureRecord) -> str | None:
    if record.is_return_missing:
        return "missing"
    return ("late" if record.returned.is_late else "received") if record.returned else None


def returns_of(agency: AgencyRow) -> tuple[int, ...]:
    returns = agency.returns
    assert returns.expected == returns.on_time + returns.late + returns.missing + returns.not_due
    assert len(returns.missing_for) == returns.missing
    return returns.on_time, returns.late, returns.missing, returns.not_due


def check_report(report: ReportContext) -> None:
    """Every section against the rows of the goals, in which each measure stands once.

    `glance`, `goals` and `agencies` count the same measures; the record of each in `measures` says what its row does, a
    return of the period included; `decisions`, `carried_forward`, `coming_up`, `delivery`, `dates` and `about` name
    those, and no others, that the records say are off track, overdue, awaited, due, unled or silent; `indicators` has
    the figures of the records.
    """
    rows, records = goal_rows(report), {one.name.id: one for one in report.measures}
    assert list(rows) == list(records)
    for measure_id, row in rows.items():
        check_record(report, row, records[measure_id])
    goals, agencies = report.goals, report.agencies
    assert goals is not None
    everyone = [*agencies.rows, *([agencies.unassigned] if agencies.unassigned else [])]
    assert report.glance.now == goals.total == agencies.total.tally
    counts = Counter(row.state.key for row in rows.values())
    open_ones = [row for row in rows.values() if row.confidence]
    for name, number in report.glance.now._asdict().items():
        if name in ("measures", "open", "overdue"):
            expected = {"measures": len(rows), "open": len(open_ones)}.get(
                name, sum(one.is_overdue for one in open_ones)
            )
            assert number == expected, name
        else:
            assert number == counts[name], name
        assert sum(getattr(one.tally, name) for one in goals.groups) == number
        assert sum(getattr(one.tally, name) for one in everyone) == number
    assert all(one.now == counts[one.key] for one in report.glance.rows if one.key in STATES)
    for one in everyone:
        led = [row for row in rows.values() if row.agency == one.id]
        assert (one.tally.measures, one.tally.open) == (len(led), sum(row.confidence is not None for row in led))
    check_dates(report, rows, records)
    figures = [(row.measure.id, row.series) for row in report.indicators.rows] if report.indicators else []
    assert figures == [(one, each.series) for one, record in records.items() for each in record.indicators]
    for shown in report.indicators.rows if report.indicators else ():
        newest = [one._replace(note=None) if one else None for one in (shown.latest, shown.previous)]
        assert newest == [
            shown.series[-1] if shown.series else None,
            shown.series[-2] if len(shown.series) > 1 else None,
        ]
    gaps = {gap.what: {one.id for one in gap.measures} for gap in report.about.gaps}
    for what, silent in (
        ("No return for the period", {one for one, row in records.items() if row.confidence and row.is_return_missing}),
        ("No lead agency", {one for one, row in rows.items() if row.confidence and row.agency is None}),
        ("No due date", {one for one, row in rows.items() if row.confidence and row.due is None}),
    ):
        assert gaps.get(what, set()) == silent, what
    supplied = {one.id for each in report.about.supplied for one in each.measures}
    assert supplied == {one for one, row in records.items() if row.returned}


def check_record(report: ReportContext, row: GoalMeasure, record: MeasureRecord) -> None:
    for name in ("status", "state", "confidence", "is_overdue", "due", "original_due", "completed"):
        assert getattr(row, name) == getattr(record, name), (record.name.id, name)
    assert record.agency == (NAMES[row.agency] if row.agency else None)
    assert row.is_late is (record.days_late > 0)
    assert row.is_late is bool(row.completed and row.due and row.completed > (row.original_due or row.due))
    if record.due:
        assert record.slipped == (record.due - (record.original_due or record.due)).days
    for one in record.milestones:
        first = one.original_due or one.due
        assert one.is_late is bool(one.completed and first and one.completed > first)
        is_past = one.due is not None and one.due < judged_on(report)
        assert one.is_overdue is (is_past and one.completed is None and record.confidence is not None)
    is_past = record.due is not None and record.due < judged_on(report)
    assert record.is_overdue is (is_past and record.confidence is not None)
    assert not (record.returned and record.is_return_missing)
    if record.confidence:
        if record.returned is None:
            assert record.state.key == "not_reported"
        else:
            reported = record.returned.confidence
            assert record.state.key == (reported.key if reported else "unstated")
            assert record.status.key == record.returned.status.key or record.returned.status.key == "completed"


def check_dates(report: ReportContext, rows: dict[str, GoalMeasure], records: dict[str, MeasureRecord]) -> None:
    overdue = [
        *((one, None, record.due) for one, record in records.items() if record.is_overdue),
        *(
            (one, each.title, each.due)
            for one, record in records.items()
            for each in record.milestones
            if each.is_overdue
        ),
    ]
    period = CYCLE.parse(report.front.period_id)
    assert report.agencies.total.overdue == len(overdue)
    assert sum(one.overdue for one in report.agencies.rows) + (
        report.agencies.unassigned.overdue if report.agencies.unassigned else 0
    ) == len(overdue)
    is_open = {one: record for one, record in records.items() if record.confidence}
    awaited = [
        *((one, None, record.due, record.original_due) for one, record in is_open.items()),
        *(
            (one, each.title, each.due, each.original_due)
            for one, record in is_open.items()
            for each in record.milestones
            if each.completed is None
        ),
    ]
    assert {(one.measure.id, one.milestone, one.due) for one in report.carried_forward.rows} == {
        (one, title, due) for one, title, due, first in awaited if due and min(due, first or due) < period.first_day
    }
    for one in report.carried_forward.rows:
        late = (judged_on(report) - one.due).days
        assert one.days_overdue == (late if late > 0 else None)
        assert one.state == rows[one.measure.id].state
    named = {one.measure.id for one in report.decisions}
    assert named >= {one[0] for one in overdue} | {one for one, row in rows.items() if row.state.key == "off_track"}
    for decision in report.decisions:
        row = rows[decision.measure.id]
        assert row.confidence
        assert (decision.owner, decision.state, decision.due) == (row.agency, row.state, row.due)
        assert decision.has_return is (records[decision.measure.id].returned is not None)
        assert any(one.startswith("overdue by") for one in decision.why) is row.is_overdue
        late = sum("is overdue by" in one for one in decision.why)
        assert late == sum(one.is_overdue for one in records[decision.measure.id].milestones)
        assert ("off track" in decision.why) is (row.state.key == "off_track")
    coming = report.coming_up.rows if report.coming_up else ()
    for upcoming in coming:
        record = records[upcoming.measure.id]
        dates = {None: record.due} | {one.title: one.due for one in record.milestones if not one.completed}
        assert record.confidence
        assert upcoming.due == dates[upcoming.milestone]
    if report.dates:
        for dated in report.dates.rows:
            row = rows[dated.measure.id]
            assert (dated.due, dated.completed, dated.is_overdue) == (row.due, row.completed, row.is_overdue)
            assert dated.original_due == (row.original_due or row.due)
    if report.delivery:
        for undelivered in report.delivery.not_delivered:
            record = records[undelivered.measure.id]
            done = {None: record.completed} | {one.title: one.completed for one in record.milestones}
            assert done[undelivered.milestone] is None
        rate = report.agencies.total.rate
        this = [one.rate for one in report.delivery.this_period]
        for name in ("due", "delivered", "late", "outstanding"):
            assert sum(getattr(one, name) for one in this) == getattr(rate, name)
            assert sum(getattr(one.rate, name) for one in report.agencies.rows) + (
                getattr(report.agencies.unassigned.rate, name) if report.agencies.unassigned else 0
            ) == getattr(rate, name)
        assert report.delivery.by_period[-1].rate == rate
        assert len(report.delivery.not_delivered) == rate.outstanding


def check_findings(answers: Answers) -> None:
    """`validate` finds no error, and on its own day what the lists show; the record explains no delay, so all of it."""
    found = json.loads(answers.ask("validate", "--format=json", today=answers.today))["findings"]
    assert not [one for one in found if one["severity"] == "error"], found
    if answers.typed_day < answers.today:
        return
    messages = [(Path(one["path"]).stem, one["code"], one["message"]) for one in found]

    def read_out(code: str, pattern: str) -> dict[tuple[str, ...], str]:
        """For each measure, with what comes before the second group, that second group."""
        matches = [(one, re.match(pattern, message)) for one, each, message in messages if each == code]
        return {(one, *match.groups()[:-1]): match.groups()[-1] for one, match in matches if match}

    assert read_out("POA303", r"([\d,]+) day") == {
        (one,): f"{-row['days']:,}" for (one, milestone), row in answers.due.items() if row["overdue"] and not milestone
    }
    assert read_out("POA308", r"milestone (\S+) is ([\d,]+) day") == {
        (one, milestone): f"{-row['days']:,}"
        for (one, milestone), row in answers.due.items()
        if row["overdue"] and milestone
    }
    due_period = answers.register.plan.newest_due_period(answers.day)
    missing = {}
    if due_period:
        missing = {one: row for one, row in answers.returns(due_period).items() if row["state"] == "missing"}
    assert read_out("POA406", r"no return from (\S+) for \S+,()") == {
        (one, row["agency"]): "" for one, row in missing.items()
    }
    assert {one for one, code, _ in messages if code == "POA411"} == {
        one for one, row in answers.listed.items() if row["confidence"] and row["lead_agency"] is None
    }


def goal_rows(report: ReportContext) -> dict[str, GoalMeasure]:
    groups = report.goals.groups if report.goals else ()
    return {one.measure.id: one for goal in groups for part in goal.objectives for one in part.measures}


def is_late(milestone: Rows) -> bool:
    """Whether it was delivered after the date first promised, by what `milestone list` says."""
    return bool(
        milestone["completed"] and milestone["baseline_due"] and milestone["completed"] > milestone["baseline_due"]
    )


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def judged_on(report: ReportContext) -> date:
    """The morning after the last day of a period that is over; else the day itself."""
    period = CYCLE.parse(report.front.period_id)
    is_over = report.front.as_at > period.last_day
    return period.last_day + timedelta(days=1) if is_over else report.front.day


def text_of(day: date | None) -> str | None:
    return day.isoformat() if day else None
