"""Charts in Word: a picture's few kinds of element as Word's own shapes, which stay sharp and can be changed there.

The pictures are those of `report/charts`, whose lengths are parts of a hundred across and letters' heights down. What
another picture may have besides is left out.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree

from poa_tracker.report.word.colours import EDGE, INK, LINE, LINK, MUTED, PAPER, STATES
from poa_tracker.report.word.oxml import add, add_text
from poa_tracker.report.word.page import classes, text_in
from poa_tracker.report.word.words import runs_right_to_left

LETTER = 8.5
"""Points: the height of a letter in a chart."""
_EM = Pt(LETTER)
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_ID = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_NAMES = {"a": _A, "wp": _WP, "wpg": _WPG, "wps": _WPS, "mc": _MC}
_LENGTH = re.compile(r"(-?\d*\.?\d+)(%|em)?")
_MOST_SHAPES = 20_000
_MOST_EMU = 2**31 - 1
"""Word reads no greater length."""
_BESIDE = Cm(4)
"""What a chart's heading, caption and key take of its page."""


class Pen(NamedTuple):
    """How a shape is drawn."""

    line: str = ""
    """A colour, or none."""
    width: float = 0.75
    """Points."""
    dash: str = ""
    fill: str = ""
    """A colour, or none for a shape that one sees through."""
    pattern: str = ""
    """One of Word's patterns, in the colour of the line on white."""


_LINES = {
    "grid": Pen(LINE),
    "axis": Pen(EDGE),
    "today": Pen(LINK, 1.5, "sysDot"),
    "slip": Pen(STATES["off_track"], 2.25),
    "early": Pen(STATES["on_track"], 2.25),
    "step": Pen(LINK, 1.5),
    "from-baseline": Pen(MUTED, 1.5, "dash"),
    "target": Pen(STATES["on_track"], 1.25, "dash"),
    "thread": Pen(EDGE, 0.75, "sysDash"),
    "hidden-amount": Pen(EDGE, 6),
}
_MARKS = {
    "planned": Pen(INK, 1.5, fill=PAPER),
    "overdue": Pen(STATES["overdue"], 1.5, fill=STATES["overdue"]),
    "completed": Pen(STATES["completed"], 1.5, fill=STATES["completed"]),
    "value": Pen(LINK, 1.5, fill=LINK),
    "provisional": Pen(LINK, 1.5, fill=PAPER),
    "baseline": Pen(MUTED, 1.5, fill=MUTED),
    "restated": Pen(STATES["at_risk"], 1.5, fill=PAPER),
    "first": Pen(EDGE, 1.5, fill=PAPER),
}
_PARTS = {
    "on_track": "",
    "completed": "horz",
    "at_risk": "wdUpDiag",
    "off_track": "diagCross",
    "unstated": "pct20",
    "not_reported": "",
    "closed": "vert",
}
"""The pattern of each state's part of a bar; as on paper, none is known by its colour alone."""


