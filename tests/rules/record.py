"""A plan on record in git, for the rules that compare what it is now with what it was then."""

import io
from pathlib import Path

from poa_tracker.output import Destination, text
from poa_tracker.register import Project
from poa_tracker.register.revision import GitRevision
from poa_tracker.rules.run import CODES, check_project
from poa_tracker.rules.selection import Selection, parse_codes
from tests.conftest import TODAY

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: INTERIOR
status: in_progress
confidence: off_track
due: 2026-09-30
milestones:
  - {id: M1, title: Forms, due: 2025-12-31, completed: 2025-12-12}
  - {id: M2, title: Portal, due: 2026-06-30}
indicators:
  - id: I1
    title: Days to a permit
    unit: days
    baseline: {period: 2024-25-Q4, value: 44}
    target: {date: 2026-06-30, value: 20}
    values:
      - {period: 2025-26-Q1, value: 42, reported: 2025-10-09}
updates:
  - period: 2025-26-Q1
    submitted: 2025-10-09
    status: in_progress
    confidence: on_track
    summary: Forms drafted.
  - period: 2025-26-Q2
    submitted: 2026-01-09
    status: in_progress
    confidence: off_track
    summary: Forms in use.
    delay_reason: technical
variations:
  - {date: 2025-11-01, field: due, from: 2026-06-30, to: 2026-09-30, reason: Later intake, state: approved}
"""

NOTHING = "0 errors, 0 warnings in 3 files\n"


ALL_BUT_BACKDATED = ",".join(f"POA51{number}" for number in range(1, 9))
"""POA519 has stories of its own: those of other rules need not record when each entry was put on record."""


def findings_of(root: Path, revision: str = "HEAD", *, select: str = ALL_BUT_BACKDATED) -> str:
    """What `poa validate --against REVISION` prints of a plan, by the selected rules."""
    stream = io.StringIO()
    selection = Selection(select=parse_codes([select] if select else None, CODES))
    result = check_project(Project(root), TODAY, selection, against=GitRevision.open(root, revision))
    text.write(result, Destination(stream))
    return stream.getvalue()


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace each of some texts, which stands in the file once, by another."""
    content = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert content.count(old) == 1, old
        content = content.replace(old, new)
    path.write_text(content, encoding="utf-8", newline="\n")
