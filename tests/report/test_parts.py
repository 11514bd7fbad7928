"""Reports of a part of the plan, and one for each agency."""

import json
import re
from datetime import date
from pathlib import Path

import html5lib
import pytest

from poa_tracker.errors import UsageError
from poa_tracker.register import WorkingTree, load
from poa_tracker.report import LAYOUTS, Audience, EachAgency, ReportContext, ReportFormat, ReportView, render
from poa_tracker.standing.choice import Choice
from tests.report import story
from tests.report.conftest import AS_AT, PERIOD, REVISION, write_files
from tests.report.test_figures import assert_adds_up


def view_of(root: Path, files: dict[str, str] | None = None, audience: Audience = Audience.PUBLIC) -> ReportView:
    register = load(WorkingTree(write_files(root, story.files() if files is None else files)))
    assert not register.findings, register.findings
    return ReportView.build(register, register.plan.reporting.cycle.parse(PERIOD), AS_AT, audience, REVISION)


@pytest.mark.parametrize(
    ("part", "ids", "named"),
    [
        (Choice(agency="JUSTICE"), ["GOV-003", "LAW-002", "LAW-003"], "Measures led by Ministry of Justice"),
        (Choice(agency="Department of Works"), ["GOV-001", "GOV-002", "GOV-004"], "Measures led by Ministry of the Interior"),
        (Choice(goal="courts"), ["LAW-001", "LAW-002", "LAW-003"], "Measures of the goal Fairer courts"),
        (
            Choice(agency="justice", goal="courts"),
            ["LAW-002", "LAW-003"],
            "Measures of the goal Fairer courts led by Ministry of Justice",
        ),
        (Choice(goal="empty"), [], "Measures of the goal A goal without a measure"),
    ],
)  # fmt: skip
def test_a_part_is_of_its_measures_and_of_no_others(tmp_path: Path, part: Choice, ids: list[str], named: str) -> None:
    context = ReportContext.of(view_of(tmp_path).only(part))
    assert [record.name.id for record in context.measures] == ids
    assert context.front.part == named
    assert context.glance.now.measures == len(ids)
    assert [row.tally.measures for row in context.glance.by_period][-1] == len(ids)
    if ids:
        assert_adds_up(context)


def test_a_report_of_everything_names_no_part(tmp_path: Path) -> None:
    view = view_of(tmp_path)
    assert view.only(Choice()) is view
    assert ReportContext.of(view).front.part is None


def test_what_waits_for_a_measure_of_another_part_still_says_so(tmp_path: Path) -> None:
    context = ReportContext.of(view_of(tmp_path).only(Choice(agency="JUSTICE")))
    assert {one.measure.id: one.why for one in context.decisions}["GOV-003"] == ("waits for GOV-001, which is overdue",)


def test_goals_and_agencies_without_a_measure_of_the_part_are_left_out(tmp_path: Path) -> None:
    context = ReportContext.of(view_of(tmp_path).only(Choice(goal="permits")))
    assert context.goals is not None
    assert [group.id for group in context.goals.groups] == ["permits"]
    assert [row.id for row in context.agencies.rows] == ["INTERIOR", "JUSTICE"]


@pytest.mark.parametrize("output", LAYOUTS)
def test_a_measure_that_has_its_record_in_another_report_is_no_link(tmp_path: Path, output: ReportFormat) -> None:
    whole = view_of(tmp_path)
    both, one = (
        render(ReportContext.of(whole.only(part)), output, tmp_path) for part in (Choice(), Choice(agency="JUSTICE"))
    )
    if output is ReportFormat.HTML:
        linked, alone = '<dd><a href="#GOV-001">GOV-001</a></dd>', "<dd>GOV-001</dd>"
        assert '<dd>Merged into <a href="#GOV-003">GOV-003</a> on 1 December 2025: One project' in both
    else:
        linked, alone = "- Depends on: [GOV-001](#gov-001)\n", "- Depends on: GOV-001\n"
        assert "- Closed: Merged into [GOV-003](#gov-003) on 1 December 2025: One project" in both
    assert (linked in both, alone in both) == (True, False)
    assert (linked in one, alone in one) == (False, True)


