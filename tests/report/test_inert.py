"""Whatever a file says, a report shows it as text: hostile words in every field change nothing but the words."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from poa_tracker.inert import followable
from poa_tracker.report import LAYOUTS, Audience, ReportFormat, render
from poa_tracker.report.html import HtmlText
from poa_tracker.report.language import Language
from poa_tracker.report.markdown import escape, show_link
from tests.report import story
from tests.report.conftest import Print, build_context, write_files

BRIEF = (Path(__file__).parents[2] / "templates" / "minister-brief.md.j2").read_text(encoding="utf-8")

HOSTILE = (
    "<script>alert(1)</script>",
    "</td></tr></table><h1>Taken over</h1>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- ",
    "<style>*{display:none}</style>",
    "&lt;b&gt; &amp; &#x41; &copy",
    "a | b | c",
    "| :--- | ---: |",
    "*bold* _it_ __b__ ~~gone~~ ~gone~ `code` ``",
    "```",
    "~~~",
    "# Heading",
    "###### Heading ######",
    "####",
    "- item",
    "+ item",
    "* item",
    "-",
    "---",
    "- - -",
    "***",
    "===",
    "1. item",
    "1) item",
    "2010.",
    "> quote",
    "    indented code",
    "[x](javascript:alert(1))",
    "![x](https://example.org/pixel.png)",
    "[x]: https://example.org",
    "[x][y] [^1] [^1]: note",
    "<https://example.org> <a@example.org>",
    "https://example.org/a_b_c*d* www.example.org ftp://example.org",
    "first line\n\n# second line\n- third",
    "trailing backslash \\",
    "\\[x\\](y) \\| \\`",
    "line one  \nline two",
    "\u202eright to left\u202c \u2066isolated\u2069",
    "\u2028# separated\u2029- lines",
    "$\\frac{1}{2}$ costs $5 and $6",
    "{{ front.plan }} {% for x in y %} {# note #}",
    "Great!",
    "snake_case_name and _private_",
    ":--- left",
    "{.class #id}",
    "%2e%2e \\x00 bell",
)
"""Each would be markup, or more than text, if it were not escaped."""

ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " https://example.org",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//example.org",
    "/etc/passwd",
    "file:///etc/passwd",
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/<script>",
    "https://example.org/\\",
    "https://example.org/a b",
    "https:example.org",
    "mailto:",
)

TEXT_FIELDS = frozenset(
    [
        "title",
        "name",
        "short_name",
        "notice",
        "publisher",
        "licence",
        "attribution",
        "description",
        "label",
        "definition",
        "jurisdiction",
        "reason",
        "approved_by",
        "requested_by",
        "declined_by",
        "corrected_by",
        "summary",
        "issues",
        "next_steps",
        "internal_note",
        "prepared_by",
        "by",
        "success_measure",
        "agencies_as_published",
        "unit",
        "ref",
        "page",
        "role",
    ]
)
TEXT_LISTS = frozenset({"tags", "aliases"})
REFERENCES = frozenset(
    [
        "agency",
        "coordinating_agency",
        "email",
        "framework",
        "goal",
        "horizon",
        "into",
        "lead_agency",
        "objective",
        "parent",
        "depends_on",
        "supporting_agencies",
    ]
)
"""Meant to name something in the plan; a file can say anything there, and the report is made all the same."""

NO_WORDS = frozenset(
    [
        *("id", "prefix", "period", "first", "last", "field", "from", "to", "language"),  # of one form, or tried below
        *("ignore", "severity", "controlled_fields", "time_zone", "before", "after"),  # never shown
        "url",  # tried by itself
    ]
)
"""The other fields that hold text."""


def full_story() -> dict[str, str]:
    """The story with the few fields that it does without."""
    files = story.files()
    for path, before, after in (
        ("plan.yaml", "licence: CC BY 4.0", "licence: CC BY 4.0, attribution: Restated"),
        ("plan.yaml", "title: Fairer courts\n", "title: Fairer courts\n    description: For all\n"),
        (
            "agencies.yaml",
            "name: Ministry of Justice\n",
            "name: Ministry of Justice\n    aliases: [Courts]\n    short_names: {mi: Ture}\n",
        ),
        ("measures/LAW-003.yaml", "goal: courts\n", "goal: courts\nparent: LAW-002\n"),
        (
            "measures/GOV-001.yaml",
            "state: requested, requested_by: Director}\n",
            "state: requested, requested_by: Director}\n"
            "  - {date: 2025-12-21, field: milestones.M2.agency, from: WORKS, to: JUSTICE, corrects: true, corrected_by: Clerk, reason: Slip}\n",
        ),
    ):
        assert before in files[path]
        files[path] = files[path].replace(before, after)
    return files


def with_words(
    words: Sequence[str], url: str = "https://example.org/page", start: int = 0, *, references: bool = False
) -> dict[str, str]:
    """The story with other words in every field that holds text, one after the other, and one address in every link.

    With `references`, also in every field that is meant to name something in the plan.
    """
    numbers = count(start)
    reworded_fields = TEXT_FIELDS | REFERENCES if references else TEXT_FIELDS

    def next_words() -> str:
        return words[next(numbers) % len(words)]

    def reworded(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            if value.get("period") == "2025-26-Q1" and "value" not in value:
                return value  # of an earlier return a report shows no words
            changed = {
                name: next_words() if key in ("names", "short_names") else reworded(inner, name)
                for name, inner in value.items()
            }
            if references and value.get("field") == "lead_agency":
                changed |= {name: next_words() for name in ("from", "to")}
            return changed
        if isinstance(value, list):
            return [
                next_words() if key in TEXT_LISTS or (references and key in REFERENCES) else reworded(inner, key)
                for inner in value
            ]
        if key == "url":
            return url
        return next_words() if key in reworded_fields else value

    return {
        path: json.dumps(reworded(yaml.load(text, yaml.BaseLoader)))  # every scalar as text, as we read it
        for path, text in full_story().items()
    }


def tame(words: Sequence[str]) -> list[str]:
    """As many harmless words in the same alphabetical order, so that what is sorted by them stays where it is."""
    known = {word: f"Tame{number:03}" for number, word in enumerate(sorted(set(words)))}
    return [known[word] for word in words]


def test_every_field_that_holds_text_is_tried() -> None:
    from poa_tracker.register.schema import json_schema

    found = set()
    for name in ("plan", "agencies", "measure"):
        schema = json_schema(name)
        for record in (schema, *schema["$defs"].values()):
            for field, form in record.get("properties", {}).items():
                text = json.dumps({key: value for key, value in form.items() if key != "default"})
                if '"pattern"' in text and "Q[1-4]" not in text:
                    found.add(field)
    assert (
        found - TEXT_FIELDS - TEXT_LISTS - REFERENCES - NO_WORDS - {"names", "short_names", "wording", "translations"}
        == set()
    ), "name each in TEXT_FIELDS of tests/report/test_inert.py, or in the list beside it that says what it holds"
    assert len(found) > 40
    written = "\n".join(full_story().values())
    missing = [field for field in sorted(found - NO_WORDS) if not re.search(rf"\b{field}:", written)]
    assert missing == [], "give each a value in tests/report/story.py"


def html_shape(text: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Every element in order, with its attributes; the parser's own errors fail.

    A cell's label repeats the words of its head. In the picture of dates a long title takes a second line, and all below
    it stands lower.
    """
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(text)
    (timeline,) = [one for one in tree.iter() if one.get("aria-labelledby") == "chart-dates-title"]
    drawn = {id(one) for one in timeline.iter()}

    def attributes(element: Element) -> Iterator[tuple[str, str]]:
        for name, value in sorted(element.attrib.items()):
            if name != "lang" and id(element) not in drawn:
                yield name, "" if name == "data-label" else value

    return [
        (str(element.tag), tuple(attributes(element)))
        for element in tree.iter()
        if not (id(element) in drawn and str(element.tag).endswith("text") and element.get("class") == "more")
    ]


