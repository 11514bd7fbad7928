"""The page's blocks as Word's paragraphs, lists and tables, in the same order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.shared import Pt, Twips

from poa_tracker.report.word.body_writer import HEADINGS, BodyWriter
from poa_tracker.report.word.bookmarks import Bookmarks
from poa_tracker.report.word.contents import add_contents
from poa_tracker.report.word.drawing import LETTER, Drawings
from poa_tracker.report.word.numbering import Numbering
from poa_tracker.report.word.oxml import add
from poa_tracker.report.word.page import classes, is_block, is_left_out, is_picture, leads_to_table, with_single_blanks
from poa_tracker.report.word.table import HtmlTable, add_table, text_height, text_width
from poa_tracker.report.word.words import Look, pieces, runs_right_to_left, tidy, words_in

if TYPE_CHECKING:
    from docx.document import Document

_STYLE_OF_CLASS = {
    "subtitle": "Subtitle",
    "lead": "Report Lead",
    "by": "Report Note",
    "see": "Report Note",
    "notice": "Report Notice",
    "stamp": "Report Stamp",
    "state": "Report State",
    "draft": "Report State",
}
_OWN_PAGE = frozenset({"measures", "about"})
"""The sections that begin a page, as they do on paper; so does the report after its contents."""
_SAMPLE = Pt(1.6 * LETTER)
"""The width of a sample in a chart's key, in EMU."""


