"""Elements of a Word file, of the one namespace that nearly all of them are of."""

from typing import Any

from docx.oxml.ns import qn
from lxml import etree

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def add(parent: Any, kind: str, /, **attributes: object) -> Any:
    """A new last child: `add(properties, "jc", val="right")` is `<w:jc w:val="right"/>`."""
    element = etree.SubElement(parent, qn(f"w:{kind}"))
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    return element


def add_text(run: Any, text: str, kind: str = "t") -> None:
    """Text in a `w:r`, with all its blanks; `kind` is `instrText` for what a field does."""
    element = add(run, kind)
    element.text = text
    element.set(_SPACE, "preserve")
