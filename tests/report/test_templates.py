"""A plan's own templates: found before the package's, extended by block, with a plain message where they are wrong."""

import re
from pathlib import Path

import pytest

from poa_tracker.errors import PoaError, TemplateError, UsageError
from poa_tracker.report import LAYOUTS, Audience, ReportFormat, list_templates, render, sections
from poa_tracker.report.section_blocks import with_sections
from poa_tracker.report.sections import SECTIONS
from poa_tracker.report.template_folders import DEFAULTS
from tests.report import story
from tests.report.conftest import Print, build_context, write_files

REPOSITORY = Path(__file__).parents[2]


def brief(print_report: Print, template: str, output: ReportFormat = ReportFormat.MARKDOWN) -> str:
    """What a template of the plan's own prints for the story."""
    return print_report(output, files={f"templates/brief.{output.value}.j2": template}, template="brief")


def message(print_report: Print, template: str) -> str:
    """The line a person reads when a template of the plan's own fails."""
    with pytest.raises(TemplateError) as raised:
        brief(print_report, template)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_template_of_the_plans_own_is_found_by_name(print_report: Print) -> None:
    assert brief(print_report, "{{ front.plan }}: {{ glance.now.open }} open\n") == (
        "Plan of Action for Shorter Waits: 5 open\n"
    )


def test_a_block_of_the_default_can_be_replaced_and_the_rest_kept(print_report: Print) -> None:
    template = '{% extends "report.md.j2" %}\n{% block sections %}\n## Only this\n{% endblock %}\n'
    printed = brief(print_report, template)
    assert printed.startswith("# Plan of Action for Shorter Waits\n")
    assert printed.endswith("\n## Only this\n")


def test_super_and_macros_are_not_escaped_twice(print_report: Print) -> None:
    template = (
        '{% extends "report.md.j2" %}\n'
        "{% macro bold(text) %}**{{ text }}**{% endmacro %}\n"
        '{% block sections %}{{ bold("1 * 2") }}{% endblock %}\n'
        "{% block front %}{{ super() }}{% endblock %}\n"
    )
    printed = brief(print_report, template)
    assert "**Quarterly report: Q2 2025/26" in printed
    assert printed.endswith(r"**1 \* 2**")


def test_words_joined_to_markdown_in_a_template_are_escaped(print_report: Print) -> None:
    assert brief(print_report, '{{ ("a"|link("https://example.org")) ~ "*b*" }}') == r"\[a\](https\://example.org)\*b\*"
    assert brief(print_report, '{{ "*b*"|safe }}') == "*b*"


def test_a_section_can_be_replaced_by_a_file_of_its_name(print_report: Print) -> None:
    files = {"templates/sections/glance.md.j2": "## In short\n\n{{ glance.sentence }}\n\n"}
    printed = print_report(files=files)
    assert "## In short\n\nAt the end of Q2 2025/26" in printed
    assert "## At a glance" not in printed


def test_a_report_of_the_plans_own_can_extend_the_one_it_replaces(print_report: Print) -> None:
    files = {
        "templates/report.md.j2": '{% extends "default/report.md.j2" %}\n{% block about %}\nAsk us.\n{% endblock %}\n'
    }
    printed = print_report(files=files)
    assert "Ask us.\n## Annex C" in printed
    assert "Annex B" not in printed


def test_the_style_can_be_added_to_and_its_hash_follows(print_report: Print) -> None:
    plain = print_report(ReportFormat.HTML)
    files = {"templates/report.css.j2": '{% include "default/report.css.j2" %}\nh1 { color: red }\n'}
    styled = print_report(ReportFormat.HTML, files=files)
    assert "h1 { color: red }</style>" in styled
    policy = [text.partition("sha256-")[2].partition("'")[0] for text in (plain, styled)]
    assert len(policy[0]) == len(policy[1]) == 44
    assert policy[0] != policy[1]


