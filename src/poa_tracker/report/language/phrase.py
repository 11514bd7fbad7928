"""Text that knows which language it is in."""

from typing import Any

from markupsafe import Markup, escape


class Phrase(str):
    """A report's own words, or text of a plan that stands in another language than the report.

    In HTML the latter is marked with its language, so that it is spoken as it should be (WCAG 3.1.2).
    """

    __slots__ = ("english", "lang")

    lang: str | None
    """A BCP 47 tag where it is not the report's language."""
    english: str | None
    """The same in English, for a sentence around it that stands in English."""

    def __new__(cls, text: str, lang: str | None = None, english: str | None = None) -> "Phrase":
        phrase = super().__new__(cls, text)
        phrase.lang = lang
        phrase.english = english
        return phrase

    def __html__(self) -> Markup:
        text = escape(str(self))
        return text if self.lang is None else in_language(text, self.lang)


def language_of(text: str) -> str | None:
    """The language of text that is not in that of the report."""
    return text.lang if isinstance(text, Phrase) else None


def in_language(text: Markup, lang: str) -> Markup:
    """What is HTML already, marked with its language."""
    return Markup(f'<span lang="{escape(lang)}">{text}</span>')  # noqa: S704 - both parts are escaped


def mark(value: Any, lang: str) -> Any:
    """Rows with every text of the plan in them marked as being in that language.

    What a program reads, and words that the report chose, stay as they are.
    """
    if type(value) is str:
        return Phrase(value, lang)
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        if names:
            pairs = zip(names, value, strict=True)
            return type(value)(*(one if name in _FOR_PROGRAMS else mark(one, lang) for name, one in pairs))
        return tuple(mark(one, lang) for one in value)
    return value


_FOR_PROGRAMS = frozenset(
    {
        *("id", "key", "kind", "url", "ref", "language", "period_id", "plan_id", "file"),
        *("value", "first_value", "revision", "depends_on", "part_of", "closed_into", "linked"),
    }
)
"""Fields that hold addresses, names for programs and figures, which are in no language."""
