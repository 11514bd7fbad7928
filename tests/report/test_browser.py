"""The report in a real browser: seen wide, narrow, dark, enlarged and on paper, read by axe-core, walked by keyboard."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from poa_tracker.register import WorkingTree, load
from poa_tracker.report import Audience, EachAgency, ReportFormat, ReportView, render
from poa_tracker.report.sections import SECTIONS
from tests.report import story
from tests.report.browser import Browser, needs_chromium, start_browser
from tests.report.conftest import AS_AT, PERIOD, REVISION, build_context, write_files
from tests.report.test_html import report_of_a_thousand

pytestmark = needs_chromium

LONG = "Strengthening of interdepartmental responsibilities and accountabilities for the timely delivery of permits, "


def _many(agencies: int, measures: int) -> dict[str, str]:
    """A plan of many agencies and measures, with titles as long as those of real plans at their worst."""
    listed = "".join(f"  - {{id: A{n:03}, name: '{LONG}number {n}'}}\n" for n in range(agencies))
    files = {"plan.yaml": story.PLAN.replace("INTERIOR", "A000"), "agencies.yaml": f"agencies:\n{listed}"}
    for n in range(measures):
        files[f"measures/GOV-{n:04}.yaml"] = (
            f"id: GOV-{n:04}\n"
            f"title: {LONG * (n % 3 + 1)}measure {n}\n"
            "goal: permits\n"
            f"objective: permits-{n % 2 + 1}\n"
            f"lead_agency: A{n % agencies:03}\n"
            "status: in_progress\n"
            f"due: 2026-{n % 12 + 1:02}-15\n"
            "updates:\n"
            "  - {period: 2025-26-Q2, submitted: 2026-01-10, status: in_progress, confidence: on_track, summary: Begun.}\n"
        )
    return files


def _one_measure() -> dict[str, str]:
    return {
        "plan.yaml": story.PLAN,
        "agencies.yaml": story.AGENCIES,
        "measures/GOV-001.yaml": "id: GOV-001\ntitle: The only measure\ngoal: permits\nstatus: not_started\n",
    }


def _in_words_of(language: str, title: str, text: str) -> dict[str, str]:
    """The story with its titles and texts in another writing; each title is another one."""
    numbers = count(1)
    return {
        path: re.sub(
            r"summary: [^,}\n]+",
            f"summary: {text}",
            re.sub(r"\btitle: [^,}\n]+", lambda _: f"title: {title} {next(numbers)}", raw),
        )
        .replace("language: en", f"language: {language}")
        .replace("name: Ministry of Justice", f"name: {title}")
        for path, raw in story.files().items()
    }


PLANS = {
    "story": story.files(),
    "long": _many(60, 60),
    "one": _one_measure(),
    "arabic": _in_words_of("ar", "خطة العمل الوطنية لمكافحة الاتجار بالأشخاص", "تم تدريب جميع الموظفين"),
    "chinese": _in_words_of("zh", "打击人口贩运国家行动计划以及各部门之间的协调机制建设工作方案", "所有工作人员均已接受培训并通过考核"),
    "maori": _in_words_of("mi", "Te Mahere Mahi Whakahaere Tāngata kei ngā Pāremata", "Kua whakangungua ngā kaimahi katoa"),
}  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_browser() as started:
        yield started


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report of each plan, as a file; the story's for internal readers too, and what leads to its agencies'."""
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name, files in PLANS.items():
        for audience in Audience:
            if audience is Audience.INTERNAL and name != "story":
                continue
            root = write_files(folder / name, files)
            page = folder / f"{name}-{audience.value}.html"
            text = render(build_context(root, audience=audience), ReportFormat.HTML, root)
            page.write_text(text, encoding="utf-8", newline="\n")
            found[name if audience is Audience.PUBLIC else "internal"] = page
    register = load(WorkingTree(folder / "story"))
    view = ReportView.build(register, register.plan.reporting.cycle.parse(PERIOD), AS_AT, Audience.PUBLIC, REVISION)
    index, *_ = EachAgency(view, "", ReportFormat.HTML, folder / "story", "report")
    found["index"] = folder / index.name
    found["index"].write_bytes(index.raw)
    return found


EXAMINED = {
    # A heading of an objective spans its table and heads the rows below it, not cells beside it.
    "th-has-data-cells": r'<table role="table" class="wide goal( refs)?">',
    # Words in a picture have the page's own colours and an edge of its ground; test_html.py measures these.
    "color-contrast": r"<(text|tspan) ",
}
"""What axe-core cannot decide, with the elements for which a person has: everything else has to be looked at."""


