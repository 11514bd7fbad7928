"""The page's blocks as Word's paragraphs, lists and tables, in the same order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, Twips

from poa_tracker.report.word.bookmarks import Bookmarks
from poa_tracker.report.word.contents import add_contents
from poa_tracker.report.word.drawing import LETTER, Drawings
from poa_tracker.report.word.numbering import Numbering
from poa_tracker.report.word.oxml import add
from poa_tracker.report.word.page import classes, is_block, is_left_out, is_picture, leads_to_table, with_single_blanks
from poa_tracker.report.word.table import HtmlTable, add_table, text_height, text_width
from poa_tracker.report.word.words import Look, add_words, pieces, runs_right_to_left, tidy, words_in

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
_FOLLOWS = frozenset({"Title", "Caption", "Report Chart", *(style for tag, style in HEADINGS.items() if tag != "h1")})
"""Styles of what has to stand on the page of that which comes after it."""


class Body:
    """Writes the body of a document, once."""

    def __init__(self, document: "Document", root: Any, *, is_right_to_left: bool) -> None:
        self._document = document
        self._page = root.find("body")
        self.is_right_to_left = is_right_to_left
        self._end = document.element.body.find(qn("w:sectPr"))
        self.style_ids = {style.name: style.style_id for style in document.styles}
        self._numbering = Numbering(document)
        self._relations: dict[str, str] = {}
        self.bookmarks = Bookmarks(root)
        self._drawings = Drawings(Twips(text_height(document)))
        self._begins_page = False
        self._width = text_width(document)

    def write(self) -> None:
        """Everything that the page has to say, before the document's last section mark."""
        self._blocks(self._page, None, "Normal")
        if self.bookmarks.are_waiting:
            self._paragraph(None, "Report Gap", [])

    def _blocks(self, element: Any, parent: Any, style: str) -> None:
        """The blocks inside an element; what stands between them becomes paragraphs of `style`."""
        self.bookmarks.wait_for(element)
        self._begins_page |= element.tag == "main" or element.get("id") in _OWN_PAGE
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
                self.bookmarks.wait_for(child)
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
            self.bookmarks.wait_for(element)
            add_contents(self, element)
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
            before = self._last()
            inner = next((_STYLE_OF_CLASS[name] for name in own if name in _STYLE_OF_CLASS), style)
            self._blocks(element, parent, inner)
            if tag == "p" and parent is None and leads_to_table(element) and self._last() is not before:
                _keep_with_next(self._last())

    def _last(self) -> Any:
        """What was written last into the body; none at its beginning."""
        return self._end.getprevious()

    def _words(self, element: Any, parent: Any, style: str) -> None:
        self.bookmarks.wait_for(element)
        words = words_in(element)
        if words:
            self._paragraph(parent, style, words)

    def _list(self, element: Any, parent: Any, level: int, *, is_numbered: bool) -> None:
        self.bookmarks.wait_for(element)
        numbers = self._numbering.start(is_numbered=is_numbered)
        for item in element:
            if not is_left_out(item):
                self._list_item(item, parent, numbers, level, is_numbered=is_numbered)

    def _list_item(self, item: Any, parent: Any, numbers: int, level: int, *, is_numbered: bool) -> None:
        """What an item says first stands beside its bullet, all else below."""
        self.bookmarks.wait_for(item)
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
        self.bookmarks.wait_for(element)
        term: list[tuple[str, Look]] = []
        for one in element.iter("dt", "dd"):
            self.bookmarks.wait_for(one)
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
            self.words_into(paragraph, [("\u00a0", Look()), *words, ("    ", Look())])

    def _table(self, element: Any, parent: Any) -> None:
        self.bookmarks.wait_for(element)
        caption = element.find("caption")
        if caption is not None:
            self._words(caption, parent, "Caption")
        table = HtmlTable.of(element)
        if not table.rows:
            return
        add_table(self, parent, table, self._width)
        # Two tables that follow each other without a paragraph between them are one to Word.
        if parent is None:
            self._paragraph(None, "Report Gap", [])

    def cell(self, element: Any, parent: Any, *, is_bold: bool, keeps: bool) -> None:
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
        paragraph = self.start_paragraph(parent, style)
        if not self.is_right_to_left and runs_right_to_left("".join(text for text, _ in words)):
            add(paragraph.find(qn("w:pPr")), "bidi")
        self.bookmarks.place(paragraph)
        self.words_into(paragraph, words)
        return paragraph

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
        if self._begins_page:
            add(properties, "pageBreakBefore")
            self._begins_page = False
        return paragraph

    def words_into(self, paragraph: Any, words: list[tuple[str, Look]]) -> None:
        add_words(paragraph, words, self._relate, self.bookmarks.names, self.style_ids["Hyperlink"])

    def _relate(self, address: str) -> str:
        if address not in self._relations:
            self._relations[address] = self._document.part.relate_to(
                address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
        return self._relations[address]


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
