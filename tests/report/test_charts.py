"""Charts say what their tables say: the same figures, drawn in proportion, in words as well as in colour."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from poa_tracker.model import long_date
from poa_tracker.report import LAYOUTS, Audience, ReportFormat, charts, render
from poa_tracker.report.charts import svg
from poa_tracker.report.charts.bars import PATTERNS
from poa_tracker.report.language import Language
from tests.report import story
from tests.report.conftest import MakeContext, Print, build_context, write_files
from tests.report.test_html import parse, words

ENGLISH = Language.of("en")


def drawn(markup: str) -> Element:
    """A chart by itself, read as XML: stricter than any browser."""
    return fromstring(markup)


def tips(chart: Element) -> list[str]:
    """What each mark is called when a pointer rests on it."""
    return [str(title.text) for group in chart.iter("g") for title in group.findall("title")]


def widths(chart: Element) -> list[float]:
    return [
        float(str(part.get("width")).rstrip("%"))
        for part in chart.iter("rect")
        if part.get("class") not in ("ground", "plate")
    ]


def test_confidence_by_period_is_the_count_of_each_state(make_context: MakeContext) -> None:
    glance, terms = make_context().glance, make_context().words
    chart = drawn(charts.draw_confidence(glance.by_period, terms, ENGLISH))
    assert tips(chart) == [
        "Q1 2025/26, On track: 3 of 6",
        "Q1 2025/26, At risk: 2 of 6",
        "Q1 2025/26, Not reported: 1 of 6",
        "Q2 2025/26, On track: 1 of 7",
        "Q2 2025/26, Delayed: 1 of 7",
        "Q2 2025/26, No confidence given: 1 of 7",
        "Q2 2025/26, Not reported: 2 of 7",
        "Q2 2025/26, Completed: 1 of 7",
        "Q2 2025/26, Closed: 1 of 7",
    ]
    assert widths(chart) == [50, 33.33, 16.67, 14.29, 14.29, 14.29, 28.57, 14.29, 14.29], "in parts of a hundred"
    assert words(chart.find("desc")) == (  # type: ignore[arg-type]
        "Q1 2025/26: 3 On track, 2 At risk and 1 Not reported (6 measures). Q2 2025/26: 1 On track, 1 Delayed, "
        "1 No confidence given, 2 Not reported, 1 Completed and 1 Closed (7 measures)."
    )


def test_a_figure_on_a_pattern_stands_on_plain_ground(make_context: MakeContext) -> None:
    """A light edge around its digits is lost where the picture is drawn by others than browsers."""
    glance, terms = make_context().glance, make_context().words
    chart = drawn(charts.draw_confidence(glance.by_period, terms, ENGLISH))
    parts = [[one.get("class") for one in part.iter() if one.get("class")] for part in chart.findall("./g/g")]
    assert [one for one in parts if "part on_track" in one] == 2 * [["part on_track", "figure solid"]]
    patterned = [one for one in parts if "part on_track" not in one]
    assert len(patterned) == 7
    assert [one[1:] for one in patterned] == 7 * [["plate", "figure"]]


def test_the_last_two_counts_are_those_at_a_glance(make_context: MakeContext) -> None:
    glance = make_context().glance
    assert [row.tally for row in glance.by_period] == [glance.then, glance.now]
    assert [row.period for row in glance.by_period] == [glance.previous, glance.period]


def test_of_many_periods_the_newest_eight(make_context: MakeContext) -> None:
    context = make_context(period="2027-28-Q4", as_at=date(2028, 8, 1))
    assert [row.period for row in context.glance.by_period][0::7] == ["Q1 2026/27", "Q4 2027/28"]
    assert context.delivery is not None
    assert [row.period for row in context.delivery.by_period] == [row.period for row in context.glance.by_period]


def test_delivery_rate_by_period(make_context: MakeContext) -> None:
    context = make_context()
    assert context.delivery is not None
    rows = context.delivery.by_period
    assert rows[-1].rate == context.agencies.total.rate, "the same count as by agency"
    chart = drawn(charts.draw_delivery(rows, ENGLISH))
    assert tips(chart) == [
        "Q1 2025/26, Not delivered by the period's end: 2 of 2",
        "Q2 2025/26, Delivered by the date first promised: 1 of 4",
        "Q2 2025/26, Delivered after it: 1 of 4",
        "Q2 2025/26, Not delivered by the period's end: 2 of 4",
    ]
    assert [words(one) for one in chart.iter("text")][1::2][0] == "0 of 2 delivered, 0%"
    assert "2 of 4 delivered, 50%" in [words(one) for one in chart.iter("text")]


def test_what_was_not_due_is_an_empty_bar(make_context: MakeContext) -> None:
    rows = make_context(period="2027-28-Q4", as_at=date(2028, 8, 1)).delivery
    assert rows is not None
    chart = drawn(charts.draw_delivery(rows.by_period[-1:], ENGLISH))
    assert [words(one) for one in chart.iter("text")] == ["Q4 2027/28", "nothing was due"]
    assert [one.get("class") for one in chart.iter("rect")] == ["empty"]


def test_a_part_too_narrow_for_its_figure_has_none_and_is_shown_all_the_same() -> None:
    from poa_tracker.report.charts import bars
    from poa_tracker.report.labels import Term

    parts = (bars.BarPart(Term("on_track", "On track"), 995), bars.BarPart(Term("off_track", "Off track"), 5))
    chart = drawn(bars.draw("c", "Title", [bars.Bar("Q1", "1,000 measures", parts)], ENGLISH))
    assert [words(one) for one in chart.iter("text")] == ["Q1", "1,000 measures", "995"]
    assert tips(chart) == ["Q1, On track: 995 of 1,000", "Q1, Off track: 5 of 1,000"]


def test_the_timeline_draws_a_slip_from_the_first_promise(make_context: MakeContext) -> None:
    dates = make_context().dates
    assert dates is not None
    assert [(row.measure.id, row.original_due, row.due, row.completed, row.difference) for row in dates.rows] == [
        ("GOV-001", date(2025, 9, 15), date(2025, 12, 15), None, "91 days later"),
        ("GOV-002", date(2025, 10, 31), date(2025, 11, 30), date(2025, 11, 20), "20 days later"),
        ("GOV-003", date(2026, 3, 31), date(2026, 3, 31), None, "not moved"),
        ("LAW-002", date(2026, 12, 31), date(2026, 12, 31), None, "not moved"),
        ("LAW-003", date(2026, 9, 30), date(2026, 9, 30), None, "not moved"),
    ], "GOV-004 was merged, and LAW-001 has no date"
    assert (dates.first, dates.last, dates.day, dates.left_out) == (
        date(2025, 9, 15),
        date(2026, 12, 31),
        date(2025, 12, 31),
        0,
    )
    chart = drawn(charts.draw_timeline(dates, ENGLISH))
    slips = [one for one in chart.iter("line") if one.get("class") == "slip"]
    span = (dates.last - dates.first).days
    ends = [
        (f"{2 + 96 * (begin - dates.first).days / span:.2f}%", f"{2 + 96 * (end - dates.first).days / span:.2f}%")
        for begin, end in ((dates.rows[0].original_due, dates.rows[0].due), (date(2025, 10, 31), date(2025, 11, 20)))
    ]
    assert [(str(one.get("x1")).replace("2%", "2.00%", 1), one.get("x2")) for one in slips] == [
        ("2.00%", ends[0][1]),
        ends[1],
    ]
    assert [tip.split(":")[0] for tip in tips(chart)[1:]] == [
        "GOV-001 Permits within thirty days",
        "GOV-002 One form instead of five",
        "GOV-003 Permits by telephone",
        "LAW-002 Plain summonses",
        "LAW-003 Interpreters in every court",
    ]
    assert [mark.get("class") for mark in (*chart.iter("rect"), *chart.iter("circle"))].count("mark planned") == 5
    assert {str(mark.get("class")).split()[1] for mark in chart.iter("rect")} == {"overdue", "completed"}


def test_titles_in_the_timeline_are_whole_and_no_line_runs_through_words(make_context: MakeContext) -> None:
    title = "Interpreters in every court, for whoever does not speak the language that is spoken there"
    files = story.files()
    files["measures/LAW-003.yaml"] = files["measures/LAW-003.yaml"].replace("Interpreters in every court", title)
    dates = make_context(files).dates
    assert dates is not None
    chart = drawn(charts.draw_timeline(dates, ENGLISH))
    texts = [(words(one), float(str(one.get("y")).rstrip("em"))) for one in chart.iter("text")]
    assert [one for one, _ in texts if "court" in one or "language" in one] == [
        "LAW-003 Interpreters in every court, for whoever does not speak",
        "the language that is spoken there",
    ]
    upright = [
        tuple(float(str(one.get(name)).rstrip("em")) for name in ("y1", "y2"))
        for one in chart.iter("line")
        if one.get("class") in ("grid", "today")
    ]
    assert len(upright) > len(dates.rows)
    crossed = [shown for shown, foot in texts for top, end in upright if top < foot + 0.2 and foot - 0.8 < end]
    assert crossed == []


def test_the_timeline_says_of_how_many_measures_it_is(print_report: Print) -> None:
    page = parse(print_report(ReportFormat.HTML))
    (caption,) = [words(one) for one in page.iter("figcaption") if "dates" in words(one)]
    assert caption == (
        "How far the dates of the 5 open or completed measures with a date are from what was first promised; the "
        "dotted line is 31 December 2025"
    )


def test_of_very_many_dates_those_furthest_from_the_first_promise(make_context: MakeContext) -> None:
    files = story.files()
    for number in range(40):
        files[f"measures/LAW-1{number:02}.yaml"] = (
            f"id: LAW-1{number:02}\ntitle: One of many\ngoal: courts\nstatus: not_started\ndue: 2027-01-31\n"
        )
    dates = make_context(files).dates
    assert dates is not None
    assert [row.measure.id for row in dates.rows] == ["GOV-001", "GOV-002"], "moved, and in the order of the plan"
    assert dates.left_out == 43
    for number in range(40):
        files[f"measures/LAW-1{number:02}.yaml"] += (
            f"variations: [{{date: 2025-10-01, field: due, from: 2026-12-{number % 20 + 1:02}, to: 2027-01-31, "
            "reason: Late, state: approved}]\n"
        )
    dates = make_context(files).dates
    assert dates is not None
    assert (len(dates.rows), dates.left_out) == (20, 25)
    assert {row.days for row in dates.rows} == {91, *range(52, 62)}, "those that moved furthest"


def test_where_no_date_of_very_many_has_moved_that_is_shown(tmp_path: Path) -> None:
    files = {"plan.yaml": story.PLAN, "agencies.yaml": story.AGENCIES}
    for number in range(30):
        files[f"measures/LAW-{number:03}.yaml"] = (
            f"id: LAW-{number:03}\ntitle: One of many\ngoal: courts\nstatus: not_started\ndue: 2027-01-31\n"
        )
    context = build_context(write_files(tmp_path, files))
    shown = "Of 30 dates none has moved from what was first promised, and none is overdue."
    assert shown in render(context, ReportFormat.MARKDOWN, tmp_path)
    page = parse(render(context, ReportFormat.HTML, tmp_path))
    assert shown in words(page)
    assert [one.get("aria-labelledby") for one in charts_of(page)] == ["chart-confidence-title"]


def test_large_numbers_are_written_one_way(print_report: Print) -> None:
    for output in LAYOUTS:
        template = "{{ glance.now.measures * 1000 }} {{ glance.now.measures }} {{ front.is_internal }}{{ front.part }}"
        files = {f"templates/brief.{output.value}.j2": template}
        assert print_report(output, files=files, template="brief") == "7,000 7 False"


def test_a_plan_without_dates_has_no_timeline(make_context: MakeContext, print_report: Print) -> None:
    files = {
        "plan.yaml": story.PLAN,
        "agencies.yaml": story.AGENCIES,
        "measures/GOV-001.yaml": "id: GOV-001\ntitle: T\ngoal: permits\nstatus: not_started\n",
    }
    context = make_context(files)
    assert (context.dates, context.delivery, context.indicators) == (None, None, None)
    assert len(context.glance.by_period) == 2


INDICATOR = """\
id: GOV-001
title: Permits
goal: permits
status: in_progress
indicators:
  - id: I1
    title: Permits issued
    unit: permits
    baseline: {period: 2024-25-Q4, value: 100}
    target: {date: 2025-12-31, value: 400}
    values:
      - {period: 2025-26-Q1, value: 150, reported: 2025-10-09}
      - {period: 2025-26-Q1, value: 200, reported: 2025-11-09}
      - {period: 2025-26-Q2, value: 300, reported: 2026-01-10, provisional: true}
