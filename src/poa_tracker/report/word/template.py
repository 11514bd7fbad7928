"""A Word document of the plan's own with Jinja tags in it, filled with what every template is given.

The library docxtpl finds the tags in Word's XML; what they may do and how text gets in is the sandbox's business here.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Template

from poa_tracker.errors import NotInstalledError, PoaError, TemplateError
from poa_tracker.inert import on_one_line
from poa_tracker.report.context import ReportContext
from poa_tracker.report.environment import ReportEnvironment
from poa_tracker.report.labels import SHAPES, Term
from poa_tracker.report.language import Language
from poa_tracker.report.names import MeasureName, Reference, measure_id, title_and_address
from poa_tracker.report.render import explain, run
from poa_tracker.report.template_folders import TemplateFolders
from poa_tracker.report.word.file import clean, open_word_file, write_word_file

_TAG = re.compile(r"<[^>]+>")
# docxtpl takes these for tags that were to be shown as they are; a space that has no width keeps them text.
_LOOKS_LIKE_TAG = re.compile(r"([{%}])_(?=[{%}])")
_MOST_SHOWN = 60


def fill(path: Path, origin: str, context: ReportContext, folders: TemplateFolders) -> bytes:
    """The document in `path` with its tags replaced, as the bytes of a .docx. The same input gives the same bytes.

    `origin` is what messages call it: `templates/brief.docx`. Raises TemplateError for a tag that fails, UsageError for
    a file that is no Word document or where the package that fills them is not installed.
    """
    try:
        from docxtpl import DocxTemplate
    except ModuleNotFoundError:
        raise NotInstalledError("a Word template", "docxtpl", "docx") from None

    environment = WordEnvironment(folders, origin, context.language)
    template = DocxTemplate(path)
    template.docx = open_word_file(path)
    try:
        template.render(context.names(), environment, autoescape=True)
    except PoaError:
        raise
    except Exception as error:  # noqa: BLE001 - a template can fail in every way that Python can
        reason = explain(error, folders, environment)
        raise TemplateError(f"{origin}{environment.near(error)}: {reason}") from None
    return write_word_file(template.docx, context.front.as_at)


class WordEnvironment(ReportEnvironment):
    """Whatever a tag prints is text: escaped for XML, on one line, without what Word has no place for."""

    def __init__(self, folders: TemplateFolders, called: str, language: Language) -> None:
        super().__init__(folders, WordText(language), autoescape=True)
        for name in ("safe", "xmlattr", "urlize", "tojson"):
            del self.filters[name]
        self._sources: list[str] = []
        self._called = called

    def from_string(self, source: Any, *arguments: Any, **options: Any) -> Template:
        """A part of the document as a template, which prints no more than a report may be long."""
        self._sources.append(source)
        return _Part(self._called, super().from_string(source, *arguments, **options))  # type: ignore[return-value]

    def near(self, error: Exception) -> str:
        """`, at “…”`: the paragraph in which a tag failed, as far as it can be found."""
        line = getattr(error, "lineno", None)
        traceback = error.__traceback__
        while traceback:
            if traceback.tb_frame.f_code.co_filename == "<template>":
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        lines = self._sources[-1].split("\n") if self._sources else []
        if line is None or not 1 <= line <= len(lines):
            return ""
        words = on_one_line(_TAG.sub("", lines[line - 1]))
        shown = words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…"
        return f", at “{shown}”" if shown else ""


class _Part:
    """What docxtpl asks of a template, and no more."""

    def __init__(self, called: str, template: Template) -> None:
        self._called, self._template = called, template

    def render(self, names: dict[str, Any]) -> str:
        return run(self._template, names, self._called)


class WordText:
    """What tags can make of values, in one language. Word knows no marked text: whatever is printed is escaped."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.gettext, self.pgettext, self.ngettext = language.gettext, language.pgettext, language.ngettext

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
        }

    def printed(self, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, date):
            return self._language.day(value)
        text = self._language.number(value) if type(value) is int else str(value)
        text = on_one_line(clean(text))
        return _LOOKS_LIKE_TAG.sub("\\1_\u2060", text)


def show_badge(term: Term | None) -> str:
    """A state as shape and word."""
    if term is None:
        return ""
    shape = SHAPES.get(term.key)
    return f"{shape} {term.label}" if shape else term.label


def show_link(reference: Reference | str | None, url: str | None = None) -> str:
    """The title, and its address where that is one to follow."""
    if reference is None:
        return ""
    title, address = title_and_address(reference, url)
    return f"{title} ({address})" if address else title


def show_measure(name: MeasureName | str | None) -> str:
    """A measure's id."""
    return "" if name is None else measure_id(name)


def show_naming(text: str | None, name: MeasureName | str | None) -> str:  # noqa: ARG001 - as the other formats have it
    """The text, in which the measure's id stands."""
    return text or ""
