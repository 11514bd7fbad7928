"""The page's blocks as Word's paragraphs, lists and tables, in the same order."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from poa_tracker.report.word.contents import add_contents
from poa_tracker.report.word.drawing import EMU_OF_A_TWIP, LETTER, Drawings
from poa_tracker.report.word.numbering import Numbering
from poa_tracker.report.word.table import HtmlTable, add_table, text_height, text_width
from poa_tracker.report.word.words import Look, add_words, is_left_out, pieces, runs_right_to_left, tidy

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
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search"),
        *("section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_OWN_PAGE = frozenset({"measures", "about"})
"""The sections that begin a page, as they do on paper; so does the report after its contents."""
_SAMPLE = round(1.6 * LETTER * 12700)
"""The width of a sample in a chart's key, in EMU."""
_NAME = re.compile(r"[^A-Za-z0-9_]")
_LONGEST_NAME = 36
_FOLLOWS = frozenset({"Title", "Caption", "Report Chart", *(style for tag, style in HEADINGS.items() if tag != "h1")})
"""Styles of what has to stand on the page of that which comes after it."""


class Body:
    """Writes the body of a document, once."""

    def __init__(self, document: "Document", root: Any, *, is_right_to_left: bool) -> None:
        self._document = document
        self._page = root.find("body")
        self._is_right_to_left = is_right_to_left
        self._body = document.element.body
        self._end = self._body.find(qn("w:sectPr"))
        self._ids = {style.name: style.style_id for style in document.styles}
        self._numbering = Numbering(document)
        self._relations: dict[str, str] = {}
        self._names = _bookmarks(root)
        self._waiting: list[str] = []
        self._marks = 0
        self._drawings = Drawings(text_height(document) * EMU_OF_A_TWIP)
        self._begins_page = False
        self._width = text_width(document)

    def write(self) -> None:
        """Everything that the page has to say, before the document's last section mark."""
        self._blocks(self._page, None, "Normal")
        if self._waiting:
            self._paragraph(None, "Report Gap", [])

    def _blocks(self, element: Any, parent: Any, style: str) -> None:
        """The blocks inside an element; what stands between them becomes paragraphs of `style`."""
        loose: list[tuple[str, Look]] = []

        def flush() -> None:
            words = tidy(loose)
            loose.clear()
            if words:
                self._paragraph(parent, style, words)

        self._mark(element)
        self._begins_page |= element.tag == "main" or element.get("id") in _OWN_PAGE
        look = Look(language=element.get("lang") or "") if element.tag not in ("html", "body") else Look()
        loose.append((_blank(element.text), look))
        for child in element:
            if _is_picture(child):
                flush()
                self._picture(child, parent)
            elif not is_left_out(child):
                if _is_block(child):
                    flush()
                    self._block(child, parent, style)
                else:
                    self._mark(child)
                    loose.extend(pieces(child, look))
            loose.append((_blank(child.tail), look))
        flush()

    def _block(self, element: Any, parent: Any, style: str) -> None:
        tag, classes = element.tag, (element.get("class") or "").split()
        if tag in HEADINGS:
            self._words(element, parent, HEADINGS[tag])
        elif tag in ("caption", "figcaption"):
            self._words(element, parent, "Caption")
        elif tag == "nav":
            self._mark(element)
            add_contents(self, element)
        elif tag == "table":
            self._table(element, parent)
        elif tag == "dl":
            self._facts(element, parent)
        elif tag in ("ul", "ol", "menu"):
            if "figures" in classes:
                self._figures(element, parent)
            elif "key" in classes:
                self._key(element, parent)
            else:
                self._list(element, parent, 0, is_numbered=tag == "ol")
        elif tag == "blockquote":
            self._blocks(element, parent, "Quote")
        else:
            before = self._last()
            own = next((_STYLE_OF_CLASS[name] for name in classes if name in _STYLE_OF_CLASS), style)
            self._blocks(element, parent, own)
            if tag == "p" and parent is None and _leads_to_table(element) and self._last() is not before:
                _keep_with_next(self._last())

    def _last(self) -> Any:
        """What was written last into the body; none at its beginning."""
        return self._end.getprevious() if self._end is not None else next(reversed(self._body), None)

    def _words(self, element: Any, parent: Any, style: str) -> None:
        self._mark(element)
        words = tidy(list(pieces(element, Look())))
        if words:
            self._paragraph(parent, style, words)

    def _list(self, element: Any, parent: Any, level: int, *, is_numbered: bool) -> None:
        self._mark(element)
        numbers = self._numbering.start(is_numbered=is_numbered)
        for item in element:
            if is_left_out(item):
                continue
            self._mark(item)
            inner = [child for child in item if not is_left_out(child) and _is_block(child)]
            if not inner:
                words = tidy(list(pieces(item, Look())))
                if words:
                    self._item(parent, words, numbers, level, is_numbered=is_numbered)
                continue
            first = True
            for child in _parts(item):
                if isinstance(child, list):
                    words = tidy(child)
                elif child.tag in ("ul", "ol"):
                    self._list(child, parent, level + 1, is_numbered=child.tag == "ol")
                    continue
                elif child.tag in ("table", "dl"):
                    self._block(child, parent, "List Continue")
                    continue
                else:
                    words = tidy(list(pieces(child, Look())))
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
        etree.SubElement(place, qn("w:ilvl")).set(qn("w:val"), str(min(level, 2)))
        etree.SubElement(place, qn("w:numId")).set(qn("w:val"), str(numbers))

    def _facts(self, element: Any, parent: Any) -> None:
        """Terms and what they mean: the term in bold, then the words at one edge."""
        self._mark(element)
        term: list[tuple[str, Look]] = []
        for one in element.iter("dt", "dd"):
            self._mark(one)
            words = tidy(list(pieces(one, Look())))
            if one.tag == "dt":
                term = [(text, Look(is_bold=True, language=look.language)) for text, look in words]
            else:
                self._paragraph(parent, "Report Fact", [*term, ("\t", Look()), *words])
                term = []

    def _figures(self, element: Any, parent: Any) -> None:
        """Figures that stand side by side on a page follow each other in a line here."""
        words: list[tuple[str, Look]] = []
        for item in element.iter("li"):
            found = tidy(list(pieces(item, Look())))
            words += [("   ·   ", Look()), *found] if words else found
        if words:
            self._paragraph(parent, "Report Figures", words)

    def _picture(self, element: Any, parent: Any) -> None:
        drawn = self._drawings.run(element, self._width * EMU_OF_A_TWIP)
        if drawn is not None:
            self._paragraph(parent, "Report Chart", []).append(drawn)

    def _key(self, element: Any, parent: Any) -> None:
        """What the patterns and marks of a chart stand for: each a sample and its words."""
        items = [(next(item.iter("svg"), None), tidy(list(pieces(item, Look())))) for item in element.iter("li")]
        if not items:
            return
        paragraph = self._paragraph(parent, "Report Note", [])
        for sample, words in items:
            drawn = None if sample is None else self._drawings.run(sample, _SAMPLE)
            if drawn is not None:
                paragraph.append(drawn)
            self.words_into(paragraph, [("\u00a0", Look()), *words, ("    ", Look())])

    def _table(self, element: Any, parent: Any) -> None:
        self._mark(element)
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
        before = len(parent)
        self._blocks(element, parent, "Report Cell")
        if len(parent) == before or parent[-1].tag != qn("w:p"):
            self._paragraph(parent, "Report Cell", [])
        for paragraph in parent.iter(qn("w:p")):
            if keeps:
                _keep_with_next(paragraph)
            if is_bold:
                for run in paragraph.iter(qn("w:r")):
                    _bold(run)

    def _paragraph(self, parent: Any, style: str, words: list[tuple[str, Look]]) -> Any:
        paragraph = self.start_paragraph(parent, style)
        if not self._is_right_to_left and runs_right_to_left("".join(text for text, _ in words)):
            etree.SubElement(paragraph.find(qn("w:pPr")), qn("w:bidi"))
        self.place_marks(paragraph)
        _with_tabs(paragraph, words, self)
        return paragraph

    def start_paragraph(self, parent: Any, style: str) -> Any:
        """An empty paragraph; where `parent` is none, at the end of the body."""
        if parent is None:
            paragraph = self._body.makeelement(qn("w:p"))
            if self._end is not None:
                self._end.addprevious(paragraph)
            else:
                self._body.append(paragraph)
        else:
            paragraph = etree.SubElement(parent, qn("w:p"))
        properties = etree.SubElement(paragraph, qn("w:pPr"))
        etree.SubElement(properties, qn("w:pStyle")).set(qn("w:val"), self._ids[style])
        if style in _FOLLOWS:
            etree.SubElement(properties, qn("w:keepNext"))
        if self._begins_page:
            etree.SubElement(properties, qn("w:pageBreakBefore"))
            self._begins_page = False
        return paragraph

    def new(self, name: str) -> Any:
        """An element that is nowhere yet."""
        return self._body.makeelement(qn(name))

    def add(self, element: Any) -> None:
        """Put a finished element at the end of the body."""
        if self._end is not None:
            self._end.addprevious(element)
        else:
            self._body.append(element)

    def words_into(self, paragraph: Any, words: list[tuple[str, Look]]) -> None:
        add_words(paragraph, words, self._relate, self._names, self._ids["Hyperlink"])

    @property
    def is_right_to_left(self) -> bool:
        return self._is_right_to_left

    @property
    def style_ids(self) -> dict[str, str]:
        return self._ids

    def _relate(self, address: str) -> str:
        if address not in self._relations:
            self._relations[address] = self._document.part.relate_to(
                address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
        return self._relations[address]

    def _mark(self, element: Any) -> None:
        """Links that lead to this element will lead to the next paragraph."""
        name = self._names.get(element.get("id") or "")
        if name and name not in self._waiting:
            self._waiting.append(name)

    def place_marks(self, paragraph: Any) -> None:
        for name in self._waiting:
            self._marks += 1
            start = etree.SubElement(paragraph, qn("w:bookmarkStart"))
            start.set(qn("w:id"), str(self._marks))
            start.set(qn("w:name"), name)
            etree.SubElement(paragraph, qn("w:bookmarkEnd")).set(qn("w:id"), str(self._marks))
        self._waiting = []


def _is_block(element: Any) -> bool:
    return element.tag in _BLOCKS or any(
        isinstance(one.tag, str) and one.tag in _BLOCKS for one in element.iterdescendants()
    )


def _leads_to_table(paragraph: Any) -> bool:
    after = paragraph.getnext()
    return after is not None and (after.tag == "table" or (after.tag == "div" and after.find(".//table") is not None))


def _is_picture(element: Any) -> bool:
    return bool(element.tag == "svg" and element.get("role") == "img")


def _blank(text: str | None) -> str:
    return re.sub(r"[ \t\n\r\f]+", " ", text or "")


def _parts(item: Any) -> Iterator[Any]:
    """The blocks in a list item, and the text between them as lists of pieces."""
    loose: list[tuple[str, Look]] = [(_blank(item.text), Look())]
    for child in item:
        if not is_left_out(child):
            if _is_block(child):
                yield loose
                loose = []
                yield child
            else:
                loose.extend(pieces(child, Look()))
        loose.append((_blank(child.tail), Look()))
    yield loose


def _bookmarks(root: Any) -> dict[str, str]:
    """A name that Word allows for every id that a link of the page leads to."""
    links = [link.get("href", "") for link in root.iter("a") if not is_left_out(link)]
    wanted = {address[1:] for address in links if address.startswith("#")}
    names: dict[str, str] = {}
    taken: set[str] = set()
    for element in root.iter():
        found = element.get("id") if isinstance(element.tag, str) else None
        if not found or found in names or found not in wanted:
            continue
        stem = _NAME.sub("_", found)
        stem = (stem if stem[:1].isalpha() else f"at_{stem}")[:_LONGEST_NAME]
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}_{number}"
        taken.add(name.casefold())
        names[found] = name
    return names


def _with_tabs(paragraph: Any, words: list[tuple[str, Look]], body: Body) -> None:
    """A tab is an element of its own in Word; only facts have one."""
    plain: list[tuple[str, Look]] = []
    for text, look in words:
        if text == "\t":
            body.words_into(paragraph, plain)
            plain = []
            etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:tab"))
        else:
            plain.append((text, look))
    body.words_into(paragraph, plain)


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