JUSTICE_TO_COME = story.AGENCIES.replace(
    "name: Ministry of Justice\n", "name: Ministry of Justice\n    succeeded_by: {agency: HOUSING, date: 2026-07-01}\n"
)


def test_an_agency_that_leads_nothing_yet_says_who_becomes_part_of_it(tmp_path: Path) -> None:
    files = {**story.files(), "agencies.yaml": f"{JUSTICE_TO_COME}  - {{id: HOUSING, name: Ministry of Housing}}\n"}
    context = ReportContext.of(view_of(tmp_path, files).only(Choice(agency="HOUSING")))
    assert context.glance.sentence == (
        "Ministry of Housing led no measure at the end of Q2 2025/26. "
        "Ministry of Justice becomes part of it on 1 July 2026."
    )
    assert "HOUSING" in [one.label for one in context.agency_names]
    text = render(context, ReportFormat.MARKDOWN, tmp_path)
    assert "## By agency\n\nNo measure.\n\n## Annex A: How this report works\n" in text
    assert "## Annex B: Agencies and their former names\n" in text


def test_who_has_become_part_of_an_agency_is_shown_in_the_past(tmp_path: Path) -> None:
    measures = {
        path: text
        for path, text in story.files().items()
        if not path.startswith("measures/") or "lead_agency: JUSTICE" in text
    }
    context = ReportContext.of(view_of(tmp_path, measures).only(Choice(agency="INTERIOR")))
    assert context.glance.sentence == (
        "Ministry of the Interior led no measure at the end of Q2 2025/26. "
        "Department of Works became part of it on 1 December 2025."
    )


@pytest.mark.parametrize("output", LAYOUTS)
def test_a_row_for_all_stands_only_below_several(tmp_path: Path, output: ReportFormat) -> None:
    whole = view_of(tmp_path)
    both, one = (
        render(ReportContext.of(whole.only(part)), output, tmp_path)
        for part in (Choice(), Choice(agency="JUSTICE", goal="courts"))
    )
    total = r'scope="row">All(?: goals)?<' if output is ReportFormat.HTML else r"\| \*\*All"
    assert (len(re.findall(total, both)), len(re.findall(total, one))) == (3, 0)


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (Choice(agency="JUSTISE"), "no agency 'JUSTISE' (did you mean 'JUSTICE'?)"),
        (Choice(goal="permit"), "no goal 'permit' (did you mean 'permits'?)"),
    ],
)
def test_a_part_that_the_plan_does_not_have(tmp_path: Path, part: Choice, reason: str) -> None:
    with pytest.raises(UsageError) as raised:
        view_of(tmp_path).only(part)
    assert str(raised.value) == reason


def each(view: ReportView, root: Path, output: ReportFormat = ReportFormat.MARKDOWN, goal: str = "") -> EachAgency:
    return EachAgency(view, goal, output, root, "report")


def test_one_report_for_each_agency_and_a_page_that_leads_to_them(tmp_path: Path) -> None:
    reports = each(view_of(tmp_path), tmp_path)
    files = {file.name: file.raw.decode() for file in reports}
    assert len(reports) == len(files) == 3
    index, *others = files
    assert [index, *others] == ["index.md", "2025-26-Q2-INTERIOR.md", "2025-26-Q2-JUSTICE.md"]
    table = files["index.md"].partition("## Reports by agency\n")[2]
    assert table == (
        "\nAt the end of Q2 2025/26, 5 of 7 measures were open: 1 on track, 1 delayed, 2 not reported (1 has no lead agency) and 1"
        " reported without saying whether it will make the date; 1 completed and 1 closed. Of the 2 milestones due in the"
        " quarter, 1 was delivered; 1 measure and 2 milestones were overdue.\n\n"
        "| Agency | Open | On track | At risk | Delayed | No confidence given | Not reported | Overdue | Completed | Closed"
        " | All | Returns missing |\n"
        "| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        "| [Ministry of the Interior](2025-26-Q2-INTERIOR.md) | 1 | 0 | 0 | 1 | 0 | 0 | 1 | 1 | 1 | 3 | 0 |\n"
        "| [Ministry of Justice](2025-26-Q2-JUSTICE.md) | 3 | 1 | 0 | 0 | 1 | 1 | 0 | 0 | 0 | 3 | 1 |\n"
        "| No lead agency | 1 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 | 0 |\n"
        "| **All** | 5 | 1 | 0 | 1 | 1 | 2 | 1 | 1 | 1 | 7 | 1 |\n"
    )
    assert "**Measures led by Ministry of Justice**" in files["2025-26-Q2-JUSTICE.md"]


