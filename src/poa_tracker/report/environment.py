"""The Jinja environments: sandboxed, strict about names, safe by default for text from files."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Protocol

from jinja2 import StrictUndefined, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from poa_tracker.findings.suggestion import did_you_mean
from poa_tracker.report.context import CONTEXT_NAMES
from poa_tracker.report.html import HtmlText
from poa_tracker.report.language import Language
from poa_tracker.report.markdown import MarkdownSentences, MarkdownText, join
from poa_tracker.report.row import is_row
from poa_tracker.report.template_folders import TemplateFolders

# What would make the same report differ from run to run.
_CLOCK = frozenset({"today", "now", "utcnow", "fromtimestamp"})
_CHANCE = ("lipsum",)
_COUNTED = "_counted"
_SENTENCES = ("gettext", "ngettext", "pgettext")


class LimitError(Exception):
    """A template asks for more than any report needs; the text names it."""


class Unknown(StrictUndefined):
    """A name that a template uses and nothing has; names what there is instead."""

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


MOST_STEPS = 20_000_000
"""Rounds of loops, and calls of macros and methods at fifty rounds each: a report of 1,000 measures takes 20,000."""
_STEPS_OF_A_CALL = 50
_MOST_CHARACTERS = 64 * 1024 * 1024
_MOST_BITS = 4096


class Text(Protocol):
    """What one format and one language make of values and of the report's own sentences."""

    def filters(self) -> dict[str, Callable[..., Any]]: ...

    def printed(self, value: Any) -> Any: ...

    @property
    def gettext(self) -> Callable[..., str]: ...

    @property
    def pgettext(self) -> Callable[..., str]: ...

    @property
    def ngettext(self) -> Callable[..., str]: ...


class ReportEnvironment(ImmutableSandboxedEnvironment):
    """What both formats share: rows are read fast, the clock and chance are out of reach, nothing goes on for ever.

    Steps are counted and seconds are not, so that a template fails on every machine or on none.
    """

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, folders: TemplateFolders, text: Text, **options: Any) -> None:
        super().__init__(
            loader=folders,
            extensions=["jinja2.ext.i18n"],
            finalize=text.printed,
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
        self.filters[_COUNTED] = self._counted
        self.filters.update(text.filters())
        # `{% trans %}` too hands its values over as they are: they are written and escaped where all others are.
        self.newstyle_gettext = True
        self._own = tuple(getattr(text, name) for name in _SENTENCES)
        self.globals.update(zip(_SENTENCES, self._own, strict=True), _=text.gettext)
        self._steps = 0

    def _generate(self, source: nodes.Template, *arguments: Any, **options: Any) -> str:
        for output in source.find_all(nodes.Output):
            output.nodes = [self._said_once(one) for one in output.nodes]
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
        return super()._generate(source, *arguments, **options)

    def _said_once(self, printed: nodes.Expr) -> nodes.Expr:
        """Words without values are the same each time, and a large report prints them thousands of times."""
        match printed:
            case nodes.Call(
                node=nodes.Name(name="_" | "gettext"), args=[nodes.Const(value=str(message))], kwargs=[]
            ) if not (printed.dyn_args or printed.dyn_kwargs):
                printed_text = self._own[0](message)
                if isinstance(printed_text, (Markup, MarkdownText)):
                    return nodes.TemplateData(str(printed_text), lineno=printed.lineno)
        return printed

    def _counted(self, items: Iterable[Any]) -> Iterable[Any]:
        """The same items. What has a length is counted at once, which is most of what reports loop over."""
        if isinstance(items, (tuple, list, range)):
            self._take(len(items))
            return items
        return self._count(items)

    def _count(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._take(1)
            yield item

    def _take(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MOST_STEPS:
            raise LimitError(f"this takes more than {MOST_STEPS // 10**6} million steps; it may never end")

    def call(self, context: Context, function: Any, /, *arguments: Any, **options: Any) -> Any:
        if function in self._own:
            return function(*arguments, **options)
        self._take(_STEPS_OF_A_CALL)
        return super().call(context, function, *arguments, **options)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Products and powers that no memory holds are refused before they are made."""
        whole = isinstance(left, int) and isinstance(right, int)
        if operator == "**" and whole and left.bit_length() * right > _MOST_BITS:
            raise LimitError("this makes a number of more than a thousand digits")
        for many, times in ((left, right), (right, left)):
            if isinstance(many, (str, tuple, list)) and isinstance(times, int) and len(many) * times > _MOST_CHARACTERS:
                raise LimitError(f"this makes more than {_MOST_CHARACTERS // 2**20} million characters")
        return super().call_binop(context, operator, left, right)

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

    concat = staticmethod(join)

    def __init__(self, folders: TemplateFolders, language: Language) -> None:
        super().__init__(folders, MarkdownSentences(language), autoescape=False)


class HtmlEnvironment(ReportEnvironment):
    """Whatever a template prints is escaped, unless it is marked as HTML."""

    def __init__(self, folders: TemplateFolders, language: Language) -> None:
        super().__init__(folders, HtmlText(language), autoescape=True)
