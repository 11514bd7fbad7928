"""Pages of a plan's own making: cells over rows, pictures of any size, and pages that are hardly any."""

import io
import zipfile
from xml.etree import ElementTree

import pytest

from poa_tracker.report.word import docx
from tests.report.conftest import AS_AT

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def body_of(page: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(docx(page, as_at=AS_AT))) as package:
        return ElementTree.fromstring(package.read("word/document.xml"))


def shown(page: str) -> list[list[str]]:
    """The words of each column of each row; `^` for a cell that belongs to the one above."""
    found = []
    for row in body_of(page).iter(f"{W}tr"):
        columns: list[str] = []
        for cell in row.iter(f"{W}tc"):
            span, merged = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
            words = "".join(one.text or "" for one in cell.iter(f"{W}t"))
            is_continued = merged is not None and merged.get(f"{W}val") != "restart"
            columns += ["^" if is_continued else words] * int(span.get(f"{W}val", "") if span is not None else 1)
        found.append(columns)
    return found


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("<tr><td rowspan=2>a<td>b<tr><td>c", [["a", "b"], ["^", "c"]]),
        ("<tr><td>a<td rowspan=2>b<tr><td>c", [["a", "b"], ["c", "^"]]),
        ("<tr><td>a<td>b<td rowspan=2>c<tr><td>d", [["a", "b", "c"], ["d", "", "^"]]),
        ("<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c", [["a", "a", "b"], ["^", "^", "c"]]),
        (
            "<tr><td rowspan=3>a<td rowspan=2>b<td>c<tr><td>d<tr><td>e<td>f",
            [["a", "b", "c"], ["^", "^", "d"], ["^", "e", "f"]],
        ),
        (
            "<thead><tr><th rowspan=9>a<th>b</thead><tbody><tr><td>c<td>d</tbody>",
            [["a", "b"], ["c", "d"]],
        ),
        ("<tr><td rowspan=99999999999>a<td>b<tr><td>c", [["a", "b"], ["^", "c"]]),
        ("<tr><td rowspan=x>a<td rowspan=-1>b<tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
    ],
)
def test_a_cell_over_rows_leaves_every_other_in_its_column(table: str, rows: list[list[str]]) -> None:
    assert shown(f"<!doctype html><html lang=en><body><table>{table}</table></body></html>") == rows


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("", ""),
        ("  \n", ""),
        ("<!doctype html>", ""),
        ("<!-- nothing -->", ""),
        ("<frameset><frame src=x></frameset>", ""),
        ("just words", "just words"),
        ('<?xml version="1.0" encoding="utf-8"?>\n<html lang="en"><body><p>word</p></body></html>', "word"),
    ],
)
def test_a_page_that_is_hardly_one_is_shown_as_far_as_it_goes(page: str, words: str) -> None:
    assert "".join(one.text or "" for one in body_of(page).iter(f"{W}t")) == words


def test_a_link_to_what_has_no_words_leads_somewhere() -> None:
    body = body_of("<html lang=en><body><a href='#end'>to the end</a><section id=end></section></body></html>")
    names = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    assert [one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")] == names == ["end"]


@pytest.mark.parametrize(
    "shapes",
    [
        "<rect width='10%' height='1em'/>",
        "<circle r='-4em'/><line x1='-500%' x2='99999999%'/>",
        "<text x='999999999999%' y='-99999999999em'>far</text>",
    ],
)
@pytest.mark.parametrize("height", ["2em", "200em", "99999999999em"])
def test_a_picture_fits_on_its_page_and_has_lengths_that_word_can_read(shapes: str, height: str) -> None:
    page = f"<html lang=en><body><svg role=img height={height}><title>T</title>{shapes}</svg></body></html>"
    body = body_of(page)
    (extent,) = body.iter(f"{WP}extent")
    (size,) = body.iter(f"{W}pgSz")
    assert 0 < int(extent.get("cy", "")) < int(size.get(f"{W}h", "")) * 635 - 2 * 720_000
    for one in body.iter(f"{A}ext"):
        assert 0 <= int(one.get("cx", "0")) < 2**31
        assert 0 <= int(one.get("cy", "0")) < 2**31
    for one in body.iter(f"{A}off"):
        assert abs(int(one.get("x", "0"))) < 2**31
        assert abs(int(one.get("y", "0"))) < 2**31
