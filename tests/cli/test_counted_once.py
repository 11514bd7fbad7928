"""Which returns a quarter asks for: one answer of every list, rule and command, whatever happened just after its end."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Poa
from tests.conftest import PLAN, MakeProject

AGENCIES = """\
agencies:
  - {id: MOT, name: Ministry of Transport}
  - {id: NZTA, name: Transport Agency}
  - {id: ACC, name: Accident Compensation}
"""
ROAD = """\
id: GOV-00{number}
title: Measure {number}
goal: permits
{lead}status: in_progress
confidence: on_track
due: 2026-06-30
{more}updates:
  - {{period: 2025-26-Q1, submitted: 2025-10-09, {agency}status: in_progress, confidence: on_track, summary: Begun.}}
"""
RETURN = ("--period", "2025-26-Q2", "--confidence", "on_track", "--summary", "Goes on.")
DAY = "2026-01-20"
"""Returns for the quarter that ended on 31 December were due on the 15th."""


@pytest.fixture
def root(project: MakeProject) -> Path:
    def measure(number: int, lead: str = "lead_agency: MOT\n", agency: str = "", more: str = "") -> str:
        return ROAD.format(number=number, lead=lead, agency=agency, more=more)

    return project(
        agencies=AGENCIES,
        GOV_001=measure(1),
        GOV_002=measure(2, "lead_agency: NZTA\n"),
        GOV_003=measure(3, "", "agency: MOT, "),
    )


def asked(root: Path, poa: Poa, day: str = DAY) -> dict[str, str]:
    """For each measure whose return is asked for, by whom and what came of it; every command has to show the same."""
    listed = json.loads(poa(root, "returns", "status", "--period", "2025-26-Q2", "--format", "json", today=day).stdout)
    found = {one["measure"]: f"{one['agency']} {one['state']}" for one in listed["returns"]}
    agencies = json.loads(poa(root, "agencies", "--format", "json", today=day).stdout)["agencies"]
    by_agency = {one["id"]: number for one in agencies if (number := sum(one["returns"].values()))}
    named = [one.partition(" ")[0] for one in found.values()]
    assert by_agency == {name: named.count(name) for name in named}
    missing = sorted(name for name, one in found.items() if one.endswith("missing"))
    warned = poa(root, "validate", "--select", "POA406", "--format", "json", today=day).stdout
    assert sorted({one["path"][9:16] for one in json.loads(warned)["findings"]}) == missing
    for name in ("GOV-001", "GOV-002", "GOV-003"):
        state = json.loads(poa(root, "show", name, "--format", "json", today=day).stdout)["derived"]["return_state"]
        assert state == (found[name].partition(" ")[2] if name in found else None), name
    closed = poa(root, "period", "close", "2025-26-Q2", "--closed-by", "S", "--dry-run", today=day)
    assert (f"are missing on {', '.join(missing)};" in closed.stderr) == bool(missing), closed.stderr
    return found


def test_a_measure_that_was_merged_after_the_quarter_is_asked_for_and_its_return_taken(root: Path, poa: Poa) -> None:
    merge = ("close", "GOV-001", "--outcome", "merged", "--into", "GOV-002", "--reason", "Double.")
    assert poa(root, *merge, today="2026-01-05").exit_code == 0
    assert asked(root, poa) == {"GOV-001": "MOT missing", "GOV-002": "NZTA missing"}
    assert poa(root, "update", "GOV-001", *RETURN, today="2026-01-12").exit_code == 0
    assert asked(root, poa)["GOV-001"] == "MOT received"
    text = (root / "measures/GOV-001.yaml").read_text()
    assert "status: closed\n" in text.partition("updates:")[0]
    assert "{period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track," in text
    assert poa(root, "validate", "--select", "POA4,POA5", "--ignore", "POA406", today=DAY).exit_code == 0
    later = poa(root, "update", "GOV-001", "--period", "this", *RETURN[2:], today=DAY)
    assert later == (
        1,
        "",
        "poa: GOV-001 is closed (merged on 2026-01-05); it takes no more returns\n",
    )


def test_a_measure_that_was_completed_after_the_quarter_is_asked_for_and_its_return_taken(root: Path, poa: Poa) -> None:
    done = ("--period", "this", "--status", "completed", "--confidence", "on_track", "--summary", "Done.")
    assert poa(root, "update", "GOV-001", *done, "--completed-on", "2026-01-05", today="2026-01-06").exit_code == 0
    assert asked(root, poa)["GOV-001"] == "MOT missing"
    taken = poa(root, "update", "GOV-001", *RETURN, "--status", "in_progress", today="2026-01-12")
    assert taken.exit_code == 0, taken.stderr
    assert asked(root, poa)["GOV-001"] == "MOT received"
    assert "status: completed\n" in (root / "measures/GOV-001.yaml").read_text().partition("updates:")[0]


def test_a_measure_that_was_added_after_the_quarter_is_not_asked_for(root: Path, poa: Poa) -> None:
    new = ("new", "--goal", "permits", "--title", "Hotline", "--lead", "MOT")
    assert poa(root, *new, today="2026-01-08").exit_code == 0
    assert "GOV-004" not in asked(root, poa)
    assert poa(root, "update", "GOV-004", *RETURN, "--status", "in_progress", today="2026-01-12") == (
        1,
        "",
        "poa: GOV-004 entered the plan on 2026-01-08, after 2025-26-Q2 had ended; it needs no return for that period\n",
    )
    assert "GOV-004" not in asked(root, poa)


def test_a_first_lead_after_the_quarter_is_not_asked_and_may_return(root: Path, poa: Poa) -> None:
    assert "GOV-003" not in asked(root, poa)
    assert poa(root, "assign", "GOV-003", "ACC", today="2026-01-05").exit_code == 0
    assert "GOV-003" not in asked(root, poa)
    assert poa(root, "update", "GOV-003", *RETURN, today="2026-01-12").exit_code == 0
    assert asked(root, poa)["GOV-003"] == "ACC received"


def test_a_new_lead_after_the_quarter_returns_for_the_one_that_is_asked(root: Path, poa: Poa) -> None:
    by = ("--reason", "Theirs now.", "--approved-by", "Cabinet")
    assert poa(root, "assign", "GOV-002", "ACC", *by, today="2026-01-05").exit_code == 0
    assert asked(root, poa)["GOV-002"] == "NZTA missing"
    assert poa(root, "update", "GOV-002", *RETURN, today="2026-01-10").exit_code == 0
    answered = asked(root, poa)
    assert answered["GOV-002"] == "NZTA received"
    second = poa(root, "update", "GOV-002", *RETURN, "--agency", "NZTA", today="2026-01-11")
    assert second == (
        1,
        "",
        "poa: ACC has already reported on GOV-002 for 2025-26-Q2, on 2026-01-10; to replace that "
        "return, add --corrects\n",
    )


def test_a_return_after_the_last_period_is_refused_with_the_reason(project: MakeProject, poa: Poa) -> None:
    root = project(
        plan=PLAN.replace("{fiscal_year_start: 7}", "{fiscal_year_start: 7, last: 2025-26-Q1}"),
        agencies=AGENCIES,
        GOV_001=ROAD.format(number=1, lead="lead_agency: MOT\n", agency="", more=""),
    )
    result = poa(root, "update", "GOV-001", *RETURN, today="2026-01-10")
    assert result == (
        2,
        "",
        "poa: 2025-26-Q2 is after the last period that this plan reports on, 2025-26-Q1\n",
    )
