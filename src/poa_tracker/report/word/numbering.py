"""Lists: each numbered one begins at 1."""

from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from poa_tracker.report.word.oxml import add

if TYPE_CHECKING:
    from docx.document import Document

_BULLETS = ("•", "–", "·")
_INDENT = 360
"""Twips: a quarter of an inch for each level."""


class Numbering:
    """The lists of one document; a document's own stay as they are."""

    def __init__(self, document: "Document") -> None:
        self._root = _root(document)
        taken = [int(one.get(qn("w:abstractNumId"))) for one in self._root.findall(qn("w:abstractNum"))]
        self._bullets, self._numbers = max(taken, default=0) + 1, max(taken, default=0) + 2
        for kind, is_numbered in ((self._bullets, False), (self._numbers, True)):
            self._add_kind(kind, is_numbered=is_numbered)
        self._next = max((int(one.get(qn("w:numId"))) for one in self._root.findall(qn("w:num"))), default=0) + 1
        self._bulleted = 0

    def start(self, *, is_numbered: bool) -> int:
        """The number by which the paragraphs of a new list name it."""
        if not is_numbered and self._bulleted:
            return self._bulleted
        number = self._next
        self._next += 1
        entry = add(self._root, "num", numId=number)
        kind = self._numbers if is_numbered else self._bullets
        add(entry, "abstractNumId", val=kind)
        if is_numbered:
            level = add(entry, "lvlOverride", ilvl=0)
            add(level, "startOverride", val="1")
        else:
            self._bulleted = number
        return number

    def _add_kind(self, kind: int, *, is_numbered: bool) -> None:
        entry = self._root.makeelement(qn("w:abstractNum"))
        entry.set(qn("w:abstractNumId"), str(kind))
        add(entry, "multiLevelType", val="hybridMultilevel")
        for depth, bullet in enumerate(_BULLETS):
            level = add(entry, "lvl", ilvl=depth)
            add(level, "start", val=1)
            add(level, "numFmt", val="decimal" if is_numbered else "bullet")
            add(level, "lvlText", val=f"%{depth + 1}." if is_numbered else bullet)
            add(level, "lvlJc", val="left")
            add(add(level, "pPr"), "ind", left=_INDENT * (depth + 1), hanging=_INDENT)
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(entry)
        else:
            first.addprevious(entry)


def _root(document: "Document") -> Any:
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    root = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    package = part.package
    assert package is not None
    made = XmlPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, package)
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return root