def test_the_page_leads_to_the_files_there_are(tmp_path: Path) -> None:
    files = {file.name: file.raw.decode() for file in each(view_of(tmp_path), tmp_path, ReportFormat.HTML)}
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(files.pop("index.html"))
    table = next(page.iter("table"))
    assert [link.get("href") for link in table.iter("a")] == list(files)
    assert page.find("body/nav") is None


def test_each_agency_of_one_goal(tmp_path: Path) -> None:
    reports = each(view_of(tmp_path), tmp_path, goal="courts")
    names = [file.name for file in reports]
    assert names == ["index.md", "2025-26-Q2-JUSTICE.md"]
    (justice,) = [file.raw.decode() for file in reports if file.name != "index.md"]
    assert "**Measures of the goal Fairer courts led by Ministry of Justice**" in justice
    assert "GOV-003" not in justice


def test_internal_reports_do_not_take_the_place_of_public_ones(tmp_path: Path) -> None:
    names = [file.name for file in each(view_of(tmp_path, audience=Audience.INTERNAL), tmp_path)]
    assert names == ["index-internal.md", "2025-26-Q2-INTERIOR-internal.md", "2025-26-Q2-JUSTICE-internal.md"]


def test_an_agency_that_leads_nothing_public_is_in_no_public_page(tmp_path: Path) -> None:
    secret = story.files()["measures/LAW-009.yaml"].replace("lead_agency: JUSTICE", "lead_agency: WATCH")
    files = {
        **story.files(),
        "agencies.yaml": f"{story.AGENCIES}  - {{id: WATCH, name: The Watch}}\n",
        "measures/LAW-009.yaml": secret,
    }
    public = each(view_of(tmp_path / "plan", files), tmp_path / "plan")
    assert [row.agency.id for row in public.rows] == ["INTERIOR", "JUSTICE", None]
    internal = each(view_of(tmp_path / "plan", files, Audience.INTERNAL), tmp_path / "plan")
    assert [row.agency.id for row in internal.rows] == ["INTERIOR", "JUSTICE", "WATCH", None]


@pytest.mark.parametrize("name", ["../../../etc/passwd", "C:\\windows", "index"])
def test_a_file_is_named_by_an_agency_of_the_list_only(tmp_path: Path, name: str) -> None:
    files = story.files()
    path = "measures/LAW-003.yaml"
    files[path] = (
        files[path]
        .replace("lead_agency: JUSTICE", f"lead_agency: {json.dumps(name)}")
        .replace("to: JUSTICE", f"to: {json.dumps(name)}")
    )
    reports = each(view_of(tmp_path / "plan", files), tmp_path / "plan")
    assert [file.name for file in reports] == ["index.md", "2025-26-Q2-INTERIOR.md", "2025-26-Q2-JUSTICE.md"]
    assert [(row.agency.id, row.file) for row in reports.rows][2:] == [(name, None), (None, None)]


def test_a_measure_that_came_from_another_agency_is_compared_with_itself(tmp_path: Path) -> None:
    """LAW-003 came from Interior in the quarter: both counts have it, so that what changed is what happened to it."""
    context = ReportContext.of(view_of(tmp_path).only(Choice(agency="JUSTICE")))
    assert context.glance.then is not None
    assert (context.glance.then.measures, context.glance.now.measures) == (2, 3), "LAW-002 is new"
    assert [(group.kind, [item.measure.id for item in group.items]) for group in context.what_changed.groups] == [
        ("improved", ["LAW-003"]),
        ("went_silent", ["GOV-003"]),
        ("new", ["LAW-002"]),
        ("redated", ["LAW-003"]),
        ("reassigned", ["LAW-003"]),
    ]
    assert context.delivery is not None
    assert [row.period for row in context.delivery.by_period] == ["Q1 2025/26", "Q2 2025/26"]
    assert context.front.as_at == date(2026, 2, 1)
