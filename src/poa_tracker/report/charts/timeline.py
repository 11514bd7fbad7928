"""Planned against actual dates: how far each date has moved from the one first promised."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from markupsafe import Markup

from poa_tracker.model import MONTH_NAMES, long_date
from poa_tracker.report.charts.svg import Length, disc, element, em, key, line, marker, picture, shortened, shown, text
from poa_tracker.report.sections.dates import DateRow, Dates

_ID = "chart-dates"
_HEAD, _ROW, _WORDS, _LINE = Fraction(20, 10), Fraction(28, 10), Fraction(10, 10), Fraction(19, 10)
"""Heights of a letter: of the scale above the rows, from row to row, down to a row's words and to its line."""

_MOST_TICKS, _MONTHS_APART = 4, (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_LONGEST_TITLE = 56
_RING, _DISC = Fraction(45, 100), Fraction(34, 100)
_MARGIN = 2
"""Parts of a hundred kept free at both ends, so that no mark is cut off."""


def draw_timeline(dates: Dates) -> Markup:
    """For each measure a hollow mark where it was first promised, and a line from there to where it stands now."""
    height = _HEAD + _ROW * len(dates.rows)
    rows = [_draw_row(dates, row, _HEAD + _ROW * number) for number, row in enumerate(dates.rows)]
    return picture(
        _ID,
        "Dates first promised, and what became of them",
        " ".join(f"{row.measure.id}: {_told(row)}." for row in dates.rows),
        height,
        *_scale(dates, height),
        *rows,
    )


def show_timeline_key(dates: Dates) -> Markup:
    """The marks that occur and what each stands for."""
    marks = (
        ("planned", "First promised"),
        ("due", "Due now"),
        ("overdue", "Overdue"),
        ("completed", "Completed"),
    )
    occurring = {_mark(row) for row in dates.rows} | {"planned"}
    return key((_shape(kind, 50, Fraction(1, 2)), words) for kind, words in marks if kind in occurring)


def _told(row: DateRow) -> str:
    words = f"first promised for {long_date(row.original_due)}"
    if row.due != row.original_due:
        words += f", now due {long_date(row.due)}"
    if row.completed:
        words += f", completed {long_date(row.completed)}"
    return f"{words} ({row.difference})"


def _scale(dates: Dates, height: Length) -> Iterator[Markup]:
    for day in _ticks(dates.first, dates.last):
        across = _across(dates, day)
        yield line(across, _HEAD - Fraction(4, 10), across, height, "grid")
        anchor = "start" if across < 8 else "end" if across > 92 else "middle"
        yield text(f"{MONTH_NAMES[day.month - 1][:3]} {day.year}", across, Fraction(12, 10), anchor, "quiet")
    if dates.first <= dates.day <= dates.last:
        across = _across(dates, dates.day)
        yield element("g", element("title", long_date(dates.day)), line(across, _HEAD, across, height, "today"))


def _draw_row(dates: Dates, row: DateRow, top: Length) -> Markup:
    level = top + _LINE
    planned, actual = _across(dates, row.original_due), _across(dates, row.completed or row.due)
    title = element("tspan", f" {shortened(row.measure.title, _LONGEST_TITLE)}", class_="more")
    drawn = [
        element("title", f"{row.measure.id} {shown(row.measure.title)}: {_told(row)}"),
        element("text", row.measure.id, title, x="0", y=em(top + _WORDS)),
        text(row.difference, 100, top + _WORDS, "end", "quiet"),
    ]
    if planned != actual:
        drawn.append(line(planned, level, actual, level, "slip" if actual > planned else "slip early"))
    drawn += [_shape("planned", planned, level), _shape(_mark(row), actual, level)]
    return element("g", *drawn)


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
