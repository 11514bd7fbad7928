"""Planned against actual dates: how far each date has moved from the one first promised."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate

from markupsafe import Markup

from poa_tracker.model import translatable
from poa_tracker.report.charts.svg import (
    Length,
    disc,
    element,
    em,
    key,
    line,
    marker,
    picture,
    shown,
    text,
    titled,
    wrapped,
)
from poa_tracker.report.language import Language
from poa_tracker.report.language.phrase import language_of
from poa_tracker.report.sections.dates import DateRow, Dates

_ID = "chart-dates"
_HEAD, _ROW, _WORDS, _LINE = Fraction(20, 10), Fraction(28, 10), Fraction(10, 10), Fraction(19, 10)
"""Heights of a letter: of the scale above the rows, from row to row, down to a row's words and to its line."""

_NEXT, _ABOVE, _BELOW = Fraction(115, 100), Fraction(5, 10), Fraction(7, 10)
"""The same from a line of words to the next, and from a row's line to the ends of the upright ones on it."""

_MOST_TICKS, _MONTHS_APART = 4, (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_WIDEST, _MOST_LINES = 56, 2
"""Letters of a title on one line, and how many lines it has: both fit where letters are twice as large."""
_RING, _DISC = Fraction(45, 100), Fraction(34, 100)
_MARGIN = 2
"""Parts of a hundred kept free at both ends, so that no mark is cut off."""


def draw_timeline(dates: Dates, language: Language) -> Markup:
    """For each measure a hollow mark where it was first promised, and a line from there to where it stands now."""
    titles = [wrapped(row.measure.title, _WIDEST, _MOST_LINES) for row in dates.rows]
    tops = list(accumulate((_ROW + _NEXT * max(0, len(title) - 1) for title in titles), initial=_HEAD))
    height = tops.pop()
    levels = [top + _LINE + _NEXT * max(0, len(title) - 1) for top, title in zip(tops, titles, strict=True)]
    return picture(
        _ID,
        language.gettext("Dates first promised, and what became of them"),
        " ".join(f"{row.measure.id}: {_in_words(row, language)}." for row in dates.rows),
        height,
        *_scale(dates, levels, language),
        *(
            _draw_row(dates, row, title, top, level, language)
            for row, title, top, level in zip(dates.rows, titles, tops, levels, strict=True)
        ),
    )


def show_timeline_key(dates: Dates, language: Language) -> Markup:
    """The marks that occur and what each stands for."""
    marks = (
        ("planned", translatable("First promised")),
        ("due", translatable("Due now")),
        ("overdue", translatable("Overdue")),
        ("completed", translatable("Completed")),
    )
    occurring = {_mark(row) for row in dates.rows} | {"planned"}
    return key(
        (_shape(kind, 50, Fraction(1, 2)), language.gettext(words)) for kind, words in marks if kind in occurring
    )


def _in_words(row: DateRow, language: Language) -> str:
    _ = language.gettext
    values = {"first": row.original_due, "due": row.due, "completed": row.completed, "difference": row.difference}
    if row.completed and row.due != row.original_due:
        return _("first promised for %(first)s, now due %(due)s, completed %(completed)s (%(difference)s)", **values)
    if row.completed:
        return _("first promised for %(first)s, completed %(completed)s (%(difference)s)", **values)
    if row.due != row.original_due:
        return _("first promised for %(first)s, now due %(due)s (%(difference)s)", **values)
    return _("first promised for %(first)s (%(difference)s)", **values)


def _scale(dates: Dates, levels: Sequence[Length], language: Language) -> Iterator[Markup]:
    """Upright lines for months and for the day of the report, on each row's line only: so none runs through words."""
    for day in _ticks(dates.first, dates.last):
        across = _across(dates, day)
        yield from _upright(across, levels, "grid")
        anchor = "start" if across < 8 else "end" if across > 92 else "middle"
        yield text(language.short_month(day), across, Fraction(12, 10), anchor, "quiet")
    if dates.first <= dates.day <= dates.last:
        across = _across(dates, dates.day)
        yield element("g", titled(language.day(dates.day)), *_upright(across, levels, "today"))


def _upright(across: Length, levels: Sequence[Length], class_: str) -> Iterator[Markup]:
    return (line(across, level - _ABOVE, across, level + _BELOW, class_) for level in levels)


def _draw_row(
    dates: Dates, row: DateRow, title: Sequence[str], top: Length, level: Length, language: Language
) -> Markup:
    planned, actual = _across(dates, row.original_due), _across(dates, row.completed or row.due)
    first, *others = title or [""]
    lang = language_of(row.measure.title)
    drawn = [
        titled(f"{row.measure.id} {shown(row.measure.title)}: {_in_words(row, language)}"),
        element(
            "text",
            row.measure.id,
            element("tspan", f" {first}", class_="more", lang=lang),
            x="0",
            y=em(top + _WORDS),
        ),
        *(
            element("text", words, x="0", y=em(top + _WORDS + _NEXT * number), class_="more", lang=lang)
            for number, words in enumerate(others, 1)
        ),
        text(row.difference, 100, top + _WORDS, "end", "quiet"),
    ]
    if planned != actual:
        drawn.append(line(planned, level, actual, level, "slip" if actual > planned else "slip early"))
    drawn += [_shape("planned", planned, level), _shape(_mark(row), actual, level)]
    return element("g", *drawn, class_="long" if others else None)


def _mark(row: DateRow) -> str:
    if row.completed:
        return "completed"
    return "overdue" if row.is_overdue else "due"


def _shape(kind: str, across: Length, down: Length) -> Markup:
    """A ring, a disc, a square or a square on its corner: each mark by its form as well as by its colour."""
    if kind in ("overdue", "completed"):
        return marker(across, down, kind, turned=kind == "completed")
    return disc(across, down, kind, _RING if kind == "planned" else _DISC)


def _across(dates: Dates, day: date) -> Fraction:
    span = (dates.last - dates.first).days or 1
    return _MARGIN + Fraction((100 - 2 * _MARGIN) * (day - dates.first).days, span)


def _ticks(first: date, last: date) -> Sequence[date]:
    """The firsts of a few months between two days, at even distances."""
    for months in _MONTHS_APART:
        start = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // months) * months
        end = last.year * 12 + last.month - 1
        found = range(start, end + 1, months)
        if len(found) <= _MOST_TICKS:
            return [date(month // 12, month % 12 + 1, 1) for month in found]
    return []
