"""Text inside a paragraph: HTML's inline elements as Word's runs and links."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from poa_tracker.inert import followable
from poa_tracker.report.labels import SHAPES
from poa_tracker.report.word.colours import STATES
from poa_tracker.report.word.oxml import add, add_text
from poa_tracker.report.word.page import classes, is_left_out, with_single_blanks

_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite"})


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


def pieces(element: Any, look: Look) -> Iterator[tuple[str, Look]]:
    """The text in an element with the look of each piece; blanks are as in the HTML, and `\\n` is a line break."""
    look = _look(element, look)
    own = classes(element)
    if "s" in own and (shape := next((SHAPES[name] for name in own if name in SHAPES), "")):
        yield f"{shape}\u00a0", look
    if element.tag == "br" or (element.tag == "small" and "n" in classes(element.getparent())):
        yield "\n", look
    elif element.tag == "img":
        yield element.get("alt") or "", look
    yield with_single_blanks(element.text), look
    for child in element:
        if not is_left_out(child):
            yield from pieces(child, look)
        yield with_single_blanks(child.tail), look


def _look(element: Any, look: Look) -> Look:
    tag, own = element.tag, classes(element)
    if tag in _BOLD or "s" in own:
        look = replace(look, is_bold=True)
    if tag in _ITALIC:
        look = replace(look, is_italic=True)
    if tag in ("sup", "sub"):
        look = replace(look, raised="superscript" if tag == "sup" else "subscript")
    if colour := next((STATES[name] for name in own if name in STATES), ""):
        look = replace(look, colour=colour)
    if language := element.get("lang"):
        look = replace(look, language=language)
    if tag == "a":
        address = (element.get("href") or "").strip()
        look = replace(look, link=address if address.startswith("#") else followable(address) or "")
        if element.getparent() is not None and element.getparent().tag == "th":
            look = replace(look, is_bold=True)  # what a row is about
    return look


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


def words_in(element: Any) -> list[tuple[str, Look]]:
    """All text in an element that is a paragraph of its own."""
    return tidy(list(pieces(element, Look())))


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
                    parent = add(paragraph, "hyperlink", anchor=name)
            elif link:
                parent = add(paragraph, "hyperlink")
                parent.set(qn("r:id"), relate(link))
            if parent is not paragraph:
                parent.set(qn("w:history"), "1")
        _run(parent, text, look, link_style=link_style if parent is not paragraph else "")


def _run(parent: Any, text: str, look: Look, *, link_style: str) -> None:
    run = add(parent, "r")
    properties = add(run, "rPr")
    if link_style and not look.link.startswith("#"):
        add(properties, "rStyle", val=link_style)
    if look.is_bold:
        add(properties, "b")
        add(properties, "bCs")
    if look.is_italic:
        add(properties, "i")
        add(properties, "iCs")
    if look.colour:
        add(properties, "color", val=look.colour)
    if look.raised:
        add(properties, "vertAlign", val=look.raised)
    is_right_to_left = runs_right_to_left(text)
    if is_right_to_left:
        add(properties, "rtl")
    if look.language:
        language = add(properties, "lang", val=look.language)
        if is_right_to_left:
            language.set(qn("w:bidi"), look.language)
    if not len(properties):
        run.remove(properties)
    if text == "\t":
        add(run, "tab")
        return
    for number, line in enumerate(text.split("\n")):
        if number:
            add(run, "br")
        if line:
            add_text(run, line)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is of a script that runs so."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