def test_the_order_of_the_report_is_that_of_one_list() -> None:
    keys = [section.key for section in SECTIONS]
    assert keys
    for output in LAYOUTS:
        name = f"report.{output.value}.j2"
        report = with_sections((DEFAULTS / name).read_text(encoding="utf-8"), name)
        blocks = re.findall(r"{% block (\w+) %}", report)
        assert [one for one in blocks if one in keys] == keys
        included = re.findall(r'{% include "sections/(\w+)\.(\w+)\.j2" %}', report)
        assert included == [(key, output.value) for key in keys]


def test_every_section_is_listed_and_has_a_template_in_both_formats() -> None:
    """A new one is its module, its line in report/sections/__init__.py, and these two."""
    modules = {path.stem for path in Path(sections.__file__).parent.glob("*.py") if "\ndef build(" in path.read_text()}
    assert modules == {section.key for section in SECTIONS}, "list it in src/poa_tracker/report/sections/__init__.py"
    for output in LAYOUTS:
        files = {path.name for path in (DEFAULTS / "sections").glob(f"*.{output.value}.j2")}
        assert files == {f"{section.key}.{output.value}.j2" for section in SECTIONS}, (
            "write it in src/poa_tracker/report/templates/sections/"
        )


def test_the_templates_there_are(tmp_path: Path) -> None:
    files = {
        "templates/brief.md.j2": "",
        "templates/report.html.j2": "",
        "templates/_shared.md.j2": "",
        "templates/notes.txt": "",
        "templates/sections/glance.md.j2": "",
    }
    assert list_templates(write_files(tmp_path, files)) == [
        ("brief", "md", "templates/brief.md.j2"),
        ("report", "html", "templates/report.html.j2"),
        ("report", "md", "default/report.md.j2"),
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("breif", "there is no template 'breif' for --format md (did you mean 'brief'?)"),
        ("zzz", "there is no template 'zzz' for --format md (there is: brief, report)"),
        ("../plan", "there is no template '../plan' for --format md (there is: brief, report)"),
        ("/etc/passwd", "there is no template '/etc/passwd' for --format md (there is: brief, report)"),
        ("sections/glance", "there is no template 'sections/glance' for --format md (there is: brief, report)"),
        ("", "there is no template '' for --format md (there is: brief, report)"),
    ],
)
def test_a_template_that_is_not_there_is_answered_with_those_that_are(
    print_report: Print, name: str, reason: str
) -> None:
    with pytest.raises(UsageError) as raised:
        print_report(files={"templates/brief.md.j2": ""}, template=name)
    assert str(raised.value) == reason


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("\n{{ frnt.plan }}", "line 2: there is no 'frnt' (did you mean 'front'?)"),
        ("{% if highlight %}{% endif %}", "line 1: there is no 'highlight' (did you mean 'highlights'?)"),
        ("{{ front.xyzzy }}", "line 1: Front has no 'xyzzy' (it has: plan, plan_id,"),
        ("{{ front.is_drafd }}", "line 1: Front has no 'is_drafd' (did you mean 'is_draft'?)"),
        ("{{ words.offtrack }}", "line 1: there is no 'offtrack' (did you mean 'off_track'?)"),
        (
            "{{ carried_forward.rows[0].milestone.x }}",
            "line 1: str has no 'x'",
        ),
        ("{% for row in delivery.rows %}{% endfor %}", "line 1: Delivery has no 'rows' (it has: this_period"),
        (
            "{{ decisions[1].delay_reason.label }}",
            "line 1: 'label' is asked of something that is left out here; ask whether it is there first: {% if … %}",
        ),
        ("text\n{% if %}", "line 2: Expected an expression, got 'end of statement block'"),
        ("{% for x in %}", "line 1: Expected an expression, got 'end of statement block'"),
        ("{% block a %}", "line 1: Unexpected end of template."),
        ("{{ front.day|dya }}", "line 1: there is no filter 'dya' (did you mean 'day'?)"),
        ("{{ 1 is evenn }}", "line 1: there is no test 'evenn' (did you mean 'even'?)"),
        ("\n\n{{ 1 / 0 }}", "line 3: division by zero"),
        ('{{ "a" + 1 }}', "line 1: can only concatenate str"),
        ('{% include "nothing.md.j2" %}', "line 1: there is no template 'nothing.md.j2'"),
        ('{% extends "reprot.md.j2" %}', "line 1: there is no template 'reprot.md.j2' (did you mean 'report.md.j2'?)"),
        ('{% include "../plan.yaml" %}', "line 1: there is no template '../plan.yaml'"),
        ('{% include "/etc/passwd" %}', "line 1: there is no template '/etc/passwd'"),
        ('{% include "default/../../row.py" %}', "line 1: there is no template 'default/../../row.py'"),
        ('{% include "sections/../brief.md.j2" %}', "line 1: there is no template 'sections/../brief.md.j2'"),
        ('{% extends "brief.md.j2" %}', "line 1: it extends or includes itself"),
        ("{{ front.__class__ }}", "line 1: access to attribute '__class__' of 'Front' object is unsafe."),
        ("{{ ''.__class__.__mro__ }}", "line 1: access to attribute '__class__' of 'str' object is unsafe."),
        ('{{ "{0.__class__}".format(front) }}', "line 1: access to attribute '__class__' of 'Front' object is unsafe."),
        ("{{ front.day.today() }}", "line 1: access to attribute 'today' of 'date' object is unsafe."),
        ("{{ words.clear() }}", "line 1: access to attribute 'clear' of 'dict' object is unsafe."),
        ("{{ lipsum() }}", "line 1: there is no 'lipsum'"),
        ("{{ decisions|random }}", "line 1: there is no filter 'random'"),
        ("{% for i in range(999999) %}{% endfor %}", "line 1: Range too big."),
    ],
)
def test_a_mistake_is_shown_in_one_line_with_its_place(print_report: Print, template: str, reason: str) -> None:
    shown = message(print_report, template)
    assert shown.startswith("templates/brief.md.j2, " + reason), shown