"""


def indicator_of(make_context: MakeContext, text: str, audience: Audience = Audience.PUBLIC) -> Element:
    files = {"plan.yaml": story.PLAN, "agencies.yaml": story.AGENCIES, "measures/GOV-001.yaml": text}
    indicators = make_context(files, audience=audience).indicators
    assert indicators is not None
    (row,) = indicators.charted
    return drawn(charts.draw_indicator(row, ENGLISH))


def test_an_indicator_with_its_baseline_its_target_and_what_was_corrected(make_context: MakeContext) -> None:
    chart = indicator_of(make_context, INDICATOR)
    assert tips(chart) == [
        "Q1 2025/26: 200 (restated, first reported as 150)",
        "Q2 2025/26: 300 (provisional)",
        "Q4 2024/25: 100",
    ]
    assert words(chart.find("desc")) == (  # type: ignore[arg-type]
        "baseline Q4 2024/25: 100; Q1 2025/26: 200 (restated, first reported as 150); Q2 2025/26: 300 (provisional); "
        "target 31 December 2025: 400."
    )
    steps = [one for one in chart.iter("line") if str(one.get("class")).split()[0] == "step"]
    levels = [(one.get("y1"), one.get("y2"), one.get("class")) for one in steps]
    assert levels == [("5.35em", "4.1em", "step from-baseline"), ("4.1em", "2.85em", "step")], (
        "from 0 at 6.6 to 400 at 1.6"
    )
    (target,) = [one for one in chart.iter("line") if one.get("class") == "target"]
    assert (target.get("y1"), target.get("y2")) == ("1.6em", "1.6em")
    assert [one.get("class") for one in chart.iter("circle")] == ["mark first", "mark value provisional"]
    (thread,) = [one for one in chart.iter("line") if one.get("class") == "thread"]
    assert (thread.get("y1"), thread.get("y2")) == ("4.72em", "4.1em"), "from the 150 first reported to 200"
    assert [one.get("class") for one in chart.iter("rect")] == ["mark restated", "mark baseline"]


def test_what_is_not_shown_exactly_is_nowhere_in_the_chart_and_ends_the_line(make_context: MakeContext) -> None:
    small = INDICATOR.replace("value: 300", "value: 3")
    public, internal = indicator_of(make_context, small), indicator_of(make_context, small, Audience.INTERNAL)
    assert "Q2 2025/26: <5 (provisional)" in tips(public)
    bar = next(one for one in public.iter("line") if one.get("class") == "hidden-amount")
    top = 6.6 - 5 * 5 / 400  # the limit, not the value
    assert float(str(bar.get("y1"))[:-2]) == pytest.approx(top, abs=0.005)
    assert bar.get("y2") == "6.6em"
    assert [one.get("class") for one in public.iter("line")].count("step") == 0
    assert [one.get("class") for one in internal.iter("line")].count("step") == 1
    assert "Q2 2025/26: 3 (provisional)" in tips(internal)


def test_what_was_first_reported_is_not_shown_exactly_either_where_it_is_small(make_context: MakeContext) -> None:
    small = INDICATOR.replace("value: 150", "value: 3")
    public, internal = indicator_of(make_context, small), indicator_of(make_context, small, Audience.INTERNAL)
    assert tips(public)[0] == "Q1 2025/26: 200 (restated, first reported as <5)"
    assert [one.get("class") for one in public.iter("line")].count("thread") == 0
    assert tips(internal)[0] == "Q1 2025/26: 200 (restated, first reported as 3)"
    assert [one.get("class") for one in internal.iter("line")].count("thread") == 1


@pytest.mark.parametrize(
    ("values", "shown"),
    [("value: -5", "Q2 2025/26: -5"), ("value: 0", "Q2 2025/26: 0"), ("value: 2.5", "Q2 2025/26: 2.5")],
)
def test_nothing_and_what_is_no_count_is_shown(make_context: MakeContext, values: str, shown: str) -> None:
    chart = indicator_of(make_context, INDICATOR.replace("value: 300", values))
    assert f"{shown} (provisional)" in tips(chart)
    assert [one.get("class") for one in chart.iter("line")].count("step") == 1


def test_an_indicator_that_never_moves_or_has_one_day_only(make_context: MakeContext) -> None:
    nothing = re.sub(r"value: \d+", "value: 0", INDICATOR)
    assert {one.get("y1") for one in indicator_of(make_context, nothing).iter("line")} == {"6.6em"}
    one_day = INDICATOR.replace("period: 2024-25-Q4", "date: 2025-12-31").replace("2025-26-Q1", "2025-26-Q2")
    assert "50%" in {one.get("x") for one in indicator_of(make_context, one_day).iter("svg")}


def test_an_indicator_with_one_figure_has_no_chart(make_context: MakeContext) -> None:
    text = "\n".join(line for line in INDICATOR.split("\n") if "baseline" not in line and "2025-26-Q1" not in line)
    files = {"plan.yaml": story.PLAN, "agencies.yaml": story.AGENCIES, "measures/GOV-001.yaml": text}
    indicators = make_context(files).indicators
    assert indicators is not None
    assert (len(indicators.rows), indicators.charted) == (1, ())


def rows_of(page: Element, table_id: str) -> list[list[str]]:
    for table in page.iter("table"):
        caption = table.find("caption")
        if caption is not None and caption.get("id") == table_id:
            return [[words(cell) for cell in row] for row in table.iter("tr")]
    raise AssertionError(table_id)


def test_the_figures_drawn_are_those_in_the_table_beside_them(print_report: Print) -> None:
    page = parse(print_report(ReportFormat.HTML))
    for table_id, chart_id in (("confidence-table", "chart-confidence"), ("rates-table", "chart-delivery")):
        head, *rows = rows_of(page, table_id)
        chart = chart_of(page, chart_id)
        printed = [re.fullmatch(r"(.*?), (.*): ([\d,]+) of ([\d,]+)", tip) for tip in tips(chart)]
        assert len(printed) > 3
        renamed = {
            "Delivered after it": "Of these late",
            "Delivered by the date first promised": "Delivered",
            "Not delivered by the period's end": "Not delivered",
        }
        for found in printed:
            assert found is not None
            period, state, number, total = found.groups()
            row = next(row for row in rows if row[0] == period)
            cells = dict(zip(head, row, strict=True))
            shown = int(cells[renamed.get(state, state)])
            if state == "Delivered by the date first promised":
                shown -= int(cells["Of these late"])
            assert (int(number), int(total)) == (shown, int(cells.get("All") or cells["Due"]))
    head, *rows = rows_of(page, "dates-table")
    tips_of_dates = [tip for tip in tips(chart_of(page, "chart-dates")) if tip.split()[0].startswith(("GOV", "LAW"))]
    assert len(tips_of_dates) == len(rows) == 5
    for row, tip in zip(rows, tips_of_dates, strict=True):
        assert tip.startswith(row[0])
        assert f"first promised for {row[1]}" in tip
        assert tip.endswith(f"({row[4]})")


def chart_of(page: Element, chart_id: str) -> Element:
    return next(one for one in page.iter("svg") if one.get("aria-labelledby") == f"{chart_id}-title")


def charts_of(page: Element) -> Iterator[Element]:
    return (one for one in page.iter("svg") if one.get("role") == "img")


def test_every_chart_has_a_name_a_description_a_caption_and_a_table(print_report: Print) -> None:
    page = parse(print_report(ReportFormat.HTML))
    ids = {str(element.get("id")): element for element in page.iter() if element.get("id")}
    found = list(charts_of(page))
    assert len(found) == 4
    for chart in found:
        assert words(ids[str(chart.get("aria-labelledby"))])
        assert words(ids[str(chart.get("aria-describedby"))])
    figures = list(page.iter("figure"))
    assert len(figures) == 4
    for figure in figures:
        assert figure.find("figcaption") is not None
        assert figure.find("details/summary") is not None
        assert figure.find(".//table/caption") is not None
    for sample in page.iter("svg"):
        assert sample.get("role") == "img" or sample.get("aria-hidden") == "true" or sample.get("overflow") == "visible"


def test_no_state_is_shown_by_colour_alone() -> None:
    fills = [str(pattern) for pattern in PATTERNS.values()]
    assert len(set(fills)) == len(fills) == 7


def test_a_pattern_is_there_for_every_part_that_is_filled_with_it(print_report: Print) -> None:
    page = parse(print_report(ReportFormat.HTML))
    ids = {element.get("id") for element in page.iter("pattern")}
    filled = {str(part.get("fill")) for part in page.iter("rect") if part.get("fill")}
    assert len(filled) > 5
    assert {f"url(#{one})" for one in ids} == filled


def test_the_charts_of_markdown_are_its_tables(print_report: Print) -> None:
    printed = print_report()
    assert "<svg" not in printed
    assert (
        "| [GOV-001](#gov-001) Permits within thirty days | 15 September 2025 | 15 December 2025, **Overdue** |"
        in printed
    )


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (100, "100"), (33.335, "33.34"), (Decimal("2.50"), "2.5"), (-1.25, "-1.25")]
)
def test_lengths_are_written_one_way(value: float, text: str) -> None:
    assert svg.written(value) == text


@pytest.mark.parametrize(
    ("words", "most", "lines"),
    [
        ("", 10, []),
        ("Short", 10, ["Short"]),
        ("Exactly ten", 11, ["Exactly ten"]),
        ("Rather long words", 10, ["Rather", "long words"]),
        ("Rather long words, which go on", 10, ["Rather", "long…"]),
        ("Interdepartmental", 10, ["Interdepar", "tmental"]),
        ("人身取引対策", 6, ["人身取", "引対策"]),
        ("two\nlines \u202eturned", 20, ["two lines turned"]),
    ],
)
def test_long_words_are_wrapped_by_what_they_take(words: str, most: int, lines: list[str]) -> None:
    assert svg.wrapped(words, most, 2) == lines


def test_the_scale_has_few_marks_however_long_the_plan() -> None:
    from poa_tracker.report.charts.timeline import _ticks

    for last in (date(2025, 7, 2), date(2025, 12, 31), date(2027, 1, 1), date(2035, 6, 30), date(2125, 6, 30)):
        ticks = _ticks(date(2025, 7, 1), last)
        assert 1 <= len(ticks) <= 4, long_date(last)
        assert all(date(2025, 7, 1) <= tick <= last and tick.day == 1 for tick in ticks)
