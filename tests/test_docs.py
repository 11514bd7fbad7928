"""The documentation is true: every command it shows is run, every output it shows is compared, every link leads on."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs" / "tutorial.md"
"""A story of its own, held by its own test."""
PAGES = sorted(page for page in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")) if page != TUTORIAL)
POA = [sys.executable, "-c", "from poa_tracker.cli.main import main; main()"]
SET_UP = (". .venv/bin/activate",)
"""Commands that set up a shell, and mean nothing to a test."""


class Shown(NamedTuple):
    """A command of a page."""

    command: str
    output: list[str]
    """What is shown below it."""
    before: list[str]
    """The commands that stand above it in the same block: whoever reads on has run them."""


def console_blocks(page: Path) -> list[Shown]:
    """The commands of a page's console blocks."""
    found: list[Shown] = []
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "fence" and token.info == "console":
            before: list[str] = []
            for line in token.content.rstrip("\n").split("\n"):
                if line.startswith("$ "):
                    command = line[2:].split("  #")[0].strip()
                    found.append(Shown(command, [], list(before)))
                    before.append(command)
                else:
                    found[-1].output.append(line)
    return found


SHOWN = [(page, shown) for page in PAGES for shown in console_blocks(page)]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A copy of this repository's plan, outside any repository."""
    for name in ("plan.yaml", "agencies.yaml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("measures", "periods", "templates"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    arguments = shlex.split(command)
    assert arguments[0] == "poa", command
    environment = {**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1"}
    return subprocess.run(
        [*POA, *arguments[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_there_is_something_to_run() -> None:
    assert len([shown for _, shown in SHOWN if shown.command.startswith("poa ")]) >= 5


@pytest.mark.parametrize("shown", [one for _, one in SHOWN], ids=[f"{page.name}: {one.command}" for page, one in SHOWN])
def test_what_is_shown_can_be_run(plan: Path, shown: Shown) -> None:
    command, output = shown.command, shown.output
    if command in SET_UP:
        return
    if command.startswith("make "):
        targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        assert command.removeprefix("make ") in targets
        return
    for earlier in shown.before:
        if earlier.startswith("poa "):
            run(earlier, plan)
    result = run(command, plan)
    if "needs the library Pango" in result.stderr:  # pragma: no cover - only on machines without it
        pytest.skip("PDF reports need Pango, which is not installed here")
    assert result.returncode == 0, result.stderr
    if output:
        wanted, rest = (output[:-1], True) if output[-1] == "…" else (output, False)
        printed = result.stdout.rstrip("\n").split("\n")
        assert (printed[: len(wanted)] if rest else printed) == wanted


def test_the_slip_of_the_pen_that_the_readme_shows(plan: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n(measures/.*?)```", readme, re.DOTALL)
    assert shown is not None
    spoiled = plan / "measures" / "prevention" / "PREV-03.yaml"
    text = spoiled.read_text(encoding="utf-8")
    spoiled.write_text(text.replace("lead_agency: DOL\n", "lead_agency: POLCE\n"), encoding="utf-8")
    result = run("poa validate", plan)
    *finding, left_out, count = shown.group(1).strip().split("\n")
    assert left_out == "…"
    assert result.returncode == 1
    assert "\n".join(finding) in result.stdout
    assert result.stdout.rstrip().endswith(count)


def test_the_measure_that_the_readme_shows_is_one(plan: Path) -> None:
    from poa_tracker.document import read
    from poa_tracker.model import Measure

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```yaml\n(id: .*?)```", readme, re.DOTALL)
    assert shown is not None
    document = read(shown.group(1).encode())
    assert document.faults == ()
    assert Measure.model_validate(document.data).updates[0].period == "2025-26-Q2"


def links(page: Path) -> list[str]:
    """Where the links and pictures of a page lead."""
    inline = [
        one
        for token in MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8"))
        for one in token.children or ()
    ]
    return [str(one.attrs.get("href", one.attrs.get("src"))) for one in inline if one.type in ("link_open", "image")]


@cache
def anchors(page: Path) -> set[str]:
    """The headings of a page, as links to them end on GitHub and on the site: where these differ, no link is made."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    headings = [
        "".join(part.content for part in below.children or ())
        for token, below in pairwise(tokens)
        if token.type == "heading_open"
    ]
    on_github = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    on_the_site = {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower()) for heading in headings}
    return on_github & on_the_site


def lost_links(page: Path) -> list[str]:
    """The links of a page that lead nowhere. What is elsewhere on the web has an address that could be right."""
    lost = []
    for link in links(page):
        if re.match(r"[a-z]+:", link):
            if not re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w./#?=%-]*)?", link):
                lost.append(link)
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    return lost


@pytest.mark.parametrize("page", [*PAGES, TUTORIAL], ids=[page.name for page in (*PAGES, TUTORIAL)])
def test_every_link_leads_somewhere(page: Path) -> None:
    assert lost_links(page) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("# A page: `poa show`\n", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(
        "# Here\n"
        "[1](there.md) [2](there.md#a-page-poa-show) [3](#here) [4](https://example.org/a#b) `[5](code.md)`\n\n"
        "| [6](gone.md) | [7](there.md#elsewhere) |\n| --- | --- |\n| [8](#nowhere) | ![9](gone.png) |\n\n"
        "[10](http://example.org) [11](https://example)\n",
        encoding="utf-8",
    )
    assert lost_links(page) == [
        "gone.md",
        "there.md#elsewhere",
        "#nowhere",
        "gone.png",
        "http://example.org",
        "https://example",
    ]


def test_pages_of_the_site_link_to_nothing_outside_it() -> None:
    """Above `docs/` there is nothing on the site."""
    assert [link for page in (ROOT / "docs").glob("*.md") for link in links(page) if link.startswith(("..", "/"))] == []


def test_every_field_is_in_the_manual() -> None:
    from poa_tracker.model import Record
    from poa_tracker.register.schema import SCHEMAS, json_schema

    manual = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    assert issubclass(SCHEMAS["measure"], Record)
    for name in ("plan", "agencies", "measure"):
        schema = json_schema(name)
        records = [schema, *schema["$defs"].values()]
        fields = {field for record in records for field in record.get("properties", {})}
        assert len(fields) > 5
        missing = sorted(field for field in fields if not re.search(rf"\b{field}\b", manual))
        assert missing == [], "give each its row in docs/data.md"


def test_every_page_is_in_the_contents_of_the_site() -> None:
    contents = (ROOT / "zensical.toml").read_text(encoding="utf-8")
    listed = tomllib.loads(contents)["project"]["nav"]
    named = [one for part in listed for one in ([part] if isinstance(part, str) else next(iter(part.values())))]
    assert sorted(named) == sorted(page.name for page in (ROOT / "docs").glob("*.md"))


def test_the_pages_of_commands_and_fields_are_what_the_code_says() -> None:
    made = subprocess.run(
        [sys.executable, "-c", "import sys; sys.path.insert(0, 'docs'); import generate; print(generate.stale())"],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert made.stdout.strip() == "[]", "run `make docs`"
