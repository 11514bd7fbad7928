"""Reports of the story, and of plans made for one question."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from poa_tracker.register import WorkingTree, load
from poa_tracker.report import Audience, ReportContext, ReportFormat, Revision, render
from tests.report import story

PERIOD = "2025-26-Q2"
AS_AT = date(2026, 2, 1)
REVISION = Revision("0123456789abcdef0123456789abcdef01234567")


class MakeContext(Protocol):
    """What a report on a plan's files is made from; the story's files, where none are given."""

    def __call__(
        self,
        files: Mapping[str, str] | None = None,
        *,
        period: str = PERIOD,
        as_at: date = AS_AT,
        audience: Audience = Audience.PUBLIC,
    ) -> ReportContext: ...


class Print(Protocol):
    """A report of the story as text; `files` are more files of the plan, such as its templates."""

    def __call__(
        self,
        output: ReportFormat = ReportFormat.MARKDOWN,
        *,
        files: Mapping[str, str] | None = None,
        template: str = "report",
        audience: Audience = Audience.PUBLIC,
    ) -> str: ...


def write_files(root: Path, files: Mapping[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def build_context(
    root: Path, period: str = PERIOD, as_at: date = AS_AT, audience: Audience = Audience.PUBLIC
) -> ReportContext:
    register = load(WorkingTree(root))
    assert not register.findings, register.findings
    chosen = register.plan.reporting.cycle.parse(period)
    return ReportContext.build(register, chosen, as_at, audience, REVISION)


@pytest.fixture
def make_context(tmp_path: Path) -> MakeContext:
    def run(
        files: Mapping[str, str] | None = None,
        *,
        period: str = PERIOD,
        as_at: date = AS_AT,
        audience: Audience = Audience.PUBLIC,
    ) -> ReportContext:
        root = write_files(tmp_path / "story", story.files() if files is None else files)
        return build_context(root, period, as_at, audience)

    return run


@pytest.fixture
def print_report(tmp_path: Path) -> Print:
    def run(
        output: ReportFormat = ReportFormat.MARKDOWN,
        *,
        files: Mapping[str, str] | None = None,
        template: str = "report",
        audience: Audience = Audience.PUBLIC,
    ) -> str:
        root = write_files(tmp_path / "story", {**story.files(), **(files or {})})
        return render(build_context(root, audience=audience), output, root, template)

    return run