def complaints(result: dict[str, Any]) -> list[str]:
    """Every violation, and whatever needs a look and has had none."""
    found = [
        f"{one['id']}: {node['html'][:120]} {node['failureSummary']}"
        for one in result["violations"]
        for node in one["nodes"]
    ]
    found += [
        f"not examined: {one['id']}: {node['html'][:120]} {node['failureSummary']}"
        for one in result["incomplete"]
        for node in one["nodes"]
        if one["id"] not in EXAMINED or not re.match(EXAMINED[one["id"]], node["html"])
    ]
    assert len(result["passes"]) > 20, "axe-core has looked at something"
    return found


STATES = {
    "wide": {"width": 1280},
    "narrow": {"width": 320},
    "dark": {"width": 1280, "dark": True},
    "narrow and dark": {"width": 320, "dark": True},
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", ["story", "internal", "one", "arabic", "index"])
def test_axe_core_finds_nothing(browser: Browser, pages: dict[str, Path], name: str, state: str) -> None:
    browser.open(pages[name], **STATES[state])  # type: ignore[arg-type]
    prepare(browser)
    assert complaints(browser.axe()) == []


def test_axe_core_finds_nothing_on_paper(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["story"], width=794)
    browser.emulate(media="print")
    prepare(browser)
    assert complaints(browser.axe(["target-size"])) == [], "nobody presses a link on paper"


def prepare(browser: Browser) -> None:
    """Everything laid out and unfolded, and without the shades at the edges of tables, whose colour axe-core cannot
    measure: what stands before them stands on the page's own ground, which it then does."""
    browser.run("for (const one of document.querySelectorAll('details')) one.open = true")
    browser.run(
        "{ const sheet = new CSSStyleSheet(); sheet.replaceSync("
        "'.scroll { background: none !important } * { content-visibility: visible !important }');"
        " document.adoptedStyleSheets = [sheet]; document.documentElement.scrollHeight }"
    )


@pytest.mark.parametrize("name", [*PLANS, "internal"])
def test_nothing_runs_past_the_edge_of_a_narrow_screen(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name], width=320, height=640)
    browser.run("for (const one of document.querySelectorAll('details')) one.open = true")
    assert browser.run("document.documentElement.scrollWidth") == 320
    assert browser.run("document.querySelectorAll('h2, p, figcaption, .figures li, caption').length") > 20
    assert past_the_edge(browser) == []


TABLES = {
    "labels": "[...document.querySelectorAll('[role=table]')].flatMap(table => {"
    " const heads = [...table.querySelectorAll('thead th')].map(one => one.textContent);"
    " return [...table.querySelectorAll('tbody tr:not(.group), tfoot tr')].flatMap(row =>"
    "   [...row.children].map((cell, at) => [cell.tagName, cell.dataset.label, heads[at]])) })",
    "shown": "[...document.querySelectorAll('[role=table] td')].map(cell => getComputedStyle(cell, '::before').content)",
    "scrolled": "[...document.querySelectorAll('.scroll:not(.long)')].filter(one => one.scrollWidth > one.clientWidth)"
    ".map(one => one.textContent.trim().slice(0, 40))",
}


@pytest.mark.parametrize("name", [*PLANS, "internal", "index"])
def test_rows_stand_as_blocks_on_a_narrow_screen(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name], width=320, height=640)
    browser.run("for (const one of document.querySelectorAll('details')) one.open = true")
    assert browser.run(TABLES["scrolled"]) == [], "no column is off the screen"
    cells = browser.run(TABLES["labels"])
    assert len(cells) > 8
    assert [one for one in cells if one[1] != (one[2] if one[0] == "TD" else None)] == [], "each has its column's head"
    assert all("attr" not in one and one not in ("none", '""') for one in browser.run(TABLES["shown"]))
    browser.resize(1280)
    assert set(browser.run(TABLES["shown"])) == {"none"}, "where the heads are shown nothing is read out twice"


def test_a_table_of_very_many_rows_stays_one_that_scrolls(browser: Browser, tmp_path: Path) -> None:
    root = write_files(tmp_path, _many(3, 130))
    page = tmp_path / "report.html"
    page.write_text(render(build_context(root), ReportFormat.HTML, root), encoding="utf-8", newline="\n")
    browser.open(page, width=320, height=640)
    prepare(browser)
    long, labelled = browser.run(
        "['.scroll.long > table.goal', '.scroll.long [data-label]'].map(one => document.querySelectorAll(one).length)"
    )
    assert (long, labelled) == (1, 0)
    assert browser.run("(one => one.scrollWidth > one.clientWidth)(document.querySelector('#goals .scroll.long'))")


def test_a_table_is_one_to_a_screen_reader_however_it_is_laid_out(browser: Browser, pages: dict[str, Path]) -> None:
    counts = []
    for width in (1280, 320):
        browser.open(pages["story"], width=width)
        browser.run("for (const one of document.querySelectorAll('details')) one.open = true")
        shown = Counter(browser.roles())
        counts.append({role: shown[role] for role in ("table", "row", "columnheader", "rowheader", "cell")})
    assert min(counts[0].values()) > 10
    assert counts[0] == counts[1]


