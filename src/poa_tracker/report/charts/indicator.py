"""An indicator over time: its values in a line, with where it began, where it is to be, and what was corrected."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from poa_tracker.report.charts.svg import disc, element, key, line, marker, picture, text, titled
from poa_tracker.report.language import Language
from poa_tracker.report.sections.indicators import Figure, IndicatorRow

_TOP, _FLOOR, _HEIGHT = Fraction(16, 10), Fraction(66, 10), Fraction(82, 10)
"""Heights of a letter: down to the highest value, to the lowest, and to the end of the words below."""

_LEFT, _RIGHT, _MIDDLE, _SMALL = 3, 97, Fraction(1, 2), Fraction(18, 100)


def draw_indicator(row: IndicatorRow, language: Language) -> Markup:
    """A line from value to value. What is not shown exactly is a bar from nothing to the limit, and ends the line."""
    chart_id = f"chart-{row.measure.id}-{row.id}"
    scale = _Scale(row)
    return picture(
        chart_id,
        f"{row.title} ({row.unit})",
        _in_words(row, language),
        _HEIGHT,
        line(0, _FLOOR, 100, _FLOOR, "axis"),
        *_target(row, scale),
        *_steps(row, scale),
        *(_point(figure, "restated" if figure.restated else "value", scale, language) for figure in row.series),
        *([_point(row.baseline, "baseline", scale, language)] if row.baseline else ()),
        *_words(row, scale, language),
    )


class _Scale:
    """Where days and amounts lie: amounts from nothing, or from the lowest where there are some below nothing."""

    def __init__(self, row: IndicatorRow) -> None:
        figures = [*row.series, *(one for one in (row.baseline, row.target) if one)]
        amounts = [Fraction(one.amount if one.amount is not None else one.limit or 0) for one in figures]
        amounts += [Fraction(one.first_amount) for one in figures if one.first_amount is not None]
        self._first = min(one.day for one in figures)
        self._days = (max(one.day for one in figures) - self._first).days
        self._lowest = min(Fraction(0), *amounts)
        self._span = max(Fraction(0), *amounts) - self._lowest

    def across(self, figure: Figure) -> Fraction:
        if not self._days:
            return Fraction(50)
        return _LEFT + Fraction((_RIGHT - _LEFT) * (figure.day - self._first).days, self._days)

    def down(self, amount: Decimal | int) -> Fraction:
        if not self._span:
            return _FLOOR
        return _FLOOR - (_FLOOR - _TOP) * (Fraction(amount) - self._lowest) / self._span


def show_indicator_key(suppress_below: int | None, language: Language) -> Markup:
    """What the marks stand for; the last only where small values are not shown exactly."""
    _ = language.gettext
    marks = [
        (disc(50, _MIDDLE, "value"), _("Value")),
        (disc(50, _MIDDLE, "value provisional"), _("Provisional")),
        (marker(50, _MIDDLE, "restated", turned=True), _("Restated")),
        (disc(50, _MIDDLE, "first", _SMALL), _("First reported")),
        (marker(50, _MIDDLE, "baseline"), _("Baseline")),
        (line(0, _MIDDLE, 100, _MIDDLE, "target"), _("Target")),
        *(
            [(line(50, 0, 50, 1, "hidden-amount"), _("Less than %(limit)s", limit=suppress_below))]
            if suppress_below
            else []
        ),
    ]
    return key(marks)


def _in_words(row: IndicatorRow, language: Language) -> str:
    _ = language.gettext
    parts = [_("baseline %(figure)s", figure=_figure(row.baseline, language))] if row.baseline else []
    parts += [_figure(one, language) for one in row.series]
    parts += [_("target %(figure)s", figure=_figure(row.target, language))] if row.target else []
    return f"{'; '.join(parts)}."


def _figure(figure: Figure, language: Language) -> str:
    _ = language.gettext
    values = {"when": figure.when, "value": figure.value, "first": figure.first_value}
    if figure.restated and figure.is_provisional:
        return _("%(when)s: %(value)s (provisional, restated, first reported as %(first)s)", **values)
    if figure.restated:
        return _("%(when)s: %(value)s (restated, first reported as %(first)s)", **values)
    if figure.is_provisional:
        return _("%(when)s: %(value)s (provisional)", **values)
    return _("%(when)s: %(value)s", **values)


def _target(row: IndicatorRow, scale: _Scale) -> Iterator[Markup]:
    if row.target and row.target.amount is not None:
        level = scale.down(row.target.amount)
        yield line(0, level, 100, level, "target")


def _steps(row: IndicatorRow, scale: _Scale) -> Iterator[Markup]:
    """From each figure to the next, where both are shown exactly; from the baseline in dashes: nobody knows the way."""
    known = [*([row.baseline] if row.baseline else []), *row.series]
    for before, after in pairwise(known):
        if before.amount is not None and after.amount is not None and before.day <= after.day:
            ends = scale.across(before), scale.down(before.amount), scale.across(after), scale.down(after.amount)
            yield line(*ends, "step from-baseline" if before is row.baseline else "step")


def _point(figure: Figure, kind: str, scale: _Scale, language: Language) -> Markup:
    """A disc for a value, a ring for a provisional one, a square for the baseline, on its corner a restated one.

    From the latter a thread leads to where it stood when it was first reported.
    """
    named = titled(_figure(figure, language))
    across = scale.across(figure)
    if figure.amount is None:
        top = scale.down(figure.limit or 0)
        return element("g", named, line(across, top, across, _FLOOR, "hidden-amount"))
    down = scale.down(figure.amount)
    if kind == "value":
        return element("g", named, disc(across, down, "value provisional" if figure.is_provisional else "value"))
    drawn = [named]
    if figure.first_amount is not None:
        first = scale.down(figure.first_amount)
        drawn += [line(across, first, across, down, "thread"), disc(across, first, "first", _SMALL)]
    return element("g", *drawn, marker(across, down, kind, turned=kind == "restated"))


def _words(row: IndicatorRow, scale: _Scale, language: Language) -> Iterator[Markup]:
    """The first and the last figure at their marks, the target at its line, and below from when to when."""
    if row.target and row.target.amount is not None:
        level = scale.down(row.target.amount)
        yield text(
            language.gettext("target %(figure)s", figure=row.target.value), 100, level - Fraction(4, 10), "end", "quiet"
        )
    first = row.baseline or (row.series[0] if len(row.series) > 1 else None)
    latest = row.series[-1] if row.series else None
    if first:
        yield _label(first, scale, "start")
    if latest:
        yield _label(latest, scale, "end" if scale.across(latest) > 50 else "start")
    ends = [one for one in (first, *row.series, row.target) if one]
    yield text(ends[0].when, 0, _HEIGHT - Fraction(3, 10), "start", "quiet")
    if len(ends) > 1:
        yield text(ends[-1].when, 100, _HEIGHT - Fraction(3, 10), "end", "quiet")


def _label(figure: Figure, scale: _Scale, anchor: str) -> Markup:
    level = scale.down(figure.amount if figure.amount is not None else figure.limit or 0)
    return text(figure.value, scale.across(figure), level - Fraction(6, 10), anchor, "figure")
