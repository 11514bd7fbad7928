"""From rows to a report: find the template, run it, and show plainly what is wrong with it where it fails."""

import base64
import hashlib
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Template, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from poa_tracker.errors import PoaError, TemplateError, UsageError
from poa_tracker.findings.suggestion import did_you_mean
from poa_tracker.inert import without_hidden
from poa_tracker.report.blocks import check_blocks
from poa_tracker.report.cell_label import label_cells
from poa_tracker.report.context import ReportContext
from poa_tracker.report.environment import HtmlEnvironment, MarkdownEnvironment, ReportEnvironment
from poa_tracker.report.language import Language
from poa_tracker.report.sections.agencies import AgencyRow
from poa_tracker.report.template_folders import TemplateFile, TemplateFolders
from poa_tracker.vocabulary import ReportFormat

DEFAULT_TEMPLATE = "report"
INDEX_TEMPLATE = "each/index"
STYLESHEET = "report.css.j2"
MOST_CHARACTERS = 64 * 1024 * 1024
"""A report that grows beyond this is a template that never ends."""
_PIECES_AT_ONCE = 4096


LAYOUTS = (ReportFormat.MARKDOWN, ReportFormat.HTML)
"""What templates are written in."""


class IndexRow(NamedTuple):
    """An agency in the page that leads to the reports."""

    agency: AgencyRow
    file: str | None
    """The name of its report, in the same folder; none for what has no report of its own."""


class Stylesheet(NamedTuple):
    """The style of an HTML report, and what its security policy knows it by."""

    text: Markup
    sha256: str
    """Base64, as `Content-Security-Policy` wants it."""


def list_templates(root: Path) -> list[TemplateFile]:
    """The templates that can be asked for by name: the package's and the plan's own."""
    return TemplateFolders(root).entries()


def list_parts(root: Path) -> list[TemplateFile]:
    """What those are put together from, and what a plan can put its own in place of."""
    return TemplateFolders(root).parts()


def render(context: ReportContext, output: ReportFormat, root: Path, template: str = DEFAULT_TEMPLATE) -> str:
    """The report of the plan in `root`, as Markdown or HTML with `\\n` line ends. The same context gives the same text.

    Word and PDF reports are made of the HTML, which is what is given for them. Raises UsageError for a template that
    does not exist, TemplateError for one that fails.
    """
    folders = TemplateFolders(root)
    return _render(folders, _find(folders, template, output), context.names(), output.layout, context.language)


def render_index(context: ReportContext, rows: tuple[IndexRow, ...], output: ReportFormat, root: Path) -> str:
    """The page that leads to the reports of the agencies: by `each/index`, which a plan can put its own in place of."""
    return _render(
        TemplateFolders(root),
        f"{INDEX_TEMPLATE}.{output.layout.value}.j2",
        context.names() | {"reports": rows},
        output.layout,
        context.language,
    )


def _render(
    folders: TemplateFolders, file_name: str, names: dict[str, Any], output: ReportFormat, language: Language
) -> str:
    environment: ReportEnvironment = (
        MarkdownEnvironment(folders, language)
        if output is ReportFormat.MARKDOWN
        else HtmlEnvironment(folders, language)
    )
    try:
        if output is ReportFormat.HTML:
            names["stylesheet"] = _stylesheet(environment)
        text = run(_load(environment, file_name), names)
    except PoaError:
        raise
    except Exception as error:  # noqa: BLE001 - a template can fail in every way that Python can
        raise TemplateError(f"{_place(error, folders)}: {explain(error, folders, environment)}") from None
    return text if output is ReportFormat.MARKDOWN else label_cells(without_hidden(text))


def _find(folders: TemplateFolders, template: str, output: ReportFormat) -> str:
    entries = folders.entries()
    if not any(one.name == template and one.suffix == output.layout.value for one in entries):
        known = sorted({one.name for one in entries if one.suffix in (output.layout.value, output.value)})
        listed = ", ".join(known)
        hint = did_you_mean(template, known) or f" (there is: {listed})"
        raise UsageError(f"there is no template {template!r} for --format {output.value}{hint}")
    return f"{template}.{output.layout.value}.j2"


def _load(environment: ReportEnvironment, file_name: str) -> Template:
    check_blocks(environment, file_name)
    return environment.get_template(file_name)


def run(template: Template, names: dict[str, Any], called: str = "") -> str:
    """What the template prints. TemplateError, which calls it `called`, where that is more than any report is long."""
    printed = template.generate(names)
    parts: list[str] = []
    length = 0
    while pieces := list(islice(printed, _PIECES_AT_ONCE)):
        parts.append("".join(pieces))
        length += len(parts[-1])
        if length > MOST_CHARACTERS:
            raise TemplateError(
                f"{called or template.filename} prints more than {MOST_CHARACTERS // 2**20} million characters"
            )
    return "".join(parts)


def _stylesheet(environment: ReportEnvironment) -> Stylesheet:
    # `</` could end the element that the style stands in; `<\\/` means the same to a stylesheet.
    printed = run(_load(environment, STYLESHEET), {})
    text = printed.replace("</", "<\\/").strip()
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return Stylesheet(Markup(text), digest)  # noqa: S704 - a template's own text, not a file's


def explain(error: Exception, folders: TemplateFolders, environment: ReportEnvironment) -> str:
    """What is wrong with a template, in one line without the place."""
    if isinstance(error, TemplateSyntaxError):
        what = error.message or "this is not a template"
        for kind in ("filter", "test"):
            if what.startswith(f"No {kind} named "):
                name = what.removeprefix(f"No {kind} named ").strip(".'\"")
                what = f"there is no {kind} {name!r}{did_you_mean(name, getattr(environment, f'{kind}s'))}"
    elif isinstance(error, TemplateNotFound):
        wanted = str(error.name)
        what = f"there is no template {wanted!r}{did_you_mean(wanted, folders.list_templates())}"
    elif isinstance(error, RecursionError):
        what = "it extends or includes itself"
    else:
        what = str(error) or type(error).__name__
    return " ".join(what.split())


def _place(error: Exception, folders: TemplateFolders) -> str:
    """The template and its line: where it cannot be read, else the innermost that a traceback passed through."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}, line {error.lineno}"
    place = "a template"
    traceback = error.__traceback__
    while traceback:
        name = traceback.tb_frame.f_code.co_filename
        if name in folders.given:
            place = f"{name}, line {traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