def past_the_edge(browser: Browser) -> list[str]:
    """What reaches beyond the window: of a table that scrolls, only what spans it has to stay within."""
    found = browser.run(
        "[...document.querySelectorAll('body *, caption, .group th > span')].filter(one =>"
        " one.getBoundingClientRect().width > 0 && !one.closest('.skip')"
        " && (one.matches('caption, .group th > span') || !one.closest('.scroll'))"
        " && (one.getBoundingClientRect().right > innerWidth + .5 || one.getBoundingClientRect().left < -.5)"
        ").map(one => one.outerHTML.slice(0, 100))"
    )
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("percent", [200, 400])
def test_right_when_enlarged(browser: Browser, pages: dict[str, Path], percent: int) -> None:
    """By the browser's own zoom, as WCAG asks: a window of 1280 pixels, of which fewer are left."""
    browser.open(pages["story"], width=1280 * 100 // percent, height=1024 * 100 // percent, scale=percent / 100)
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")
    assert past_the_edge(browser) == []


def test_right_when_the_letters_alone_are_twice_as_large(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["story"], width=1280)
    browser.run("document.documentElement.style.fontSize = '200%'")
    assert browser.run("document.documentElement.scrollWidth") <= 1280
    overlapping = browser.run(
        "[...document.querySelectorAll('.chart')].flatMap(chart => {"
        "  const words = [...chart.querySelectorAll('text:not(.figure)')].map(one => one.getBoundingClientRect());"
        "  return words.filter((one, at) => words.slice(at + 1).some(other =>"
        "    one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 3"
        "    && other.top < one.bottom - 3)).map(one => chart.querySelector('title').textContent) })"
    )
    assert overlapping == []


@pytest.mark.parametrize("dark", [False, True])
def test_pictures_have_the_colours_that_a_reader_puts_in_place_of_all(
    browser: Browser, pages: dict[str, Path], dark: bool
) -> None:
    browser.open(pages["story"])
    browser.emulate(dark=dark, forced_colours=True)
    ink, paper = browser.run("(one => [one.color, one.backgroundColor])(getComputedStyle(document.body))")
    assert ink != paper
    words, on_solid, lines = browser.run(
        "[['.chart text:not(.solid)', 'fill'], ['.chart text.solid', 'fill'], ['.chart .slip, .chart .mark', 'stroke']]"
        ".map(([what, how]) => [...document.querySelectorAll(what)].map(one => getComputedStyle(one)[how]))"
    )
    assert min(map(len, (words, on_solid, lines))) > 0
    assert (set(words), set(on_solid), set(lines)) == ({ink}, {paper}, {ink})


@pytest.mark.parametrize("name", PLANS)
def test_no_request_leaves_the_page(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name], dark=True)
    assert browser.requests == [pages[name].as_uri()]


def test_every_measure_can_be_linked_to(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["long"], height=700)
    for target in ("GOV-0005", "GOV-0059", "agencies"):
        browser.run(f"location.hash = '{target}'")
        browser.run("(async () => { for (let n = 0; n < 6; n++) await new Promise(requestAnimationFrame) })()")
        place = browser.run(f"document.getElementById('{target}').getBoundingClientRect().top")
        assert 0 <= place < 350, f"{target} is in sight"


def test_the_contents_stay_at_hand_on_a_wide_screen(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["story"], height=700)
    browser.run("scrollTo(0, document.documentElement.scrollHeight / 2)")
    top, bottom = browser.run("(box => [box.top, box.bottom])(document.querySelector('nav').getBoundingClientRect())")
    assert (top, bottom <= 700) == (16, True)


def test_the_contents_are_folded_on_a_telephone_and_unfold_without_a_script(
    browser: Browser, pages: dict[str, Path]
) -> None:
    browser.open(pages["story"], width=320, height=640)
    shown = "[...document.querySelectorAll('nav a')].filter(one => one.checkVisibility()).length"
    assert browser.run(shown) == 0
    start, lead = browser.run(
        "['nav', '.lead'].map(one => document.querySelector(one).getBoundingClientRect().top + scrollY)"
    )
    assert lead - start < 160, "what the report says comes next"
    browser.run("document.querySelector('nav summary').click()")
    every = len(SECTIONS) - 1  # the front block has no heading
    assert browser.run(shown) == every
    browser.resize(1280)
    assert browser.run(shown) == every, "the others"


