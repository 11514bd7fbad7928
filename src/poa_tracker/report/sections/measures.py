"""Annex: every measure in full, as it stood at the end of the period."""

from datetime import date
from typing import NamedTuple

from poa_tracker.model import NOT_REPORTED, UNSTATED, Measure, Update
from poa_tracker.report.labels import Term
from poa_tracker.report.language import Language
from poa_tracker.report.names import MeasureName, Reference, references
from poa_tracker.report.sections import indicators, variations
from poa_tracker.report.sections.indicators import Footnote, IndicatorRow
from poa_tracker.report.sections.variations import VariationRow
from poa_tracker.report.turns_of_phrase import closure_text, moved_by
from poa_tracker.report.view import ReportView
from poa_tracker.standing.as_of import Standing
from poa_tracker.standing.promise import Promise
from poa_tracker.standing.returns import is_in_plan


class MilestoneRow(NamedTuple):
    """One milestone."""

    id: str
    title: str
    agency: str | None
    """Who delivers it, if that is not the lead agency."""
    horizon: str | None
    due: date | None
    original_due: date | None
    """The date first promised, if it differs."""
    completed: date | None
    is_late: bool
    """Delivered after the date first promised."""
    is_overdue: bool
    evidence: tuple[Reference, ...]


class CorrectedReturn(NamedTuple):
    """What an agency had reported before it corrected itself."""

    submitted: date
    status: Term
    confidence: Term | None
    summary: str | None


class ReturnRow(NamedTuple):
    """What one agency reported for the period."""

    submitted: date
    is_late: bool
    """Whether the agency's first return for the period came after the day it was due."""
    agency: str | None
    """Who reported, if that is not the lead agency; none if it is."""
    is_of_supporter: bool
    """Whether the agency supports the measure: its return is shown beside the lead agency's and changes no count."""
    status: Term
    confidence: Term | None
    no_change: bool
    summary: str | None
    next_steps: str | None
    issues: str | None
    delay_reason: Term | None
    evidence: tuple[Reference, ...]
    prepared_by: str | None
    signed_off_by: str | None
    signed_off_on: date | None
    is_correction: bool
    corrected: tuple[CorrectedReturn, ...]
    """The returns that this one replaced, oldest first."""
    internal_note: str | None
    """Internal reports only."""


class PastPeriods(NamedTuple):
    """Periods in a row for which the same was reported."""

    state: Term
    periods: str
    """`Q1 2009/10`, or `Q1 2009/10 to Q3 2009/10`."""


class MeasureRecord(NamedTuple):
    """Everything on record about one measure at the end of the period."""

    name: MeasureName
    is_internal: bool
    goal: str
    objective: str | None
    kind: Term | None
    agency: str | None
    """The lead agency's full name; none if none is named."""
    supporting: tuple[str, ...]
    agencies_as_published: str | None
    status: Term
    state: Term
    """The confidence reported for the period, or that none was; `Completed` or `Closed` once it has ended."""
    confidence: Term | None
    """The same; none once the measure has ended."""
    is_overdue: bool
    added: date | None
    start: date | None
    due: date | None
    original_due: date | None
    """The date first promised, if it differs."""
    slipped: int
    """Days between the date first promised and the current one; below 0 if it was brought forward."""
    times_moved: int
    moved: str | None
    """Both in words: `re-dated once, 181 days later`; none if the date was never moved."""
    horizon: str | None
    success_measure: str | None
    completed: date | None
    days_late: int
    """How long after the date first promised it was completed; 0 if it was not late."""
    closure: str | None
    """`Merged into PREV-03 on 1 March 2011: …`."""
    closed_into: str | None
    """The id of the measure that it was merged into or superseded by."""
    evidence: tuple[Reference, ...]
    depends_on: tuple[str, ...]
    """Ids of measures."""
    part_of: str | None
    """The id of a measure."""
    linked: tuple[str, ...]
    """Those ids above that have a record in this report, so that a link can lead there."""
    links: tuple[Reference, ...]
    """Places in other frameworks."""
    tags: tuple[str, ...]
    source: Reference | None
    milestones: tuple[MilestoneRow, ...]
    indicators: tuple[IndicatorRow, ...]
    footnotes: tuple[Footnote, ...]
    """How values of its indicators were restated."""
    variations: tuple[VariationRow, ...]
    """All of them, oldest first."""
    returned: ReturnRow | None
    """The return for the period; none if there is none."""
    others_returned: tuple[ReturnRow, ...]
    """The returns for the period of agencies that do not speak for the measure, in the order they were submitted."""
    is_return_missing: bool
    past: tuple[PastPeriods, ...]
    """The confidence reported for each earlier period, oldest first."""


