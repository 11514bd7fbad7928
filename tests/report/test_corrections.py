"""What a report says of corrections: in words for people, and never as if something else had been promised."""

from pathlib import Path

import pytest

from poa_tracker.model.closure import Closure
from poa_tracker.model.indicator import Value
from poa_tracker.model.measure import controllable_fields
from poa_tracker.report import ReportFormat, render
from poa_tracker.report.field_names import FIELD_NAMES, FIGURE_NAMES
from tests.report.conftest import MakeContext

AGENCIES = "agencies:\n  - {id: MOT, name: Ministry of Transport}\n"
PLAN = """\
id: roads
title: Safe Roads
period: {start: 2025-07-01, end: 2027-06-30}
coordinating_agency: MOT
reporting: {fiscal_year_start: 7}
goals: [{id: roads, title: Roads}]
"""
MEASURE = """\
id: ROAD-01
title: Cameras
goal: roads
lead_agency: MOT
status: in_progress
confidence: on_track
due: 2026-12-31
milestones:
  - {id: M1, title: Draft, due: 2025-12-31}
indicators:
  - id: I1
    title: River bank fenced
    unit: km
    values:
      - {period: 2025-26-Q1, value: 4, reported: 2025-10-09}
      - {date: 2025-11-30, value: 7, reported: 2025-12-02}
updates:
  - {period: 2025-26-Q2, submitted: 2026-01-10, status: in_progress, confidence: on_track, summary: Begun.}
variations:
"""
DECISION = "  - {date: 2025-11-01, field: due, from: 2026-06-30, to: 2026-12-31, reason: Floods., state: approved, approved_by: Chair}\n"


def correction(field: str, before: str, after: str | None, by: str = "") -> str:
    to = f", to: {after}" if after else ""
    return f"  - {{date: 2025-12-20, field: {field}, from: {before}{to}, reason: A slip., corrects: true{by}}}\n"


def printed(make_context: MakeContext, tmp_path: Path, *entries: str, measure: str = MEASURE) -> tuple[str, str]:
    files = {"plan.yaml": PLAN, "agencies.yaml": AGENCIES, "measures/ROAD-01.yaml": measure + "".join(entries)}
    shown = make_context(files)
    markdown, page = (render(shown, one, tmp_path) for one in (ReportFormat.MARKDOWN, ReportFormat.HTML))
    return markdown, page


@pytest.mark.parametrize(
    ("field", "before", "after", "says"),
    [
        (
            "indicators.I1.values.2025-26-Q1",
            "5",
            "4",
            "Value for Q1 2025/26 of indicator I1 (River bank fenced), 5 to 4",
        ),
        (
            "indicators.I1.values.2025-26-Q1.reported",
            "2025-10-19",
            "2025-10-09",
            "Day on which the value for Q1 2025/26 of indicator I1 (River bank fenced) was reported, "
            "19 October 2025 to 9 October 2025",
        ),
        (
            "indicators.I1.values.2025-11-30",
            "8",
            "7",
            "Value for 30 November 2025 of indicator I1 (River bank fenced), 8 to 7",
        ),
        (
            "milestones.M1.recorded",
            "2025-12-05",
            None,
            "Day on which the completion of milestone M1 (Draft) was recorded, 5 December 2025 to none",
        ),
        ("recorded", "2025-12-05", None, "Day on which the completion was recorded, 5 December 2025 to none"),
        ("due", "2026-12-13", "2026-12-31", "Due date, 13 December 2026 to 31 December 2026"),
        ("confidence", "at_risk", "on_track", "Confidence, At risk to On track"),
    ],
)
def test_a_correction_is_told_as_one(
    make_context: MakeContext, tmp_path: Path, field: str, before: str, after: str | None, says: str
) -> None:
    markdown, page = printed(make_context, tmp_path, DECISION, correction(field, before, after))
    assert f"- Correction of 20 December 2025: {says}. A slip. (Corrected)\n" in markdown
    assert "- Variation of 1 November 2025: Due date, 30 June 2026 to 31 December 2026. Floods." in markdown
    assert "Variation of 20 December" not in markdown
    told = page[page.index("<h4>Corrections</h4>") :]
    assert says in told[: told.index("</ul>")]
    decided = page[page.index("<h4>Variations</h4>") :]
    assert says not in decided[: decided.index("</ul>")]
    assert "Changes and corrections in Q2 2025/26, and changes still waiting" in page


def test_without_a_correction_nothing_is_said_of_any(make_context: MakeContext, tmp_path: Path) -> None:
    markdown, page = printed(make_context, tmp_path, DECISION)
    assert "<h4>Variations</h4>" in page
    assert "orrection" not in markdown
    assert "<h4>Corrections</h4>" not in page


def test_every_field_that_can_be_varied_or_corrected_has_words() -> None:
    parts = {field.replace("milestones.*.", "").replace("indicators.*.", "") for field in controllable_fields()}
    closure = {f"closure.{name}" for name in Closure.model_fields}
    assert len(parts) > 20
    assert sorted(one for one in parts | closure if one not in FIELD_NAMES) == []
    figure = {name for name, field in Value.model_fields.items() if name != "value" and field.annotation is not bool}
    assert figure <= FIGURE_NAMES.keys()
