"""The documentation as a site: it builds without a lost link, asks nobody for anything, and everybody can read it.

Run where `make site-docs` has installed what builds the site.
"""

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.report.browser import needs_chromium, start_browser

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(find_spec("zensical") is None, reason="zensical is not installed: make site-docs")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from a copy of the pages."""
    folder = tmp_path_factory.mktemp("documentation")
    shutil.copy(ROOT / "zensical.toml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    built = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "site"


def test_the_pages_fetch_nothing_from_elsewhere(site: Path) -> None:
    pages = {page: page.read_text(encoding="utf-8") for page in site.glob("*.html")}
    assert len(pages) > len(list((ROOT / "docs").glob("*.md")))  # and the one for addresses that lead nowhere
    fetched = {
        address
        for text in pages.values()
        for tag in re.findall(r"<(?:script|link|img|iframe|source|video)\b[^>]*>", text)
        for address in re.findall(r'(?:src|href|srcset)="?([^">\s]+)', tag)
    }
    styles = "".join(style.read_text(encoding="utf-8") for style in site.rglob("*.css"))
    fetched |= set(re.findall(r"""url\(["']?(?!data:)([^"')]+)""", styles))
    assert any(address.endswith("site.css") for address in fetched)
    assert [address for address in fetched if re.match(r"([a-z]+:)?//", address)] == []


def test_the_search_finds_a_word_of_every_page(site: Path) -> None:
    index = (site / "search.json").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert f"{page.stem}.html" in index


@needs_chromium
def test_everybody_can_read_the_pages(site: Path) -> None:
    """By axe-core, on a wide and on a narrow screen, light and dark."""
    with start_browser() as browser:
        for page in ("index.html", "commands.html", "data.html", "tutorial.html"):
            for width, dark in ((1280, False), (320, True)):
                browser.open(site / page, width=width, dark=dark)
                browser.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")
                found = browser.axe()
                assert len(found["passes"]) > 20
                assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == [], (page, width)
                assert browser.run("document.documentElement.scrollWidth") <= width
                assert [one for one in browser.requests if not one.startswith(("file:", "data:"))] == []
