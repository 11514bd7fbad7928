"""Files that are no UTF-8 text at all: other programs' files under the name of a YAML file, and other encodings."""

_BEGINNINGS = {
    b"%PDF-": "a PDF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office document (.xls or .doc)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file (gzip)",
}
_ZIP = b"PK\x03\x04"
_IN_ZIP = {
    b"xl/": "a spreadsheet (.xlsx)",
    b"word/": "a Word document (.docx)",
    b"ppt/": "a presentation (.pptx)",
    b"opendocument.spreadsheet": "a spreadsheet (.ods)",
    b"opendocument.text": "a text document (.odt)",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")


def what_it_is(raw: bytes) -> str:
    """The message for a file whose bytes show what wrote them; nothing of one that is almost UTF-8."""
    kind = _kind(raw)
    if kind:
        return f"the file is {kind} saved under this name; write its content as text, or move it elsewhere"
    if _is_zero(raw):
        return "the file is nothing but zero bytes, as a crash may leave it; restore an earlier version"
    if raw.startswith(_UTF32) or _is_zero(raw[2::4] + raw[3::4]) or _is_zero(raw[::4] + raw[1::4]):
        return "the file is UTF-32; save it as UTF-8"
    if raw.startswith(_UTF16) or (raw.count(0) > len(raw) // 4 and 0 in (raw[::2].count(0), raw[1::2].count(0))):
        return "the file is UTF-16, as some Windows editors save it; save it as UTF-8"
    return "the file is not text; write it as text, or move it elsewhere" if raw.count(0) > len(raw) // 4 else ""


def _is_zero(raw: bytes) -> bool:
    return not raw.strip(b"\0")


def _kind(raw: bytes) -> str:
    if raw.startswith(_ZIP):
        return next((kind for mark, kind in _IN_ZIP.items() if mark in raw), "a ZIP archive")
    return next((kind for beginning, kind in _BEGINNINGS.items() if raw.startswith(beginning)), "")
