"""The Word report, read from its parts: what is on the page, as Word's own headings, lists, tables and links."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx as library
import html5lib
import pytest
from docx.shared import Inches

from poa_tracker.errors import UsageError
from poa_tracker.report import Audience, ReportFormat, render
from poa_tracker.report.word import docx
from tests.report import story
from tests.report.conftest import AS_AT, build_context, write_files
from tests.report.test_audience import ADDED, SECRET
from tests.report.test_inert import HOSTILE, tame, with_words

XHTML = "{http://www.w3.org/1999/xhtml}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SHAPES = re.compile(r"[●▲■◇○✓✕↑↓]\u00a0")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = story.files()
    for path, changes in ADDED.items():
        for before, after in changes:
            files[path] = files[path].replace(before, after)
    return write_files(tmp_path_factory.mktemp("story"), {**files, "measures/LAW-900.yaml": SECRET})


def page_of(root: Path, audience: Audience = Audience.PUBLIC) -> str:
    return render(build_context(root, audience=audience), ReportFormat.HTML, root)


@pytest.fixture(scope="module")
def html(root: Path) -> str:
    return page_of(root)


@pytest.fixture(scope="module")
def tree(html: str) -> Any:
    return html5lib.parse(html)


@pytest.fixture(scope="module")
def raw(html: str) -> bytes:
    return docx(html, as_at=AS_AT)


@pytest.fixture(scope="module")
def body(raw: bytes) -> ElementTree.Element:
    return part(raw)


def part(raw: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return ElementTree.fromstring(package.read(name))


def page(inside: str, attributes: str = 'lang="en"') -> str:
    return f"<!doctype html><html {attributes}><head><title>T</title></head><body>{inside}</body></html>"


def made_of(inside: str, attributes: str = 'lang="en"') -> ElementTree.Element:
    return part(docx(page(inside, attributes), as_at=AS_AT))


def words(element: ElementTree.Element) -> str:
    """The text of a Word element, without the shapes that states have."""
    pieces = []
    for one in element.iter():
        if one.tag == f"{W}t":
            pieces.append(one.text or "")
        elif one.tag in (f"{W}br", f"{W}tab", f"{W}p"):
            pieces.append(" ")
    return " ".join(SHAPES.sub("", "".join(pieces)).split())


def text_in(element: Any) -> str:
    """The text of an HTML element."""
    return " ".join("".join(element.itertext()).split())


def style(paragraph: ElementTree.Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def test_headings_are_words_headings_in_the_same_order(tree: Any, body: ElementTree.Element) -> None:
    levels = {"Title": 1, "Heading1": 2, "Heading2": 3, "Heading3": 4}
    found = [(levels[style(one)], words(one)) for one in body.iter(f"{W}p") if style(one) in levels]
    navigation = {id(one) for nav in tree.iter(f"{XHTML}nav") for one in nav.iter()}
    wanted = [
        (int(one.tag[-1]), text_in(one))
        for one in tree.iter()
        if re.fullmatch(rf"{XHTML}h[1-6]", str(one.tag)) and id(one) not in navigation
    ]
    assert found == wanted
    assert len(wanted) > 30


def test_every_table_has_the_cells_of_the_page(tree: Any, body: ElementTree.Element) -> None:
    def rows(table: Any) -> list[list[str]]:
        order = [*table.iter(f"{XHTML}thead"), *table.iter(f"{XHTML}tbody"), *table.iter(f"{XHTML}tfoot")]
        return [[text_in(cell) for cell in row] for one in order for row in one.iter(f"{XHTML}tr")]

    wanted = [rows(one) for one in tree.iter(f"{XHTML}table")]
    found = [
        [[words(cell) for cell in row.iter(f"{W}tc")] for row in one.iter(f"{W}tr")] for one in body.iter(f"{W}tbl")
    ]
    assert [[[re.sub(r"\s", "", cell) for cell in row] for row in table] for table in found] == [
        [[re.sub(r"\s", "", cell) for cell in row] for row in table] for table in wanted
    ]
    assert sum(len(table) for table in found) > 50


def test_tables_have_captions_heads_that_repeat_rows_that_stay_whole_and_widths_that_add_up(
    tree: Any, body: ElementTree.Element
) -> None:
    tables = list(body.iter(f"{W}tbl"))
    for table, shown in zip(tables, tree.iter(f"{XHTML}table"), strict=True):
        heads = len(list(shown.iterfind(f"{XHTML}thead/{XHTML}tr")))
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
            number < heads for number in range(len(rows))
        ]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        widths = [int(one.get(f"{W}w", "")) for one in table.findall(f"{W}tblGrid/{W}gridCol")]
        assert sum(widths) == 9638
        assert min(widths) > 300
        for row in rows:
            spans = [one.find(f"{W}tcPr/{W}gridSpan") for one in row.findall(f"{W}tc")]
            assert sum(1 if one is None else int(one.get(f"{W}val", "")) for one in spans) == len(widths)
            assert all(one[-1].tag == f"{W}p" for one in row.findall(f"{W}tc"))
    captions = [words(one) for one in body.iter(f"{W}p") if style(one) == "Caption"]
    assert captions == [text_in(one) for one in tree.iter() if one.tag in (f"{XHTML}caption", f"{XHTML}figcaption")]


def test_every_chart_is_drawn_and_shown_and_says_the_words_of_the_pages_own(
    tree: Any, body: ElementTree.Element
) -> None:
    svg = "{http://www.w3.org/2000/svg}"
    pictures = [one for one in tree.iter(f"{svg}svg") if one.get("role") == "img"]
    described = [one for one in body.iter(f"{WP}inline") if one.find(f"{WP}docPr").get("descr")]  # type: ignore[union-attr]
    assert len(pictures) == len(described) > 3
    for picture, drawn in zip(pictures, described, strict=True):
        shown = drawn.find(f"{WP}docPr").get("descr", "")  # type: ignore[union-attr]
        assert all(text_in(picture.find(svg + one)).rstrip(".") in shown for one in ("title", "desc"))
        assert [words(one) for one in drawn.iter(f"{W}txbxContent")] == [
            text_in(one) for one in picture.iter(f"{svg}text")
        ]
        shapes = [one.get("prst") for one in drawn.iter(f"{A}prstGeom")]
        assert shapes.count("line") == len(list(picture.iter(f"{svg}line")))
        circles = [one for one in picture.iter(f"{svg}circle") if "mark" in one.get("class", "")]
        assert shapes.count("ellipse") == len(circles)
    numbers = [one.get("id") for one in body.iter() if one.tag in (f"{WP}docPr", f"{WPS}cNvPr")]
    assert len(numbers) == len(set(numbers))


def test_bars_are_as_long_as_on_the_page() -> None:
    body = made_of(
        '<svg role="img" height="2em"><title>T</title><rect x="0%" y="0" width="25%" height="1em" class="part on_track"/>'
        '<rect x="25%" y="0" width="75%" height="1em" class="part at_risk"/></svg>'
    )
    width = int(next(body.iter(f"{WP}extent")).get("cx", ""))
    sizes = [int(one.get("cx", "")) for one in body.iter(f"{A}ext") if one.get("cx")]
    assert sizes == [width, width, round(width / 4), round(width * 3 / 4)]
    assert next(body.iter(f"{A}pattFill")).get("prst") == "wdUpDiag"


def test_everything_else_the_page_says_is_there(tree: Any, body: ElementTree.Element) -> None:
    everything = re.sub(r"\s", "", words(body))
    for name in ("p", "li", "dt", "dd", "h2"):
        for one in tree.iter(XHTML + name):
            text = "".join(text_in(one).split())
            inner = [child for child in one.iter() if str(child.tag).endswith(("}svg", "}p", "}div", "}ul"))]
            if len(inner) <= (name == "p"):
                assert text in everything, text


def test_links_lead_to_web_pages_and_to_places_in_the_document(
    tree: Any, raw: bytes, body: ElementTree.Element
) -> None:
    wanted = [one.get("href") for one in tree.iter(f"{XHTML}a") if one.get("class") != "skip"]
    targets = {
        one.get("Id"): one.get("Target") for one in part(raw, "word/_rels/document.xml.rels") if one.get("TargetMode")
    }
    names = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    links = list(body.iter(f"{W}hyperlink"))
    assert {targets[one.get(f"{R}id")] for one in links if one.get(f"{R}id")} == {
        one for one in wanted if not one.startswith("#")
    }
    anchors = [one.get(f"{W}anchor") for one in links if one.get(f"{W}anchor")]
    assert len(set(anchors)) == len({one for one in wanted if one.startswith("#")}) == len(names)
    assert set(anchors) == set(names)
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", str(one)) for one in names)
    assert len({one.get(f"{W}id") for one in body.iter(f"{W}bookmarkStart")}) == len(names)


def test_a_link_leads_to_the_record_of_its_measure(body: ElementTree.Element) -> None:
    (target,) = [
        one
        for one in body.iter(f"{W}p")
        if any(mark.get(f"{W}name") == "GOV_001" for mark in one.iter(f"{W}bookmarkStart"))
    ]
    assert style(target) == "Heading2"
    assert words(target).startswith("GOV-001 ")


def test_the_contents_are_a_field_with_its_entries(tree: Any, raw: bytes, body: ElementTree.Element) -> None:
    (toc,) = [
        one.get(f"{W}styleId")
        for one in part(raw, "word/styles.xml").iter(f"{W}style")
        if one.find(f"{W}name[@{W}val='toc 1']") is not None
    ]
    entries = [one for one in body.iter(f"{W}p") if style(one) == toc]
    nav = next(tree.iter(f"{XHTML}nav"))
    titles = list(dict.fromkeys(text_in(one) for one in nav.iter(f"{XHTML}a")))
    assert [words(one) for one in entries] == titles
    marks = [one.get(f"{W}fldCharType") for one in body.iter(f"{W}fldChar")]
    assert marks == ["begin", "separate", "end"]
    assert [str(one.text).split()[0] for one in body.iter(f"{W}instrText")] == ["TOC"]


def test_title_language_and_day_are_shown_and_no_person(raw: bytes) -> None:
    core = {one.tag.rpartition("}")[2]: one.text or "" for one in part(raw, "docProps/core.xml")}
    assert core["title"] == "Quarterly report Q2 2025/26: Plan of Action for Shorter Waits"
    assert (core["created"], core["modified"], core["language"]) == (
        "2026-02-01T00:00:00Z",
        "2026-02-01T00:00:00Z",
        "en",
    )
    assert not core["creator"]
    assert not core["lastModifiedBy"]
    languages = [one.get(f"{W}val") for one in part(raw, "word/styles.xml").iter(f"{W}lang")]
    assert languages == ["en"]


def test_an_internal_report_says_so_at_the_head_of_every_page(root: Path, raw: bytes) -> None:
    internal = docx(page_of(root, Audience.INTERNAL), as_at=AS_AT)
    assert words(part(internal, "word/header1.xml")) == "Internal"
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        assert not [name for name in package.namelist() if "header" in name]
        for name in package.namelist():
            assert b"secret" not in package.read(name).lower(), name
    assert "SECRET" in words(part(internal))


def test_pages_are_numbered(raw: bytes) -> None:
    foot = part(raw, "word/footer1.xml")
    assert [str(one.get(f"{W}instr")).strip() for one in foot.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert words(foot).startswith("Plan of Action for Shorter Waits")


def test_the_same_page_gives_the_same_bytes_in_another_process(tmp_path: Path, html: str, raw: bytes) -> None:
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    script = (
        "import sys, pathlib; from datetime import date; from poa_tracker.report.word import docx\n"
        "page = pathlib.Path('page.html').read_text(encoding='utf-8')\n"
        "sys.stdout.buffer.write(docx(page, as_at=date(2026, 2, 1)))"
    )
    again = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C.UTF-8"},
        cwd=tmp_path,
    ).stdout
    assert again == raw


def assert_harmless(raw: bytes) -> None:
    """No field but the document's own, no address but web and mail, every part well-formed."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            root = ElementTree.fromstring(package.read(name))
            for one in root.iter():
                if one.get("TargetMode") == "External":
                    assert re.match("https?://|mailto:", one.get("Target", ""))
                if one.tag in (f"{W}instrText", f"{W}fldSimple"):
                    instruction = (one.text or one.get(f"{W}instr") or "").split()[0]
                    assert instruction in ("TOC", "PAGE", "NUMPAGES")
                assert one.tag not in (f"{W}object", f"{W}control", f"{W}altChunk", f"{W}subDoc")