def test_a_mistake_inside_an_included_file_is_placed_there(print_report: Print) -> None:
    files = {
        "templates/brief.md.j2": '{% extends "report.md.j2" %}\n',
        "templates/sections/glance.md.j2": "fine\n{{ glance.sentense }}\n",
    }
    with pytest.raises(TemplateError) as raised:
        print_report(files=files, template="brief")
    assert str(raised.value) == (
        "templates/sections/glance.md.j2, line 2: Glance has no 'sentense' (did you mean 'sentence'?)"
    )


def test_a_template_that_never_ends_is_stopped(print_report: Print) -> None:
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}0123456789{% endfor %}{% endfor %}"
    assert message(print_report, endless) == "templates/brief.md.j2 prints more than 64 million characters"


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe{\x00", b"caf\xe9"], ids=["as a Windows editor saves it", "in an old encoding"]
)
def test_a_template_that_is_not_utf8_is_named(tmp_path: Path, raw: bytes) -> None:
    root = write_files(tmp_path, story.files())
    (root / "templates").mkdir()
    (root / "templates/brief.md.j2").write_bytes(raw)
    with pytest.raises(TemplateError) as raised:
        render(build_context(root), ReportFormat.MARKDOWN, root, "brief")
    assert str(raised.value) == "templates/brief.md.j2 is not UTF-8; save it as UTF-8"


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    root = write_files(tmp_path / "plan", story.files())
    outside = write_files(tmp_path / "outside", {"secret.md.j2": "secret", "brief.md.j2": "secret"})
    (root / "templates").mkdir()
    (root / "templates/brief.md.j2").symlink_to(outside / "secret.md.j2")
    with pytest.raises(PoaError) as raised:
        render(build_context(root), ReportFormat.MARKDOWN, root, "brief")
    assert str(raised.value) == (
        "templates/brief.md.j2 is a link that leads out of the folder, so poa does not follow it"
    )
    (root / "templates/brief.md.j2").unlink()
    (root / "templates").rmdir()
    (root / "templates").symlink_to(outside)
    assert [one.name for one in list_templates(root)] == ["report", "report"]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(print_report: Print) -> None:
    assert brief(print_report, "\ufeffOne\r\n{{ front.period }}\r\n") == "One\nQ2 2025/26\n"


