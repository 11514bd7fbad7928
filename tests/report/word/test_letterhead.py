"""A ministry's own document as a letterhead: what of it comes into a report, and what never does."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx as library
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from poa_tracker.errors import UsageError
from poa_tracker.report.word import docx
from tests.report.conftest import AS_AT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PAGE = (
    '<!doctype html><html lang="mi"><head><title>T</title></head><body class="internal"><nav><p class="stamp">Ā-roto</p>'
    '</nav><h1>Plan</h1><p><a href="https://example.org/">out</a></p></body></html>'
)
TYPES = "application/vnd.openxmlformats-officedocument"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def made(path: Path, page: str = PAGE) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx(page, as_at=AS_AT, reference=path))) as package:
        return {name: package.read(name) for name in package.namelist()}


def saved(document: Any, path: Path) -> Path:
    document.save(str(path))
    return path


def changed(path: Path, changes: dict[str, tuple[str, str]], added: dict[str, str] | None = None) -> Path:
    """The Word file with pieces of its parts replaced and parts added."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, (before, after) in changes.items():
        assert before.encode() in parts[name]
        parts[name] = parts[name].replace(before.encode(), after.encode())
    with zipfile.ZipFile(path, "w") as package:
        for name, content in {**parts, **{name: text.encode() for name, text in (added or {}).items()}}.items():
            package.writestr(name, content)
    return path


def text(raw: bytes) -> str:
    return "".join(one.text or "" for one in ElementTree.fromstring(raw).iter(f"{W}t"))


def test_a_letterhead_that_stands_in_the_first_section_alone_is_on_every_page(tmp_path: Path) -> None:
    document = library.Document()
    document.sections[0].header.paragraphs[0].text = "Ministry of Letters"
    document.sections[0].footer.paragraphs[0].text = "1 Quay Street"
    document.add_section(WD_SECTION.NEW_PAGE)
    parts = made(saved(document, tmp_path / "two.docx"))
    relations = {
        one.get("Id"): one.get("Target") for one in ElementTree.fromstring(parts["word/_rels/document.xml.rels"])
    }
    (section,) = ElementTree.fromstring(parts["word/document.xml"]).iter(f"{W}sectPr")
    shown = {
        one.tag.removeprefix(W): text(parts[f"word/{relations[one.get(f'{R}id')]}"])
        for one in section
        if one.tag.endswith("Reference")
    }
    assert shown == {"headerReference": "Ā-rotoMinistry of Letters", "footerReference": "1 Quay Street"}


def test_a_head_that_the_last_page_does_not_have_is_left_out(tmp_path: Path) -> None:
    document = library.Document()
    document.sections[0].header.paragraphs[0].text = "SECRET-draft for the cabinet"
    second = document.add_section(WD_SECTION.NEW_PAGE)
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "Ministry of Letters"
    parts = made(saved(document, tmp_path / "two.docx"))
    assert any(b"Ministry of Letters" in raw for raw in parts.values())
    assert not [name for name, raw in parts.items() if b"SECRET" in raw]


def test_notes_properties_and_the_picture_of_the_first_page_are_left_out(tmp_path: Path) -> None:
    path = saved(library.Document(), tmp_path / "notes.docx")
    kinds = (
        f'<Override PartName="/docProps/custom.xml" ContentType="{TYPES}.custom-properties+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{TYPES}.wordprocessingml.footnotes+xml"/></Types>'
    )
    changed(
        path,
        {
            "[Content_Types].xml": ("</Types>", kinds),
            "docProps/app.xml": ("</Properties>", "<Manager>SECRET-manager</Manager></Properties>"),
            "_rels/.rels": (
                "</Relationships>",
                f'<Relationship Id="c" Type="{RELATION}/custom-properties" Target="docProps/custom.xml"/></Relationships>',
            ),
            "word/_rels/document.xml.rels": (
                "</Relationships>",
                f'<Relationship Id="f" Type="{RELATION}/footnotes" Target="footnotes.xml"/></Relationships>',
            ),
        },
        {
            "docProps/custom.xml": '<Properties xmlns="urn:x">SECRET-case</Properties>',
            "word/footnotes.xml": f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p><w:r><w:t>SECRET-note</w:t>'
            "</w:r></w:p></w:footnote></w:footnotes>",
        },
    )
    parts = made(path)
    assert not [name for name, raw in parts.items() if b"SECRET" in raw or "thumbnail" in name]