def html_words(text: str) -> str:
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    body = tree.find("body")
    assert body is not None
    return " ".join(" ".join(body.itertext()).split())


HTML = HtmlText(Language.of("en"))

GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markdown_shape(text: str) -> list[tuple[str, str, int, str]]:
    """Every token in order with its address, neighbouring words as one."""
    shape: list[tuple[str, str, int, str]] = []
    for token in _tokens(text):
        kind = "text" if token.type in ("text", "text_special", "softbreak") else token.type
        if kind == "text" and (not token.content or (shape and shape[-1][0] == "text")):
            continue
        href = str(token.attrGet("href") or token.attrGet("src") or "")
        shape.append((kind, token.tag, token.nesting, href))
    return shape


def markdown_words(text: str) -> str:
    return "".join(token.content for token in _tokens(text) if token.type in ("text", "text_special"))


def _tokens(text: str) -> Iterator[Token]:
    for token in GITHUB.parse(text):
        if token.type == "inline":
            yield from token.children or ()
        else:
            yield token


def shown(text: str) -> str:
    """What a reader is to see of a text: its own characters, on one line, without those that show nothing."""
    hidden = "[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
    return re.sub("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+", " ", re.sub(hidden, "", text)).strip()


STARTS = range(0, len(HOSTILE), 6)
"""Where the row of hostile words begins, so that each of them comes to stand in many fields."""


