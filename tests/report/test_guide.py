"""The page of the manual on templates matches the code."""

import re
from pathlib import Path

import pytest

from poa_tracker.report import LAYOUTS, ReportContext, ReportFormat
from poa_tracker.report.context import CONTEXT_NAMES
from poa_tracker.report.guide import guide
from poa_tracker.report.html import HtmlText
from poa_tracker.report.language import Language
from poa_tracker.report.markdown import MarkdownSentences
from poa_tracker.report.row import is_row
from tests.report.conftest import MakeContext, Print

PAGE = Path(__file__).parents[2] / "docs" / "templates.md"


def test_the_page_in_the_repository_is_the_one_that_is_made() -> None:
    assert PAGE.read_text(encoding="utf-8") == guide(), "make docs"


def sections() -> dict[str, list[str]]:
    """The names explained under each heading."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in guide().split("\n"):
        if line.startswith("##"):
            heading = line.lstrip("# ")
        elif match := re.match(r"\| `(\w+)` \|", line):
            found.setdefault(heading, []).append(match[1])
    return found


def test_every_name_and_every_field_that_a_template_can_come_by_is_shown(make_context: MakeContext) -> None:
    shown = sections()
    assert shown["What every template is given"] == list(CONTEXT_NAMES)
    seen: dict[str, list[str]] = {}

    def walk(value: object) -> None:
        if is_row(value):
            seen[type(value).__name__] = list(value._fields)  # type: ignore[attr-defined]
        if isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, tuple):
            for inner in value:
                walk(inner)

    context: ReportContext = make_context()
    for name in CONTEXT_NAMES:
        walk(getattr(context, name))
    assert len(seen) > 40
    assert {name: shown.get(name) for name in seen} == seen


def test_every_filter_is_shown() -> None:
    shown = set(
        re.findall(r"`([a-z_]+)(?:\(\w+\))?`", guide().partition("## Filters")[2].partition("## What every")[0])
    )
    english = Language.of("en")
    assert (HtmlText(english).filters().keys() | MarkdownSentences(english).filters().keys()) - {
        "safe"
    } - shown == set()


def test_links_within_the_page_lead_somewhere() -> None:
    text = guide()
    headings = {line.lstrip("# ").lower().replace(" ", "-") for line in text.split("\n") if line.startswith("#")}
    links = set(re.findall(r"\]\(#([\w-]+)\)", text))
    assert len(links) > 20
    assert links - headings == set()


def test_the_example_is_a_report(print_report: Print) -> None:
    (example,) = re.findall(r"```jinja\n(.*?)```", guide(), re.DOTALL)
    printed = print_report(files={"templates/mine.md.j2": example}, template="mine")
    assert printed.startswith("# Plan of Action for Shorter Waits: Q2 2025/26\n\n## At a glance\n")
    assert re.findall("^## .*", printed, re.MULTILINE) == ["## At a glance", "## Needs a decision"]


@pytest.mark.parametrize("output", LAYOUTS)
def test_the_blocks_shown_are_those_there_are(print_report: Print, output: ReportFormat) -> None:
    (names,) = re.findall(r"Of `report\.html\.j2` .*?: (.*)\.\n", guide())
    blocks = re.findall(r"`(\w+)`", names)
    assert len(blocks) > 15
    for block in blocks:
        if output is ReportFormat.MARKDOWN and block in ("contents", "footer"):
            continue
        template = f'{{% extends "report.{output.value}.j2" %}}{{% block {block} %}}REPLACED{{% endblock %}}'
        files = {f"templates/mine.{output.value}.j2": template}
        assert print_report(output, files=files, template="mine").count("REPLACED") == 1
