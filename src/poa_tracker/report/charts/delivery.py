"""Delivery rate by period: of what was due in each, how much was delivered by its end."""

from collections.abc import Sequence

from markupsafe import Markup

from poa_tracker.model import translatable
from poa_tracker.report.charts import bars
from poa_tracker.report.labels import Term
from poa_tracker.report.language import Language
from poa_tracker.report.sections.delivery import PeriodRate
from poa_tracker.standing.delivery import Rate

_ID = "chart-delivery"
_ON_TIME = Term("on_track", translatable("Delivered by the date first promised"))
_LATE = Term("at_risk", translatable("Delivered after it"))
_OUTSTANDING = Term("off_track", translatable("Not delivered by the period's end"))
"""The parts have the colours and patterns of the states that they are nearest to."""


def draw_delivery(rows: Sequence[PeriodRate], language: Language) -> Markup:
    """A bar for each period, divided by what became of the milestones and measures due in it."""
    return bars.draw(
        _ID,
        language.gettext("Delivery rate, period by period"),
        [bars.Bar(row.period, _note(row.rate, language), _parts(row.rate, language)) for row in rows],
        language,
    )


def show_delivery_key(rows: Sequence[PeriodRate], language: Language) -> Markup:
    """What became of what was due, each with its pattern."""
    parts = [part for row in rows for part in _parts(row.rate, language) if part.number]
    occurring = {part.term.key: part.term for part in parts}
    return bars.show_key(_ID, [occurring[one.key] for one in (_ON_TIME, _LATE, _OUTSTANDING) if one.key in occurring])


def _parts(rate: Rate, language: Language) -> tuple[bars.BarPart, ...]:
    numbers = ((_ON_TIME, rate.delivered - rate.late), (_LATE, rate.late), (_OUTSTANDING, rate.outstanding))
    return tuple(bars.BarPart(Term(term.key, language.gettext(term.label)), number) for term, number in numbers)


def _note(rate: Rate, language: Language) -> str:
    if rate.percent is None:
        return language.gettext("nothing was due")
    return language.gettext(
        "%(delivered)s of %(due)s delivered, %(rate)s",
        delivered=rate.delivered,
        due=rate.due,
        rate=language.percent(rate.percent),
    )
