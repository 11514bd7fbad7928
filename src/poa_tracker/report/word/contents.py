"""The table of contents: a field that Word can make anew, with its entries already there."""

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from lxml import etree

from poa_tracker.report.word.words import Look, pieces, tidy

if TYPE_CHECKING:
    from poa_tracker.report.word.body import Body

# Without page numbers (`\n`): only Word knows these, and to ask it for them would put a question to the reader.
_FIELD = r'TOC \o "1-1" \n \h \z \u'


def add_contents(body: "Body", navigation: Any) -> None:
    """The links of a page's navigation as Word's table of contents, each once; nothing where it has none."""
    heading = next((tidy(list(pieces(one, Look()))) for one in navigation.iter("h1", "h2", "h3", "h4")), [])
    links: dict[str, list[tuple[str, Look]]] = {}
    for link in navigation.iter("a"):
        links.setdefault(link.get("href", ""), tidy(list(pieces(link, Look()))))
    entries = [words for words in links.values() if words]
    if not entries:
        return
    if heading:
        paragraph = body.start_paragraph(None, "TOC Heading")
        body.place_marks(paragraph)
        body.words_into(paragraph, heading)
    for number, words in enumerate(entries):
        paragraph = body.start_paragraph(None, "toc 1")
        if number == 0:
            body.place_marks(paragraph)
            _mark(paragraph, "begin")
            instruction = etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:instrText"))
            instruction.text = f" {_FIELD} "
            instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            _mark(paragraph, "separate")
        body.words_into(paragraph, words)
        if number == len(entries) - 1:
            _mark(paragraph, "end")


def _mark(paragraph: Any, kind: str) -> None:
    etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:fldChar")).set(qn("w:fldCharType"), kind)