class Drawings:
    """The pictures of one document, each with numbers of its own."""

    def __init__(self, tallest: int) -> None:
        """`tallest` is the height of a page's text in EMU: a picture that does not fit on it is drawn flatter."""
        self._numbers = count(1)
        self._tallest = max(_EM, tallest - _BESIDE)

    def run(self, svg: Any, width: int) -> Any | None:
        """A `w:r` with the picture, `width` EMU wide; none for a picture without a height or with nothing to draw."""
        height = min(_length(svg.get("height") or "1em", 0), _MOST_EMU)
        shown = min(height, self._tallest)
        sized = _Picture(svg, width, height)
        if height <= 0 or not sized.shapes:
            return None
        run = etree.Element(qn("w:r"), nsmap=_NAMES)
        choice = _add(_add(run, _MC, "AlternateContent"), _MC, "Choice", Requires="wpg")
        inline = _add(add(choice, "drawing"), _WP, "inline", distT=0, distB=0, distL=0, distR=0)
        _add(inline, _WP, "extent", cx=width, cy=shown)
        self._describe(inline, svg)
        _add(inline, _WP, "cNvGraphicFramePr")
        data = _add(_add(inline, _A, "graphic"), _A, "graphicData", uri=_WPG)
        group = _add(data, _WPG, "wgp")
        _add(group, _WPG, "cNvGrpSpPr")
        frame = _add(_add(group, _WPG, "grpSpPr"), _A, "xfrm")
        for kind, place in (("off", "x y"), ("ext", "cx cy"), ("chOff", "x y"), ("chExt", "cx cy")):
            at = (0, 0) if place == "x y" else (width, shown if kind == "ext" else height)
            _add(frame, _A, kind, **dict(zip(place.split(), at, strict=True)))
        # Some programs make a group as small as what is in it, and stretch that.
        self._shape(group, _Shape("rect", 0, 0, width, height, Pen()))
        for shape in sized.shapes:
            self._shape(group, shape)
        return run

    def _describe(self, inline: Any, svg: Any) -> None:
        """What is read aloud; nothing for a sample in a key, whose word stands beside it."""
        title, description = (text_in(svg.find(one)) for one in ("title", "desc"))
        number = next(self._numbers)
        properties = _add(inline, _WP, "docPr", id=number, name=f"Chart {number}")
        if svg.get("role") == "img":
            text = ". ".join(one.rstrip(".") for one in (title, description) if one)
            properties.set("descr", f"{text}.")
        else:
            extension = _add(_add(properties, _A, "extLst"), _A, "ext", uri=_DECORATIVE_ID)
            mark = etree.SubElement(extension, f"{{{_DECORATIVE}}}decorative", nsmap={"adec": _DECORATIVE})
            mark.set("val", "1")

    def _shape(self, group: Any, shape: "_Shape") -> None:
        element = _add(group, _WPS, "wsp")
        number = next(self._numbers)
        _add(element, _WPS, "cNvPr", id=number, name=f"Shape {number}")
        properties = _add(element, _WPS, "cNvSpPr")
        if shape.words:
            properties.set("txBox", "1")
        drawn = _add(element, _WPS, "spPr")
        frame = _add(drawn, _A, "xfrm", **({"rot": 2_700_000} if shape.is_turned else {}))
        if shape.rises:
            frame.set("flipV", "1")
        _add(frame, _A, "off", x=_held(shape.left), y=_held(shape.top))
        _add(frame, _A, "ext", cx=max(0, _held(shape.width)), cy=max(0, _held(shape.height)))
        _add(_add(drawn, _A, "prstGeom", prst=shape.kind), _A, "avLst")
        _fill(drawn, shape.pen)
        if shape.words:
            _words(element, shape)
        _add(element, _WPS, "bodyPr", wrap="square", lIns=0, tIns=0, rIns=0, bIns=0, anchor="t")


class _Shape(NamedTuple):
    """A shape in EMU from the picture's upper left corner."""

    kind: str
    left: int
    top: int
    width: int
    height: int
    pen: Pen
    is_turned: bool = False
    """Stands on a corner."""
    rises: bool = False
    """A line from lower left to upper right."""
    words: str = ""
    anchor: str = ""
    is_bold: bool = False
    colour: str = ""


