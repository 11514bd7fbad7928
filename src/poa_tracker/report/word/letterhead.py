"""What stands at the head and foot of every page, and what is kept of a ministry's own document."""

from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Twips

from poa_tracker.report.word.oxml import add
from poa_tracker.report.word.table import text_width

if TYPE_CHECKING:
    from docx.document import Document

_KEPT = frozenset(
    {
        "styles",
        "numbering",
        "settings",
        "webSettings",
        "fontTable",
        "theme",
        "header",
        "footer",
    }
)
_KEPT_OF_FILE = frozenset({"officeDocument", "core-properties"})
_NOT_OF_A_REPORT = (
    *("writeProtection", "documentProtection", "trackRevisions", "mailMerge", "docVars"),
    *("footnotePr", "endnotePr", "updateFields"),
)
"""Settings of work on the document itself: who may change it, its notes, a question when it is opened."""
_HEADS_AND_FEET = ("w:headerReference", "w:footerReference")


def empty(document: "Document") -> None:
    """Leave of a document its styles, its last section's page, and what stands at its head and foot.

    Its notes, settings of its own, properties and the picture of its first page hold some of its text, and go with it.
    """
    body = document.element.body
    heads_and_feet = _heads_and_feet(body)
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    last = document.sections[-1]._sectPr
    for old in [one for one in last if one.tag in map(qn, _HEADS_AND_FEET)]:
        last.remove(old)
    for number, one in enumerate(heads_and_feet):
        last.insert(number, one)
    used = {one.get(qn("r:id")) for one in heads_and_feet}
    for key, relation in list(document.part.rels.items()):
        kind = relation.reltype.rpartition("/")[2]
        if kind not in _KEPT or (kind in ("header", "footer") and key not in used):
            del document.part.rels[key]
    settings = document.settings.element
    for name in _NOT_OF_A_REPORT:
        for element in settings.findall(qn(f"w:{name}")):
            settings.remove(element)


def leave_out_properties(document: "Document") -> None:
    """Leave of the properties of a file only the part that a report writes anew."""
    package = document.part.package
    assert package is not None
    for key, relation in list(package.rels.items()):
        if relation.reltype.rpartition("/")[2] not in _KEPT_OF_FILE:
            del package.rels[key]


def _heads_and_feet(body: Any) -> list[Any]:
    """Those of the last section; one that it has not of its own is that of the section before."""
    found: dict[tuple[str, str], Any] = {}
    for section in body.iter(qn("w:sectPr")):
        for one in section:
            if one.tag in map(qn, _HEADS_AND_FEET):
                found[one.tag, one.get(qn("w:type"), "default")] = one
    return list(found.values())


def head_and_foot(document: "Document", plan: str, mark: str, *, has_letterhead: bool) -> None:
    """The plan and the page at the foot of a document without letterhead; a mark, where there is one, on every page."""
    section = document.sections[-1]
    if not has_letterhead:
        foot = section.footer.paragraphs[0]
        foot.style = document.styles["Footer"]
        foot.paragraph_format.tab_stops.add_tab_stop(Twips(text_width(document)), WD_TAB_ALIGNMENT.RIGHT)
        foot.add_run(plan if len(plan) <= 80 else f"{plan[:79]}…")
        foot.add_run("\t")
        _field(foot._p, "PAGE")
        foot.add_run(" / ")
        _field(foot._p, "NUMPAGES")
    if mark:
        heads = [section.header]
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        if document.settings.odd_and_even_pages_header_footer:
            heads.append(section.even_page_header)
        for head in heads:
            first = head.paragraphs[0] if head.paragraphs else head.add_paragraph()
            stamp = first if not has_letterhead else first.insert_paragraph_before()
            stamp.style = document.styles["Report Stamp"]
            stamp.add_run(mark)


def _field(paragraph: Any, name: str) -> None:
    field = add(paragraph, "fldSimple", instr=f" {name} ")
    run = add(field, "r")
    add(run, "t").text = "1"
