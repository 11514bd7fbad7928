"""Text in HTML: Jinja escapes it; here is what becomes more than text."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from poa_tracker.report import charts
from poa_tracker.report.labels import SHAPES, Term
from poa_tracker.report.language import Language, Phrase
from poa_tracker.report.language.phrase import in_language, language_of
from poa_tracker.report.names import MeasureName, Reference, measure_id, title_and_address

_NOT_IN_CSS_STRING = re.compile(r"[\x00-\x1f\x7f\"'\\<>&{}]")


class HtmlText:
    """What templates can make of values, in one language. What was made once is kept: large reports repeat much."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._days: dict[date, DayMarkup] = {}
        self._badges: dict[Term, Markup] = {}
        self._links: dict[tuple[str, str], Markup] = {}

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {
            "day": self.show_day,
            # For readers alone; where a report has thousands of days, what programs get is a tenth of the file.
            "day_in_words": self._language.day_if_any,
            "percent": self._language.percent_if_any,
            "badge": self.show_badge,
            "link": self.show_link,
            "measure": self.show_measure,
            "naming": self.show_naming,
            "in_sentence": self._language.in_sentence_of,
            "plain": plain,
            "css_string": css_string,
            **charts.filters(self._language),
        }

    def show_day(self, day: date | None) -> Markup:
        if day is None:
            return Markup()
        made = self._days.get(day)
        if made is None:
            made = self._days[day] = _time(day, self._language)
        return made

    def show_badge(self, term: Term | None) -> Markup:
        """A state as word, colour and shape; the stylesheet has the shape, which screen readers pass over."""
        if term is None:
            return Markup()
        made = self._badges.get(term)
        if made is None:
            shaped = Markup('<span class="s {}">{}</span>').format(term.key, term.label)
            made = self._badges[term] = shaped if term.key in SHAPES else escape(term.label)
        return made

    def show_link(self, reference: Reference | str | None, url: str | None = None) -> Markup:
        """A link where the address is one to follow, else the text alone."""
        if reference is None:
            return Markup()
        title, address = title_and_address(reference, url)
        return escape(title) if address is None else self._link(address, title)

    def show_measure(self, name: MeasureName | str | None) -> Markup:
        """A measure's id, as a link to its record in the same document."""
        if name is None:
            return Markup()
        written = measure_id(name)
        return self._link(f"#{written}", written)

    def show_naming(self, text: str | None, name: MeasureName | str | None) -> Markup:
        """A text in which a measure's id stands, with that as a link to its record."""
        before, found, after = (text or "").partition(measure_id(name) if name else "\0")
        if not found:
            return escape(text or "")
        made = escape(before) + self._link(f"#{found}", found) + escape(after)
        lang = language_of(text or "")
        return in_language(made, lang) if lang else made

    def gettext(self, message: str, /, **values: Any) -> Markup:
        return self._printed(self._language.gettext, (message,), values)

    def pgettext(self, context: str, message: str, /, **values: Any) -> Markup:
        return self._printed(self._language.pgettext, (context, message), values)

    def ngettext(self, singular: str, plural: str, number: int, /, **values: Any) -> Markup:
        return self._printed(self._language.ngettext, (singular, plural, number), values)

    def printed(self, value: Any) -> Any:
        """Nothing for none; a number as in sentences and charts: `1,000`."""
        if value is None:
            return ""
        return self._language.number(value) if type(value) is int else value

    def _printed(self, translate: Callable[..., str], arguments: tuple[Any, ...], values: dict[str, Any]) -> Markup:
        """The sentence, escaped; a value that is HTML already stands in it as HTML."""
        if not any(hasattr(value, "__html__") for value in values.values()):
            return escape(translate(*arguments, **values))
        # Whatever is HTML waits behind a letter of Unicode's that no text means anything by.
        waiting = {name: value for name, value in values.items() if hasattr(value, "__html__")}
        text = translate(*arguments, **{**values, **{name: f"\ue000{name}\ue001" for name in waiting}})
        made = str(escape(str(text)))
        lang = language_of(text)
        for name, value in waiting.items():
            shown = lang == "en" and isinstance(value, (DayMarkup, Phrase)) and value.english
            made = made.replace(f"\ue000{name}\ue001", escape(shown or value))
        return in_language(Markup(made), lang) if lang else Markup(made)  # noqa: S704 - all parts are escaped

    def _link(self, address: str, text: str) -> Markup:
        # Markup.format is slow, and a large report has thousands of links; both parts are escaped here.
        key = address, text
        made = self._links.get(key)
        if made is None:
            made = self._links[key] = Markup(f'<a href="{escape(address)}">{escape(text)}</a>')  # noqa: S704
        return made


def plain(value: Any) -> str:
    """The text alone, for `<title>` and attributes: without a mark of the language it is in."""
    return value.striptags() if isinstance(value, Markup) else str(value)


def css_string(value: Any) -> Markup:
    """Text in a stylesheet, in its quotes; whatever could end it is written by its number."""
    written = _NOT_IN_CSS_STRING.sub(lambda match: f"\\{ord(match[0]):x} ", plain(value))
    return Markup(f'"{written}"')  # noqa: S704 - what means something to HTML or CSS is not in it


class DayMarkup(Markup):
    """A day as HTML, which a sentence that stands in English has in English too."""

    english: Markup


def _time(day: date, language: Language) -> DayMarkup:
    words = language.day(day)
    lang = language_of(words)
    made = DayMarkup(Markup('<time datetime="{}"{}>{}</time>').format(day.isoformat(), _lang(lang), str(words)))
    made.english = Markup('<time datetime="{}">{}</time>').format(day.isoformat(), language.english.day(day))
    return made


def _lang(lang: str | None) -> Markup:
    return Markup(' lang="{}"').format(lang) if lang else Markup()
