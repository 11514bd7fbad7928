"""Text in Markdown: whatever a file holds stays text in every place that a template can put it.

Written for GitHub-flavoured Markdown. Escapes are as few as keep the text inert, because people read the source too.
"""

from collections.abc import Callable, Iterable
from typing import Any

from poa_tracker.inert import inert_markdown
from poa_tracker.report.labels import SHAPES, Term
from poa_tracker.report.language import Language
from poa_tracker.report.names import MeasureName, Reference, measure_id, title_and_address

_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "[": "%5B", "]": "%5D", "*": "%2A", "~": "%7E", "$": "%24"})


class MarkdownText(str):
    """Text that is Markdown already: what a template wrote, or a filter made."""

    __slots__ = ()


def escape(value: Any) -> str:
    """What a template prints, as Markdown that shows it and does nothing else; nothing for None."""
    if isinstance(value, MarkdownText):
        return value
    if value is None:
        return ""
    return inert_markdown(str(value))


def join(pieces: Iterable[str]) -> str:
    """What blocks, macros and whole templates print, one piece after the other: all of it is Markdown by now."""
    return MarkdownText("".join(pieces))


def show_badge(term: Term | None) -> str:
    """A state as shape and word."""
    if term is None:
        return ""
    shape = SHAPES.get(term.key)
    return MarkdownText(f"{shape} {escape(term.label)}" if shape else escape(term.label))


def show_link(reference: Reference | str | None, url: str | None = None) -> str:
    """A link where the address is one to follow, else the text alone."""
    if reference is None:
        return ""
    title, address = title_and_address(reference, url)
    text = escape(title)
    if address is None:
        return MarkdownText(text)
    address = address.translate(_IN_ADDRESS).replace("&", "&amp;")
    return MarkdownText(f"[{text}]({address})")


def show_measure(name: MeasureName | str | None) -> str:
    """A measure's id, as a link to its record in the same document."""
    if name is None:
        return ""
    written = measure_id(name)
    return MarkdownText(f"[{escape(written)}](#{escape(written.lower())})")


def show_naming(text: str | None, name: MeasureName | str | None) -> str:
    """A text in which a measure's id stands, with that as a link to its record."""
    written = escape(text)
    return MarkdownText(written.replace(escape(measure_id(name)), show_measure(name), 1) if name else written)


class MarkdownSentences:
    """What templates print in one language, and how they write days and figures."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {
            "day": self._language.day_if_any,
            "day_in_words": self._language.day_if_any,
            "percent": self._language.percent_if_any,
            "badge": show_badge,
            "link": show_link,
            "measure": show_measure,
            "naming": show_naming,
            "in_sentence": self._language.in_sentence_of,
            "plain": str,
            "safe": MarkdownText,
        }

    def gettext(self, message: str, /, **values: Any) -> str:
        return self._printed(self._language.gettext, (message,), values)

    def pgettext(self, context: str, message: str, /, **values: Any) -> str:
        return self._printed(self._language.pgettext, (context, message), values)

    def ngettext(self, singular: str, plural: str, number: int, /, **values: Any) -> str:
        return self._printed(self._language.ngettext, (singular, plural, number), values)

    def printed(self, value: Any) -> str:
        """Whatever a template prints, escaped; a number as in sentences: `1,000`."""
        if type(value) is int:
            return self._language.number(value)
        return escape(value)

    def _printed(self, translate: Callable[..., str], arguments: tuple[Any, ...], values: dict[str, Any]) -> str:
        """The sentence, escaped; a value that is Markdown already stands in it as Markdown."""
        waiting = {name: value for name, value in values.items() if isinstance(value, MarkdownText)}
        text = escape(translate(*arguments, **{**values, **{name: f"\ue000{name}\ue001" for name in waiting}}))
        for name, value in waiting.items():
            text = text.replace(f"\ue000{name}\ue001", value)
        return MarkdownText(text)