def build(view: ReportView) -> tuple[MeasureRecord, ...]:
    """In the order of the plan."""
    goals = {goal.id: goal for goal in view.plan.goals}
    objectives = {
        (goal.id, objective.id): view.text(objective, "title")
        for goal in view.plan.goals
        for objective in goal.objectives
    }
    frameworks = {framework.id: framework for framework in view.plan.frameworks}
    records = []
    for standing in view.now.standings:
        measure = standing.measure
        goal = goals.get(measure.goal)
        promise = standing.promise
        slipped, times_moved = promise.slip or 0, promise.times_moved
        rows = tuple(indicators.build_row(view, measure, one) for one in measure.indicators)
        state = view.labels[standing.state]
        named = (*measure.depends_on, measure.parent, measure.closure.into if measure.closure else None)
        lead = view.now.agencies.get(standing.lead_agency)
        links = []
        for link in measure.links:
            framework = frameworks.get(link.framework)
            title = view.text(framework, "title") if framework else link.framework
            links.append(
                Reference(
                    f"{title}, {link.ref}" if link.ref else title, link.url or (framework.url if framework else None)
                )
            )
        records.append(
            MeasureRecord(
                name=view.name(standing.id),
                is_internal=measure.visibility == "internal",
                goal=view.text(goal, "title") if goal else measure.goal,
                objective=objectives.get((measure.goal, measure.objective), measure.objective)
                if measure.objective
                else None,
                kind=view.labels.of(measure.kind),
                agency=view.agency_name(lead) if lead else standing.lead_agency,
                supporting=tuple(view.agency(one) or one for one in measure.supporting_agencies),
                agencies_as_published=measure.agencies_as_published,
                status=view.labels[measure.status],
                state=state,
                confidence=state if standing.is_open else None,
                is_overdue=standing.is_overdue,
                added=measure.added,
                start=measure.start,
                due=measure.due,
                original_due=promise.first_due if promise.first_due != measure.due else None,
                slipped=slipped,
                times_moved=times_moved,
                moved=_moved(view.language, times_moved, slipped),
                horizon=view.horizon(measure.horizon),
                success_measure=view.text(measure, "success_measure"),
                completed=measure.completed,
                days_late=promise.days_late,
                closure=_closure(view, measure),
                closed_into=measure.closure.into if measure.closure else None,
                evidence=references(measure.evidence),
                depends_on=measure.depends_on,
                part_of=measure.parent,
                linked=tuple(one for one in named if one in view.now.by_id),
                links=tuple(links),
                tags=measure.tags,
                source=_source(view, measure),
                milestones=tuple(_milestone(view, standing, one) for one in standing.milestones),
                indicators=rows,
                footnotes=indicators.footnotes(figure for row in rows for figure in row.series),
                variations=tuple(
                    variations.build_row(view, measure, one)
                    for one in sorted(measure.variations, key=lambda one: one.date)
                ),
                returned=_return(view, standing, standing.update) if standing.update else None,
                others_returned=tuple(_return(view, standing, one) for one in standing.other_returns),
                is_return_missing=standing.return_state == "missing",
                past=_past(view, standing),
            )
        )
    return tuple(records)


