"""Text inside a paragraph: HTML's inline elements as Word's runs and links."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from poa_tracker.report.inert import followable
from poa_tracker.report.labels import SHAPES

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite"})
_LEFT_OUT = frozenset({"svg", "script", "style", "template", "noscript", "summary", "link", "meta", "head", "title"})

COLOURS = {
    "on_track": "1B6B3F",
    "improved": "1B6B3F",
    "at_risk": "8A4F00",
    "off_track": "B0241C",
    "worsened": "B0241C",
    "overdue": "B0241C",
    "not_reported": "45525E",
    "unstated": "45525E",
    "closed": "45525E",
    "completed": "0F4C81",
}
"""On white, each has a contrast of at least 4.5 to 1."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece of text looks, and where it leads."""

    is_bold: bool = False
    is_italic: bool = False
    raised: str = ""
    colour: str = ""
    language: str = ""
    link: str = ""
    """An address to follow, or `#name` of a place in the document."""


def is_left_out(element: Any) -> bool:
    """Comments, what only a browser can use, and what a page has only to be read on a screen."""
    return not isinstance(element.tag, str) or element.tag in _LEFT_OUT or "skip" in _classes(element)


def pieces(element: Any, look: Look) -> Iterator[tuple[str, Look]]:
    """The text in an element with the look of each piece; blanks are as in the HTML, and `\\n` is a line break."""
    look = _look(element, look)
    classes = _classes(element)
    if "s" in classes and (shape := next((SHAPES[name] for name in classes if name in SHAPES), "")):
        yield f"{shape}\u00a0", look
    if element.tag == "br" or (element.tag == "small" and "n" in _classes(element.getparent())):
        yield "\n", look
    elif element.tag == "img":
        yield element.get("alt") or "", look
    yield _BLANKS.sub(" ", element.text or ""), look
    for child in element:
        if not is_left_out(child):
            yield from pieces(child, look)
        yield _BLANKS.sub(" ", child.tail or ""), look


def _look(element: Any, look: Look) -> Look:
    tag, classes = element.tag, _classes(element)
    if tag in _BOLD or "s" in classes:
        look = replace(look, is_bold=True)
    if tag in _ITALIC:
        look = replace(look, is_italic=True)
    if tag in ("sup", "sub"):
        look = replace(look, raised="superscript" if tag == "sup" else "subscript")
    if colour := next((COLOURS[name] for name in classes if name in COLOURS), ""):
        look = replace(look, colour=colour)
    if language := element.get("lang"):
        look = replace(look, language=language)
    if tag == "a":
        address = (element.get("href") or "").strip()
        look = replace(look, link=address if address.startswith("#") else followable(address) or "")
        if element.getparent() is not None and element.getparent().tag == "th":
            look = replace(look, is_bold=True)  # what a row is about
    return look


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def tidy(found: list[tuple[str, Look]]) -> list[tuple[str, Look]]:
    """Blanks as a browser shows them: one at most between words, none at either end or beside a line break."""
    kept: list[tuple[str, Look]] = []
    before = "\n"
    for text, look in found:
        if before in " \n":
            text = text.lstrip(" ")
        if text == "\n" and kept and before == " ":
            kept[-1] = (kept[-1][0].rstrip(" "), kept[-1][1])
        if text:
            kept.append((text, look))
            before = text[-1]
    while kept and not (end := kept[-1][0].rstrip(" \n")):
        kept.pop()
    if kept:
        kept[-1] = (end, kept[-1][1])
    return [one for one in kept if one[0]]


def add_words(
    paragraph: Any, found: list[tuple[str, Look]], relate: Callable[[str], str], names: dict[str, str], link_style: str
) -> None:
    """Write pieces of text into a `w:p`.

    `relate` gives the id under which the document knows an address, `names` the bookmark of a place in the page;
    `link_style` is the id of the style of links that leave the document.
    """
    link, parent = "", paragraph
    for text, look in found:
        if look.link != link:
            link, parent = look.link, paragraph
            if link.startswith("#"):
                if name := names.get(link[1:]):
                    parent = etree.SubElement(paragraph, qn("w:hyperlink"))
                    parent.set(qn("w:anchor"), name)
            elif link:
                parent = etree.SubElement(paragraph, qn("w:hyperlink"))
                parent.set(qn("r:id"), relate(link))
            if parent is not paragraph:
                parent.set(qn("w:history"), "1")
        _run(parent, text, look, link_style=link_style if parent is not paragraph else "")


def _run(parent: Any, text: str, look: Look, *, link_style: str) -> None:
    run = etree.SubElement(parent, qn("w:r"))
    properties = etree.SubElement(run, qn("w:rPr"))
    if link_style and not look.link.startswith("#"):
        _set(properties, "w:rStyle", link_style)
    if look.is_bold:
        _set(properties, "w:b")
        _set(properties, "w:bCs")
    if look.is_italic:
        _set(properties, "w:i")
        _set(properties, "w:iCs")
    if look.colour:
        _set(properties, "w:color", look.colour)
    if look.raised:
        _set(properties, "w:vertAlign", look.raised)
    is_right_to_left = runs_right_to_left(text)
    if is_right_to_left:
        _set(properties, "w:rtl")
    if look.language:
        language = _set(properties, "w:lang", look.language)
        if is_right_to_left:
            language.set(qn("w:bidi"), look.language)
    if not len(properties):
        run.remove(properties)
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, qn("w:br"))
        if line:
            words = etree.SubElement(run, qn("w:t"))
            words.text = line
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is of a script that runs so."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _set(properties: Any, name: str, value: str = "") -> Any:
    element = etree.SubElement(properties, qn(name))
    if value:
        element.set(qn("w:val"), value)
    return element
