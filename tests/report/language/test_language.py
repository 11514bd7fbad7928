"""A report in another language: what is translated, what stands in English, and how each says what it is."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import html5lib
import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from poa_tracker.errors import UsageError
from poa_tracker.register import WorkingTree, load
from poa_tracker.report import LAYOUTS, Audience, ReportContext, ReportFormat, render
from poa_tracker.report.environment import HtmlEnvironment
from poa_tracker.report.html import css_string
from poa_tracker.report.language import Language
from poa_tracker.report.language.catalogue import read_catalogue
from poa_tracker.report.template_folders import DEFAULTS, TemplateFolders
from tests.report import story
from tests.report.conftest import AS_AT, PERIOD, REVISION, write_files
from tests.report.test_inert import HOSTILE, html_shape, markdown_shape

MI = "translations: {{mi: {{{}}}}}\n"


def story_in(plan: str = "", measure: str = "", language: str = "en") -> dict[str, str]:
    files = story.files()
    files["plan.yaml"] = files["plan.yaml"].replace("language: en", f"language: {language}") + plan
    files["measures/GOV-002.yaml"] += measure
    return files


def context_in(
    root: Path, tag: str, files: dict[str, str] | None = None, audience: Audience = Audience.PUBLIC
) -> ReportContext:
    register = load(WorkingTree(write_files(root, files or story.files())))
    assert not register.findings, register.findings
    period = register.plan.reporting.cycle.parse(PERIOD)
    language = Language.chosen(tag, register.plan.language)
    return ReportContext.build(register, period, AS_AT, audience, REVISION, language=language)


def page_in(root: Path, tag: str, files: dict[str, str] | None = None) -> str:
    return render(context_in(root, tag, files), ReportFormat.HTML, root)


def test_english_writes_days_numbers_and_lists_as_it_always_has() -> None:
    english = Language.of("en")
    assert english.day(date(2026, 6, 30)) == "30 June 2026"
    assert [english.number(one) for one in (0, 1200, 1234567)] == ["0", "1,200", "1,234,567"]
    written = ("1200", "0.50", "-3", "1E+3", "1200.05")
    assert [english.number(Decimal(one)) for one in written] == ["1,200", "0.50", "-3", "1,000", "1,200.05"]
    assert [english.percent(one) for one in (0, 58, 100)] == ["0%", "58%", "100%"]
    assert [english.listed(["a", "b", "c"][:size]) for size in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert [english.in_sentence(one) for one in ("On track", "RAG green", "")] == ["on track", "RAG green", ""]


def test_days_and_numbers_follow_the_language_and_the_country() -> None:
    day = date(2026, 6, 30)
    assert [Language.of(tag, "en").day(day) for tag in ("en-NZ", "en-US", "mi", "fr", "pl")] == [
        "30 June 2026",
        "June 30, 2026",
        "30 Hune 2026",
        "30 juin 2026",
        "30 czerwca 2026",
    ]
    assert Language.of("de").number(Decimal("1200.50")) == "1.200,50"


@pytest.mark.parametrize("tag", ["tlh", "x-private", "<b>", "", "en_", "../../mi"])
def test_a_language_that_nobody_has_reported_is_written_as_english(tag: str) -> None:
    language = Language.of(tag)
    assert language.day(date(2026, 6, 30)) == "30 June 2026"
    assert language.gettext("%(num)s %(state)s", num=1200, state="open") == "1,200 open"


CATALOGUE = """\
msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"

msgid "%(num)s measure"
msgid_plural "%(num)s measures"
msgstr[0] "%(num)s środek"
msgstr[1] "%(num)s środki"
msgstr[2] "%(num)s środków"

msgid "on %(day)s"
msgstr "%(tag)s"

msgid "Internal"
msgstr "Wewnętrzny"

