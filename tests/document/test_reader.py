"""Texts that are accepted, and the message for those that are not: at which character, in which words."""

from typing import Any

import pytest

from poa_tracker.document import MAX_BYTES, read


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("id: A-1\ntitle: No\n", {"id": "A-1", "title": "No"}),
        ("---\nid: A-1\n", {"id": "A-1"}),
        ("\ufeffid: A-1\r\ntitle: T\r\n", {"id": "A-1", "title": "T"}),
        ("ref: 1\nnumber: 0o17\nday: 2025-13-01\nyes: on\n", {"ref": "1", "number": "0o17", "day": "2025-13-01", "yes": "on"}),
        ("a:\nb: null\nc: ~\nd: NULL\ne: 'null'\nf: \"\"\n", {"e": "null", "f": ""}),
        ("a: [x, ~, {b: , c: d}]\n", {"a": ["x", None, {"c": "d"}]}),
        ("a: >-\n  one\n  two\nb: |\n  three\n   four\n", {"a": "one two", "b": "three\n four\n"}),
        ("a: {url: https://example.org/x}\n", {"a": {"url": "https://example.org/x"}}),
        ("a: it's R&D, 5 * 3!\n", {"a": "it's R&D, 5 * 3!"}),
        ("a: 'one\u2028two'\n", {"a": "one\u2028two"}),
        ('a: "\\t\\n\\x0a\\u2028\\\\e"\nb: C:\\agencies\nc: \'\\x00\'\n', {"a": "\t\n\n\u2028\\e", "b": "C:\\agencies", "c": "\\x00"}),
        ("- a\n- b\n", ["a", "b"]),
        ("n: " + "9" * 5000 + "\n", {"n": "9" * 5000}),
    ],
)  # fmt: skip
def test_reads_plain_data_as_it_is_written(text: str, data: Any) -> None:
    document = read(text.encode())
    assert (document.data, document.faults) == (data, ())