@pytest.mark.parametrize("start", [0, 7, 19])
def test_hostile_words_are_words_whatever_field_they_stand_in(tmp_path: Path, start: int) -> None:
    hostile = [*HOSTILE, "{ INCLUDETEXT c:/secret }", "DDEAUTO cmd /c calc", "</w:t></w:r>", "\ue000 x", "{{ 7*7 }}"]
    made = []
    for name, texts in (("hostile", hostile), ("tame", tame(hostile))):
        root = write_files(tmp_path / name, with_words(texts, start=start))
        raw = docx(page_of(root), as_at=AS_AT)
        assert_harmless(raw)
        made.append(part(raw))
    kinds = (f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc")
    # In pictures a long title takes two lines, each a paragraph of its own, whatever it says.
    drawn = [{id(one) for box in body.iter(f"{W}txbxContent") for one in box.iter()} for body in made]
    shapes = [
        [(one.tag, style(one)) for one in body.iter() if one.tag in kinds and id(one) not in inside]
        for body, inside in zip(made, drawn, strict=True)
    ]
    assert len(shapes[0]) > 500
    assert shapes[0] == shapes[1]


def test_addresses_that_are_not_to_be_followed_are_text(tmp_path: Path) -> None:
    for url in ("javascript:alert(1)", "file:///etc/passwd", "\\\\server\\share", "data:text/html,x"):
        root = write_files(tmp_path / str(abs(hash(url))), with_words(["One"], url=url))
        raw = docx(page_of(root), as_at=AS_AT)
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            assert b'TargetMode="External"' not in package.read("word/_rels/document.xml.rels")


@pytest.mark.parametrize(
    ("inside", "paragraphs"),
    [
        ("", []),
        ("<p>  a \n b<b> c</b> <i>d</i></p>", ["a b c d"]),
        ("loose <p>in</p> after <span>it</span>", ["loose", "in", "after it"]),
        ("<p>a<br> b</p>", ["a b"]),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", ["a", "b", "c"]),
        ("<ol><li><p>a</p><p>b</p></li></ol>", ["a", "b"]),
        ("<div><div>a</div>b<section>c</section></div>", ["a", "b", "c"]),
        ("<script>x</script><style>y</style><template>z</template><!-- c -->d", ["d"]),
        ("<custom-one>a</custom-one><blockquote>b<p>c</p></blockquote>", ["a", "b", "c"]),
        ('<p>a<img alt="picture" src="file:///x"> b</p>', ["apicture b"]),
        ("<details><summary>Open</summary><p>in</p></details>", ["in"]),
        ("<dl><dt>T</dt><dd>a</dd><dd>b</dd></dl>", ["T a", "b"]),
        ("<h6>a</h6><pre>b  c</pre>", ["a", "b c"]),
        ("<svg><text>x</text></svg><p>y</p>", ["y"]),
        ("<p>a&#x1F600;&#0;&#xFFFF;</p>", None),
    ],
)
def test_any_page_becomes_paragraphs(inside: str, paragraphs: list[str] | None) -> None:
    found = [words(one) for one in made_of(inside).iter(f"{W}p")]
    if paragraphs is None:  # what no document can hold is left out or replaced
        assert re.fullmatch("a😀\ufffd{0,2}", found[0])
    else:
        assert found == paragraphs


def test_numbered_lists_begin_anew_and_bullets_do_not_count() -> None:
    raw = docx(page("<ol><li>a<li>b</ol><p>x</p><ol><li>c</ol><ul><li>d</ul><ul><li>e</ul>"), as_at=AS_AT)
    body, numbering = part(raw), part(raw, "word/numbering.xml")
    numbers = [one.get(f"{W}val") for one in body.iter(f"{W}numId")]
    assert numbers[0] == numbers[1]
    assert len(set(numbers)) == 3
    starts = {
        one.get(f"{W}numId")
        for one in numbering.findall(f"{W}num")
        if one.find(f"{W}lvlOverride/{W}startOverride") is not None
    }
    assert starts >= {numbers[0], numbers[2]}
    kinds = [one.tag for one in numbering if one.tag in (f"{W}abstractNum", f"{W}num")]
    assert kinds == sorted(kinds, key=[f"{W}abstractNum", f"{W}num"].index)


def test_tables_with_spans_gaps_and_tables_inside_hold() -> None:
    body = made_of(
        "<table><tr><th colspan=3>a</th></tr><tr><td>b</td><td colspan=99>c</td></tr><tr><td>d</td></tr>"
        "<tr><td><table><tr><td>e</td></tr></table></td><td><ul><li>f</li></ul></td></tr></table>"
        "<table></table><table><caption>g</caption><tr></tr></table>"
    )
    assert words(body).split() == ["a", "b", "c", "d", "e", "f", "g"]
    for cell in body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def test_what_runs_right_to_left_is_shown_so() -> None:
    body = made_of("<p>مرحبا</p><table><tr><td class='n'>1</td></tr></table>", 'lang="ar" dir="rtl"')
    assert body.find(f".//{W}bidiVisual") is not None
    assert body.find(f".//{W}rtl") is not None
    assert [one.get(f"{W}val") for one in body.iter(f"{W}jc")] == ["left"]
    english = made_of("<p>مرحبا</p><p>Hello</p>")
    assert [one.find(f"{W}pPr/{W}bidi") is not None for one in english.iter(f"{W}p")] == [True, False]


def test_a_page_that_never_ends_inside_is_refused_in_a_line() -> None:
    with pytest.raises(UsageError, match="deep, which Word cannot show"):
        docx(page("<div>" * 150 + "x"), as_at=AS_AT)


def test_a_missing_package_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UsageError, match=r"pip install 'poa-tracker\[docx\]'"):
        docx(page("x"), as_at=AS_AT)


