"""The PDF report, read by pypdf: its text, its structure for screen readers, its links, and nothing that could act."""

import io
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject

from poa_tracker.errors import UsageError
from poa_tracker.report import Audience, ReportFormat, render
from poa_tracker.report.pdf import pdf
from poa_tracker.report.pdf.pictures import picture_style, prepare_pictures
from tests.report import story
from tests.report.conftest import AS_AT, build_context, write_files
from tests.report.test_audience import ADDED, SECRET
from tests.report.test_inert import HOSTILE, with_words

XHTML = "{http://www.w3.org/1999/xhtml}"

try:
    import weasyprint  # noqa: F401
except OSError as error:  # pragma: no cover - only on machines without Pango
    pytest.skip(f"PDF reports need Pango, which is not installed here: {error}", allow_module_level=True)


def page_of(root: Path, audience: Audience = Audience.PUBLIC) -> str:
    return render(build_context(root, audience=audience), ReportFormat.HTML, root)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = story.files()
    for path, changes in ADDED.items():
        for before, after in changes:
            assert before in files[path]
            files[path] = files[path].replace(before, after)
    return write_files(tmp_path_factory.mktemp("story"), {**files, "measures/LAW-900.yaml": SECRET})


@pytest.fixture(scope="module")
def html(root: Path) -> str:
    return page_of(root)


@pytest.fixture(scope="module")
def public(html: str) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(html, as_at=AS_AT)))


@pytest.fixture(scope="module")
def internal(root: Path) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(page_of(root, Audience.INTERNAL), as_at=AS_AT)))


def squeezed(text: str) -> str:
    """Lines break and words are parted elsewhere on paper, and states have their shapes."""
    return re.sub(r"[\s●▲■◇○✓✕↑↓•]+", "", text)


