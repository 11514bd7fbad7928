"""At a glance: one sentence, and the counts with last period's beside them."""

from collections.abc import Iterable
from typing import NamedTuple

from poa_tracker.model import NOT_REPORTED
from poa_tracker.report.view import ReportView
from poa_tracker.standing.as_of import AsOf
from poa_tracker.standing.delivery import Rate
from poa_tracker.standing.tally import Tally


class GlanceRow(NamedTuple):
    """One count."""

    key: str
    """`open`, `on_track`, …, `variations_pending`."""
    label: str
    now: int
    then: int | None
    """At the end of the period before; none if there was none."""
    is_part: bool
    """Whether it is one of the parts that the open measures are divided into."""


class PeriodTally(NamedTuple):
    """The count at the end of one period, as known on the day of the report."""

    period: str
    """Its name: `Q1 2009/10`."""
    tally: Tally


class Glance(NamedTuple):
    """The whole report in one sentence and one table. Always there."""

    sentence: str
    period: str
    previous: str | None
    """The name of the period before; none if the plan was not reported on then."""
    now: Tally
    then: Tally | None
    rows: tuple[GlanceRow, ...]
    by_period: tuple[PeriodTally, ...]
    """The count at the end of the newest periods, this one last; `now` and `then` are the last two."""
    unled: int
    """Of those not reported: how many have no lead agency, so that nobody had to report."""


def build(view: ReportView) -> Glance:
    now = Tally.of(view.now.standings)
    unled = sum(one.lead_agency is None and one.state == NOT_REPORTED for one in view.now.open)
    then = Tally.of(view.then.standings) if view.has_previous else None
    return Glance(
        sentence=_sentence(view, now, unled),
        period=view.period_name(view.period.id),
        previous=view.period_name(view.then.period.id) if then else None,
        now=now,
        then=then,
        rows=tuple(_rows(view, now, then)),
        by_period=tuple(
            PeriodTally(view.period_name(one.period.id), now if one is view.now else Tally.of(one.standings))
            for one in view.by_period
        ),
        unled=unled,
    )


def _rows(view: ReportView, now: Tally, then: Tally | None) -> list[GlanceRow]:
    def row(key: str, label: str, *, is_part: bool = False) -> GlanceRow:
        return GlanceRow(key, label, getattr(now, key), getattr(then, key) if then else None, is_part)

    _, labels = view.language.gettext, view.labels
    overdue = view.language.in_sentence(labels["overdue"].label)
    approved, pending = _variations(view.now)
    approved_then, pending_then = _variations(view.then) if then else (None, None)
    approved_label = _("Variations approved %(in_the_quarter)s", in_the_quarter=view.within_period)
    rows = [
        row("open", _("Open measures")),
        *(row(key, labels[key].label, is_part=True) for key in ("on_track", "at_risk", "off_track")),
        row("unstated", labels["unstated"].label, is_part=True),
        row("not_reported", labels["not_reported"].label, is_part=True),
        row("overdue", _("Open and %(overdue)s", overdue=overdue)),
        row("completed", labels["completed"].label),
        row("closed", labels["closed"].label),
        row("measures", _("All measures")),
        GlanceRow("variations_approved", approved_label, approved, approved_then, False),
        GlanceRow("variations_pending", _("Variations waiting for approval"), pending, pending_then, False),
    ]
    return [one for one in rows if one.key != "unstated" or one.now or one.then]


def _variations(view: AsOf) -> tuple[int, int]:
    """How many were approved within the view's period, and how many wait."""
    variations = [one for standing in view.standings for one in standing.measure.variations]
    approved = sum(one.is_approved and view.period.contains(one.date) for one in variations)
    return approved, sum(len(standing.pending) for standing in view.standings)


def _sentence(view: ReportView, now: Tally, unled: int) -> str:
    _ = view.language.gettext
    if not now.measures:
        return _none_there(view)
    if now.measures == 1:
        counts = _the_one(view, now, unled)
    else:
        counts = _all_counted(view, now, unled)
    return _("%(sentence)s %(next_sentence)s", sentence=counts, next_sentence=_delivered(view))


def _none_there(view: ReportView) -> str:
    """That there was no measure; of an agency also who is to become part of it, so that one knows where to look."""
    _, period, agency = view.language.gettext, view.period_name(view.period.id), view.part_agency
    if agency is None:
        return _("There was no measure at the end of %(period)s.", period=period)
    text = _("%(agency)s led no measure at the end of %(period)s.", agency=view.agency_name(agency), period=period)
    for one in view.now.agencies:
        if one.succeeded_by and one.succeeded_by.agency == agency.id:
            name, day = view.agency_name(one), one.succeeded_by.date
            if day > view.day:
                became = _("%(agency)s becomes part of it on %(day)s.", agency=name, day=day)
            else:
                became = _("%(agency)s became part of it on %(day)s.", agency=name, day=day)
            text = _("%(sentence)s %(next_sentence)s", sentence=text, next_sentence=became)
    return text