def _milestone(view: ReportView, standing: Standing, promise: Promise) -> MilestoneRow:
    milestone = promise.milestone
    assert milestone is not None
    return MilestoneRow(
        id=milestone.id,
        title=view.text(milestone, "title"),
        agency=view.agency(promise.agency) if promise.agency != standing.lead_agency else None,
        horizon=view.horizon(milestone.horizon),
        due=promise.due,
        original_due=promise.first_due if promise.first_due != promise.due else None,
        completed=promise.delivered,
        is_late=promise.is_late,
        is_overdue=promise.is_overdue,
        evidence=references(milestone.evidence),
    )


def _return(view: ReportView, standing: Standing, update: Update) -> ReturnRow:
    supplier = standing.returns.supplier(update)
    is_of_lead = update is standing.update
    return ReturnRow(
        submitted=update.submitted,
        is_late=standing.return_state == "late" if is_of_lead else standing.returns.is_late(update, view.plan),
        agency=view.agency(supplier) if supplier != standing.lead_agency else None,
        is_of_supporter=not is_of_lead and supplier in standing.supporters,
        status=view.labels[update.status],
        confidence=view.labels.of(update.confidence),
        no_change=update.no_change,
        summary=update.summary,
        next_steps=update.next_steps,
        issues=update.issues,
        delay_reason=view.labels.of(update.delay_reason),
        evidence=references(update.evidence),
        prepared_by=update.prepared_by,
        signed_off_by=update.signed_off.by if update.signed_off else None,
        signed_off_on=update.signed_off.date if update.signed_off else None,
        is_correction=update.corrects,
        corrected=tuple(
            CorrectedReturn(one.submitted, view.labels[one.status], view.labels.of(one.confidence), one.summary)
            for one in standing.returns.replaced_by(update)
        ),
        internal_note=update.internal_note,
    )


def _past(view: ReportView, standing: Standing) -> tuple[PastPeriods, ...]:
    """What was reported for the periods before this one, neighbours that are the same taken together."""
    measure, reported = standing.measure, standing.in_force
    ended = measure.completed or (measure.closure.date if measure.closure else None) or date.max
    is_expected = measure.lead_agency is not None and view.plan.first_period() is not None
    runs: list[tuple[str, str, str]] = []
    _ = view.language.gettext
    for period_id, name, last_day in view.earlier_periods:
        update = reported.get(period_id)
        if update is not None:
            key = update.confidence.value if update.confidence else UNSTATED
        elif is_expected and last_day < ended and is_in_plan(measure, view.plan, last_day):
            key = NOT_REPORTED
        else:
            continue
        if runs and runs[-1][2] == key:
            runs[-1] = (runs[-1][0], name, key)
        else:
            runs.append((name, name, key))
    return tuple(
        PastPeriods(view.labels[key], first if first == last else _("%(first)s to %(last)s", first=first, last=last))
        for first, last, key in runs
    )


def _moved(language: Language, times: int, days: int) -> str | None:
    if not times:
        return None
    moved = moved_by(language, days)
    if times == 1:
        return language.gettext("re-dated once, %(moved)s", moved=moved)
    if times == 2:
        return language.gettext("re-dated twice, %(moved)s", moved=moved)
    return language.ngettext(
        "re-dated %(num)s time, %(moved)s", "re-dated %(num)s times, %(moved)s", times, moved=moved
    )


def _closure(view: ReportView, measure: Measure) -> str | None:
    closure = measure.closure
    if closure is None:
        return None
    text = closure_text(view.language, closure, view.labels[closure.outcome].label)
    if closure.approved_by is None:
        return text
    return view.language.gettext("%(closed)s (approved by %(name)s)", closed=text, name=closure.approved_by)


def _source(view: ReportView, measure: Measure) -> Reference | None:
    source = measure.source
    if source is None:
        return None
    _, plan = view.language.gettext, view.plan
    title = source.title or (plan.source.title if plan.source else None) or view.text(plan, "title")
    if source.page:
        # Some plans have no page to name: "part Protection, goal 1" names itself what it is.
        if source.page[0].isdigit():
            title = _("%(title)s, page %(page)s", title=title, page=source.page)
        else:
            title = _("%(title)s, %(page)s", title=title, page=source.page)
    return Reference(title, source.url)
