"""The elements of the HTML page: what each of them is to Word."""

import re
from typing import Any

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LEFT_OUT = frozenset({"svg", "script", "style", "template", "noscript", "summary", "link", "meta", "head", "title"})
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search"),
        *("section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)


def classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def text_in(element: Any) -> str:
    """All text inside, on one line; nothing for none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def with_single_blanks(text: str | None) -> str:
    """Text as it stands between tags, with each stretch of blanks and line ends as one space."""
    return _BLANKS.sub(" ", text or "")


def is_left_out(element: Any) -> bool:
    """Comments, what only a browser can use, and what a page has only to be read on a screen."""
    return not isinstance(element.tag, str) or element.tag in _LEFT_OUT or "skip" in classes(element)


def is_block(element: Any) -> bool:
    """Whether it begins a paragraph: it does so itself, or something inside it does."""
    return element.tag in _BLOCKS or any(
        isinstance(one.tag, str) and one.tag in _BLOCKS for one in element.iterdescendants()
    )


def is_picture(element: Any) -> bool:
    return bool(element.tag == "svg" and element.get("role") == "img")


def leads_to_table(paragraph: Any) -> bool:
    """Whether a table follows."""
    after = paragraph.getnext()
    return after is not None and (after.tag == "table" or (after.tag == "div" and after.find(".//table") is not None))
