"""From a rendered HTML report to the bytes of a Word document."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poa_tracker.errors import NotInstalledError, UsageError
from poa_tracker.report.word.file import clean, open_word_file, write_word_file
from poa_tracker.report.word.page import classes, text_in

if TYPE_CHECKING:
    from docx.document import Document

_DECLARATION = re.compile(r"\A\s*(<\?xml[^>]*>)?\s*")
"""What the first line of an XHTML page declares on its letters, which are read already."""
_DEEPEST = 100
"""Elements inside each other: a report has a tenth of that, and no tool has to follow more."""


def docx(html: str, *, as_at: date, reference: Path | None = None) -> bytes:
    """A Word document of an HTML report as `render` gives it. The same HTML, day and reference give the same bytes.

    Styles, page and letterhead are those of the Word file `reference`, where one is given; its text is left out, and
    styles that it lacks are added. Raises UsageError where that file cannot be used, where python-docx is not
    installed, or where the HTML cannot be shown in Word.
    """
    try:
        import docx as library
        from lxml import html as parser
        from lxml.etree import ParserError
    except ModuleNotFoundError:
        raise NotInstalledError("a Word report", "python-docx", "docx") from None
    from poa_tracker.report.word.letterhead import empty
    from poa_tracker.report.word.styles import restyle

    try:
        root = parser.document_fromstring(_DECLARATION.sub("", clean(html)))
    except ParserError:  # nothing in it
        root = parser.document_fromstring("<html></html>")
    if root.find("body") is None:
        root.append(root.makeelement("body"))
    _clean_inside(root)
    if _depth(root) > _DEEPEST:
        raise UsageError(f"the HTML has elements more than {_DEEPEST} deep, which Word cannot show")
    if reference is None:
        document = library.Document()
        restyle(document)
        return _filled(document, root, as_at, has_letterhead=False)
    document = open_word_file(reference)
    try:
        empty(document)
        return _filled(document, root, as_at, has_letterhead=True)
    except Exception as error:  # noqa: BLE001 - a broken document fails in as many ways as there are parts
        kind = type(error).__name__
        raise UsageError(
            f"{reference} cannot be used as a letterhead ({kind}); open it in Word and save it again"
        ) from None


def _filled(document: "Document", root: Any, as_at: date, *, has_letterhead: bool) -> bytes:
    from poa_tracker.report.word.body import Body
    from poa_tracker.report.word.letterhead import head_and_foot, leave_out_properties
    from poa_tracker.report.word.styles import add_missing_styles, set_language

    add_missing_styles(document)
    language, is_right_to_left = root.get("lang", "en"), root.get("dir") == "rtl"
    set_language(document, language, is_right_to_left=is_right_to_left)
    Body(document, root, is_right_to_left=is_right_to_left).write()
    title = text_in(root.find(".//title"))
    plan = text_in(root.find(".//h1")) or title
    head_and_foot(document, plan, _mark(root), has_letterhead=has_letterhead)
    leave_out_properties(document)
    _describe(document, title, language)
    return write_word_file(document, as_at)


def _clean_inside(root: Any) -> None:
    """What numbers of characters (`&#0;`) stand for is only known once the page is read."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.text:
            element.text = clean(element.text)
        if element.tail:
            element.tail = clean(element.tail)
        for name, value in element.attrib.items():
            element.attrib[name] = clean(value)


def _depth(element: Any) -> int:
    deepest, waiting = 0, [(element, 1)]
    while waiting:
        one, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in one]
    return deepest


def _mark(root: Any) -> str:
    """What stands on every page of an internal report, as the page itself has it; nothing for any other."""
    if "internal" not in classes(root.find("body")):
        return ""
    return text_in(root.find(".//nav/p[@class='stamp']")) or "Internal"


def _describe(document: "Document", title: str, language: str) -> None:
    properties = document.core_properties
    properties.title = title[:255]
    properties.language = language
    properties.author = properties.comments = properties.keywords = properties.category = properties.subject = ""
