"""`poa close`: a measure ends, and the record has how and why."""

from pathlib import Path

import pytest

from tests.cli.conftest import Poa
from tests.conftest import MakeProject

MEASURE = "id: GOV-001\ntitle: Old desk\ngoal: permits\nlead_agency: INTERIOR\nstatus: in_progress\nsource: {title: The plan}\n"


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(
        GOV_001=MEASURE,
        GOV_002="id: GOV-002\ntitle: New desk\ngoal: permits\nlead_agency: INTERIOR\nstatus: not_started\n",
        GOV_003="""\
        id: GOV-003
        title: No desk
        goal: permits
        status: closed
        closure: {outcome: merged, date: 2025-12-01, into: GOV-002, reason: The same desk}
        """,
        GOV_004="id: GOV-004\ntitle: Done\ngoal: permits\nstatus: completed\ncompleted: 2025-12-01\n",
    )


def test_a_merged_measure_names_the_one_that_goes_on(plan: Path, poa: Poa) -> None:
    result = poa(
        plan, "close", "GOV-001", "--outcome", "merged", "--into", "gov-002", "--reason", "Both are about one desk.",
        "--approved-by", "Chair", "--date", "2026-01-15",
    )  # fmt: skip
    assert result.exit_code == 0
    assert (plan / "measures/GOV-001.yaml").read_text() == MEASURE.replace("in_progress", "closed").replace(
        "source:",
        "closure:\n"
        "  outcome: merged\n"
        "  date: 2026-01-15\n"
        "  recorded: 2026-02-01\n"
        "  into: GOV-002\n"
        "  reason: Both are about one desk.\n"
        "  approved_by: Chair\n"
        "source:",
    )


@pytest.mark.parametrize(
    ("arguments", "exit_code", "reason"),
    [
        (["GOV-001", "--outcome", "merged"], 2, "name the measure that it was merged into with --into"),
        (["GOV-001", "--outcome", "merged", "--into", "GOV-001"], 2, "GOV-001 cannot be merged into itself"),
        (["GOV-001", "--outcome", "merged", "--into", "GOV-003"], 2, "GOV-003 is itself closed; it went on in GOV-002"),
        (["GOV-001", "--outcome", "merged", "--into", "GOV-01"], 2, "no measure 'GOV-01'; did you mean one of these?"),
        (
            ["GOV-001", "--outcome", "discontinued", "--into", "GOV-002"],
            2,
            "a discontinued measure does not go on in another",
        ),
        (["GOV-003", "--outcome", "discontinued"], 1, "GOV-003 is already closed"),
        (["GOV-004", "--outcome", "discontinued"], 1, "GOV-004 is already completed"),
        (
            ["GOV-001", "--outcome", "discontinued", "--date", "2026-02-02"],
            1,
            "a closure on 2026-02-02 is still to come",
        ),
    ],
)
def test_what_is_refused_changes_nothing(
    plan: Path, poa: Poa, arguments: list[str], exit_code: int, reason: str
) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    result = poa(plan, "close", *arguments, "--reason", "It is.")
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert result.stderr.startswith(f"poa: {reason}"), result.stderr
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before
