"""A Word file of a plan's or a ministry's own: what may be taken in, and how the finished one is written."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poa_tracker.errors import UsageError
from poa_tracker.inert import followable, without_hidden

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.package import OpcPackage

# What XML 1.0 has no place for, besides the control characters that are taken out everywhere.
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_MOST_BYTES = 32 * 1024 * 1024
_MOST_UNPACKED = 256 * 1024 * 1024
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_KINDS = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": "a Word document with macros",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": "a Word template (.dotx)",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "a Word template with macros (.dotm)",
}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HYPERLINK = f"{_RELATION}/hyperlink"
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_ATTACHED_TEMPLATE = f"{_RELATION}/attachedTemplate"
# What Word would run, or open in another program.
_ACTIVE = re.compile(r"vbaProject|vbaData|oleObject|activeX|/control$|package$", re.IGNORECASE)
_REACHES_OUT = frozenset(
    (
        *("DATABASE", "DDE", "DDEAUTO", "EMBED", "GOTOBUTTON", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT"),
        *("LINK", "MACROBUTTON", "PRINT", "RD"),
    )
)
"""Fields that fetch a file, ask another program or run something."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def clean(text: str) -> str:
    """The text without hidden controls, and with a mark in place of each character that no Word file can hold."""
    return _NOT_IN_XML.sub("\ufffd", without_hidden(text))


def open_word_file(path: Path) -> "Document":
    """The Word document in a file, ready to be filled; what could do something is not in it.

    Raises UsageError, which names the file and what is wrong with it: not there, no .docx, too large, with macros or
    embedded objects, or fetching something from elsewhere when it is opened. The path of a template that the document
    was once made from is dropped, because Word would look there.
    """
    import docx

    raw = _read(path)
    _check(path, raw)
    try:
        document = docx.Document(io.BytesIO(raw))
        document.element.body.get_or_add_sectPr()  # Word takes one that has none for one on its usual page
    except Exception as error:  # noqa: BLE001 - a broken package fails in as many ways as there are parts
        kind = type(error).__name__
        raise UsageError(
            f"{path} cannot be read as a Word document ({kind}); open it in Word and save it again"
        ) from None
    _take_out_what_is_active(path, document)
    return document


def _read(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > _MOST_BYTES:
            raise UsageError(f"{path} is larger than {_MOST_BYTES // 2**20} MiB; take pictures out of it")
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}") from None
    except IsADirectoryError:
        raise UsageError(f"{path} is a folder; name a Word file (.docx)") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or type(error).__name__}") from None


def _check(path: Path, raw: bytes) -> None:
    """Refuse what is no Word document, before anything unpacks it."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise UsageError(f"{path} is a Word document from before 2007, or has a password; save it as .docx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            if sum(member.file_size for member in package.infolist()) > _MOST_UNPACKED:
                raise UsageError(f"{path} unpacks to more than {_MOST_UNPACKED // 2**20} MiB, too much for a document")
            types = package.read("[Content_Types].xml").decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        raise UsageError(f"{path} is not a Word document (.docx)") from None
    for kind, what in _OTHER_KINDS.items():
        if kind in types:
            raise UsageError(f"{path} is {what}; save it as a Word document (.docx)")
    if _DOCUMENT not in types:
        raise UsageError(f"{path} is not a Word document (.docx)")


def _take_out_what_is_active(path: Path, document: "Document") -> None:
    from docx.oxml.ns import qn

    settings = document.settings.element
    for attached in settings.findall(qn("w:attachedTemplate")):
        settings.remove(attached)
    package = document.part.package
    assert package is not None
    for key, relation in list(package.rels.items()):
        # LibreOffice names these in its own way; python-docx would write a second part under the same name.
        if relation.reltype.endswith("/core-properties") and relation.reltype != _PROPERTIES:
            del package.rels[key]
    for part in [package, *package.iter_parts()]:
        for key, relation in list(part.rels.items()):
            if relation.is_external and relation.reltype == _ATTACHED_TEMPLATE:
                del part.rels[key]
            elif relation.is_external and relation.reltype == _HYPERLINK:
                if followable(relation.target_ref) is None:
                    raise UsageError(
                        f"{path} has a link to {relation.target_ref}; only web and mail addresses can stay"
                    )
            elif relation.is_external:
                raise UsageError(f"{path} fetches {relation.target_ref} when it is opened; put it into the file itself")
            elif _ACTIVE.search(relation.reltype):
                raise UsageError(f"{path} holds macros or an embedded object; take them out and save it again")
        for field in _fields(part):
            if field in _REACHES_OUT:
                raise UsageError(f"{path} has a field {field}, which reaches outside it; take it out and save it again")


def _fields(part: Any) -> Iterator[str]:
    """The names of the fields in a part of a Word file, in capitals."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    if "wordprocessingml" not in getattr(part, "content_type", ""):
        return
    open_ones: list[str] = []
    root = part.element if hasattr(part, "element") else parse_xml(part.blob)
    for one in root.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")):
        if one.tag == qn("w:fldSimple"):
            yield _field_name(one.get(qn("w:instr")) or "")
        elif one.tag == qn("w:instrText") and open_ones:
            open_ones[-1] += one.text or ""  # Word cuts what a field does into pieces
        elif one.get(qn("w:fldCharType")) == "begin":
            open_ones.append("")
        elif one.get(qn("w:fldCharType")) == "end" and open_ones:
            yield _field_name(open_ones.pop())
    for instruction in open_ones:
        yield _field_name(instruction)


def _field_name(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()


def write_word_file(document: "Document", as_at: date) -> bytes:
    """The document as the bytes of a .docx; the same document and day give the same bytes.

    It is dated to the beginning of `as_at`, and by nobody: the clock and the person's name stay out.
    """
    properties = document.core_properties
    properties.created = properties.modified = datetime.combine(as_at, time(), UTC).replace(tzinfo=None)
    properties.last_modified_by = ""
    properties.revision = 1
    package = document.part.package
    assert package is not None
    return _packed(package)


def _packed(package: "OpcPackage") -> bytes:
    """python-docx writes the time of day into the archive; here it is written again without."""
    loose = io.BytesIO()
    package.save(loose)
    fixed = io.BytesIO()
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _FIRST_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            member.create_system = 0
            target.writestr(member, source.read(name))
    return fixed.getvalue()
