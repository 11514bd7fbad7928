"""From a rendered HTML report to the bytes of a PDF."""

import hashlib
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn
from xml.etree.ElementTree import Element, SubElement

from poa_tracker.errors import NotInstalledError, UsageError
from poa_tracker.inert import followable
from poa_tracker.report.pdf.pictures import prepare_pictures

PAPER_STYLE = Path(__file__).parent / "paper.css"
_VARIANT = "pdf/ua-1"
_PAGE = re.compile(r"Creating layout - Page (\d+)")

ShowPage = Callable[[str], object]
"""Takes a few words on how far a long piece of work is."""


def pdf(html: str, *, as_at: date, show_page: ShowPage | None = None) -> bytes:
    """A tagged PDF with bookmarks, title and language, of an HTML report as `render` gives it.

    The same HTML and day give the same bytes on one machine; on another one its fonts can break lines elsewhere.
    Nothing is fetched, whatever the HTML asks for. `show_page` gets a few words whenever a page is done. Raises
    UsageError where WeasyPrint, or the libraries of the system that it draws letters with, are not installed, or where
    it cannot lay the report out.
    """
    weasyprint = _weasyprint()

    class _Nothing(weasyprint.urls.URLFetcher):  # type: ignore[misc, name-defined]
        """A report holds all that it needs; an address in it, of a file or a site, is a mistake or an attack."""

        def fetch(self, url: str, headers: object = None) -> NoReturn:  # noqa: ARG002
            raise ValueError(f"a report fetches nothing: {url}")

    document = weasyprint.HTML(string=html, url_fetcher=_Nothing())
    root = document.etree_element
    _prepare_head(root, as_at)
    _keep_to_followable_links(root)
    prepare_pictures(root)
    identifier = hashlib.sha256(html.encode("utf-8", "surrogatepass")).digest()[:16]
    try:
        with _pages_shown(show_page):
            return bytes(document.write_pdf(pdf_variant=_VARIANT, pdf_identifier=identifier))
    except Exception as error:  # noqa: BLE001 - of what templates can ask for, some ends in a fault of WeasyPrint's
        raise UsageError(
            f"WeasyPrint cannot lay this report out ({type(error).__name__}); "
            "write it with --format html, open that in a browser and print it to a file"
        ) from None


def _weasyprint() -> Any:
    try:
        import weasyprint
    except ModuleNotFoundError:
        raise NotInstalledError("a PDF report", "weasyprint", "pdf") from None
    except OSError:
        raise UsageError(
            "a PDF report needs the library Pango, which pip does not install: docs/pdf.md shows how; "
            "or open the HTML report in a browser and print it to a file"
        ) from None
    import weasyprint.urls

    return weasyprint


def _prepare_head(root: Element, as_at: date) -> None:
    """The style for paper stands last, so that it holds; the day shown is the report's, so that the clock stays out."""
    head = root.find("head")
    if head is None:
        return
    for name in ("dcterms.created", "dcterms.modified"):
        SubElement(head, "meta", {"name": name, "content": as_at.isoformat()})
    SubElement(head, "style").text = PAPER_STYLE.read_text(encoding="utf-8")


def _keep_to_followable_links(root: Element) -> None:
    for element in root.iter("a"):
        address = element.get("href", "")
        if not address.startswith("#") and followable(address) is None:
            element.attrib.pop("href", None)


class _Pages(logging.Handler):
    """WeasyPrint logs how far it is."""

    def __init__(self, show_page: ShowPage) -> None:
        super().__init__()
        self._show_page = show_page

    def emit(self, record: logging.LogRecord) -> None:
        if page := _PAGE.search(record.getMessage()):
            self._show_page(f"page {page[1]}")


@contextmanager
def _pages_shown(show_page: ShowPage | None) -> Iterator[None]:
    if show_page is None:
        yield
        return
    logger = logging.getLogger("weasyprint.progress")
    handler, level = _Pages(show_page), logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