def root_of(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def text_of(reader: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


def objects(value: Any, seen: set[int] | None = None) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached."""
    seen = set() if seen is None else seen
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        if isinstance(one, DictionaryObject):
            yield one
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, ArrayObject):
            waiting += list(one)


def structure(reader: PdfReader) -> list[Any]:
    """The elements that a screen reader gets, in reading order."""

    def inside(node: Any) -> Iterator[Any]:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            for child in node:
                yield from inside(child)
        if not isinstance(node, DictionaryObject):
            return
        if "/S" in node:
            yield node
        yield from inside(node.get("/K"))

    return list(inside(root_of(reader)["/StructTreeRoot"]))


def words_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_heading_and_cell_of_the_page_is_on_paper(html: str, public: PdfReader) -> None:
    tree = html5lib.parse(html)
    shown = text_of(public)
    cells = [
        words_of(one) for name in ("h1", "h2", "h3", "h4", "th", "td", "dd", "p") for one in tree.iter(XHTML + name)
    ]
    assert len(cells) > 300
    assert [one for one in cells if squeezed(one) not in shown and one != "Skip to the report"] == []


def test_the_bookmarks_are_the_headings(html: str, public: PdfReader) -> None:
    tree = html5lib.parse(html)
    headings = [words_of(one) for one in tree.iter() if one.tag in {f"{XHTML}h{level}" for level in range(1, 7)}]

    def titles(items: Any) -> Iterator[str]:
        for one in items:
            if isinstance(one, list):
                yield from titles(one)
            else:
                yield " ".join(str(one.title).split())

    assert list(titles(public.outline)) == headings


def test_the_figures_of_a_total_are_bold_and_those_above_it_are_not(public: PdfReader) -> None:
    found = []

    def visit(text: str, _matrix: Any, _text_matrix: Any, font: Any, _size: float) -> None:
        if font and text.strip():
            found.append((text.strip(), "Bold" in str(font["/BaseFont"])))

    page = next(page for page in public.pages if "Measures by goal, at the end of" in page.extract_text())
    page.extract_text(visitor_text=visit)
    at = next(number for number, (text, _) in enumerate(found) if text.startswith("All goals"))
    above = max(number for number, (text, _) in enumerate(found[:at]) if text.startswith("A goal without"))
    assert {bold for _, bold in found[above : above + 2]} == {False}, found[above:at]
    assert {bold for _, bold in found[at : at + 2]} == {True}, found[at:]


def test_title_language_and_day_are_shown_and_the_title_is_shown(public: PdfReader) -> None:
    catalogue = root_of(public)
    assert public.metadata is not None
    assert public.metadata.title == "Quarterly report Q2 2025/26: Plan of Action for Shorter Waits"
    assert catalogue["/Lang"] == "en"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert public.metadata.creation_date_raw in {"D:20260201", "D:20260201000000Z", "2026-02-01"}
    assert b'pdfuaid:part="1"' in catalogue["/Metadata"].get_data()


def test_a_screen_reader_is_shown_headings_tables_lists_links_and_pictures(html: str, public: PdfReader) -> None:
    tree = html5lib.parse(html)
    kinds = [str(one["/S"]) for one in structure(public)]
    for level in (1, 2, 3, 4):
        assert kinds.count(f"/H{level}") == len(list(tree.iter(f"{XHTML}h{level}"))), level
    # A table that goes on on another page counts as one more, with its heads.
    assert kinds.count("/Table") >= len(list(tree.iter(f"{XHTML}table")))
    assert kinds.count("/TD") >= len(list(tree.iter(f"{XHTML}td")))
    assert kinds.count("/TH") >= len(list(tree.iter(f"{XHTML}th")))
    charts = [one for one in structure(public) if one["/S"] == "/Figure" and "/Alt" in one]
    pictures = [one for one in tree.iter("{http://www.w3.org/2000/svg}svg") if one.get("role") == "img"]
    assert len(charts) == len(pictures) > 3
    for chart, picture in zip(charts, pictures, strict=True):
        for part in ("title", "desc"):
            shown = words_of(picture.find(f"{{http://www.w3.org/2000/svg}}{part}")).rstrip(".")
            assert shown in str(chart["/Alt"])


def test_links_lead_to_web_pages_and_to_places_in_the_report(html: str, public: PdfReader) -> None:
    tree = html5lib.parse(html)
    wanted = {one.get("href") for one in tree.iter(f"{XHTML}a") if one.get("class") != "skip"}
    found = set()
    names = public.named_destinations
    for page in public.pages:
        for annotation in page.get("/Annots", []):
            link = annotation.get_object()
            assert link["/Subtype"] == "/Link"
            action = link.get("/A", {})
            found.add(str(action["/URI"]) if "/URI" in action else f"#{link.get('/Dest') or action['/D']}")
    assert found == wanted
    assert all(one[1:] in names for one in found if one.startswith("#"))


def test_an_internal_report_says_so_on_every_page_and_a_public_one_nowhere_has_what_is_internal(
    public: PdfReader, internal: PdfReader
) -> None:
    assert all("Internal" in page.extract_text().splitlines() for page in internal.pages)
    assert "SECRET" in text_of(internal)
    for one in objects(root_of(public)):
        assert not [key for key in one if "SECRET" in str(one.raw_get(key)) or "secret" in str(one.raw_get(key))]
    assert "SECRET" not in text_of(public).upper()


def test_pages_are_numbered_and_the_contents_say_where_sections_begin(public: PdfReader) -> None:
    pages = [page.extract_text() for page in public.pages]
    assert all(f"{number} / {len(pages)}" in text for number, text in enumerate(pages, 1))
    contents = re.search(r"Indicators\s+(\d+)", public.pages[0].extract_text(extraction_mode="layout"))
    assert contents
    assert "Indicators" in pages[int(contents[1]) - 1]


def assert_harmless(reader: PdfReader) -> None:
    for one in objects(root_of(reader)):
        assert not {"/JS", "/JavaScript", "/EmbeddedFile", "/EmbeddedFiles", "/OpenAction", "/AA", "/AF"} & set(one)
        assert one.get("/S") not in ("/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/ImportData", "/GoToE")
        assert one.get("/Subtype") not in ("/FileAttachment", "/RichMedia", "/Screen", "/Movie")
        if "/URI" in one and not isinstance(one["/URI"], NullObject):
            assert re.match("https?://|mailto:", str(one["/URI"]))


def test_hostile_words_are_words_and_nothing_acts(tmp_path: Path) -> None:
    root = write_files(tmp_path, with_words(HOSTILE, url="javascript:app.alert(1)"))
    raw = pdf(page_of(root), as_at=AS_AT)
    reader = PdfReader(io.BytesIO(raw))
    assert_harmless(reader)
    assert not [one for one in objects(root_of(reader)) if "/URI" in one]


def test_an_ordinary_report_holds_nothing_that_acts(public: PdfReader, internal: PdfReader) -> None:
    assert_harmless(public)
    assert_harmless(internal)


def test_nothing_is_fetched_whatever_a_template_asks_for(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET-file", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        asked: list[bool] = []

        def listen() -> None:
            try:
                server.accept()[0].close()
                asked.append(True)
            except OSError:
                pass

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        web = f"http://127.0.0.1:{server.getsockname()[1]}"
        file = secret.as_uri()
        page = f"""<!doctype html><html lang="en"><head><title>T</title>
            <link rel="stylesheet" href="{web}/a.css"><link rel="attachment" href="{file}">
            <style>@import url("{web}/b.css"); body {{ background: url("{web}/c.png"); list-style: url({file}) }}
            @font-face {{ font-family: x; src: url("{web}/d.woff") }} p {{ font-family: x }}</style></head>
            <body><h1>T</h1><p>Words</p><img src="{file}" alt="a"><img src="{web}/e.png" alt="b">
            <embed src="{file}"><object data="{web}/f">c</object><a rel="attachment" href="{file}">d</a>
            <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{web}/g.png"/></svg></body></html>"""
        reader = PdfReader(io.BytesIO(pdf(page, as_at=AS_AT)))
        socket.create_connection(server.getsockname()).close()  # the one that ends the wait
        thread.join()
        server.settimeout(0.2)
        with pytest.raises(OSError, match=r"timed out|temporarily"):
            server.accept()
    assert asked == [True]
    assert_harmless(reader)
    assert "SECRET" not in text_of(reader)
    assert "Words" in text_of(reader)


def test_the_same_page_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    page = "<!doctype html><html lang='mi'><title>Te mahere</title><h1>Ngā whāinga</h1><p>Tēnā koe</p></html>"
    script = (
        "import sys; from datetime import date; from poa_tracker.report.pdf import pdf\n"
        "sys.stdout.buffer.write(pdf(sys.argv[1], as_at=date(2026, 2, 1)))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", script, page],
            capture_output=True,
            check=True,
            env={
                "PATH": "/usr/bin:/bin",
                # Where the package lies, if it is not installed.
                "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
                "TZ": zone,
                "PYTHONHASHSEED": seed,
                "LC_ALL": "C.UTF-8",
            },
            cwd=tmp_path,
        ).stdout
        for zone, seed in (("UTC", "1"), ("Pacific/Auckland", "2"))
    ]
    assert made[0] == made[1]
    assert text_of(PdfReader(io.BytesIO(made[0]))).startswith("NgāwhāingaTēnākoe")