def test_the_ministers_brief_of_this_repository(print_report: Print) -> None:
    template = (REPOSITORY / "templates/minister-brief.md.j2").read_text(encoding="utf-8")
    printed = brief(print_report, template)
    assert (
        printed
        == """\
# Brief for the minister: Plan of Action for Shorter Waits

**Q2 2025/26 (1 October to 31 December 2025)**, as known on 1 February 2026. Draft, not signed off.

> Every figure in this plan is invented.

## At a glance

At the end of Q2 2025/26, 5 of 7 measures were open: 1 on track, 1 delayed, 2 not reported (1 has no lead agency) and 1 reported without saying whether it will make the date; 1 completed and 1 closed. Of the 2 milestones due in the quarter, 1 was delivered; 1 measure and 2 milestones were overdue.

| | Q1 2025/26 | Q2 2025/26 |
| :--- | ---: | ---: |
| Open measures | 6 | 5 |
| – On track | 3 | 1 |
| – At risk | 2 | 0 |
| – Delayed | 0 | 1 |
| – No confidence given | 0 | 1 |
| – Not reported | 1 | 2 |
| Open and overdue | 0 | 1 |
| Completed | 0 | 1 |
| Closed | 0 | 1 |
| All measures | 6 | 7 |
| Variations approved in the quarter | 1 | 3 |
| Variations waiting for approval | 0 | 1 |

**Completed since Q1 2025/26:** One form instead of five (GOV-002)

**Worsened since Q1 2025/26:** Permits within thirty days (GOV-001)

**Went silent:** Permits by telephone (GOV-003, was on track)

## Needs a decision

1. **Permits within thirty days** (GOV-001, Interior): delayed; overdue by 17 days; milestone M2 (New desk) is overdue by 32 days; a change waits for approval: due date
   - In the way: The desk has no room
   - Next: Rent a room
   - New date asked for: 30 June 2026
2. **Interpreters in every court** (LAW-003, JUSTICE): milestone M1 (Register of interpreters) is overdue by 122 days
3. **Permits by telephone** (GOV-003, JUSTICE): waits for GOV-001, which is overdue

## Carried forward

- Interpreters in every court (LAW-003), Register of interpreters: due 1 September 2025, 122 days ago
- Permits within thirty days (GOV-001): due 15 December 2025, 17 days ago

**Not reported:** Ministry of Justice (GOV-003)

**No lead agency is named** for 1 of 5 open measures.

## Coming up

- 28 February 2026: Line open, GOV-003 (JUSTICE)
- 1 March 2026: Training, LAW-003 (JUSTICE)
- 31 March 2026: the whole measure, GOV-003 (JUSTICE)
"""
    )
    internal = print_report(files={"templates/brief.md.j2": template}, template="brief", audience=Audience.INTERNAL)
    assert "**Internal.** Do not pass it on." in internal


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "line 1: this takes more than 20 million steps; it may never end",
        ),
        (
            "{% macro twice(n) %}{% if n %}{{ twice(n - 1) }}{{ twice(n - 1) }}{% endif %}{% endmacro %}\n{{ twice(60) }}",
            "line 1: this takes more than 20 million steps; it may never end",
        ),
        ("\n{{ 9 ** (9 ** 9) }}", "line 2: this makes a number of more than a thousand digits"),
        ('{{ "ab" * 99999999 }}', "line 1: this makes more than 64 million characters"),
        ("{{ (99999999 * [1, 2])|length }}", "line 1: this makes more than 64 million characters"),
    ],
)
def test_what_would_take_for_ever_or_all_memory_is_stopped(print_report: Print, template: str, reason: str) -> None:
    shown = message(print_report, template)
    assert shown == f"templates/brief.md.j2, {reason}"