FAULTS = [
    ("a: b\n\tc: d\n", "2:1 POA001 there is a tab where YAML needs spaces; indent with spaces"),
    ("a: x: y\n", "1:5 POA001 a colon followed by a space begins a new field; put the text in quotes"),
    ("a: b\n   c: d\n", "2:4 POA001 this line is indented further than the one it belongs beside"),
    ("a: 'x\nb: c\n", "1:4 POA001 this quote is never closed"),
    ("a: [1, 2\nb: c\n", "1:4 POA001 this '[' is not closed, or a comma is missing by line 2"),
    ("a: {b: c\nd: e\n", "1:4 POA001 this '{' is not closed, or a comma is missing by line 2"),
    ("a: [", "1:4 POA001 this '[' is never closed"),
    ("[\n", "1:1 POA001 this '[' is never closed"),
    ("a: {b: [c, d\n", "1:8 POA001 this '[' is never closed"),
    ("a: 'x\nb:\n  - 'c'\n", "1:4 POA001 this quote is never closed"),
    ("a: [{b: 'x}]\nc: {d: 'y'}\n", "1:9 POA001 this quote is never closed"),
    ("'a: x\nb: 'c'\n", "1:1 POA001 this quote is never closed"),
    ("a: 'one\n  two' three\n", "2:8 POA001 nothing can follow the closing quote or bracket; put the whole text in quotes"),
    ("a: [x,, y]\n", "1:7 POA001 one comma too many"),
    ("a: [, y]\n", "1:5 POA001 one comma too many"),
    ("b: c\n'a: x'\nd: e\n", "2:1 POA001 the colon stands inside the quotes: a field is written 'name: value'"),
    ("a: b\nkey value\nc: d\n", "2:1 POA001 this line has no colon: a field is written 'name: value'"),
    ("a:b\nc: d\n", "1:2 POA001 a space is missing after this colon"),
    ("a: b\nc:d\ne: f\n", "2:2 POA001 a space is missing after this colon"),
    ("a:\n  b: c\n d: e\n", "3:2 POA001 this line begins in a column of its own; align it with the lines it belongs to"),
    ("a: \"x\" y\n", "1:8 POA001 nothing can follow the closing quote or bracket; put the whole text in quotes"),
    ("a: 'it's'\n", "1:7 POA001 between single quotes an apostrophe is written twice (''); or use double quotes"),
    ("a: [x]]\n", "1:7 POA001 one ']' too many"),
    ("a:\n  - {b: c}}\n", "2:11 POA001 one '}' too many"),
    (
        "a:\n  - \"x\" y\n",
        "2:9 POA001 nothing can follow the closing quote or bracket; put the whole text in quotes",
    ),
    (f"a: {'word ' * 250}b: x\n", "1:1255 POA001 a colon followed by a space begins a new field; put the text in quotes"),
    ("# c\n a: b\nc: d\n", "2:2 POA001 this line begins in column 2, and those below further left"),
    ("a:\n  • b: c\n    d: e\n", "2:3 POA001 an item of a list begins with '- ', not with '•'"),
    ("a:\n  * b\n  * c\n", "2:3 POA001 an item of a list begins with '- ', not with '*'"),
    ("a:\n  - x\n  y: z\n", "3:3 POA001 a list item has to begin with '- ', in one column with the items above it"),
    ("a:\n  - b: x\n   c: y\n", "3:4 POA001 align this with 'b' in column 5"),
    ("a:\n  - b: x\n    c:\n      - {d: e}\n   f: z\n", "5:4 POA001 align this with 'b' in column 5"),
    ("a:\n  - b: >-\n   some text\n    c: x\n", "3:4 POA001 the text of 'b' has to be indented further than column 5"),
    ("a: |\ntext\n", "2:1 POA001 the text of 'a' has to be indented further than column 1"),
    ("a:\n-x\n-y\n", "2:1 POA001 a space has to follow the '-'"),
    ("a:\n  -b: x\n    c: y\n", "2:3 POA001 a space has to follow the '-'"),
    ("a:\n• x\n• y\n", "2:1 POA001 an item of a list begins with '- ', not with '•'"),
    ("%a: x\n", "1:1 POA001 no line may begin with '%'; put the text in quotes"),
    ("a: %x\n", "1:4 POA001 a text that begins with '%' has to stand in quotes"),
    ("a: @x\n", "1:4 POA001 a text that begins with '@' has to stand in quotes"),
    ("a: * x\n", "1:4 POA001 a text that begins with '*' has to stand in quotes"),
    ("a: ]\n", "1:4 POA001 a text that begins with ']' has to stand in quotes"),
    ("a: ? b\n", "1:4 POA001 a text that begins with '?' has to stand in quotes"),
    ("a: - b\n", "1:4 POA001 a list begins on the line below its key, one '- ' for each item"),
    ("a: \"C:\\plans\"\n", "1:7 POA001 '\\p' means nothing between double quotes; use single quotes where a backslash is meant"),
    ("a: \"C:\\Users\"\n", "1:7 POA001 '\\U' between double quotes needs 8 digits or letters A to F; use single quotes where a backslash is meant"),
    ("a: \"\\ud800\"\n", "1:5 POA001 '\\ud800' is not a character; use single quotes where a backslash is meant"),
    ("a: >0\n  b\n", "1:5 POA001 a digit after '|' or '>' has to be 1 to 9; it can be left out"),
    ("a: >x\n  b\n", "1:5 POA001 after '|' or '>' the text begins on the next line"),
    ("a: b\x01c\n", "1:5 POA001 the character U+0001 cannot stand in a file; delete it"),
    ("a: b\x00c\n", "1:5 POA001 the character U+0000 cannot stand in a file; delete it"),
    ('a: "b\\x00c"\n', "1:6 POA001 '\\x00' stands for a control character; delete it, or use single quotes where a backslash is meant"),
    ('a: ["\\\\", "b\\ec"]\n', "1:13 POA001 '\\e' stands for a control character; delete it, or use single quotes where a backslash is meant"),
    ('"a\\u0085": b\n', "1:3 POA001 '\\u0085' stands for a control character; delete it, or use single quotes where a backslash is meant"),
    ("a: b\n...\nc: d\n", "3:1 POA001 the document ends above; nothing can follow it"),
    ("a: b\rc: d\n", "1:5 POA001 the character U+000D cannot be seen and changes how the file is read; delete it"),
    ("a: b\u2028c: d\n", "1:5 POA001 the character U+2028 cannot be seen and changes how the file is read; delete it"),
    ("a: b\u2028c\nd: e\n", "1:5 POA001 the character U+2028 cannot be seen and changes how the file is read; delete it"),
    ("a: >-\n  b\x85c\nd: e\n", "2:4 POA001 the character U+0085 cannot be seen and changes how the file is read; delete it"),
    ("# one\rtwo\na: b\n", "1:6 POA001 the character U+000D cannot be seen and changes how the file is read; delete it"),
    ("a: b\n\ufeffc: d\n", "2:1 POA001 the character U+FEFF cannot be seen and changes how the file is read; delete it"),
    ("a:\xa0b\nc: d\n", "1:3 POA001 a no-break space (U+00A0) is where YAML needs a space"),
    ("a:\n  - b: c\n\xa0\xa0\xa0\xa0d: e\n    f: g\n", "3:1 POA001 a no-break space (U+00A0) is where YAML needs a space"),
    ("a:\n  -\u2003b: c\n    d: e\n", "2:4 POA001 an em space (U+2003) is where YAML needs a space"),
    ("a: b\xa0c\nd e\nf: g\n", "2:1 POA001 this line has no colon: a field is written 'name: value'"),
    ("? [a]\n: b\n", "1:3 POA001 a key has to be a word, not a list or a group of fields"),
    ("a: b\rc: d\r", "1:1 POA001 the file ends its lines as old Macs did (CR); save it with LF line ends"),
    (": b\n", "1:1 POA001 a key is missing before this colon"),
    ("k" * 2000 + ": x\n", "1:2001 POA001 a key is longer than 1,024 characters"),
    ("a: 1\nb: 2\na: 3\n", "3:1 POA003 'a' is written twice; the first is in line 1"),
    ("x:\n  - {a: 1, b: {a: 2}, a: 3}\n", "2:23 POA003 'a' is written twice; the first is in line 2"),
    ("a:\na: 1\n", "2:1 POA003 'a' is written twice; the first is in line 1"),
    ("a: b\n---\nc: d\n", "2:1 POA005 a second document begins here; a file holds one"),
    ("a: &x b\n", "1:4 POA006 '&x' is an anchor; leave it out, or quote the text"),
    ("a: *x\n", "1:4 POA006 '*x' is an alias; write the value itself here, or quote the text"),
    ("a: !!python/object:os.system b\n", "1:4 POA006 '!!python/object:os.system' is a tag; leave it out, or quote the text"),
    ("a: !important\n", "1:4 POA006 '!important' is a tag; leave it out, or quote the text"),
    ("<<: {a: 1}\n", "1:1 POA006 '<<' merges another group into this one; write the fields themselves"),
    ("=======\na: b\n", "1:1 POA008 git left two versions here: keep one, and delete the marks '<<<<<<<', '=======' and '>>>>>>>'"),
    ("a:\n" + "".join(" " * depth + "- \n" for depth in range(1, 40)), "33:33 POA009 this is nested deeper than 32 levels"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FAULTS, ids=[expected[:50] for _, expected in FAULTS])
def test_shows_what_is_wrong_and_where(text: str, expected: str) -> None:
    shown = [
        f"{fault.span.start.line}:{fault.span.start.column} {fault.code} {fault.message}"
        for fault in read(text.encode()).faults
    ]
    assert shown == [expected]


def test_shows_every_fault_that_does_not_end_the_reading() -> None:
    document = read(b"a: &x 1\na: 2\nb: *x\nc: {d: 1, d: 2}\n")
    assert [(fault.code, fault.span.start.line) for fault in document.faults] == [
        ("POA006", 1),
        ("POA003", 2),
        ("POA006", 3),
        ("POA003", 4),
    ]
    assert document.data == {"a": "1", "c": {"d": "1"}}


def test_each_conflict_marker_is_shown_and_nothing_else() -> None:
    document = read(b"a: 1\n<<<<<<< HEAD\nb: 2\n||||||| base\nb: 0\n=======\nb: 3\n>>>>>>> branch\n")
    assert [(fault.code, fault.span.start) for fault in document.faults] == [
        ("POA008", (2, 1)),
        ("POA008", (4, 1)),
        ("POA008", (6, 1)),
        ("POA008", (8, 1)),
    ]


def test_a_line_of_equal_signs_inside_a_text_is_text() -> None:
    assert read(b"a: |\n  Heading\n  =======\n").faults == ()


@pytest.mark.parametrize(
    ("raw", "line", "column", "message"),
    [
        (
            "title: Café\n".encode("cp1252"),
            1,
            11,
            "byte 0xE9 is not UTF-8, probably 'é' from a Windows editor; save the file as UTF-8",
        ),
        (
            b"a: b\nc: \xc3(\n",
            2,
            4,
            "byte 0xC3 is not UTF-8, probably 'Ã' from a Windows editor; save the file as UTF-8",
        ),
        (b"a: \x81\n", 1, 4, "byte 0x81 is not UTF-8; save the file as UTF-8"),
        ("a: b\n".encode("utf-16"), 1, 1, "the file is UTF-16, as some Windows editors save it; save it as UTF-8"),
        ("a: b\n".encode("utf-16-le"), 1, 1, "the file is UTF-16, as some Windows editors save it; save it as UTF-8"),
        ("a: b\n".encode("utf-32"), 1, 1, "the file is UTF-32; save it as UTF-8"),
        ("a: b\n".encode("utf-32-le"), 1, 1, "the file is UTF-32; save it as UTF-8"),
        ("a: b\n".encode("utf-32-be"), 1, 1, "the file is UTF-32; save it as UTF-8"),
        ("a: b\n".encode("utf-16-be"), 1, 1, "the file is UTF-16, as some Windows editors save it; save it as UTF-8"),
    ],
)
def test_a_file_in_another_encoding(raw: bytes, line: int, column: int, message: str) -> None:
    (fault,) = read(raw).faults
    assert (fault.code, fault.span.start, fault.message) == ("POA002", (line, column), message)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"PK\x03\x04\x14\0\0\0\x08\0\x80xl/workbook.xml", "a spreadsheet (.xlsx)"),
        (b"PK\x03\x04\x14\0\0\0\x08\0\x80word/document.xml", "a Word document (.docx)"),
        (b"PK\x03\x04\x14\0\0\0\x08\0\x80notes.txt", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "an old Office document (.xls or .doc)"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
    ],
)
def test_another_program_s_file_is_called_what_it_is(raw: bytes, kind: str) -> None:
    (fault,) = read(raw).faults
    assert (fault.code, fault.span.start, fault.message) == (
        "POA002",
        (1, 1),
        f"the file is {kind} saved under this name; write its content as text, or move it elsewhere",
    )


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (bytes(100), "the file is nothing but zero bytes, as a crash may leave it; restore an earlier version"),
        (b"\x01\0\0\0\x02\0" * 20 + b"\0\x03\0\0\x05\x07", "the file is not text; write it as text, or move it elsewhere"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_text_are_not_called_an_encoding(raw: bytes, message: str) -> None:
    assert [fault.message for fault in read(raw).faults] == [message]


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert read(b"#" * MAX_BYTES).faults == ()
    (fault,) = read(b"#" * (MAX_BYTES + 1)).faults
    assert (fault.code, fault.message) == ("POA007", "the file is larger than 1,024 KiB, so poa does not read it")


def test_the_hundredth_fault_says_that_it_is_the_last_one_shown() -> None:
    faults = read(b"ref: 1\n" * 500).faults
    assert len(faults) == 100
    assert faults[-2].message == "'ref' is written twice; the first is in line 1"
    assert faults[-1].message == f"{faults[-2].message}; poa shows no more faults of this file"
