"""Reading a file: any bytes at all end quickly, in data or in faults, never in an exception."""

import re
from itertools import islice
from typing import Any

import yaml

from poa_tracker.document.document import Document
from poa_tracker.document.fault import Fault
from poa_tracker.document.position import UNSEEN, Lines, Position, Span
from poa_tracker.document.walk import MAX_DEPTH, MOST_FAULTS, FaultFoundError, Places, walk

MAX_BYTES = 1024 * 1024
"""A larger file is not read; a measure is a hundred times smaller."""

_BOM = b"\xef\xbb\xbf"
_START = Span(Position(1, 1), Position(1, 1))
_CONFLICT_MARKER = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?:[ \r].*)?$", re.MULTILINE)
_CONFLICT_HINTS = ("<<<<<<<", ">>>>>>>", "=======", "|||||||")


def read(raw: bytes) -> Document:
    """The document that a file's bytes hold, with everything that is wrong with it."""
    if len(raw) > MAX_BYTES:
        fault = Fault("POA007", f"the file is larger than {MAX_BYTES // 1024:,} KiB, so poa does not read it", _START)
        return Document("", None, (fault,))
    has_bom = raw.startswith(_BOM)
    try:
        text = raw[3 * has_bom :].decode("utf-8")
    except UnicodeDecodeError as error:
        if message := _no_utf8(raw):
            return Document("", None, (Fault("POA002", message, _START),))
        # What can be shown of the text is kept, so that the place of the fault can be shown too.
        shown = raw[3 * has_bom :].decode("utf-8", "replace")
        return Document(shown, None, (_not_utf8(error),), has_bom=has_bom)
    if "\0" in text and (message := _no_utf8(raw)):
        return Document("", None, (Fault("POA002", message, _START),))
    if "\r" in text and text.count("\r") - text.count("\r\n") > text.count("\n"):
        # Every line of such a file would be reported by itself, and all of it be shown as one line.
        fault = Fault("POA001", "the file ends its lines as old Macs did (CR); save it with LF line ends", _START)
        return Document("", None, (fault,))
    for hint in _CONFLICT_HINTS:
        if hint in text and (faults := _conflict_markers(text)):
            return Document(text, None, faults, has_bom=has_bom)
    data, faults, has_empties = _walk(text)
    if not faults and ("\r" in text or not text.isascii()) and (unseen := UNSEEN.search(text)):
        from poa_tracker.document.unseen import unseen_characters

        faults = unseen_characters(text, unseen.start())
    if not faults and "\\" in text:
        from poa_tracker.document.control_escapes import control_escapes

        faults = control_escapes(text)
    return Document(text, data, faults, has_bom=has_bom, has_empties=has_empties)


def _walk(text: str) -> tuple[Any, tuple[Fault, ...], bool]:
    try:
        data, _, has_empties = walk(text)
        return data, (), has_empties
    except FaultFoundError:
        pass
    except yaml.YAMLError as error:
        return None, (_explain(error, text),), False
    try:
        data, faults, has_empties = walk(text, Places())
    except yaml.YAMLError as error:
        return None, (_explain(error, text),), False
    return data, tuple(faults), has_empties


def _explain(error: yaml.YAMLError, text: str) -> Fault:
    # Loaded where a file is broken: most files are not, and most commands wait for what they import.
    from poa_tracker.document.syntax import explain

    return explain(error, text)


def _no_utf8(raw: bytes) -> str:
    from poa_tracker.document.foreign import what_it_is

    return what_it_is(raw)


def _conflict_markers(text: str) -> tuple[Fault, ...]:
    lines = Lines(text)
    return tuple(
        Fault(
            "POA008",
            "git left two versions here: keep one, and delete the marks '<<<<<<<', '=======' and '>>>>>>>'",
            lines.span(match.start(), match.start() + 7),
        )
        for match in islice(_CONFLICT_MARKER.finditer(text), MOST_FAULTS)
    )


def _not_utf8(error: UnicodeDecodeError) -> Fault:
    before = error.object[: error.start].decode("utf-8", "replace")
    start = Lines(before).position(len(before))
    byte = error.object[error.start]
    guess = bytes((byte,)).decode("cp1252", "replace")
    hint = f", probably {guess!r} from a Windows editor" if guess.isprintable() and guess != "\ufffd" else ""
    message = f"byte 0x{byte:02X} is not UTF-8{hint}; save the file as UTF-8"
    return Fault("POA002", message, Span(start, Position(start.line, start.column + 1)))


__all__ = ["MAX_BYTES", "MAX_DEPTH", "read"]