class Body:
    """Writes the body of a document, once."""

    def __init__(self, document: "Document", root: Any, *, is_right_to_left: bool) -> None:
        self._page = root.find("body")
        self._bookmarks = Bookmarks(root)
        self._writer = BodyWriter(document, self._bookmarks, is_right_to_left=is_right_to_left)
        self._numbering = Numbering(document)
        self._drawings = Drawings(Twips(text_height(document)))
        self._width = text_width(document)

    def write(self) -> None:
        """Everything that is on the page, before the document's last section mark."""
        self._blocks(self._page, None, "Normal")
        if self._bookmarks.are_waiting:
            self._paragraph(None, "Report Gap", [])

    def _blocks(self, element: Any, parent: Any, style: str) -> None:
        """The blocks inside an element; what stands between them becomes paragraphs of `style`."""
        self._bookmarks.wait_for(element)
        self._writer.begins_page |= element.tag == "main" or element.get("id") in _OWN_PAGE
        look = Look(language=element.get("lang") or "") if element.tag not in ("html", "body") else Look()
        for part in self._parts(element, look):
            if not isinstance(part, list):
                self._block(part, parent, style)
            elif words := tidy(part):
                self._paragraph(parent, style, words)

    def _parts(self, element: Any, look: Look) -> Iterator[Any]:
        """The blocks and pictures in an element, and the text between them as lists of pieces, in order."""
        loose = [(with_single_blanks(element.text), look)]
        for child in element:
            if is_picture(child) or (not is_left_out(child) and is_block(child)):
                yield loose
                yield child
                loose = []
            elif not is_left_out(child):
                self._bookmarks.wait_for(child)
                loose.extend(pieces(child, look))
            loose.append((with_single_blanks(child.tail), look))
        yield loose

    def _block(self, element: Any, parent: Any, style: str) -> None:
        tag, own = element.tag, classes(element)
        if is_picture(element):
            self._picture(element, parent)
        elif tag in HEADINGS:
            self._words(element, parent, HEADINGS[tag])
        elif tag in ("caption", "figcaption"):
            self._words(element, parent, "Caption")
        elif tag == "nav":
            self._bookmarks.wait_for(element)
            add_contents(self._writer, element)
        elif tag == "table":
            self._table(element, parent)
        elif tag == "dl":
            self._facts(element, parent)
        elif tag in ("ul", "ol", "menu"):
            if "figures" in own:
                self._figures(element, parent)
            elif "key" in own:
                self._key(element, parent)
            else:
                self._list(element, parent, 0, is_numbered=tag == "ol")
        elif tag == "blockquote":
            self._blocks(element, parent, "Quote")
        else:
            before = self._writer.last()
            inner = next((_STYLE_OF_CLASS[name] for name in own if name in _STYLE_OF_CLASS), style)
            self._blocks(element, parent, inner)
            if tag == "p" and parent is None and leads_to_table(element) and self._writer.last() is not before:
                _keep_with_next(self._writer.last())

    def _words(self, element: Any, parent: Any, style: str) -> None:
        self._bookmarks.wait_for(element)
        words = words_in(element)
        if words:
            self._paragraph(parent, style, words)

    def _list(self, element: Any, parent: Any, level: int, *, is_numbered: bool) -> None:
        self._bookmarks.wait_for(element)
        numbers = self._numbering.start(is_numbered=is_numbered)
        for item in element:
            if not is_left_out(item):
                self._list_item(item, parent, numbers, level, is_numbered=is_numbered)

    def _list_item(self, item: Any, parent: Any, numbers: int, level: int, *, is_numbered: bool) -> None:
        """What an item begins with stands beside its bullet, all else below."""
        self._bookmarks.wait_for(item)
        if not any(is_block(child) for child in item if not is_left_out(child)):
            if words := words_in(item):
                self._item(parent, words, numbers, level, is_numbered=is_numbered)
            return
        first = True
        for part in self._parts(item, Look()):
            if isinstance(part, list):
                words = tidy(part)
            elif part.tag in ("ul", "ol"):
                self._list(part, parent, level + 1, is_numbered=part.tag == "ol")
                continue
            elif part.tag in ("table", "dl") or is_picture(part):
                self._block(part, parent, "List Continue")
                continue
            else:
                words = words_in(part)
            if words and first:
                self._item(parent, words, numbers, level, is_numbered=is_numbered)
                first = False
            elif words:
                self._paragraph(parent, "List Continue", words)

    def _item(self, parent: Any, words: list[tuple[str, Look]], numbers: int, level: int, *, is_numbered: bool) -> None:
        paragraph = self._paragraph(parent, "List Number" if is_numbered else "List Bullet", words)
        properties = paragraph.find(qn("w:pPr"))
        place = properties.makeelement(qn("w:numPr"))
        turned = properties.find(qn("w:bidi"))  # what has to stand after it
        properties.append(place) if turned is None else turned.addprevious(place)
        add(place, "ilvl", val=min(level, 2))
        add(place, "numId", val=numbers)

    def _facts(self, element: Any, parent: Any) -> None:
        """Terms and what they mean: the term in bold, then the words at one edge."""
        self._bookmarks.wait_for(element)
        term: list[tuple[str, Look]] = []
        for one in element.iter("dt", "dd"):
            self._bookmarks.wait_for(one)
            words = words_in(one)
            if one.tag == "dt":
                term = [(text, Look(is_bold=True, language=look.language)) for text, look in words]
            else:
                self._paragraph(parent, "Report Fact", [*term, ("\t", Look()), *words])
                term = []

    def _figures(self, element: Any, parent: Any) -> None:
        """Figures that stand side by side on a page follow each other in a line here."""
        words: list[tuple[str, Look]] = []
        for item in element.iter("li"):
            found = words_in(item)
            words += [("   ·   ", Look()), *found] if words else found
        if words:
            self._paragraph(parent, "Report Figures", words)

    def _picture(self, element: Any, parent: Any) -> None:
        drawn = self._drawings.run(element, Twips(self._width))
        if drawn is not None:
            self._paragraph(parent, "Report Chart", []).append(drawn)

    def _key(self, element: Any, parent: Any) -> None:
        """What the patterns and marks of a chart stand for: each a sample and its words."""
        items = [(next(item.iter("svg"), None), words_in(item)) for item in element.iter("li")]
        if not items:
            return
        paragraph = self._paragraph(parent, "Report Note", [])
        for sample, words in items:
            drawn = None if sample is None else self._drawings.run(sample, _SAMPLE)
            if drawn is not None:
                paragraph.append(drawn)
            self._writer.words_into(paragraph, [("\u00a0", Look()), *words, ("    ", Look())])

    def _table(self, element: Any, parent: Any) -> None:
        self._bookmarks.wait_for(element)
        caption = element.find("caption")
        if caption is not None:
            self._words(caption, parent, "Caption")
        table = HtmlTable.of(element)
        if not table.rows:
            return
        add_table(self._writer, parent, table, self._width, self._cell)
        # Two tables that follow each other without a paragraph between them are one to Word.
        if parent is None:
            self._paragraph(None, "Report Gap", [])

    def _cell(self, element: Any, parent: Any, *, is_bold: bool, keeps: bool) -> None:
        """What stands in a cell of a table, which holds at least one paragraph."""
        self._blocks(element, parent, "Report Cell")
        if parent[-1].tag != qn("w:p"):
            self._paragraph(parent, "Report Cell", [])
        for paragraph in parent.iter(qn("w:p")):
            if keeps:
                _keep_with_next(paragraph)
            if is_bold:
                for run in paragraph.iter(qn("w:r")):
                    _bold(run)

    def _paragraph(self, parent: Any, style: str, words: list[tuple[str, Look]]) -> Any:
        paragraph = self._writer.start_paragraph(parent, style)
        if not self._writer.is_right_to_left and runs_right_to_left("".join(text for text, _ in words)):
            add(paragraph.find(qn("w:pPr")), "bidi")
        self._bookmarks.place(paragraph)
        self._writer.words_into(paragraph, words)
        return paragraph


def _keep_with_next(paragraph: Any) -> None:
    properties = paragraph.find(qn("w:pPr"))
    if properties.find(qn("w:keepNext")) is None:
        properties.insert(1, properties.makeelement(qn("w:keepNext")))


def _bold(run: Any) -> None:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = run.makeelement(qn("w:rPr"))
        run.insert(0, properties)
    if properties.find(qn("w:b")) is None:
        at = 1 if properties.find(qn("w:rStyle")) is not None else 0
        properties.insert(at, properties.makeelement(qn("w:b")))