def letterhead(path: Path) -> Path:
    document = library.Document()
    document.add_paragraph("Dear SECRET-minister")
    document.add_picture(io.BytesIO(PIXEL))
    document.sections[0].header.paragraphs[0].text = "Ministry of Letters"
    document.sections[0].footer.paragraphs[0].text = "1 Quay Street"
    document.sections[0].page_width = Inches(8.5)
    document.styles["Heading 1"].font.name = "Garamond"
    document.core_properties.author = "SECRET-author"
    document.core_properties.last_modified_by = "SECRET-editor"
    document.save(str(path))
    return path


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a494441"
    "54789c636000000002000148afa4710000000049454e44ae426082"
)


def test_a_letterhead_gives_styles_page_head_and_foot_and_none_of_its_text(root: Path, tmp_path: Path) -> None:
    reference = letterhead(tmp_path / "letterhead.docx")
    raw = docx(page_of(root, Audience.INTERNAL), as_at=AS_AT, reference=reference)
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        names = package.namelist()
        assert not [name for name in names if "media/" in name]
        header = next(name for name in names if name.startswith("word/header"))
        footer = next(name for name in names if name.startswith("word/footer"))
        assert b"SECRET-minister" not in package.read("word/document.xml")
        assert b"SECRET" not in package.read("docProps/core.xml")
    assert words(part(raw, header)) == "Internal Ministry of Letters"
    assert words(part(raw, footer)) == "1 Quay Street"
    styles = {one.get(f"{W}styleId"): one for one in part(raw, "word/styles.xml").iter(f"{W}style")}
    fonts = styles["Heading1"].find(f"{W}rPr/{W}rFonts")
    assert fonts is not None
    assert fonts.get(f"{W}ascii") == "Garamond"
    assert {"ReportTable", "ReportFact", "Caption"} <= set(styles)
    assert styles["ReportFact"].find(f"{W}rPr/{W}rFonts") is None  # as in the letterhead's ordinary text
    assert part(raw).find(f".//{W}pgSz[@{W}w='12240']") is not None
    assert words(part(raw)) == words(part(docx(page_of(root, Audience.INTERNAL), as_at=AS_AT)))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_it_and_reads_the_same_words(tmp_path: Path, raw: bytes, body: ElementTree.Element) -> None:
    (tmp_path / "report.docx").write_bytes(raw)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "report.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    read = re.sub(r"[\s\ufeff●▲■◇○✓✕↑↓•–\d.]", "", (tmp_path / "report.txt").read_text(encoding="utf-8"))
    boxed = {id(one) for box in body.iter(f"{W}txbxContent") for one in box.iter(f"{W}p")}
    for paragraph in body.iter(f"{W}p"):
        if id(paragraph) in boxed or paragraph.find(f".//{W}txbxContent") is not None:
            continue
        text = re.sub(r"[\s\ufeff●▲■◇○✓✕↑↓•–\d.]", "", words(paragraph))
        assert text in read, text
