"""A Word document of the plan's own is filled by the same names as every template, and text in it is only text."""

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE

from poa_tracker.errors import PoaError, TemplateError, UsageError
from poa_tracker.report import Audience, ReportFormat, list_templates, publish, render
from poa_tracker.report.word.file import open_word_file
from tests.report import story
from tests.report.conftest import build_context, write_files
from tests.report.test_inert import HOSTILE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Fill = Callable[..., bytes]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """A report of the story, made by a Word document of these paragraphs."""

    def run(*paragraphs: str, title: str = "", audience: Audience = Audience.PUBLIC) -> bytes:
        root = write_files(tmp_path / "plan", story.files())
        if title:
            path = root / "measures/GOV-001.yaml"
            lines = path.read_text(encoding="utf-8").splitlines()
            at = next(number for number, line in enumerate(lines) if line.startswith("title:"))
            lines[at] = f"title: {quoted(title)}"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        write_document(root / "templates/brief.docx", paragraphs)
        return publish(build_context(root, audience=audience), ReportFormat.WORD, root, "brief")

    return run


def quoted(text: str) -> str:
    escaped = "".join(c if c.isalnum() or c == " " else f"\\U{ord(c):08x}" for c in text)
    return f'"{escaped}"'


def write_document(path: Path, paragraphs: Iterable[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = "{{ front.period }}"
    document.save(str(path))


def part(raw: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return ElementTree.fromstring(package.read(name))


def words(element: ElementTree.Element) -> list[str]:
    return ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in element.iter(f"{W}p")]


def letters(text: str) -> list[str]:
    """What no escaping and no tidying of blanks may change."""
    return [character for character in text if character.isalnum()]


def test_tags_in_text_headers_and_loops_are_filled(fill: Fill) -> None:
    raw = fill(
        "{{ front.plan }} on {{ front.as_at }}, {{ front.as_at|day }}",
        "{%p for one in measures if one.name.id == 'GOV-001' %}",
        "{{ one.name|measure }}: {{ words.off_track|badge }}",
        "{%p endfor %}",
        "{{ front.part }}|{{ 12000 + glance.now.open }}",
        "{{ 'Law'|link('https://example.org/law') }} {{ 'Law'|link('javascript:1') }}",
    )
    assert words(part(raw)) == [
        "Plan of Action for Shorter Waits on 1 February 2026, 1 February 2026",
        "GOV-001: ■ Delayed",
        "|12,005",
        "Law (https://example.org/law) Law",
    ]
    assert words(part(raw, "word/header1.xml")) == ["Q2 2025/26"]


def test_the_same_input_gives_the_same_bytes_without_clock_or_person(fill: Fill) -> None:
    raw = fill("{{ glance.sentence }}")
    assert raw == fill("{{ glance.sentence }}")
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = {one.tag.rpartition("}")[2]: one.text for one in part(raw, "docProps/core.xml")}
    assert (core["created"], core["modified"]) == ("2026-02-01T00:00:00Z", "2026-02-01T00:00:00Z")
    assert not core["lastModifiedBy"]


@pytest.mark.parametrize(
    "title", [*HOSTILE, "a\tb\nc\u2028d", "{_{ x }_}", "\ufffe", "</w:t></w:r></w:p>", "{{ 7*7 }}"]
)
def test_whatever_stands_in_a_title_is_one_paragraph_of_text(fill: Fill, title: str) -> None:
    template = (
        "{%p for one in measures if one.name.id == 'GOV-001' %}",
        "A{{ one.name.title }}B {{ one.name.title|upper }}",
        "{%p endfor %}",
    )
    raw = fill(*template, title=title)
    body = part(raw)
    plain = part(fill(*template, title="Plain"))
    assert [one.tag for one in body.iter()] == [one.tag for one in plain.iter()]
    (shown,) = words(body)
    assert letters(shown) == letters(f"A{title}B {title.upper()}")


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ glanse.sentence }}", "at “{{ glanse.sentence }}”: there is no 'glanse' (did you mean 'glance'?)"),
        ("{{ front.plann }}", "at “{{ front.plann }}”: Front has no 'plann' (did you mean 'plan'?)"),
        ("{% for x in %}", "at “{% for x in %}”: "),
        ("{{ front.plan|safe }}", "at “{{ front.plan|safe }}”: there is no filter 'safe'"),
        ("{{ front.__class__.__mro__ }}", "access to attribute '__class__'"),
        ("{% include '/etc/passwd' %}", "there is no template '/etc/passwd'"),
        ("{% for a in range(90000) for b in range(90000) %}{% endfor %}", "at “"),
        ("{% for a in range(9000) %}{% for b in range(9000) %}{% endfor %}{% endfor %}", "it may never end"),
    ],
)
def test_a_tag_that_fails_is_shown_by_its_file_and_its_words(fill: Fill, tag: str, message: str) -> None:
    with pytest.raises(TemplateError) as raised:
        fill("Before", tag, "After")
    assert str(raised.value).startswith("templates/brief.docx")
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_it_is_listed_and_found_by_name(fill: Fill, tmp_path: Path) -> None:
    fill("One")
    root = tmp_path / "plan"
    assert ("brief", "docx", "templates/brief.docx") in list_templates(root)
    with pytest.raises(UsageError, match="no template 'brif' for --format docx \\(did you mean 'brief'"):
        publish(build_context(root), ReportFormat.WORD, root, "brif")
    with pytest.raises(UsageError, match="no template 'brief' for --format html"):
        render(build_context(root), ReportFormat.HTML, root, "brief")
    with pytest.raises(UsageError, match="leave --reference-docx out"):
        publish(build_context(root), ReportFormat.WORD, root, "brief", root / "templates/brief.docx")


