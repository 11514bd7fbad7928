"""From rows to the file that people are sent: a template's text as it is, or the Word or PDF document made of it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from poa_tracker.errors import UsageError
from poa_tracker.report.context import ReportContext
from poa_tracker.report.render import DEFAULT_TEMPLATE, IndexRow, render, render_index
from poa_tracker.report.template_folders import TemplateFolders
from poa_tracker.vocabulary import ReportFormat

if TYPE_CHECKING:
    from poa_tracker.report.pdf import ShowPage


def publish(
    context: ReportContext,
    output: ReportFormat,
    root: Path,
    template: str = DEFAULT_TEMPLATE,
    reference: Path | None = None,
    show_page: "ShowPage | None" = None,
) -> bytes:
    """The report of the plan in `root` as the bytes of its file. The same context gives the same content.

    A Word report is laid out by the plan's own Word template of that name, where there is one; else it takes styles,
    page and letterhead from the Word file `reference`. What takes long gives `show_page` a few words. Raises
    UsageError where that file cannot be used, where the template does not exist, or where what makes the format is not
    installed; TemplateError for a template that fails.
    """
    if output is ReportFormat.WORD:
        folders = TemplateFolders(root)
        own = folders.word_template(template)
        if own is not None:
            from poa_tracker.report.word.template import fill

            if reference is not None:
                raise UsageError(f"{own.origin} is a Word document itself; leave --reference-docx out")
            return fill(own.path, own.origin, context, folders)
    return _file(render(context, output, root, template), output, context.front.as_at, reference, show_page)


def publish_index(
    context: ReportContext,
    rows: tuple[IndexRow, ...],
    output: ReportFormat,
    root: Path,
    reference: Path | None = None,
) -> bytes:
    """The page that leads to the reports of the agencies, as the bytes of its file."""
    return _file(render_index(context, rows, output, root), output, context.front.as_at, reference)


def _file(
    text: str, output: ReportFormat, as_at: date, reference: Path | None, show_page: "ShowPage | None" = None
) -> bytes:
    if output is ReportFormat.WORD:
        from poa_tracker.report.word import docx

        return docx(text, as_at=as_at, reference=reference)
    if output is ReportFormat.PDF:
        from poa_tracker.report.pdf import pdf

        return pdf(text, as_at=as_at, show_page=show_page)
    return text.encode("utf-8")
