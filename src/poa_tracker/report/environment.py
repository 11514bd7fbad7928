"""The Jinja environments: sandboxed, strict about names, safe by default for text from files."""

from datetime import date
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from poa_tracker.findings.suggestion import did_you_mean
from poa_tracker.report import html, markdown
from poa_tracker.report.context import CONTEXT_NAMES
from poa_tracker.report.row import is_row
from poa_tracker.report.template_folders import TemplateFolders

# What would make the same report differ from run to run.
_CLOCK = frozenset({"today", "now", "utcnow", "fromtimestamp"})
_CHANCE = ("lipsum",)


class Unknown(StrictUndefined):
    """A name that a template uses and nothing has; says what there is instead."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name = self._undefined_name
        if self._undefined_obj is missing:
            known = ", ".join(CONTEXT_NAMES)
            return f"there is no {name!r}{did_you_mean(str(name), CONTEXT_NAMES) or f' (there is: {known})'}"
        if self._undefined_obj is None:
            return f"{name!r} is asked of something that is left out here; ask whether it is there first: {{% if … %}}"
        if is_row(self._undefined_obj):
            fields = self._undefined_obj._fields
            hint = did_you_mean(str(name), fields) or f" (it has: {', '.join(fields)})"
            return f"{type(self._undefined_obj).__name__} has no {name!r}{hint}"
        if isinstance(self._undefined_obj, dict):
            return f"there is no {name!r}{did_you_mean(str(name), map(str, self._undefined_obj))}"
        return f"{type(self._undefined_obj).__name__} has no {name!r}"


class ReportEnvironment(ImmutableSandboxedEnvironment):
    """What both formats share: rows are read fast, the clock and chance are out of reach."""

    def __init__(self, folders: TemplateFolders, **options: Any) -> None:
        super().__init__(
            loader=folders,
            undefined=Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            **options,
        )
        for name in _CHANCE:
            del self.globals[name]
        del self.filters["random"]

    def getattr(self, obj: Any, attribute: str) -> Any:
        # Rows hold nothing but plain values, so that the sandbox has nothing to look into; they are most of what a
        # template reads, and looking into each would double the time that a large report takes.
        if isinstance(obj, tuple) and attribute[0] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if attr in _CLOCK and (isinstance(obj, date) or (isinstance(obj, type) and issubclass(obj, date))):
            return False
        return super().is_safe_attribute(obj, attr, value)


class MarkdownEnvironment(ReportEnvironment):
    """Whatever a template prints is escaped, unless a filter, a block or a macro made Markdown of it."""

    concat = staticmethod(markdown.join)

    def __init__(self, folders: TemplateFolders) -> None:
        super().__init__(folders, autoescape=False, finalize=markdown.escape)
        self.filters.update(markdown.FILTERS)


class HtmlEnvironment(ReportEnvironment):
    """Whatever a template prints is escaped, unless it is marked as HTML."""

    def __init__(self, folders: TemplateFolders) -> None:
        super().__init__(folders, autoescape=True, finalize=_nothing_for_none)
        self.filters.update(html.FILTERS)


def _nothing_for_none(value: Any) -> Any:
    return "" if value is None else value