def _the_one(view: ReportView, now: Tally, unled: int) -> str:
    """A sentence without numbers: of one measure there is nothing to count."""
    _, when = view.language.gettext, _at_the_end(view)
    keys = ("on_track", "at_risk", "off_track", "unstated", "not_reported", "completed", "closed")
    key = next(key for key in keys if getattr(now, key))
    state = view.language.in_sentence(view.labels[key].label)
    if not now.open:
        return _("%(at_the_end)s, the one measure was no longer open: %(state)s.", at_the_end=when, state=state)
    if unled:
        state = _("%(not_reported)s (it has no lead agency)", not_reported=state)
    return _("%(at_the_end)s, the one measure was open: %(state)s.", at_the_end=when, state=state)


def _all_counted(view: ReportView, now: Tally, unled: int) -> str:
    _, opened, states = view.language.gettext, _opened(view, now), _states(view, now, unled)
    ended = _counted(view, now, ("completed", "closed"))
    # For translators: one sentence of clauses, each of which is a message of its own.
    if states and ended:
        return _("%(opened)s: %(states)s; %(ended)s.", opened=opened, states=states, ended=ended)
    if states:
        return _("%(opened)s: %(states)s.", opened=opened, states=states)
    return _("%(opened)s; %(ended)s.", opened=opened, ended=ended)


def _at_the_end(view: ReportView) -> str:
    _ = view.language.gettext
    if view.now.is_running:
        return _("On %(day)s", day=view.day)
    return _("At the end of %(period)s", period=view.period_name(view.period.id))


def _opened(view: ReportView, now: Tally) -> str:
    """Of all measures, how many were open: as a clause."""
    ngettext, when = view.language.ngettext, _at_the_end(view)
    if now.open == now.measures:
        return ngettext(
            "%(at_the_end)s, all %(num)s measures were open",
            "%(at_the_end)s, all %(num)s measures were open",
            now.open,
            at_the_end=when,
        )
    return ngettext(
        "%(at_the_end)s, %(num)s of %(all)s measures was open",
        "%(at_the_end)s, %(num)s of %(all)s measures were open",
        now.open,
        at_the_end=when,
        all=now.measures,
    )


def _states(view: ReportView, now: Tally, unled: int) -> list[str]:
    states = _counted(view, now, ("on_track", "at_risk", "off_track", "not_reported"))
    if unled:
        states[-1] = view.language.ngettext(
            "%(not_reported)s (%(num)s has no lead agency)",
            "%(not_reported)s (%(num)s have no lead agency)",
            unled,
            not_reported=states[-1],
        )
    if now.unstated:
        states.append(
            view.language.ngettext(
                "%(num)s reported without saying whether it will make the date",
                "%(num)s reported without saying whether they will make the date",
                now.unstated,
            )
        )
    return states


def _counted(view: ReportView, now: Tally, keys: Iterable[str]) -> list[str]:
    """`3 on track`, `1 at risk`; what there is none of is left out."""
    _, in_sentence = view.language.gettext, view.language.in_sentence
    return [
        _("%(num)s %(state)s", num=getattr(now, key), state=in_sentence(view.labels[key].label))
        for key in keys
        if getattr(now, key)
    ]


def _delivered(view: ReportView) -> str:
    """What was due, and what is overdue. That nothing is, is there only where nothing due is outstanding either."""
    _, ngettext = view.language.gettext, view.language.ngettext
    done = _milestones_delivered(view)
    overdue = [one for one in view.promises if one.is_overdue]
    milestones = sum(one.milestone is not None for one in overdue)
    measures = len(overdue) - milestones
    behind = [
        *([ngettext("%(num)s measure", "%(num)s measures", measures)] if measures else []),
        *([ngettext("%(num)s milestone", "%(num)s milestones", milestones)] if milestones else []),
    ]
    if behind:
        return ngettext(
            "%(done)s; %(overdue)s was overdue.",
            "%(done)s; %(overdue)s were overdue.",
            len(overdue),
            done=done,
            overdue=behind,
        )
    if all(one.delivered for one in view.due_this_period):
        return _("%(done)s; nothing was overdue.", done=done)
    return _("%(done)s.", done=done)


def _milestones_delivered(view: ReportView) -> str:
    _, ngettext, when = view.language.gettext, view.language.ngettext, view.within_period
    milestones = Rate.of(one for one in view.due_this_period if one.milestone)
    if not milestones.due:
        return _("No milestone was due %(in_the_quarter)s", in_the_quarter=when)
    if milestones.due == 1:
        if milestones.delivered:
            return _("The one milestone due %(in_the_quarter)s was delivered", in_the_quarter=when)
        return _("The one milestone due %(in_the_quarter)s was not delivered", in_the_quarter=when)
    if not milestones.delivered:
        return ngettext(
            "Of the %(num)s milestones due %(in_the_quarter)s, none was delivered",
            "Of the %(num)s milestones due %(in_the_quarter)s, none was delivered",
            milestones.due,
            in_the_quarter=when,
        )
    return ngettext(
        "Of the %(due)s milestones due %(in_the_quarter)s, %(num)s was delivered",
        "Of the %(due)s milestones due %(in_the_quarter)s, %(num)s were delivered",
        milestones.delivered,
        due=milestones.due,
        in_the_quarter=when,
    )