@pytest.mark.parametrize("start", STARTS)
def test_html_has_the_same_elements_whatever_the_words(print_report: Print, start: int) -> None:
    tame = print_report(ReportFormat.HTML, files=with_words(["Tame"]), audience=Audience.INTERNAL)
    wild = print_report(ReportFormat.HTML, files=with_words(HOSTILE, start=start), audience=Audience.INTERNAL)
    assert html_shape(wild) == html_shape(tame)
    words = html_words(wild)
    assert [one for one in HOSTILE if " ".join(shown(one).split()) not in words] == []


WORDS = st.text(st.sampled_from("ab1 \\`*_{}[]()<>#+-.!|~&;:=@$/\"'^%\n\t\u202e\u2028\u2067é中"), max_size=24)
MANY_WORDS = st.lists(
    (WORDS | st.sampled_from(HOSTILE)).filter(lambda words: shown(words) != ""), min_size=3, max_size=9
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=MANY_WORDS)
def test_html_has_the_same_elements_whatever_stands_in_any_field(tmp_path: Path, words: list[str]) -> None:
    expected = printed(tmp_path, with_words(tame(words), references=True), ReportFormat.HTML)
    assert html_shape(printed(tmp_path, with_words(words, references=True), ReportFormat.HTML)) == html_shape(expected)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=MANY_WORDS, template=st.sampled_from(["report", "minister-brief"]))
def test_markdown_has_the_same_blocks_whatever_stands_in_any_field(
    tmp_path: Path, words: list[str], template: str
) -> None:
    expected = printed(tmp_path, with_words(tame(words), references=True), ReportFormat.MARKDOWN, template)
    wild = printed(tmp_path, with_words(words, references=True), ReportFormat.MARKDOWN, template)
    assert markdown_shape(wild) == markdown_shape(expected), wild


def printed(folder: Path, files: dict[str, str], output: ReportFormat, template: str = "report") -> str:
    root = write_files(folder / "plan", {**files, "templates/minister-brief.md.j2": BRIEF})
    return render(build_context(root, audience=Audience.INTERNAL), output, root, template)


@settings(max_examples=60, deadline=None)
@given(
    scheme=st.sampled_from(
        ["https://", "http://", "mailto:", "javascript:", "data:", "ftp://", "//", "", "\thttps://"]
    ),
    rest=st.text(min_size=1, max_size=12),
)
@example(scheme="https://", rest="@")
@example(scheme="https://", rest="user@example.org")
def test_only_web_and_mail_addresses_become_links(scheme: str, rest: str) -> None:
    url = scheme + rest
    in_html = html5lib.parseFragment(HTML.show_link("words", url), namespaceHTMLElements=False)
    hrefs = [str(one.get("href")) for one in in_html.iter("a")]
    in_markdown = [
        str(token.attrGet("href"))
        for block in GITHUB.parse(show_link("words", url))
        for token in block.children or ()
        if token.type == "link_open"
    ]
    assert len(hrefs) == len(in_markdown) == (followable(url) is not None)
    for address in (*hrefs, *in_markdown):
        assert re.match(r"(https?://|mailto:)[^\s<>\"]+$", address, re.IGNORECASE)
    if followable(url) is not None:
        assert scheme in ("https://", "http://", "mailto:")


@pytest.mark.parametrize("start", STARTS)
def test_markdown_has_the_same_blocks_and_marks_whatever_the_words(print_report: Print, start: int) -> None:
    tame = print_report(files=with_words(["Tame"]), audience=Audience.INTERNAL)
    wild = print_report(files=with_words(HOSTILE, start=start), audience=Audience.INTERNAL)
    assert markdown_shape(wild) == markdown_shape(tame)
    words = markdown_words(wild)
    assert [one for one in HOSTILE if shown(one) not in words] == []


