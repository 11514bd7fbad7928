"""At a glance: one sentence, and the counts with last period's beside them."""

from typing import NamedTuple

from poa_tracker.model import VariationState, long_date
from poa_tracker.register.as_of import AsOf
from poa_tracker.report.delivery_rate import Rate
from poa_tracker.report.phrase import counted, in_sentence, joined
from poa_tracker.report.tally import PeriodTally, Tally
from poa_tracker.report.view import ReportView


class GlanceRow(NamedTuple):
    """One count."""

    key: str
    """`open`, `on_track`, …, `variations_pending`."""
    label: str
    now: int
    then: int | None
    """At the end of the period before; none where there was none."""
    is_part: bool
    """Whether it is one of the parts that the open measures are divided into."""


class Glance(NamedTuple):
    """The whole report in one sentence and one table. Always there."""

    sentence: str
    period: str
    previous: str | None
    """The name of the period before; none where the plan was not reported on then."""
    now: Tally
    then: Tally | None
    rows: tuple[GlanceRow, ...]
    by_period: tuple[PeriodTally, ...]
    """The count at the end of the newest periods, this one last; `now` and `then` are the last two."""


def build(view: ReportView) -> Glance:
    now = Tally.of(view.now.standings)
    then = Tally.of(view.then.standings) if view.has_previous else None
    return Glance(
        sentence=_sentence(view, now),
        period=view.period.name,
        previous=view.then.period.name if then else None,
        now=now,
        then=then,
        rows=tuple(_rows(view, now, then)),
        by_period=tuple(
            PeriodTally(one.period.name, now if one is view.now else Tally.of(one.standings)) for one in view.by_period
        ),
    )


def _rows(view: ReportView, now: Tally, then: Tally | None) -> list[GlanceRow]:
    def row(key: str, label: str, *, is_part: bool = False) -> GlanceRow:
        return GlanceRow(key, label, getattr(now, key), getattr(then, key) if then else None, is_part)

    labels = view.labels
    approved, pending = _variations(view.now)
    approved_then, pending_then = _variations(view.then) if then else (None, None)
    rows = [
        row("open", "Open measures"),
        *(row(key, labels[key].label, is_part=True) for key in ("on_track", "at_risk", "off_track")),
        row("unstated", labels["unstated"].label, is_part=True),
        row("not_reported", labels["not_reported"].label, is_part=True),
        row("overdue", f"Open and {in_sentence(labels['overdue'].label)}"),
        row("completed", labels["completed"].label),
        row("closed", labels["closed"].label),
        row("measures", "All measures"),
        GlanceRow(
            "variations_approved", f"Variations approved in the {view.period_noun}", approved, approved_then, False
        ),
        GlanceRow("variations_pending", "Variations waiting for approval", pending, pending_then, False),
    ]
    return [one for one in rows if one.key != "unstated" or one.now or one.then]


def _variations(view: AsOf) -> tuple[int, int]:
    """How many were approved within the view's period, and how many wait."""
    variations = [one for standing in view.standings for one in standing.measure.variations]
    approved = sum(one.is_approved and view.period.contains(one.date) for one in variations)
    return approved, sum(one.state is VariationState.REQUESTED for one in variations)


def _sentence(view: ReportView, now: Tally) -> str:
    if not now.measures:
        return f"There was no measure at the end of {view.period.name}."
    running = view.day < view.period.last_day
    when = f"On {long_date(view.day)}" if running else f"At the end of {view.period.name}"
    labels = view.labels
    parts = [
        f"{getattr(now, key):,} {in_sentence(labels[key].label)}"
        for key in ("on_track", "at_risk", "off_track", "not_reported")
        if getattr(now, key)
    ]
    if now.unstated:
        parts.append(f"{now.unstated:,} reported without saying whether {_they(now.unstated)} will make the date")
    ended = [
        f"{getattr(now, key):,} {in_sentence(labels[key].label)}"
        for key in ("completed", "closed")
        if getattr(now, key)
    ]
    opened = (
        f"{when}, all {counted(now.measures, 'measure')} were open"
        if now.open == now.measures > 1
        else f"{when}, {now.open:,} of {counted(now.measures, 'measure')} "
        + ("was open" if now.open == 1 else "were open")
    )
    sentence = opened + (f": {joined(parts)}" if parts else "")
    if ended:
        sentence += f"; {joined(ended)}"
    return f"{sentence}. {_delivered(view)}"


def _delivered(view: ReportView) -> str:
    """What was due, and what is overdue. That nothing is, is said only where nothing due is outstanding either."""
    milestones = Rate.of(one for one in view.due_this_period if one.milestone)
    if milestones.due == 1:
        done = f"The one milestone due in the {view.period_noun} was {'' if milestones.delivered else 'not '}delivered"
    elif milestones.due:
        delivered = f"{milestones.delivered:,}" if milestones.delivered else "none"
        verb = "was" if milestones.delivered < 2 else "were"
        done = (
            f"Of the {counted(milestones.due, 'milestone')} due in the {view.period_noun}, {delivered} {verb} delivered"
        )
    else:
        done = f"No milestone was due in the {view.period_noun}"
    overdue = [one for one in view.deliverables if one.is_overdue]
    milestones_overdue = sum(one.milestone is not None for one in overdue)
    behind = [
        *([counted(len(overdue) - milestones_overdue, "measure")] if len(overdue) > milestones_overdue else []),
        *([counted(milestones_overdue, "milestone")] if milestones_overdue else []),
    ]
    if behind:
        return f"{done}; {joined(behind)} {'was' if len(overdue) == 1 else 'were'} overdue."
    if all(one.delivered for one in view.due_this_period):
        return f"{done}; nothing was overdue."
    return f"{done}."


def _they(number: int) -> str:
    return "it" if number == 1 else "they"