def test_a_link_out_of_the_folder_is_not_followed(fill: Fill, tmp_path: Path) -> None:
    fill("One")
    root = tmp_path / "plan"
    write_document(tmp_path / "outside.docx", ["Outside"])
    (root / "templates/brief.docx").unlink()
    (root / "templates/brief.docx").symlink_to(tmp_path / "outside.docx")
    with pytest.raises(PoaError, match="leads out of the folder"):
        publish(build_context(root), ReportFormat.WORD, root, "brief")


def test_what_a_public_report_leaves_out_no_tag_can_reach(fill: Fill) -> None:
    tags = [f"{{{{ {name} }}}}" for name in ("front", "measures", "about", "agencies", "decisions", "goals")]
    public, internal = (words(part(fill(*tags, audience=one))) for one in (Audience.PUBLIC, Audience.INTERNAL))
    assert "is_internal=True" not in "".join(public).partition("measures")[0]
    assert public != internal


def rezipped(raw: bytes, changed: dict[str, tuple[bytes, bytes]], added: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            old, new = changed.get(name, (b"", b""))
            data = source.read(name)
            assert old in data
            target.writestr(name, data.replace(old, new) if old else data)
        for name, data in (added or {}).items():
            target.writestr(name, data)
    return out.getvalue()


def spoilt() -> dict[str, tuple[bytes, str]]:
    document = docx.Document()
    document.add_paragraph("One")
    plain = io.BytesIO()
    document.save(plain)
    raw = plain.getvalue()
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = "[Content_Types].xml"
    linked = docx.Document()
    linked.part.relate_to("file:///etc/passwd", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    fetching = docx.Document()
    fetching.part.relate_to("http://example.org/x.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    files = []
    for one in (linked, fetching):
        files.append(io.BytesIO())
        one.save(files[-1])
    return {
        "empty": (b"", "is not a Word document (.docx)"),
        "text": (b"Dear Minister", "is not a Word document (.docx)"),
        "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "from before 2007, or has a password"),
        "cut": (raw[: len(raw) // 2], "is not a Word document (.docx)"),
        "zip": (rezipped(raw, {types: (main, b"application/zip")}), "is not a Word document (.docx)"),
        "macros": (
            rezipped(raw, {types: (main, b"application/vnd.ms-word.document.macroEnabled.main+xml")}),
            "is a Word document with macros",
        ),
        "template": (
            rezipped(raw, {types: (main, main.replace(b"document.main", b"template.main"))}),
            "is a Word template (.dotx)",
        ),
        "broken": (
            rezipped(raw, {"word/document.xml": (b"<w:body>", b"<w:body")}),
            "open it in Word and save it again",
        ),
        "link": (files[0].getvalue(), "only web and mail addresses can stay"),
        "fetch": (files[1].getvalue(), "put it into the file itself"),
    }


@pytest.mark.parametrize("kind", spoilt())
def test_a_file_that_is_no_harmless_word_document_is_refused_in_a_line(tmp_path: Path, kind: str) -> None:
    raw, message = spoilt()[kind]
    path = tmp_path / "letterhead.docx"
    path.write_bytes(raw)
    with pytest.raises(UsageError) as raised:
        open_word_file(path)
    assert str(path) in str(raised.value)
    assert message in str(raised.value)


def test_a_file_that_is_not_there_and_a_folder_are_shown_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no file"):
        open_word_file(tmp_path / "letterhead.docx")
    with pytest.raises(UsageError, match="is a folder"):
        open_word_file(tmp_path)


def test_where_a_template_once_came_from_is_forgotten(tmp_path: Path) -> None:
    document = docx.Document()
    settings = document.part._settings_part
    key = settings.relate_to(
        "file:///server/letterhead.dotx",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
        is_external=True,
    )
    element = document.settings.element.makeelement(f"{W}attachedTemplate", {})
    element.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", key)
    document.settings.element.insert(0, element)
    document.save(str(tmp_path / "letterhead.docx"))
    again = io.BytesIO()
    open_word_file(tmp_path / "letterhead.docx").save(again)
    with zipfile.ZipFile(io.BytesIO(again.getvalue())) as package:
        assert not [name for name in package.namelist() if b"letterhead.dotx" in package.read(name)]
        assert b"attachedTemplate" not in package.read("word/settings.xml")
