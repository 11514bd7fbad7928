"""Needs a decision: what is off track, overdue or blocked, what fell silent in trouble, and what waits for approval."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from poa_tracker.model import Confidence, Status, Update
from poa_tracker.report.labels import Term
from poa_tracker.report.names import MeasureName
from poa_tracker.report.view import ReportView
from poa_tracker.standing.as_of import Standing
from poa_tracker.standing.promise import Promise


class Decision(NamedTuple):
    """A measure that somebody above the agency has to look at."""

    measure: MeasureName
    owner: str | None
    """The lead agency; none if none is named."""
    state: Term
    """The confidence reported for the period, or that none was."""
    last_state: Term | None
    """The confidence last reported, if that was at risk or off track and nothing is known since."""
    last_period: str | None
    """The period for which that was reported: `Q1 2010/11`."""
    why: tuple[str, ...]
    """The reasons: `overdue by 45 days`, `milestone M1 is overdue by 3 days`, `waits for PREV-02, which is off
    track`, `POL, which supports it, reports off track`."""
    has_return: bool
    """Whether the agency reported on it for the period. What it did not report is none either way."""
    delay_reason: Term | None
    issues: str | None
    """What is in the way, from the agency's return for the period."""
    next_steps: str | None
    due: date | None
    new_date: str | None
    """The date asked for by a variation that waits for approval."""


def build(view: ReportView) -> tuple[Decision, ...]:
    """Off track first, then silent since they were not on track, then those with a supporter off track, then overdue,
    blocked, waiting; within each in the order of the plan."""
    overdue: dict[str, list[Promise]] = defaultdict(list)
    for one in view.promises:
        if one.is_overdue:
            overdue[one.measure.id].append(one)
    found = []
    for standing in view.now.open:
        why = [*_reasons(view, standing, overdue.get(standing.id, []))]
        if why:
            found.append((min(weight for weight, _ in why), standing, tuple(reason for _, reason in why)))
    found.sort(key=lambda one: one[0])
    return tuple(_decision(view, standing, why) for _, standing, why in found)


def _reasons(view: ReportView, standing: Standing, overdue: list[Promise]) -> Iterator[tuple[int, str]]:
    """What is the matter with a measure, each with its weight: 0 is the heaviest."""
    _, ngettext, in_sentence = view.language.gettext, view.language.ngettext, view.language.in_sentence
    word = in_sentence(view.labels["overdue"].label)
    if standing.confidence is Confidence.OFF_TRACK:
        yield 0, in_sentence(view.labels["off_track"].label)
    if last := standing.last_heard:
        state, before = (in_sentence(view.labels[one].label) for one in (standing.state, last.confidence or ""))
        period = view.period_name(last.period)
        yield 1, _("%(state)s, was %(before)s in %(period)s", state=state, before=before, period=period)
    for other in standing.other_returns:
        if other.confidence is Confidence.OFF_TRACK:
            yield 2, _others_word(view, standing, other)
    for one in overdue:
        if one.milestone is None:
            late = ngettext("%(overdue)s by %(num)s day", "%(overdue)s by %(num)s days", one.days_overdue, overdue=word)
        else:
            late = ngettext(
                "milestone %(id)s (%(title)s) is %(overdue)s by %(num)s day",
                "milestone %(id)s (%(title)s) is %(overdue)s by %(num)s days",
                one.days_overdue,
                id=one.milestone.id,
                title=view.text(one.milestone, "title"),
                overdue=word,
            )
        yield 3, late
    for other_id in standing.measure.depends_on:
        awaited = view.find(other_id)
        trouble = _trouble(view, awaited) if awaited else None
        if trouble:
            yield 4, _("waits for %(measure)s, which is %(state)s", measure=other_id, state=trouble)
    for variation in standing.pending:
        field = in_sentence(view.field_name(standing.measure, variation.field))
        yield 5, _("a change waits for approval: %(field)s", field=field)


def _others_word(view: ReportView, standing: Standing, update: Update) -> str:
    """That an agency which does not speak for the measure sees it off track."""
    _, state = view.language.gettext, view.language.in_sentence(view.labels["off_track"].label)
    supplier = standing.returns.supplier(update)
    name = view.agency(supplier) or _("nobody")
    if supplier in standing.supporters:
        return _("%(agency)s, which supports it, reports %(state)s", agency=name, state=state)
    return _("%(agency)s reports %(state)s", agency=name, state=state)


def _trouble(view: ReportView, standing: Standing) -> str | None:
    """Why a measure holds up those that depend on it."""
    in_sentence = view.language.in_sentence
    if standing.status is Status.CLOSED:
        closure = standing.measure.closure
        return in_sentence(view.labels[closure.outcome if closure else "closed"].label)
    if not standing.is_open:
        return None
    if standing.is_overdue:
        return in_sentence(view.labels["overdue"].label)
    if standing.confidence is Confidence.OFF_TRACK:
        return in_sentence(view.labels["off_track"].label)
    return None


def _decision(view: ReportView, standing: Standing, why: tuple[str, ...]) -> Decision:
    update, last = standing.update, standing.last_heard
    asked = [view.field_value(one.field, one.to) for one in standing.pending if one.field == "due"]
    return Decision(
        measure=view.name(standing.id),
        owner=view.agency(standing.lead_agency),
        state=view.labels[standing.state],
        last_state=view.labels.of(last.confidence) if last else None,
        last_period=view.period_name(last.period) if last else None,
        why=why,
        has_return=update is not None,
        delay_reason=view.labels.of(update.delay_reason) if update else None,
        issues=update.issues if update else None,
        next_steps=update.next_steps if update else None,
        due=standing.measure.due,
        new_date=asked[-1] if asked else None,
    )
