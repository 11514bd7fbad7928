"""What stands at the head and foot of every page, and what is kept of a ministry's own document."""

from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Length
from lxml import etree

from poa_tracker.report.word.table import text_width

if TYPE_CHECKING:
    from docx.document import Document

_KEPT = frozenset(
    {
        "styles",
        "stylesWithEffects",
        "numbering",
        "settings",
        "webSettings",
        "fontTable",
        "theme",
        "header",
        "footer",
        "footnotes",
        "endnotes",
    }
)
_INTERNAL = "Internal"


def empty(document: "Document") -> None:
    """Leave of a document its styles, its last section's page, and what stands at its head and foot."""
    body = document.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.rpartition("/")[2] not in _KEPT:
            del document.part.rels[key]


def head_and_foot(document: "Document", plan: str, *, is_internal: bool, has_letterhead: bool) -> None:
    """The plan and the page at the foot of a document without letterhead; that it is internal at the head of any."""
    section = document.sections[-1]
    if not has_letterhead:
        foot = section.footer.paragraphs[0]
        foot.style = document.styles["Footer"]
        foot.paragraph_format.tab_stops.add_tab_stop(Length(text_width(document) * 635), WD_TAB_ALIGNMENT.RIGHT)
        foot.add_run(plan if len(plan) <= 80 else f"{plan[:79]}…")
        foot.add_run("\t")
        _field(foot._p, "PAGE")
        foot.add_run(" / ")
        _field(foot._p, "NUMPAGES")
    if is_internal:
        heads = [section.header]
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        if document.settings.odd_and_even_pages_header_footer:
            heads.append(section.even_page_header)
        for head in heads:
            first = head.paragraphs[0] if head.paragraphs else head.add_paragraph()
            stamp = first if not has_letterhead else first.insert_paragraph_before()
            stamp.style = document.styles["Report Stamp"]
            stamp.add_run(_INTERNAL)


def _field(paragraph: Any, name: str) -> None:
    field = etree.SubElement(paragraph, qn("w:fldSimple"))
    field.set(qn("w:instr"), f" {name} ")
    run = etree.SubElement(field, qn("w:r"))
    etree.SubElement(run, qn("w:t")).text = "1"
