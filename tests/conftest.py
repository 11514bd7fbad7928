"""A plan from a few lines of YAML, and what the check finds in it: what every test story begins and ends with."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Protocol

import pytest
from hypothesis import settings

from poa_tracker.output import Destination, text
from poa_tracker.register import Project, Register, WorkingTree, load
from poa_tracker.rules.run import CODES, check_project
from poa_tracker.rules.selection import Selection, parse_codes

# The same examples every time, so that a check fails for the change it is run on and for no other. To look for new ones:
# `pytest --hypothesis-profile=search`.
settings.register_profile("same", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile("same")

PLAN = """\
id: test-plan
title: A plan for tests
period: {start: 2025-07-01, end: 2028-06-30}
reporting: {fiscal_year_start: 7}
horizons:
  - {id: short, title: Short term}
goals:
  - id: permits
    title: Quicker permits
    prefix: GOV
    objectives:
      - {id: permits-1, title: Shorter waiting times}
  - id: courts
    title: Fairer courts
    prefix: LAW
frameworks:
  - {id: sdg, title: Sustainable Development Goals}
"""

AGENCIES = """\
agencies:
- id: INTERIOR
  name: Ministry of the Interior
  aliases: [Home Office]
- id: JUSTICE
  name: Ministry of Justice
- id: WORKS
  name: Department of Works
  active: {to: 2025-12-31}
  succeeded_by: {agency: INTERIOR, date: 2026-01-01}
"""

WHOLE_MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
status: not_started
lead_agency: INTERIOR
horizon: short
objective: permits-1
ref: "1"
kind: action
supporting_agencies: [JUSTICE]
agencies_as_published: Interior and Justice
start: 2026-07-01
success_measure: Nobody waits longer than a week
milestones:
  - {id: M1, title: New form, agency: JUSTICE, due: 2026-09-30}
indicators:
  - id: I1
    title: Permits issued late
    unit: permits
    direction: decrease
    baseline: {period: 2024-25-Q4, value: 1200}
    target: {date: 2027-06-30, value: 300}
links:
  - {framework: sdg, ref: "16.6"}
tags: [permits]
source: {page: 8}
"""
"""Has all that a measure can have before it begins, so that no rule misses anything in it; its date is a horizon."""

TODAY = date(2026, 2, 1)
"""A Sunday in 2025-26-Q3: returns for Q2 were due on 15 January."""


class MakeProject(Protocol):
    """Write a plan's folder. `GOV_001="…"` is `measures/GOV-001.yaml`; `files` are other paths and their texts.

    `plan` and `agencies` replace those above; `more_plan` and `more_agencies` are added below them.
    """

    def __call__(
        self,
        *,
        plan: str = PLAN,
        agencies: str | None = AGENCIES,
        more_plan: str = "",
        more_agencies: str = "",
        files: dict[str, str | bytes] | None = None,
        **measures: str,
    ) -> Path: ...


@pytest.fixture
def project(tmp_path: Path) -> MakeProject:
    def make(
        *,
        plan: str = PLAN,
        agencies: str | None = AGENCIES,
        more_plan: str = "",
        more_agencies: str = "",
        files: dict[str, str | bytes] | None = None,
        **measures: str,
    ) -> Path:
        root = tmp_path / "plan"
        contents: dict[str, str | bytes] = {"plan.yaml": dedent(plan) + dedent(more_plan)}
        if agencies is not None:
            contents["agencies.yaml"] = dedent(agencies) + dedent(more_agencies)
        for name, yaml in measures.items():
            contents[f"measures/{name.replace('_', '-')}.yaml"] = dedent(yaml)
        contents.update(files or {})
        for path, content in contents.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return make


class Check(Protocol):
    def __call__(self, root: Path, select: str = "", *, today: date = TODAY) -> str: ...


@pytest.fixture
def check() -> Check:
    """What `poa validate` prints of a plan, of the selected rules alone where some are named."""

    def run(root: Path, select: str = "", *, today: date = TODAY) -> str:
        stream = io.StringIO()
        result = check_project(Project(root), today, Selection(select=parse_codes([select] if select else None, CODES)))
        text.write(result, Destination(stream))
        return stream.getvalue()

    return run


@pytest.fixture
def register() -> Callable[[Path], Register]:
    """The register of a plan that loads without a finding."""

    def run(root: Path) -> Register:
        loaded = load(WorkingTree(root))
        assert not loaded.findings, loaded.findings
        return loaded

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected files again")


class Golden(Protocol):
    def __call__(self, name: str, actual: str) -> None: ...


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with `tests/golden/<name>`, or write it there with --update-golden."""

    def compare(name: str, actual: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
        expected = path.read_text(encoding="utf-8")
        assert expected.strip(), f"{path} is empty: nothing would be compared"
        assert actual == expected

    return compare
