"""Bars one below the other, each divided into parts: what a count was made of, period by period."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup

from poa_tracker.report.charts.svg import Length, element, em, key, percent, picture, plate, text, titled
from poa_tracker.report.labels import Term
from poa_tracker.report.language import Language

_ROW, _WORDS, _TOP, _THICK = Fraction(31, 10), 1, Fraction(14, 10), Fraction(13, 10)
"""Heights of a letter: from bar to bar, down to the words above a bar, to the bar itself, and its own height."""

_NARROW, _PER_DIGIT = 2, Fraction(29, 10)
"""Parts of a hundred, on a telephone: the margins of a figure inside a part, and the width of each of its digits."""

PATTERNS = {
    "on_track": None,
    "completed": Markup('<path d="M0 3H8" class="hatch"/>'),
    "at_risk": Markup('<path d="M-2 2L2 -2M0 8L8 0M6 10L10 6" class="hatch"/>'),
    "off_track": Markup('<path d="M0 0L8 8M8 0L0 8" class="hatch"/>'),
    "unstated": Markup('<circle cx="4" cy="4" r="1.5" class="dot"/>'),
    "not_reported": Markup(""),
    "closed": Markup('<path d="M3 0V8" class="hatch"/>'),
}
"""What each state is filled with, on a tile of eight by eight: none is known by its colour alone. None is solid."""


class BarPart(NamedTuple):
    """A part of a bar."""

    term: Term
    """The state whose colour and pattern it has; its label is what the part is called."""
    number: int


class Bar(NamedTuple):
    """A bar and the words above it."""

    label: str
    note: str
    """At the other end: what the parts add up to."""
    parts: tuple[BarPart, ...]

    @property
    def total(self) -> int:
        return sum(part.number for part in self.parts)


def draw(chart_id: str, title: str, bars: Sequence[Bar], language: Language) -> Markup:
    """Each bar is as long as the whole width, however much it stands for: compared are the shares."""
    used = {part.term.key for bar in bars for part in bar.parts if part.number}
    return picture(
        chart_id,
        title,
        " ".join(_in_words(bar, language) for bar in bars),
        _ROW * len(bars),
        _patterns(chart_id, used),
        *(_draw_bar(chart_id, bar, _ROW * number, language) for number, bar in enumerate(bars)),
    )


def show_key(chart_id: str, terms: Sequence[Term]) -> Markup:
    """What the patterns stand for, as a list of words each with a sample; the patterns are those of the chart."""
    return key((_fill(chart_id, term.key, x="0", y="0", width="100%", height="100%"), term.label) for term in terms)


def _in_words(bar: Bar, language: Language) -> str:
    _ = language.gettext
    parts = [_("%(num)s %(state)s", num=one.number, state=one.term.label) for one in bar.parts if one.number]
    if not parts:
        return _("%(period)s: %(note)s.", period=bar.label, note=bar.note)
    return _("%(period)s: %(parts)s (%(note)s).", period=bar.label, parts=parts, note=bar.note)


def _patterns(chart_id: str, used: set[str]) -> Markup:
    tiles = [
        element(
            "pattern",
            Markup('<rect width="8" height="8" class="ground"/>'),
            tile,
            id=f"{chart_id}-{state}",
            class_=state,
            width="8",
            height="8",
            patternUnits="userSpaceOnUse",
        )
        for state, tile in PATTERNS.items()
        if state in used and tile is not None
    ]
    return element("defs", *tiles) if tiles else Markup("")


def _draw_bar(chart_id: str, bar: Bar, top: Fraction, language: Language) -> Markup:
    drawn = [text(bar.label, 0, top + _WORDS), text(bar.note, 100, top + _WORDS, "end", "quiet")]
    if not bar.total:
        drawn.append(_empty(top + _TOP))
    start = 0
    for part in bar.parts:
        if part.number:
            drawn.append(_draw_part(chart_id, bar, part, start, top + _TOP, language))
            start += part.number
    return element("g", *drawn)


def _draw_part(chart_id: str, bar: Bar, part: BarPart, start: int, top: Fraction, language: Language) -> Markup:
    left, width = Fraction(100 * start, bar.total), Fraction(100 * part.number, bar.total)
    figure = language.number(part.number)
    named = titled(
        language.gettext(
            "%(period)s, %(state)s: %(number)s of %(total)s",
            period=bar.label,
            state=part.term.label,
            number=part.number,
            total=bar.total,
        )
    )
    drawn = [
        named,
        _fill(chart_id, part.term.key, x=percent(left), y=em(top), width=percent(width), height=em(_THICK)),
    ]
    if width >= _NARROW + _PER_DIGIT * len(figure):
        on = "figure solid" if PATTERNS[part.term.key] is None else "figure"
        if on == "figure":
            drawn.append(plate(left + width / 2, top + _THICK / 2, len(figure)))
        drawn.append(text(figure, left + width / 2, top + _THICK - Fraction(3, 10), "middle", on))
    return element("g", *drawn)


def _empty(top: Length) -> Markup:
    return element("rect", x="0", y=em(top), width="100%", height=em(_THICK), class_="empty")


def _fill(chart_id: str, state: str, **box: str) -> Markup:
    pattern = f"url(#{chart_id}-{state})" if PATTERNS[state] is not None else None
    return element("rect", **box, fill=pattern, class_=f"part {state}")