@pytest.mark.parametrize("url", ADDRESSES)
def test_an_address_that_is_not_to_be_followed_is_no_link(print_report: Print, url: str) -> None:
    files = with_words(["Tame"], url)
    html = print_report(ReportFormat.HTML, files=files, audience=Audience.INTERNAL)
    addresses = [dict(attributes)["href"] for tag, attributes in html_shape(html) if tag in ("a", "img")]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    markdown = print_report(files=files, audience=Audience.INTERNAL)
    assert {href for _, _, _, href in markdown_shape(markdown) if href and not href.startswith("#")} == set()


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a_(b)?c=1&d=2#e", "https://example.org/a_(b)?c=1&d=2#e"),
        ("HTTP://EXAMPLE.ORG/", "HTTP://EXAMPLE.ORG/"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
        ("https://example.org/a|b", "https://example.org/a%7Cb"),
        ("https://example.org/a)b(c", "https://example.org/a)b(c"),
        ("https://example.org/&copy;&#x41;", "https://example.org/&copy;&#x41;"),
    ],
)
def test_web_and_mail_addresses_become_links(url: str, address: str) -> None:
    assert followable(url) == address
    linked = GITHUB.parseInline(show_link("A *page*", url))[0].children or []
    words = "".join(token.content for token in linked)
    assert (linked[0].type, words, linked[-1].type) == ("link_open", "A *page*", "link_close")
    target = str(linked[0].attrGet("href"))
    assert target.replace("%28", "(").replace("%29", ")") == address
    link = html5lib.parseFragment(HTML.show_link("A *page*", url), namespaceHTMLElements=False)[0]
    assert (link.tag, link.get("href"), link.text) == ("a", address, "A *page*")


CONTEXTS = {
    "a paragraph": "{}",
    "a paragraph after another": "before\n\n{}\n\nafter",
    "the line after a line of text": "before\n{}",
    "a list item": "- {}\n- next",
    "a numbered item": "1. {}\n2. next",
    "a heading": "## {}\n\nafter",
    "bold": "**{}** (x)",
    "a table's cell": "| a | b |\n| :--- | ---: |\n| {} | {} |\n| c | d |",
    "a table's head": "| {} | b |\n| :--- | ---: |\n| c | d |",
    "a quote": "> {}\n>\n> next",
    "a link": "[{}](https://example.org)",
    "between words": "before {} after",
}


@pytest.mark.parametrize("place", CONTEXTS)
@pytest.mark.parametrize("words", HOSTILE)
def test_escaped_words_are_only_words_in_every_place(place: str, words: str) -> None:
    assert_only_words(CONTEXTS[place], words)


MARKUP = st.text(st.sampled_from("ab1 \\`*_{}[]()<>#+-.!|~&;:=@$/\"'^%\n\t\r\u202e\u2028é中"), max_size=24)


@settings(max_examples=400, deadline=None)
@given(place=st.sampled_from(sorted(CONTEXTS)), words=MARKUP | st.text(max_size=24))
def test_any_words_are_only_words_in_every_place(place: str, words: str) -> None:
    assert_only_words(CONTEXTS[place], words)


def assert_only_words(context: str, words: str) -> None:
    if not shown(words):
        return
    tame = context.replace("{}", "tame")
    wild = context.replace("{}", escape(words))
    assert markdown_shape(wild) == markdown_shape(tame), wild
    assert markdown_words(wild) == markdown_words(tame).replace("tame", shown(words)), wild


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("Plain words, with a dash - and (brackets).", "Plain words, with a dash - and (brackets)."),
        ("snake_case and 5 < 6 & more; R&D", "snake_case and 5 < 6 & more; R\\&D"),
        ("No. 7: 50% of 3,000", "No. 7: 50% of 3,000"),
        ("-5 degrees", "-5 degrees"),
        ("<5", "<5"),
    ],
)
def test_ordinary_words_stay_readable(words: str, markdown: str) -> None:
    assert escape(words) == markdown


@pytest.mark.parametrize("output", LAYOUTS)
@pytest.mark.parametrize("field", ["x{}", "milestones.{}.due", "indicators.{}.target.{}", "{}"])
def test_a_variation_of_a_field_that_does_not_exist(tmp_path: Path, field: str, output: ReportFormat) -> None:
    def after_a_variation(words: str) -> str:
        files = story.files()
        before, after = ("2025-11-01", "2025-12-01") if field.endswith("due") else (words, words)
        change = {
            "date": "2025-11-13",
            "field": field.replace("{}", words),
            "from": before,
            "to": after,
            "reason": "More",
            "state": "approved",
            "approved_by": "Chair",
        }
        path = "measures/LAW-003.yaml"
        files[path] = files[path].replace("variations:\n", f"variations:\n  - {json.dumps(change)}\n")
        return printed(tmp_path, files, output)

    wild, expected = after_a_variation("<b>*x*</b> | [y](javascript:z)"), after_a_variation("Tame")
    if output is ReportFormat.HTML:
        assert html_shape(wild) == html_shape(expected)
    else:
        assert markdown_shape(wild) == markdown_shape(expected)
