"""The HTML report as a browser and a screen reader meet it."""

import base64
import hashlib
import itertools
import re
import runpy
from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from poa_tracker.report import LAYOUTS, Audience, ReportFormat, render
from poa_tracker.report.labels import SHAPES
from poa_tracker.report.sections import SECTIONS
from poa_tracker.report.template_folders import DEFAULTS
from tests.report import story
from tests.report.conftest import Print, build_context

STYLE = (DEFAULTS / "report.css.j2").read_text(encoding="utf-8")


@pytest.fixture
def page(print_report: Print) -> Element:
    return parse(print_report(ReportFormat.HTML))


def parse(text: str) -> Element:
    """The page; strictly, so that any mistake in the markup fails."""
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert isinstance(tree, Element)
    for element in tree.iter():
        element.tag = str(element.tag).removeprefix("{http://www.w3.org/2000/svg}")
    return tree


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_one_title_one_heading_and_no_level_left_out(page: Element) -> None:
    title = page.find("head/title")
    assert title is not None
    assert title.text == "Quarterly report Q2 2025/26: Plan of Action for Shorter Waits"
    levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch("h[1-6]", element.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))
    assert page.get("lang") == "en"


def test_landmarks_and_a_way_past_the_contents(page: Element) -> None:
    body = page.find("body")
    assert body is not None
    assert [element.tag for element in body] == ["a", "header", "nav", "main", "footer"]
    assert (body[0].get("class"), body[0].get("href")) == ("skip", "#content")
    assert body[3].get("id") == "content"
    for section in page.iter("section"):
        heading = section.find("h2")
        assert heading is not None
        assert section.get("aria-labelledby") == heading.get("id")


def test_the_contents_name_every_section_as_it_is_headed(page: Element) -> None:
    listed = {str(link.get("href")): words(link) for link in page.findall("body/nav/ol/li/a")}
    headed = {f"#{section.get('id')}": words(section[0]) for section in page.iter("section")}
    assert listed == headed
    assert len(listed) == len(SECTIONS) - 1, "all but the front block: the story has something for each"


def test_every_address_within_the_page_leads_somewhere_and_ids_are_unique(page: Element) -> None:
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert [one for one, number in ids.items() if number > 1] == []
    named = [str(link.get("href"))[1:] for link in page.iter("a") if str(link.get("href")).startswith("#")]
    named += [str(element.get("aria-labelledby")) for element in page.iter() if element.get("aria-labelledby")]
    assert len(named) > 50
    assert set(named) - set(ids) == set()
    assert {"GOV-001", "LAW-003"} <= set(ids), "each measure can be linked to"


def test_every_table_has_a_caption_and_head_cells_that_say_what_they_head(page: Element) -> None:
    tables = list(page.iter("table"))
    assert len(tables) > 10
    for table in tables:
        caption = table.find("caption")
        assert caption is not None
        assert words(caption)
        cells = list(table.iter("th"))
        assert {cell.get("scope") for cell in cells} <= {"col", "row", "rowgroup"}
        assert all(words(cell) for cell in cells)
        assert all(row.find("th") is not None for row in table.iter("tr"))
    regions = [element for element in page.iter("div") if str(element.get("class")).startswith("scroll")]
    narrow = [table for charts in page.iter("div") if charts.get("class") == "charts" for table in charts.iter("table")]
    assert len(regions) == len(tables) - len(narrow)
    assert {(one.get("role"), one.get("tabindex")) for one in regions} == {("region", "0")}


def test_captions_have_the_words_of_the_plan(page: Element) -> None:
    captions = {str(one.get("id")): words(one) for one in page.iter("caption")}
    assert captions["decisions-table"] == (
        "Measures that are delayed, were last reported at risk or delayed, are overdue or blocked, or wait for approval"
    )


