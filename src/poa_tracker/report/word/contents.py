"""The table of contents: a field that Word can make anew, with its entries already there."""

from typing import Any

from poa_tracker.report.word.body_writer import BodyWriter
from poa_tracker.report.word.oxml import add, add_text
from poa_tracker.report.word.words import Look, words_in

# Without page numbers (`\n`): only Word knows these, and to ask it for them would put a question to the reader.
_FIELD = r'TOC \o "1-1" \n \h \z \u'


def add_contents(writer: BodyWriter, navigation: Any) -> None:
    """The links of a page's navigation as Word's table of contents, each once; nothing where it has none."""
    heading = next((words_in(one) for one in navigation.iter("h1", "h2", "h3", "h4")), [])
    links: dict[str, list[tuple[str, Look]]] = {}
    for link in navigation.iter("a"):
        links.setdefault(link.get("href", ""), words_in(link))
    entries = [words for words in links.values() if words]
    if not entries:
        return
    if heading:
        paragraph = writer.start_paragraph(None, "TOC Heading")
        writer.bookmarks.place(paragraph)
        writer.words_into(paragraph, heading)
    for number, words in enumerate(entries):
        paragraph = writer.start_paragraph(None, "toc 1")
        if number == 0:
            writer.bookmarks.place(paragraph)
            _mark(paragraph, "begin")
            add_text(add(paragraph, "r"), f" {_FIELD} ", "instrText")
            _mark(paragraph, "separate")
        writer.words_into(paragraph, words)
        if number == len(entries) - 1:
            _mark(paragraph, "end")


def _mark(paragraph: Any, kind: str) -> None:
    add(add(paragraph, "r"), "fldChar", fldCharType=kind)