def test_settings_of_work_on_the_letterhead_are_left_out(tmp_path: Path) -> None:
    document = library.Document()
    names = ("trackRevisions", "documentProtection", "updateFields")
    for name in names:
        document.settings.element.append(parse_xml(f"<w:{name} {nsdecls('w')}/>"))
    parts = made(saved(document, tmp_path / "set.docx"))
    assert not [name for name in names if name.encode() in parts["word/settings.xml"]]


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple {w} w:instr=" INCLUDEPICTURE &quot;https://example.org/x.png&quot; "/>',
        '<w:r {w}><w:fldChar w:fldCharType="begin"/><w:instrText> dde</w:instrText><w:instrText>auto c x</w:instrText>'
        '<w:fldChar w:fldCharType="end"/></w:r>',
        '<w:r {w}><w:fldChar w:fldCharType="begin"/><w:instrText>LINK a</w:instrText></w:r>',
    ],
)
def test_a_field_that_reaches_outside_is_refused_in_a_line(tmp_path: Path, field: str) -> None:
    document = library.Document()
    document.sections[0].header.paragraphs[0]._p.append(parse_xml(field.format(w=nsdecls("w"))))
    path = saved(document, tmp_path / "field.docx")
    with pytest.raises(UsageError, match=r"has a field (INCLUDEPICTURE|DDEAUTO|LINK), which reaches outside it"):
        made(path)


def test_a_field_with_the_number_of_the_page_stays(tmp_path: Path) -> None:
    document = library.Document()
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "/>'
    document.sections[0].footer.paragraphs[0]._p.append(parse_xml(field))
    parts = made(saved(document, tmp_path / "field.docx"))
    assert any(b" PAGE " in raw for name, raw in parts.items() if name.startswith("word/footer"))


def test_styles_are_found_by_name_whatever_word_in_another_language_calls_them(tmp_path: Path) -> None:
    path = saved(library.Document(), tmp_path / "french.docx")
    link = '<w:style w:type="character" w:styleId="Lienhypertexte"><w:name w:val="Hyperlink"/></w:style></w:styles>'
    changed(path, {"word/styles.xml": ("</w:styles>", link)})
    changed(path, {"word/styles.xml": ('"TableNormal"', '"TableauNormal"')})
    parts = made(path)
    known = {one.get(f"{W}styleId") for one in ElementTree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    named = re.findall(r'<w:(?:pStyle|rStyle|tblStyle|basedOn) w:val="([^"]*)"', parts["word/document.xml"].decode())
    named += re.findall(r'<w:basedOn w:val="([^"]*)"', parts["word/styles.xml"].decode())
    assert "Lienhypertexte" in named
    assert set(named) <= known


def test_the_mark_of_an_internal_report_is_in_its_language(tmp_path: Path) -> None:
    parts = made(saved(library.Document(), tmp_path / "plain.docx"))
    assert [text(raw) for name, raw in parts.items() if name.startswith("word/header")] == ["Ā-roto"]
    bare = made(tmp_path / "plain.docx", PAGE.replace('<p class="stamp">Ā-roto</p>', ""))
    assert [text(raw) for name, raw in bare.items() if name.startswith("word/header")] == ["Internal"]
    public = made(tmp_path / "plain.docx", PAGE.replace('class="internal"', ""))
    assert not [name for name in public if name.startswith("word/header")]


def test_a_letterhead_saved_by_libreoffice_has_one_part_of_properties(tmp_path: Path) -> None:
    document = library.Document()
    document.core_properties.author = "SECRET-author"
    path = saved(document, tmp_path / "libre.docx")
    theirs = "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
    ours = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    changed(path, {"_rels/.rels": (ours, theirs)})
    with zipfile.ZipFile(io.BytesIO(docx(PAGE, as_at=AS_AT, reference=path))) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        assert b"SECRET" not in package.read("docProps/core.xml")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("word/document.xml", "<w:sectPr", "<w:other"),
        ("word/styles.xml", '<w:name w:val="Normal"/>', '<w:name w:val="Standard"/>'),
        ("word/_rels/document.xml.rels", "/styles", "/other"),
        ("word/_rels/document.xml.rels", "/numbering", "/other"),
        ("word/_rels/document.xml.rels", "/settings", "/other"),
    ],
)
def test_a_letterhead_may_lack_what_word_does_without(tmp_path: Path, name: str, before: str, after: str) -> None:
    path = saved(library.Document(), tmp_path / "bare.docx")
    ends = {"word/document.xml": ("</w:sectPr>", "</w:other>")}
    changed(path, {name: (before, after)})
    if name in ends:
        changed(path, {name: ends[name]})
    assert "Plan" in text(made(path)["word/document.xml"])


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("word/document.xml", "<w:pgSz", '<w:pgSz w:code="1" w:orient="landscape"/><w:pgSz w:w="x"'),
        ("word/numbering.xml", 'w:numId="1"', 'w:numId="x"'),
    ],
)
def test_a_broken_letterhead_is_shown_in_a_line(tmp_path: Path, name: str, before: str, after: str) -> None:
    path = changed(saved(library.Document(), tmp_path / "broken.docx"), {name: (before, after)})
    with pytest.raises(UsageError) as raised:
        made(path)
    assert str(raised.value).startswith(str(path))
    assert str(raised.value).endswith("open it in Word and save it again")
