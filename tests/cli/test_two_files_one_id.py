"""Two branches were merged, and one id stands in two files: nobody knows which of them a change is meant for."""

from pathlib import Path

import pytest

from poa_tracker.register import workbench
from tests.cli.conftest import Poa
from tests.conftest import MakeProject

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: INTERIOR
status: in_progress
due: 2026-06-30
milestones:
  - {id: M1, title: New form, due: 2025-12-31}
"""
EDITS = (
    ("update", "GOV-001", "--confidence", "on_track", "--summary", "Goes on."),
    ("vary", "GOV-001", "due", "2026-12-31", "--reason", "Law.", "--approved-by", "Chair"),
    ("assign", "GOV-001", "JUSTICE", "--reason", "Theirs.", "--approved-by", "Chair"),
    ("milestone", "add", "GOV-001", "--title", "Evaluate"),
    ("milestone", "done", "GOV-001", "M1", "--on", "2025-12-12"),
    ("close", "GOV-001", "--outcome", "discontinued", "--reason", "No rooms."),
    ("agency", "merge", "INTERIOR", "JUSTICE", "--on", "2026-02-01"),
)


@pytest.mark.parametrize("other", ["courts/GOV-001.yaml", "GOV-002.yaml", "GOV-001 (copy).yaml"])
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: " ".join(edit[:2]))
def test_every_edit_refuses_and_names_both(project: MakeProject, poa: Poa, other: str, edit: tuple[str, ...]) -> None:
    root = project(GOV_001=MEASURE, files={f"measures/{other}": MEASURE.replace("Shorter", "Quicker")})
    both = sorted(["measures/GOV-001.yaml", f"measures/{other}"])
    assert poa(root, *edit) == (
        1,
        "",
        f"poa: GOV-001 is the id of 2 files, {both[0]} and {both[1]}: merge them, or give one another id, before "
        "you change anything\n",
    )
    assert (root / "measures/GOV-001.yaml").read_text() == MEASURE


@pytest.mark.parametrize(("newest", "is_found"), [("GOV-1000", True), ("GOV-004", False)])
def test_in_a_plan_of_very_many_it_looks_into_those_with_the_newest_numbers(
    project: MakeProject, poa: Poa, monkeypatch: pytest.MonkeyPatch, newest: str, is_found: bool
) -> None:
    monkeypatch.setattr(workbench, "MOST_NEIGHBOURS", 3)
    ids = ("GOV-004", "GOV-050", "GOV-999", "GOV-1000")
    files: dict[str, str | bytes] = {
        f"measures/{one}.yaml": MEASURE.replace("001", one.removeprefix("GOV-")) for one in ids
    }
    root = project(GOV_001=MEASURE, files=files | {f"measures/{newest}.yaml": MEASURE})
    assert (poa(root, *EDITS[0]).exit_code == 1) is is_found


def test_one_file_in_which_another_is_named_is_one_file(project: MakeProject, poa: Poa) -> None:
    other = MEASURE.replace("id: GOV-001", "id: GOV-002") + "depends_on: [GOV-001]\n"
    root: Path = project(GOV_001=MEASURE, GOV_002=other)
    assert poa(root, *EDITS[0]).exit_code == 0


def test_ids_sort_by_their_numbers(project: MakeProject, poa: Poa) -> None:
    names = ("GOV-100", "GOV-9", "GOV-10")
    text = MEASURE.replace("INTERIOR", "X")
    root = project(files={f"measures/{name}.yaml": text.replace("GOV-001", name) for name in names})
    listed = poa(root, "list", "--format", "csv").stdout.splitlines()[1:]
    assert [line.split(",")[0] for line in listed] == ["GOV-9", "GOV-10", "GOV-100"]
    by_id = poa(root, "list", "--sort", "id", "--format", "csv").stdout.splitlines()[1:]
    assert by_id == listed
    found = poa(root, "validate", "--select", "POA201").stdout.splitlines()
    assert [line.partition(":")[0] for line in found if "POA201" in line] == [
        "measures/GOV-9.yaml",
        "measures/GOV-10.yaml",
        "measures/GOV-100.yaml",
    ]


@pytest.mark.parametrize("spelling", ["Ministe\u0300re de l'Inte\u0301rieur", "MINISTÈRE\u00a0DE  L'INTÉRIEUR "])
def test_a_name_is_known_however_it_is_written(project: MakeProject, poa: Poa, spelling: str) -> None:
    root = project(
        agencies="agencies:\n  - {id: INTERIOR, name: Ministère de l'Intérieur}\n  - {id: JUSTICE, name: Justice}\n",
        plan="id: p\ntitle: P\ngoals: [{id: permits, title: Délais  plus courts, prefix: GOV}]\n",
        GOV_001=MEASURE.replace("INTERIOR", "JUSTICE"),
    )
    result = poa(root, "assign", "GOV-001", spelling, "--reason", "Theirs.", "--approved-by", "Chair")
    assert result.exit_code == 0, result.stderr
    assert "GOV-001" in poa(root, "list", "--agency", spelling, "--goal", "de\u0301lais plus\u00a0courts").stdout
