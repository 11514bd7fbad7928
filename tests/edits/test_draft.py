"""A file on its way from the old to the new, and the files that are left alone."""

from datetime import date
from pathlib import Path

import pytest

from poa_tracker.edits.draft import Draft
from poa_tracker.errors import RefusedError, UnreadableError
from poa_tracker.model import Measure
from poa_tracker.register import WorkingTree
from tests.conftest import MakeProject
from tests.edits.changed import refusal

SUPPORTED = "id: GOV-001\nsupporting_agencies: [{0}]\nstatus: not_started\n"


@pytest.mark.parametrize(
    ("items", "new", "becomes"),
    [
        (("A", "B", "C"), "D", "supporting_agencies: [A, D, C]\n"),
        (("A", "B", "C"), "A", "supporting_agencies: [A, C]\n"),
        (("A", "B", "C"), None, "supporting_agencies: [A, C]\n"),
        (("B",), "D", "supporting_agencies: [D]\n"),
        (("B",), None, ""),
    ],
)
def test_one_of_a_list_gives_its_place_to_another(items: tuple[str, ...], new: str | None, becomes: str) -> None:
    draft = Draft("a.yaml", Measure, SUPPORTED.format(", ".join(items)).encode())
    draft.replace_item(("supporting_agencies",), items, "B", new)
    assert draft.edit.after.decode() == f"id: GOV-001\n{becomes}status: not_started\n"


def test_what_cannot_be_changed_alone_is_not_changed() -> None:
    draft = Draft("a.yaml", Measure, b"tags:\n  - one\nid: GOV-001\n")
    assert refusal(RefusedError, lambda: draft.remove(("tags", 0))) == (
        "cannot change a.yaml without touching other lines: run `poa format` on the file first, or change it by hand"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "agencies.yaml cannot be read: "),
        (b"agencies: [\n", "agencies.yaml has errors; `poa validate` lists them"),
        (b"agencies: []\nagencies: []\n", "agencies.yaml has errors; `poa validate` lists them"),
        (b"", "agencies.yaml has errors; `poa validate` lists them"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_changed(project: MakeProject, content: bytes | None, message: str) -> None:
    root: Path = project(agencies=None)
    if content is not None:
        (root / "agencies.yaml").write_bytes(content)
    assert refusal(UnreadableError, lambda: Draft.of_agencies(WorkingTree(root))).startswith(message)


def test_a_field_of_an_entry_stands_where_its_own_order_has_it() -> None:
    draft = Draft("a.yaml", Measure, b"milestones:\n  - id: M1\n    completed: 2025-12-01\n    evidence: []\n")
    draft.set(("milestones", 0, "recorded"), date(2026, 1, 9))
    assert draft.edit.after.decode() == (
        "milestones:\n  - id: M1\n    completed: 2025-12-01\n    recorded: 2026-01-09\n    evidence: []\n"
    )