def test_steps_are_counted_anew_for_each_report(print_report: Print, monkeypatch: pytest.MonkeyPatch) -> None:
    template = "{% for a in range(50) %}{% for name, word in words.items() %}{% endfor %}{% endfor %}fine"
    monkeypatch.setattr("poa_tracker.report.environment.MOST_STEPS", 6000)
    assert brief(print_report, template) == brief(print_report, template) == "fine"
    monkeypatch.setattr("poa_tracker.report.environment.MOST_STEPS", 3000)
    assert message(print_report, template).startswith("templates/brief.md.j2, line 1: this takes more than")


def test_small_powers_and_products_are_what_they_are(print_report: Print) -> None:
    assert brief(print_report, '{{ 2 ** 10 }} {{ 6 * 7 }} {{ "ab" * 2 }} {{ 2 ** -1 }}') == "1,024 42 abab 0.5"


def test_a_loop_knows_where_it_is_whatever_it_runs_over(print_report: Print) -> None:
    template = (
        "{% for one in decisions %}{{ loop.index }}/{{ loop.length }}{% if not loop.last %}, {% endif %}{% endfor %};"
        "{% for kind, all in what_changed.groups|groupby('kind') %}{{ kind }}{% if loop.last %}.{% else %} {% endif %}{% endfor %}"
        "{% for x in [[1, [2]], [3]] recursive %}{{ loop(x) if x is iterable else x }}{% endfor %}"
        "{% for x in decisions if x.owner is none %}{% else %} none{% endfor %}"
    )
    assert brief(print_report, template) == (
        "1/3, 2/3, 3/3;completed improved merged new reassigned redated went_silent worsened.123 none"
    )


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        (
            '{% extends "report.md.j2" %}\n{% block glanse %}Mine{% endblock %}',
            "line 2: report.md.j2 has no block 'glanse' (did you mean 'glance'?)",
        ),
        (
            '{% extends "report.md.j2" %}{% if true %}{% block x1 %}{% endblock %}{% endif %}',
            "line 1: report.md.j2 has no block 'x1' (there is: about, agencies, agency_names,",
        ),
    ],
)
def test_a_block_that_nothing_asks_for_is_a_mistake(print_report: Print, template: str, reason: str) -> None:
    assert message(print_report, template).startswith(f"templates/brief.md.j2, {reason}")


def test_a_block_inside_another_may_be_new_and_can_be_replaced_in_turn(print_report: Print) -> None:
    files = {
        "templates/house.md.j2": '{% extends "report.md.j2" %}{% block sections %}{% block motto %}Ours{% endblock %}{% endblock %}',
        "templates/brief.md.j2": '{% extends "house.md.j2" %}{% block motto %}Mine{% endblock %}',
    }
    assert print_report(files=files, template="house").endswith("\nOurs")
    assert print_report(files=files, template="brief").endswith("\nMine")


def test_one_colour_of_the_style_can_be_changed_and_the_rest_kept(print_report: Print) -> None:
    files = {
        "templates/report.css.j2": '{% extends "default/report.css.j2" %}\n{% block colours %}\n{{ super() }}\n'
        ":root { --brand: #003300; }\n{% endblock %}\n"
    }
    styled = print_report(ReportFormat.HTML, files=files)
    assert "--brand: #12395b;" in styled
    assert ":root { --brand: #003300; }\n*, ::before" in styled
    wrong = {"templates/report.css.j2": files["templates/report.css.j2"].replace("block colours", "block colors")}
    with pytest.raises(TemplateError) as raised:
        print_report(ReportFormat.HTML, files=wrong)
    assert str(raised.value) == (
        "templates/report.css.j2, line 2: default/report.css.j2 has no block 'colors' (did you mean 'colours'?)"
    )