#, fuzzy
msgid "not moved"
msgstr "niepewne"
"""


@pytest.fixture
def polish(tmp_path: Path) -> Language:
    path = tmp_path / "messages.po"
    path.write_text(CATALOGUE, encoding="utf-8")
    return Language.of("pl", "en", read_catalogue(path))


def test_plurals_by_the_rule_of_the_language(polish: Language) -> None:
    shown = [polish.ngettext("%(num)s measure", "%(num)s measures", one) for one in (1, 2, 5, 22, 12000)]
    assert shown == ["1 środek", "2 środki", "5 środków", "22 środki", "12\u00a0000 środków"]


def test_a_translation_with_a_wrong_placeholder_or_marked_as_unsure_is_none(polish: Language) -> None:
    assert polish.gettext("on %(day)s", day=date(2026, 6, 30)) == "on 30 June 2026"
    assert polish.gettext("not moved") == "not moved"


def test_the_stylesheet_says_internal_in_the_language(polish: Language) -> None:
    style = HtmlEnvironment(TemplateFolders(DEFAULTS), polish).get_template("report.css.j2").render()
    (rule,) = re.findall(r"@page internal \{\s*@top-center \{ content: (.*?); font", style)
    assert [one.value for one in tinycss2.parse_component_value_list(rule) if one.type == "string"] == ["Wewnętrzny"]


@given(st.text())
def test_any_text_is_one_string_in_a_style(words: str) -> None:
    written = str(css_string(words))
    assert "<" not in written
    (token,) = tinycss2.parse_component_value_list(written)
    assert token.type == "string"
    assert token.value == words.replace("\0", "\ufffd")


def test_a_sentence_in_english_has_its_clauses_in_english() -> None:
    maori = Language.of("mi", "en")
    done = maori.gettext("Completed")
    assert done == "Kua oti"
    assert maori.gettext("%(done)s.", done=done) == "Completed."
    assert maori.gettext("on %(day)s", day=date(2026, 6, 30)) == "on 30 June 2026"


def test_a_report_in_maori_marks_what_stands_in_english(tmp_path: Path) -> None:
    tree = html5lib.parse(page_in(tmp_path, "mi"), namespaceHTMLElements=False)
    assert tree.get("lang") == "mi"
    heading = tree.find(".//h1")
    assert heading is not None
    assert [(one.tag, one.get("lang"), one.text) for one in heading] == [
        ("span", "en", "Plan of Action for Shorter Waits")
    ]
    subtitle = tree.find(".//p[@class='subtitle']")
    assert subtitle is not None
    assert "".join(subtitle.itertext()) == "Pūrongo ā-hauwhā: Q2 2025/26 (mai i 1 Oketopa ki 31 Tīhema 2025)"
    assert list(subtitle) == []
    contents = tree.find(".//h2[@id='contents']")
    assert contents is not None
    assert contents.text == "Ihirangi"
    english = {"".join(one.itertext()) for one in tree.iter("span") if one.get("lang") == "en"}
    assert "Parts of this report are not yet translated and stand in English." in english
    assert "At a glance" in english
    title = tree.find(".//title")
    assert title is not None
    assert title.text == "Pūrongo ā-hauwhā Q2 2025/26: Plan of Action for Shorter Waits"


def test_a_report_in_the_plans_own_english_is_empty_of_languages(tmp_path: Path) -> None:
    page = page_in(tmp_path, "")
    assert re.findall(r'lang="[^"]*"', page) == ['lang="en"']
    assert context_in(tmp_path, "").front.translation_note is None


def test_a_report_in_english_marks_what_the_plan_says_in_its_own_language(tmp_path: Path) -> None:
    page = page_in(tmp_path, "en", story_in(language="fr"))
    assert '<h1><span lang="fr">Plan of Action for Shorter Waits</span></h1>' in page
    assert set(re.findall(r'lang="[^"]*"', page)) == {'lang="en"', 'lang="fr"'}


def test_a_plan_in_a_language_without_a_catalogue_has_english_sentences_and_says_so(tmp_path: Path) -> None:
    context = context_in(tmp_path, "", story_in(language="fr"))
    assert context.front.language == "fr"
    assert context.front.translation_note
    page = render(context, ReportFormat.HTML, tmp_path)
    assert "<h1>Plan of Action for Shorter Waits</h1>" in page
    assert '<h2 id="contents"><span lang="en">Contents</span></h2>' in page
    assert ">1 février 2026</time>" in page


def test_names_that_the_plan_gives_in_the_language(tmp_path: Path) -> None:
    files = story_in(MI.format("title: Te Mahere, notice: He tauira"), MI.format("title: Kotahi te puka"))
    front = context_in(tmp_path, "mi", files).front
    assert (front.plan, front.notice, front.coordinating_agency) == ("Te Mahere", "He tauira", "Te Tari Taiwhenua")
    page = page_in(tmp_path, "mi-NZ", files)
    assert "<h1>Te Mahere</h1>" in page
    assert '<a href="#GOV-002">GOV-002</a> Kotahi te puka' in page
    assert "Kotahi te puka" not in page_in(tmp_path, "en", files)


def test_house_words_then_the_catalogue_then_house_words_of_the_plan_then_english(tmp_path: Path) -> None:
    wording = MI.format("wording: {late: {label: Kua hipa}}")
    words = context_in(tmp_path, "mi", story_in(wording)).words
    assert [words[one].label for one in ("late", "completed", "off_track", "at_risk")] == [
        "Kua hipa",
        "Kua oti",
        "Delayed",
        "At risk",
    ]
    assert context_in(tmp_path, "en", story_in(wording)).words["late"].label == "Late"


@pytest.mark.parametrize("tag", ["xx", "m", "mi/..", "mi-../..", "<b>", "en US"])
def test_an_unknown_language_lists_those_there_are(tag: str) -> None:
    with pytest.raises(UsageError, match=r"there is no translation into .* \(choose en, mi\)"):
        Language.chosen(tag, "en")


@pytest.mark.parametrize("output", LAYOUTS)
@pytest.mark.parametrize("words", HOSTILE[::3])
def test_translations_are_only_words(tmp_path: Path, output: ReportFormat, words: str) -> None:
    def printed(text: str) -> str:
        given = json.dumps(text)
        plan = MI.format(f"title: {given}, notice: {given}, wording: {{on_track: {{label: {given}}}}}")
        measure = MI.format(f"title: {given}, success_measure: {given}")
        return render(context_in(tmp_path, "mi", story_in(plan, measure)), output, tmp_path)

    shape = html_shape if output is ReportFormat.HTML else markdown_shape
    assert shape(printed(words)) == shape(printed("Tame"))


@pytest.mark.parametrize("output", LAYOUTS)
def test_translations_of_what_is_internal_are_internal(tmp_path: Path, output: ReportFormat) -> None:
    files = story.files()
    files["measures/LAW-009.yaml"] += MI.format("title: Ngaro")
    for audience in Audience:
        text = render(context_in(tmp_path, "mi", files, audience), output, tmp_path)
        assert ("Ngaro" in text) is (audience is Audience.INTERNAL)


def test_the_same_bytes_whatever_the_locale_of_the_machine(tmp_path: Path) -> None:
    write_files(tmp_path, story.files())
    command = [
        *(str(Path(sys.executable).parent / "poa"), "report", "--root", str(tmp_path), "--period", PERIOD),
        *("--as-at", AS_AT.isoformat(), "--language", "mi", "--format", "html", "--output", "-"),
    ]
    made = [
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "LC_ALL": one, "LANG": one}).stdout
        for one in ("C", "de_DE.UTF-8")
    ]
    assert len(made[0]) > 50_000
    assert made[0] == made[1]
