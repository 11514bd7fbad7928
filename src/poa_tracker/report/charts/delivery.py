"""Delivery rate by period: of what was due in each, how much was delivered by its end."""

from collections.abc import Sequence

from markupsafe import Markup

from poa_tracker.report.charts import bars
from poa_tracker.report.delivery_rate import PeriodRate, Rate
from poa_tracker.report.labels import Term

_ID = "chart-delivery"
_ON_TIME = Term("on_track", "Delivered by the date first promised")
_LATE = Term("at_risk", "Delivered after it")
_OUTSTANDING = Term("off_track", "Not delivered")
"""The parts have the colours and patterns of the states that they are nearest to."""


def draw_delivery(rows: Sequence[PeriodRate]) -> Markup:
    """A bar for each period, divided by what became of the milestones and measures due in it."""
    return bars.draw(
        _ID,
        "Delivery rate, period by period",
        [bars.Bar(row.period, _note(row.rate), _parts(row.rate)) for row in rows],
    )


def show_delivery_key(rows: Sequence[PeriodRate]) -> Markup:
    """What became of what was due, each with its pattern."""
    occurring = {part.term for row in rows for part in _parts(row.rate) if part.number}
    return bars.show_key(_ID, [term for term in (_ON_TIME, _LATE, _OUTSTANDING) if term in occurring])


def _parts(rate: Rate) -> tuple[bars.Part, ...]:
    return (
        bars.Part(_ON_TIME, rate.delivered - rate.late),
        bars.Part(_LATE, rate.late),
        bars.Part(_OUTSTANDING, rate.outstanding),
    )


def _note(rate: Rate) -> str:
    if rate.percent is None:
        return "nothing was due"
    return f"{rate.delivered:,} of {rate.due:,} delivered, {rate.percent}%"
