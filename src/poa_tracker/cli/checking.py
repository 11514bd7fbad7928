"""Checking a plan: what a person asked for, found and written where it goes."""

import contextlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from poa_tracker.cli.options import STDOUT, inside, refuse_plan_file
from poa_tracker.cli.writing_findings import write_findings
from poa_tracker.findings import CheckResult
from poa_tracker.output import CheckFormat
from poa_tracker.register import Project
from poa_tracker.rules.run import CODES, check_project
from poa_tracker.rules.selection import Selection, parse_codes

if TYPE_CHECKING:
    from poa_tracker.register.revision import GitRevision


class CheckRequest(NamedTuple):
    """What a person wants to know about a plan, for which reader, and where it goes."""

    paths: list[Path]
    """Files or folders to show findings of; none means the whole plan."""
    select: list[str] | None
    ignore: list[str] | None
    strict: bool
    against: str | None
    """The revision that the record is held against."""
    output: CheckFormat
    output_file: Path | None
    today: date


def check_plan(root: Path, request: CheckRequest) -> CheckResult:
    """Check the plan at or above a folder and write the findings."""
    project = Project.find(root)
    selection = _selection(project, request)
    if request.output_file is not None and str(request.output_file) != STDOUT:
        refuse_plan_file(project, request.output_file)
    since = _revision(project, request.against) if request.against is not None else None
    result = check_project(project, request.today, selection, strict=request.strict, against=since)
    for path in selection.paths:
        if not project.is_checked(path):
            typer.echo(f"poa: {path!r} is not part of the plan, so poa does not check it", err=True)
    # `poa validate | head` has its answer, and the exit code still shows whether there are errors.
    with contextlib.suppress(BrokenPipeError):
        write_findings(request.output, result, request.output_file, project.root)
    return result


def _selection(project: Project, request: CheckRequest) -> Selection:
    return Selection(
        parse_codes(request.select, CODES),
        parse_codes(request.ignore, CODES),
        tuple(inside(project.root, path) for path in request.paths),
    )


def _revision(project: Project, name: str) -> "GitRevision | None":
    """None, and a line on stderr, where the revision is older than the plan."""
    # Loaded where a person names a revision: git is not asked otherwise.
    from poa_tracker.cli.opening import warn_of_missing_commits
    from poa_tracker.register.revision import GitRevision, NoPlanYetError

    try:
        since = GitRevision.open(project.root, name)
        warn_of_missing_commits(since, name)
    except NoPlanYetError as error:
        typer.echo(f"poa: {error}, so there is no earlier record to compare with", err=True)
        return None
    return since