def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    browser: Browser, pages: dict[str, Path]
) -> None:
    browser.open(pages["story"], height=700)
    stops = []
    for _ in range(40):
        browser.press("Tab")
        tag, words, outline, top, left, bottom = browser.run(
            "(one => { const box = one.getBoundingClientRect(), style = getComputedStyle(one); return [one.tagName,"
            " one.textContent.trim().slice(0, 30), parseFloat(style.outlineWidth), box.top, box.left, box.bottom] })"
            "(document.activeElement)"
        )
        assert outline >= 2, f"{tag} {words} shows that it has the focus"
        assert left >= 0, f"{tag} {words} is on the screen"
        assert bottom > 0 or top < 700, f"{tag} {words} is in sight"
        stops.append((tag, words))
    assert stops[0] == ("A", "Skip to the report")
    assert [words for tag, words in stops if words in ("At a glance", "Delivery rate", "What changed")] == [
        "At a glance",
        "Delivery rate",
        "What changed",
    ]
    assert {"A", "DIV", "SUMMARY"} <= {tag for tag, _ in stops}, "links, tables that scroll and what unfolds"
    assert len(set(stops)) > 30


PAPER = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}


@pytest.mark.parametrize("paper", PAPER)
def test_paper_has_page_numbers_repeated_heads_and_whole_rows(
    browser: Browser, pages: dict[str, Path], paper: str
) -> None:
    width, height = PAPER[paper]
    browser.open(pages["long"])
    sheets = read(browser.pdf(width=width, height=height))
    assert len(sheets) > 20
    numbers = [re.match(r"(\d+) / (\d+)\s", sheet) for sheet in sheets]
    assert [sorted(map(int, found.groups())) for found in numbers if found] == [
        [number, len(sheets)] for number in range(1, len(sheets) + 1)
    ]
    start = next(at for at, sheet in enumerate(sheets) if "Quicker permits: every measure" in sheet)
    titles = [f"measure {number}" for number in range(60)]
    end = next(at for at, sheet in enumerate(sheets) if "Annex A: Every measure" in sheet and at > start)
    rows_of_goals = [
        sheet for sheet in sheets[start:end] if re.search(r"GOV-\d{4} Streng", sheet) and "In progress" in sheet
    ]
    assert len(rows_of_goals) > 3
    heads = [sheet for sheet in rows_of_goals if re.search(r"Lead\s+agency", sheet) and "Confidence" in sheet]
    assert heads == rows_of_goals, "the head of the table stands on every page that it runs over"
    for title in titles:
        row = f"GOV-{title.split()[1].zfill(4)} {LONG * (int(title.split()[1]) % 3 + 1)}{title} "
        assert any(row in re.sub(r"\s+", " ", sheet) for sheet in sheets[start:end]), f"the row of {title} is whole"


@pytest.mark.parametrize("height", [11.69, 11, 10.4, 9.7, 9])
def test_no_page_ends_between_a_heading_and_what_it_heads(
    browser: Browser, pages: dict[str, Path], height: float
) -> None:
    browser.open(pages["long"])
    sheets = read(browser.pdf(width=8.27, height=height))
    texts = [re.sub(r"\s+", " ", sheet) for sheet in sheets]
    for number in range(60):
        heading = f"GOV-{number:04} {LONG * (number % 3 + 1)}measure {number}"
        assert any(re.search(rf"{re.escape(heading)} . ?[A-Z][a-z ]+Goal ", sheet) for sheet in texts), heading
    endings = [sheet.strip().splitlines()[-1].strip() for sheet in sheets]
    assert sum("Goal" in sheet and "Objective" in sheet for sheet in sheets) > 10, "records of measures"
    assert [one for one in endings if one.lstrip("●▲■◇○ ") in ("On track", "Not reported")] == []
    assert [one for one in endings if re.search(r"measure \d+$", one)] == []


def test_every_page_of_an_internal_report_says_so(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["internal"])
    sheets = read(browser.pdf(width=8.27, height=11.69))
    assert len(sheets) > 3
    assert [sheet for sheet in sheets if not re.match(r"\s*Internal\s", sheet)] == []
    browser.open(pages["story"])
    assert [sheet for sheet in read(browser.pdf(width=8.27, height=11.69)) if "Internal" in sheet] == []


def read(raw: bytes) -> list[str]:
    """The text of each page of a PDF, its margins' first; letters that a font joins are taken apart."""
    return [normalize("NFKC", page.extract_text()) for page in PdfReader(io.BytesIO(raw)).pages]


def test_a_thousand_measures_open_at_once(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(report_of_a_thousand(tmp_path / "plan"), encoding="utf-8", newline="\n")
    browser.open(page)
    for width in (1280, 320):
        milliseconds = browser.run(
            f"(() => {{ document.body.style.width = '{width}px'; const start = performance.now();"
            " document.documentElement.scrollHeight; return performance.now() - start })()"
        )
        assert milliseconds < 1000
    assert browser.run("document.querySelectorAll('#measures article').length") == 1000
