"""Who speaks for a measure in a report, and what is shown of those who fell silent or were corrected."""

from pathlib import Path
from textwrap import dedent

import pytest

from poa_tracker.report import ReportFormat, render
from tests.report.conftest import MakeContext

AGENCIES = """\
agencies:
  - {id: MOT, name: Ministry of Transport}
  - {id: POL, name: Police}
"""
PLAN = """\
id: roads
title: Safe Roads
period: {start: 2025-07-01, end: 2027-06-30}
coordinating_agency: MOT
reporting: {fiscal_year_start: 7}
goals: [{id: roads, title: Roads}]
"""


def files(*updates: str, **more: str) -> dict[str, str]:
    """A plan with one measure, led by the Ministry of Transport and supported by Police, and its returns."""
    newest = next((one for one in reversed(updates) if "POL" not in one), "")
    confidence = next((one for one in ("on_track", "at_risk", "off_track") if one in newest), None)
    head = f"confidence: {confidence}\n" if confidence else ""
    measure = dedent("""\
        id: ROAD-01
        title: Cameras
        goal: roads
        lead_agency: MOT
        supporting_agencies: [POL]
        status: in_progress
        due: 2026-12-31
        """)
    returns = "updates:\n" + "".join(f"  - {{{one}}}\n" for one in updates) if updates else ""
    return {"plan.yaml": PLAN, "agencies.yaml": AGENCIES, "measures/ROAD-01.yaml": measure + head + returns} | more


def update(confidence: str, submitted: str, summary: str, *, period: str = "2025-26-Q2", agency: str = "") -> str:
    by = f", agency: {agency}" if agency else ""
    return f"period: {period}, submitted: {submitted}{by}, status: in_progress, confidence: {confidence}, summary: {summary}"


OF_LEAD = update("off_track", "2026-01-10", "No tender.")
OF_SUPPORTER = update("on_track", "2026-01-11", "Officers trained.", agency="POL")


@pytest.mark.parametrize("order", [(OF_LEAD, OF_SUPPORTER), (OF_SUPPORTER, OF_LEAD)])
def test_the_lead_speaks_and_a_supporter_stands_beside_it(make_context: MakeContext, order: tuple[str, str]) -> None:
    shown = make_context(files(*order))
    (record,) = shown.measures
    assert (shown.glance.now.off_track, shown.glance.now.on_track, record.state.key) == (1, 0, "off_track")
    assert record.returned
    assert (record.returned.summary, record.returned.agency) == ("No tender.", None)
    assert [(one.summary, one.agency, one.is_of_supporter) for one in record.others_returned] == [
        ("Officers trained.", "POL", True)
    ]
    (decision,) = shown.decisions
    assert decision.why == ("off track",)


def test_a_supporter_that_reports_off_track_is_among_the_decisions(make_context: MakeContext) -> None:
    shown = make_context(
        files(update("on_track", "2026-01-10", "Begun."), OF_SUPPORTER.replace("on_track", "off_track"))
    )
    (decision,) = shown.decisions
    assert (decision.state.key, decision.why) == ("on_track", ("POL, which supports it, reports off track",))


def test_a_return_of_a_supporter_alone_is_shown_and_the_leads_is_missing(make_context: MakeContext) -> None:
    shown = make_context(files(OF_SUPPORTER))
    (record,) = shown.measures
    assert (record.state.key, record.is_return_missing, record.returned) == ("not_reported", True, None)
    assert [one.summary for one in record.others_returned] == ["Officers trained."]
    assert shown.agencies.total.returns.missing == 1


def test_it_is_printed_under_its_own_name(make_context: MakeContext, tmp_path: Path) -> None:
    shown = make_context(files(OF_LEAD, OF_SUPPORTER))
    markdown, page = (render(shown, one, tmp_path) for one in (ReportFormat.MARKDOWN, ReportFormat.HTML))
    assert "Return for Q2 2025/26, 11 January 2026, from POL, which supports it: In progress, ● On track" in markdown
    assert markdown.index("No tender.") < markdown.index("Officers trained.")
    assert "<h4>Return of POL for Q2 2025/26</h4>" in page
    assert page.index("No tender.") < page.index("Officers trained.")
    alone = render(make_context(files(OF_SUPPORTER)), ReportFormat.MARKDOWN, tmp_path)
    assert "No return of the lead agency was received for Q2 2025/26." in alone


def test_who_falls_silent_stays_with_its_last_colour(make_context: MakeContext) -> None:
    shown = make_context(files(update("off_track", "2025-10-10", "No tender.", period="2025-26-Q1")))
    assert [(group.title, [one.detail for one in group.items]) for group in shown.what_changed.groups] == [
        ("Went silent", ["was off track"])
    ]
    (decision,) = shown.decisions
    assert decision.last_state
    assert (decision.state.key, decision.last_state.key, decision.last_period) == (
        "not_reported",
        "off_track",
        "Q1 2025/26",
    )
    assert decision.why == ("not reported, was off track in Q1 2025/26",)


def test_who_was_on_track_and_falls_silent_needs_no_decision_and_is_named(make_context: MakeContext) -> None:
    shown = make_context(files(update("on_track", "2025-10-10", "Begun.", period="2025-26-Q1")))
    assert shown.decisions == ()
    assert [(one.kind, one.items[0].detail) for one in shown.what_changed.groups] == [("went_silent", "was on track")]


CLOSED = {
    "periods/2025-26-Q2.yaml": "period: 2025-26-Q2\nclosings:\n  - {date: 2026-01-16, closed_by: Secretariat}\n",
}
CORRECTED = (
    "period: 2025-26-Q2, submitted: 2026-01-25, status: in_progress, confidence: at_risk, corrects: true,"
    " summary: Tender found."
)


def test_a_closed_report_whose_figures_changed_since_says_so(make_context: MakeContext) -> None:
    assert (
        make_context(files(OF_LEAD, **CLOSED)).front.state == "Closed on 16 January 2026 by Secretariat, not signed off"
    )
    shown = make_context(files(OF_LEAD, CORRECTED, **CLOSED))
    assert shown.front.corrections == 1
    assert shown.front.state == (
        "Closed on 16 January 2026 by Secretariat, not signed off. As first reported on 16 January 2026, with 1 correction made since"
    )
