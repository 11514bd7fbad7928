"""Indicators: the baseline, the latest values and the target of each, with what was corrected since."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import count
from typing import NamedTuple

from poa_tracker.model import Indicator, Measure, Point
from poa_tracker.report.labels import Term
from poa_tracker.report.names import MeasureName
from poa_tracker.report.view import ReportView
from poa_tracker.standing.series import Reading, end_of, readings

MOST_CHARTS = 48
"""More small charts than this nobody looks at side by side; the table has all indicators."""


class Figure(NamedTuple):
    """A value and what it is for."""

    value: str
    """`1,200`; in public `<5` if the plan hides smaller counts."""
    when: str
    """`Q1 2009/10`, or a day."""
    day: date
    """The same as a day: the last one of a period."""
    amount: Decimal | None
    """The value as a number; none if it is hidden."""
    limit: int | None = None
    """If it is hidden: it is less than this, and more than 0."""
    is_provisional: bool = False
    note: int | None = None
    """In the table of all indicators: the number of the footnote on how it was restated."""
    restated: str | None = None
    """How it was restated, in the words of its footnote."""
    first_value: str | None = None
    """If it was restated: the value first reported, as this report may show it."""
    first_amount: Decimal | None = None
    """The same as a number; none if it is hidden."""


class IndicatorRow(NamedTuple):
    """One indicator of one measure."""

    measure: MeasureName
    id: str
    title: str
    unit: str
    direction: Term | None
    baseline: Figure | None
    previous: Figure | None
    """The value before the latest."""
    latest: Figure | None
    """For the newest period or day that has a value; not always for the period of the report."""
    target: Figure | None
    series: tuple[Figure, ...]
    """Every value as it is now known, oldest first."""


class Footnote(NamedTuple):
    """How a value was restated."""

    number: int
    text: str


class Indicators(NamedTuple):
    """In the order of the plan. Left out if the plan has none."""

    rows: tuple[IndicatorRow, ...]
    footnotes: tuple[Footnote, ...]
    """For the values in the rows. The records of the measures have the restatements of others."""
    has_provisional: bool
    charted: tuple[IndicatorRow, ...]
    """Those with at least two figures over time, for a line chart; if there are very many, the first ones."""
    uncharted: int
    """How many more there are."""


def build(view: ReportView) -> Indicators | None:
    found = [
        build_row(view, standing.measure, indicator)
        for standing in view.now.standings
        for indicator in standing.measure.indicators
    ]
    if not found:
        return None
    numbers = count(1)
    rows = tuple(_numbered(row, numbers) for row in found)
    provisional = any(figure.is_provisional for row in rows for figure in (row.previous, row.latest) if figure)
    changing = [row for row in rows if len(row.series) + (row.baseline is not None) > 1]
    return Indicators(
        rows=rows,
        footnotes=footnotes(figure for row in rows for figure in (row.previous, row.latest) if figure),
        has_provisional=provisional,
        charted=tuple(changing[:MOST_CHARTS]),
        uncharted=max(0, len(changing) - MOST_CHARTS),
    )


def footnotes(figures: Iterable[Figure]) -> tuple[Footnote, ...]:
    """How those of them that were restated were, from 1 on."""
    restated = (figure.restated for figure in figures if figure.restated)
    return tuple(Footnote(number, text) for number, text in enumerate(restated, 1))


def _numbered(row: IndicatorRow, numbers: Iterator[int]) -> IndicatorRow:
    """The row with the numbers of its footnotes, where values in it were restated."""
    for name in ("previous", "latest"):
        figure = getattr(row, name)
        if figure and figure.restated:
            row = row._replace(**{name: figure._replace(note=next(numbers))})
    return row


def build_row(view: ReportView, measure: Measure, indicator: Indicator) -> IndicatorRow:
    series = [_known(view, indicator, reading) for reading in readings(indicator, view.plan.reporting.cycle)]
    return IndicatorRow(
        measure=view.name(measure.id),
        id=indicator.id,
        title=view.text(indicator, "title"),
        unit=view.text(indicator, "unit"),
        direction=view.labels.of(indicator.direction),
        baseline=_figure(view, indicator.baseline),
        previous=series[-2] if len(series) > 1 else None,
        latest=series[-1] if series else None,
        target=_figure(view, indicator.target, is_promise=True),
        series=tuple(series),
    )


def _known(view: ReportView, indicator: Indicator, reading: Reading) -> Figure:
    """The value last reported for a time, with how it was restated where it was first reported otherwise."""
    values = reading.values
    figure = _shown(view, reading.value)._replace(is_provisional=reading.value.provisional)
    if not reading.is_restated:
        return figure
    _ = view.language.gettext
    text = _(
        "%(indicator)s, %(when)s: reported as %(value)s on %(day)s",
        indicator=view.text(indicator, "title"),
        when=figure.when,
        value=view.figure(values[0].value),
        day=values[0].reported,
    )
    for one in values[1:]:
        text = _(
            "%(reported)s, restated as %(value)s on %(day)s",
            reported=text,
            value=view.figure(one.value),
            day=one.reported,
        )
    first = _shown(view, reading.first)
    return figure._replace(
        restated=_("%(reported)s.", reported=text), first_value=first.value, first_amount=first.amount
    )


def _figure(view: ReportView, point: Point | None, *, is_promise: bool = False) -> Figure | None:
    return None if point is None else _shown(view, point, is_promise=is_promise)


def _shown(view: ReportView, point: Point, *, is_promise: bool = False) -> Figure:
    """A figure as this audience may know it. A target is a promise and not a count, so it is shown exactly."""
    when = view.period_name(point.period) if point.period else view.language.day(point.date or date.min)
    day = end_of(point, view.plan.reporting.cycle)
    if is_promise or not view.is_hidden(point.value):
        return Figure(view.language.number(point.value), when, day, point.value)
    return Figure(view.figure(point.value), when, day, None, view.plan.disclosure.suppress_below)