class _Picture:
    """The shapes of a picture of known size."""

    def __init__(self, svg: Any, width: int, height: int) -> None:
        self._width, self._height = width, height
        self.shapes: list[_Shape] = []
        for shape in self._inside(svg, 0, 0):
            self.shapes.append(shape)
            if len(self.shapes) >= _MOST_SHAPES:
                break

    def _inside(self, element: Any, left: int, top: int) -> Iterator[_Shape]:
        for one in element:
            kind = one.tag if isinstance(one.tag, str) else ""
            if kind == "g":
                yield from self._inside(one, left, top)
            elif kind == "svg":
                yield from self._inside(one, left + self._across(one, "x"), top + self._down(one, "y"))
            elif kind == "rect":
                yield self._box(one, left, top)
            elif kind == "line":
                yield self._line(one, left, top)
            elif kind == "circle":
                radius = self._down(one, "r")
                x, y = left + self._across(one, "cx") - radius, top + self._down(one, "cy") - radius
                yield _Shape("ellipse", x, y, 2 * radius, 2 * radius, _mark(classes(one)))
            elif kind == "text":
                yield self._text(one, left, top)

    def _box(self, element: Any, left: int, top: int) -> _Shape:
        own = classes(element)
        return _Shape(
            "rect",
            left + self._across(element, "x"),
            top + self._down(element, "y"),
            max(0, self._across(element, "width")),
            max(0, self._down(element, "height")),
            _part(own)
            if "part" in own
            else _mark(own)
            if "mark" in own
            else Pen(fill=PAPER)
            if "plate" in own
            else Pen(EDGE, dash="sysDot"),
            is_turned="rotate(45)" in (element.get("transform") or ""),
        )

    def _line(self, element: Any, left: int, top: int) -> _Shape:
        x1, x2 = (left + self._across(element, name) for name in ("x1", "x2"))
        y1, y2 = (top + self._down(element, name) for name in ("y1", "y2"))
        pen = next((_LINES[name] for name in reversed(classes(element)) if name in _LINES), Pen(EDGE))
        rises = (x2 - x1) * (y2 - y1) < 0
        return _Shape("line", min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1), pen, rises=rises)

    def _text(self, element: Any, left: int, top: int) -> _Shape:
        across, baseline = left + self._across(element, "x"), top + self._down(element, "y")
        anchor, own = element.get("text-anchor") or "start", classes(element)
        if anchor == "end":
            start, width = 0, across
        elif anchor == "middle":
            width = max(2 * min(across, self._width - across), 6 * _EM)
            start = across - width // 2
        else:
            start, width = across, max(self._width - across, 6 * _EM)
        colour = PAPER if "solid" in own else MUTED if "quiet" in own else INK
        return _Shape(
            "rect",
            start,
            baseline - _EM,
            width,
            int(1.4 * _EM),
            Pen(),
            words=text_in(element),
            anchor=anchor,
            is_bold="figure" in own,
            colour=colour,
        )

    def _across(self, element: Any, name: str) -> int:
        return _length(element.get(name) or "0", self._width)

    def _down(self, element: Any, name: str) -> int:
        return _length(element.get(name) or "0", self._height)


def _held(length: int) -> int:
    return max(-_MOST_EMU, min(length, _MOST_EMU))


def _length(value: str, whole: int) -> int:
    found = _LENGTH.fullmatch(value.strip())
    if found is None:
        return 0
    number = float(found[1])
    return round(number * whole / 100) if found[2] == "%" else round(number * _EM)


def _part(own: list[str]) -> Pen:
    state = next((one for one in own if one in _PARTS), "not_reported")
    colour = STATES[state]
    if state == "on_track":
        return Pen(colour, fill=colour)
    if state == "not_reported":
        return Pen(colour, dash="sysDash")
    return Pen(colour, pattern=_PARTS[state])


def _mark(own: list[str]) -> Pen:
    return next((_MARKS[one] for one in reversed(own) if one in _MARKS), Pen(INK, 1.5, fill=INK))


def _fill(drawn: Any, pen: Pen) -> None:
    if pen.pattern:
        pattern = _add(drawn, _A, "pattFill", prst=pen.pattern)
        _add(_add(pattern, _A, "fgClr"), _A, "srgbClr", val=pen.line)
        _add(_add(pattern, _A, "bgClr"), _A, "srgbClr", val=PAPER)
    elif pen.fill:
        _add(_add(drawn, _A, "solidFill"), _A, "srgbClr", val=pen.fill)
    else:
        _add(drawn, _A, "noFill")
    edge = _add(drawn, _A, "ln", w=Pt(pen.width))
    if not pen.line:
        _add(edge, _A, "noFill")
        return
    _add(_add(edge, _A, "solidFill"), _A, "srgbClr", val=pen.line)
    if pen.dash:
        _add(edge, _A, "prstDash", val=pen.dash)


def _words(element: Any, shape: _Shape) -> None:
    paragraph = add(add(_add(element, _WPS, "txbx"), "txbxContent"), "p")
    properties = add(paragraph, "pPr")
    add(properties, "spacing", before=0, after=0, line=240, lineRule="auto")
    add(properties, "jc", val={"end": "right", "middle": "center"}.get(shape.anchor, "left"))
    run = add(paragraph, "r")
    look = add(run, "rPr")
    if shape.is_bold:
        add(look, "b")
    add(look, "color", val=shape.colour)
    for name in ("sz", "szCs"):
        add(look, name, val=round(LETTER * 2))
    if runs_right_to_left(shape.words):
        add(look, "rtl")
    add_text(run, shape.words)


def _add(parent: Any, namespace: str, kind: str, /, **attributes: object) -> Any:
    element = etree.SubElement(parent, f"{{{namespace}}}{kind}")
    for key, value in attributes.items():
        element.set(key, str(value))
    return element