def test_pages_are_shown_while_they_are_laid_out() -> None:
    shown: list[str] = []
    page = "<!doctype html><html lang='en'><title>T</title><h1>One</h1><h1 style='break-before: page'>Two</h1></html>"
    pdf(page, as_at=date(2026, 2, 1), show_page=shown.append)
    assert {"page 1", "page 2"} <= set(shown)


def test_what_is_missing_and_what_fails_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.HTML.write_pdf", lambda *_, **__: int("x"))
    with pytest.raises(UsageError, match=r"WeasyPrint cannot lay this report out \(ValueError\); .*browser"):
        pdf("<!doctype html><title>T</title>", as_at=AS_AT)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(UsageError, match=r"pip install 'poa-tracker\[pdf\]'"):
        pdf("<!doctype html><title>T</title>", as_at=AS_AT)


def test_a_sample_in_a_key_is_filled_as_its_chart_is() -> None:
    svg = "{http://www.w3.org/2000/svg}"
    root = ElementTree.fromstring(
        '<html xmlns:s="http://www.w3.org/2000/svg"><style/><s:svg><s:defs><s:pattern id="p"><s:path d="M0 0"/></s:pattern>'
        '</s:defs></s:svg><s:svg><s:rect fill="url(#p)"/><s:rect fill="url(#none)"/></s:svg></html>'
    )
    prepare_pictures(root)
    chart, sample = root.findall(f"{svg}svg")
    assert [one.get("id") for one in sample.iter(f"{svg}pattern")] == ["p"]
    assert len(list(chart.iter(f"{svg}pattern"))) == 1


def test_pictures_are_drawn_by_the_rules_that_hold_on_paper() -> None:
    style = """
        :root { --a: red; --b: blue } @media (prefers-color-scheme: dark) { :root { --a: white } }
        .x { fill: var(--a); margin: 2px } .y { margin: 0 } .z { stroke: var(--none) }
        .w { fill: red; stroke: blue; paint-order: stroke }
        @media print { :root { --a: green } .x { font-size: 1rem } }
    """
    assert picture_style(style).splitlines() == [
        ".x { fill: green; }",
        ".z { stroke: currentColor; }",
        ".w { fill: red; }",
        ".x { font-size: 12.64px; }",
    ]
