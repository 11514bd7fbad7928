"""`poa new`: a measure joins the plan under an id that was never used."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Poa
from tests.conftest import MakeProject

OLD = "# yaml-language-server: $schema=../../schemas/measure.schema.json\nid: {}\ntitle: Desk\ngoal: permits\nstatus: not_started\n"


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(files={f"measures/desks/{name}.yaml": OLD.format(name) for name in ("GOV-001", "GOV-002")})


def test_the_file_stands_beside_those_of_its_goal(plan: Path, poa: Poa) -> None:
    result = poa(
        plan, "new", "--goal", "quicker permits", "--title", "Counter: staff", "--lead", "home office", "--supporting", "ministry of justice",
        "--due", "2026-12-31", "--horizon", "short", "--objective", "permits-1", "--ref", "7", "--depends-on", "gov-001",
    )  # fmt: skip
    assert result.exit_code == 0
    assert result.stderr == "Wrote measures/desks/GOV-003.yaml.\n"
    assert (plan / "measures/desks/GOV-003.yaml").read_text() == (
        "# yaml-language-server: $schema=../../schemas/measure.schema.json\n"
        "id: GOV-003\n"
        "ref: '7'\n"
        "title: 'Counter: staff'\n"
        "goal: permits\n"
        "objective: permits-1\n"
        "lead_agency: INTERIOR\n"
        "supporting_agencies: [JUSTICE]\n"
        "status: not_started\n"
        "added: 2026-02-01\n"
        "due: 2026-12-31\n"
        "horizon: short\n"
        "depends_on: [GOV-001]\n"
    )


def test_the_first_measure_of_a_goal_gets_a_folder(plan: Path, poa: Poa) -> None:
    assert poa(plan, "new", "--goal", "courts", "--title", "Judges", today="2025-07-01").exit_code == 0
    assert (plan / "measures/courts/LAW-01.yaml").read_text() == (
        "# yaml-language-server: $schema=../../schemas/measure.schema.json\n"
        "id: LAW-01\ntitle: Judges\ngoal: courts\nstatus: not_started\n"
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_an_id_is_never_used_again(plan: Path, poa: Poa) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments], cwd=plan, check=True)

    (plan / "measures/desks/GOV-009.yaml").write_text(OLD.format("GOV-009"))
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "begun")
    git("rm", "-q", "measures/desks/GOV-009.yaml")
    git("commit", "-qm", "gone")
    (plan / "periods").mkdir()
    (plan / "periods/2025-26-Q1.yaml").write_text(
        "period: 2025-26-Q1\nclosed: 2025-10-20\nclosed_by: Secretariat\nmeasures:\n  GOV-011: " + "0" * 64 + "\n"
    )
    result = poa(plan, "new", "--goal", "permits", "--title", "Counter", "--id", "GOV-009")
    assert (result.exit_code, result.stderr) == (1, "poa: GOV-009 was used before, and an id is never used again\n")
    result = poa(plan, "new", "--goal", "permits", "--title", "Counter")
    assert result.stderr.startswith("Wrote measures/desks/GOV-012.yaml.")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "reason"),
    [
        (["--goal", "permit"], 2, "no goal 'permit' (did you mean 'permits'?)"),
        (["--goal", "permits", "--id", "GOV-002"], 1, "GOV-002 was used: measures/desks/GOV-002.yaml"),
        (["--goal", "permits", "--objective", "courts-1"], 2, "no objective 'courts-1'; permits has permits-1"),
        (["--goal", "permits", "--horizon", "shrt"], 2, "no horizon 'shrt' (did you mean 'short'?)"),
        (["--goal", "permits", "--lead", "x"], 2, "no agency 'x'"),
    ],
)
def test_what_is_refused_writes_nothing(
    plan: Path, poa: Poa, arguments: list[str], exit_code: int, reason: str
) -> None:
    result = poa(plan, "new", "--title", "Counter", *arguments)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert result.stderr.startswith(f"poa: {reason}"), result.stderr
    assert len(list(plan.rglob("GOV-*.yaml"))) == 2


def test_an_id_that_breaks_the_rules_is_shown(plan: Path, poa: Poa) -> None:
    result = poa(plan, "new", "--goal", "permits", "--title", "Counter", "--id", "GOV_3")
    assert result.exit_code == 1
    assert result.stderr.startswith("measures/desks/GOV_3.yaml:2:5: error[POA106] 'GOV_3' is not a valid id")
