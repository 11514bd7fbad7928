"""Every word of a report comes from the catalogue, or from the plan: read in a language in which all words are marked."""

import re
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import html5lib
import pytest

from poa_tracker.register import WorkingTree, load
from poa_tracker.report import LAYOUTS, Audience, ReportContext, ReportFormat, ReportView, Revision, render
from poa_tracker.report.language import Language
from poa_tracker.report.language.catalogue import Catalogue
from poa_tracker.report.render import IndexRow, render_index
from poa_tracker.standing.choice import Choice
from tests.report.conftest import AS_AT, PERIOD, REVISION, write_files
from tests.report.test_inert import with_words

OF_THE_PLAN = "λόγος"
"""Every text of the plan; and the language is Greek, so that days have no Latin letter either."""


class Marked(NullTranslations):
    """A language in which every sentence is the English one in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"


MARKED = Language.of("el", "el", Catalogue(Marked(), is_complete=False))

# What programs read and what has no language: ids, periods as files write them, mail addresses, the revision.
_NO_WORDS = re.compile(r"\b(?:[A-Z]+-\d+|[A-Z]\d|JUSTICE|WORKS|\d{4}-\d\d-Q\d|[\w.]+@[\w.]+|0123456789ab|mi)\b")


def unmarked(text: str) -> list[str]:
    """The words that stand outside all brackets."""
    before = ""
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
    assert "⟦" not in text
    assert "⟧" not in text
    return re.findall(r"[A-Za-z]+", _NO_WORDS.sub(" ", text))


def words_of(text: str, output: ReportFormat) -> str:
    if output is ReportFormat.MARKDOWN:
        return re.sub(r"\]\([^)]*\)", "]", text).replace("\\", "")
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    for style in tree.iter("style"):
        style.text = ""
    return " ".join(tree.itertext())


def context_of(root: Path, audience: Audience, as_at: date = AS_AT, part: Choice | None = None) -> ReportContext:
    register = load(WorkingTree(write_files(root, with_words([OF_THE_PLAN]))))
    period = register.plan.reporting.cycle.parse(PERIOD)
    view = ReportView.build(register, period, as_at, audience, REVISION, MARKED)
    return ReportContext.of(view.only(part or Choice()))


@pytest.mark.parametrize("output", LAYOUTS)
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize(
    ("as_at", "part"),
    [(AS_AT, Choice()), (date(2025, 12, 13), Choice()), (AS_AT, Choice(agency="JUSTICE", goal="courts"))],
)
def test_no_word_of_a_report_is_outside_the_catalogue(
    tmp_path: Path, output: ReportFormat, audience: Audience, as_at: date, part: Choice
) -> None:
    context = context_of(tmp_path, audience, as_at, part)
    text = words_of(render(context, output, tmp_path), output)
    assert text.count("⟦") > 200
    assert OF_THE_PLAN in text
    assert unmarked(text) == []


@pytest.mark.parametrize("output", LAYOUTS)
def test_no_word_of_the_page_that_leads_to_reports_is_outside_it(tmp_path: Path, output: ReportFormat) -> None:
    context = context_of(tmp_path, Audience.INTERNAL)
    rows = tuple(IndexRow(row, "file.html") for row in context.agencies.rows)
    text = words_of(render_index(context, rows, output, tmp_path), output)
    assert text.count("⟦") > 20
    assert unmarked(text) == []


@pytest.mark.parametrize("output", LAYOUTS)
def test_no_word_of_an_empty_plan_is_outside_it(tmp_path: Path, output: ReportFormat) -> None:
    files = {
        "plan.yaml": "id: x\ntitle: λόγος\ngoals: [{id: g, title: λόγος}]\nreporting: {frequency: monthly}\n",
        "agencies.yaml": "agencies: []\n",
    }
    register = load(WorkingTree(write_files(tmp_path, files)))
    period = register.plan.reporting.cycle.parse("2025-M12")
    context = ReportContext.build(
        register, period, AS_AT, Audience.PUBLIC, Revision("0123456789ab" * 4, is_dirty=True), language=MARKED
    )
    text = re.sub(r"\b(?:2025-M12|en|x)\b", "", words_of(render(context, output, tmp_path), output))
    assert unmarked(text) == []