@pytest.mark.parametrize("output", LAYOUTS)
def test_the_numbers_of_the_plan_stand_by_goal_where_there_are_any(print_report: Print, output: ReportFormat) -> None:
    heads = [' scope="col">Number in the plan</th>', "| Number in the plan | Measure |"]
    printed = print_report(output)
    assert [head in printed for head in heads].count(True) == 1
    files = story.files()
    path = "measures/GOV-001.yaml"
    printed = print_report(output, files={path: files[path].replace('ref: "1"\n', "")})
    assert [head in printed for head in heads].count(True) == 0


def test_days_are_shown_to_programs_too(page: Element) -> None:
    days = {(str(element.get("datetime")), words(element)) for element in page.iter("time")}
    assert ("2025-12-15", "15 December 2025") in days
    assert all(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day) for day, _ in days)


def test_no_request_leaves_the_page(page: Element) -> None:
    fetching = {"script", "img", "iframe", "object", "embed", "audio", "video", "source", "form", "base"}
    assert [element.tag for element in page.iter() if element.tag in fetching] == []
    assert [(link.get("rel"), link.get("href")) for link in page.iter("link")] == [("icon", "data:,")]
    assert [
        element.tag
        for element in page.iter()
        if any(name.startswith("on") or name == "style" for name in element.attrib)
    ] == []
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_the_security_policy_knows_the_style_by_its_hash(page: Element) -> None:
    (style,) = page.iter("style")
    digest = base64.b64encode(hashlib.sha256(str(style.text).encode()).digest()).decode()
    (policy,) = [meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv")]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_a_state_is_shown_by_word_and_shape_and_colour(page: Element) -> None:
    badges = [element for element in page.iter("span") if str(element.get("class")).startswith("s ")]
    assert len(badges) > 30
    for badge in badges:
        state = str(badge.get("class")).removeprefix("s ")
        assert words(badge)
        assert f'.s.{state}::before {{ content: "{SHAPES[state]}"; content: "{SHAPES[state]}" / ""; }}' in STYLE


def test_an_internal_report_says_so_on_screen_and_on_every_printed_page(print_report: Print) -> None:
    internal = parse(print_report(ReportFormat.HTML, audience=Audience.INTERNAL))
    body = internal.find("body")
    assert body is not None
    assert body.get("class") == "internal"
    assert "(internal)" in words(next(internal.iter("title")))
    assert '@page internal {\n  @top-center { content: "Internal";' in str(next(internal.iter("style")).text)
    assert ".internal { page: internal; }" in STYLE
    assert parse(print_report(ReportFormat.HTML)).find("body").attrib == {}  # type: ignore[union-attr]


@pytest.mark.parametrize("output", LAYOUTS)
def test_what_is_not_there_prints_nothing(print_report: Print, output: ReportFormat) -> None:
    assert "None" not in print_report(output)


def test_what_was_not_reported_is_not_shown_in_last_periods_colour(page: Element) -> None:
    (record,) = [element for element in page.iter("article") if element.get("id") == "GOV-003"]
    states = [str(span.get("class")) for span in record.iter("span")]
    assert states == ["s not_reported", "s on_track"]
    assert "Earlier returns: Q1 2025/26 On track" in words(record), "the green one is the quarter before"


LIGHT, DARK, PRINT = (
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    if "CanvasText" not in block  # the reader's own colours
)


@pytest.mark.parametrize("scheme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
@pytest.mark.parametrize(
    "ink", ["ink", "muted", "link", "brand", "on_track", "at_risk", "off_track", "not_reported", "completed"]
)
def test_words_stand_out_from_their_ground(scheme: dict[str, str], ground: str, ink: str) -> None:
    lighter, darker = sorted((luminance(scheme[ink]), luminance(scheme[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def report_of_a_thousand(root: Path) -> str:
    """The report of the plan that speed is measured with: 1,000 measures with eight returns each."""
    made = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "generate.py"))
    made["generate"](root, 1000, updates=8)
    context = build_context(root, made["PERIODS"][-1], date.fromisoformat(made["TODAY"]))
    return render(context, ReportFormat.HTML, root)


def test_the_report_of_a_thousand_measures_is_a_small_file(tmp_path: Path) -> None:
    size = len(report_of_a_thousand(tmp_path / "plan").encode())
    assert 2_000_000 < size <= 3_000_000
