"""Writing into a Word document's body: elements and paragraphs one after another, with the words and links in them."""

from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from poa_tracker.report.word.bookmarks import Bookmarks
from poa_tracker.report.word.oxml import add
from poa_tracker.report.word.words import Look, add_words

if TYPE_CHECKING:
    from docx.document import Document

HEADINGS = {
    "h1": "Title",
    "h2": "Heading 1",
    "h3": "Heading 2",
    "h4": "Heading 3",
    "h5": "Heading 4",
    "h6": "Heading 5",
}
_FOLLOWS = frozenset({"Title", "Caption", "Report Chart", *(style for tag, style in HEADINGS.items() if tag != "h1")})
"""Styles of what has to stand on the page of that which comes after it."""


class BodyWriter:
    """Stands at the end of a document's body, before its last section mark."""

    def __init__(self, document: "Document", bookmarks: Bookmarks, *, is_right_to_left: bool) -> None:
        self._document = document
        self._end = document.element.body.find(qn("w:sectPr"))
        self._relations: dict[str, str] = {}
        self.bookmarks = bookmarks
        self.is_right_to_left = is_right_to_left
        self.style_ids = {style.name: style.style_id for style in document.styles}
        self.begins_page = False
        """Whether the next paragraph is the first of a page."""

    def last(self) -> Any:
        """What was written last into the body; none at its beginning."""
        return self._end.getprevious()

    def start(self, parent: Any, name: str) -> Any:
        """A new element inside `parent`; where that is none, at the end of the body."""
        if parent is not None:
            return add(parent, name)
        element = self._end.makeelement(qn(f"w:{name}"))
        self._end.addprevious(element)
        return element

    def start_paragraph(self, parent: Any, style: str) -> Any:
        """An empty paragraph; where `parent` is none, at the end of the body."""
        paragraph = self.start(parent, "p")
        properties = add(paragraph, "pPr")
        add(properties, "pStyle", val=self.style_ids[style])
        if style in _FOLLOWS:
            add(properties, "keepNext")
        if self.begins_page:
            add(properties, "pageBreakBefore")
            self.begins_page = False
        return paragraph

    def words_into(self, paragraph: Any, words: list[tuple[str, Look]]) -> None:
        add_words(paragraph, words, self._relate, self.bookmarks.names, self.style_ids["Hyperlink"])

    def _relate(self, address: str) -> str:
        if address not in self._relations:
            self._relations[address] = self._document.part.relate_to(
                address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
        return self._relations[address]
