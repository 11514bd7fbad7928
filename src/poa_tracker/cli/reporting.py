"""Making a report: what a person asked for, checked, laid out and written where it belongs."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

import typer

from poa_tracker.cli.options import STDOUT, refuse_plan_file
from poa_tracker.cli.terminal import progress, status
from poa_tracker.cli.words import counted
from poa_tracker.errors import UsageError
from poa_tracker.register import Project, Register, WorkingTree, load
from poa_tracker.report import (
    LAYOUTS,
    EachAgency,
    ReportContext,
    ReportFormat,
    ReportView,
    find_revision,
    list_parts,
    list_templates,
    publish,
)
from poa_tracker.report.choose_period import newest_reported
from poa_tracker.report.eject import eject
from poa_tracker.report.language import Language
from poa_tracker.report.save import save
from poa_tracker.rules.run import find_errors
from poa_tracker.standing.choice import Choice, resolve_agency, resolve_goal
from poa_tracker.standing.named_period import parse_period
from poa_tracker.standing.public import public_register
from poa_tracker.vocabulary import Audience


class ReportRequest(NamedTuple):
    """Which report a person wants, for whom, in which layout, and where it goes; what is empty they left open."""

    period: str
    as_at: date | None
    audience: Audience
    form: ReportFormat | None
    agency: str
    goal: str
    is_for_each_agency: bool
    language: str
    template: str
    reference: Path | None
    """The Word file that a Word report takes its styles from."""
    lists_templates: bool
    ejected: str
    """The template to copy into the plan, instead of a report."""
    output_file: Path | None
    today: date

    @property
    def output(self) -> ReportFormat:
        """The format named, or that of the file's ending: `report.html` is meant to be HTML. Markdown where none is."""
        ending = self.output_file.suffix.lower().removeprefix(".") if self.output_file else ""
        return self.form or (ReportFormat(ending) if ending in list(ReportFormat) else ReportFormat.MARKDOWN)

    @property
    def goes_to_stdout(self) -> bool:
        return self.output_file is not None and str(self.output_file) == STDOUT


def make_report(root: Path, request: ReportRequest) -> None:
    """Do for the plan at or above a folder what was asked for: a report, or something about its templates."""
    project = Project.find(root)
    if request.lists_templates:
        _show_templates(project)
    elif request.ejected:
        typer.echo(_shown(eject(project, request.ejected, request.output)))
    else:
        _write_report(project, request)


def _write_report(project: Project, request: ReportRequest) -> None:
    """Write what was asked for, and print where it is. Exit code 1 where the plan has errors."""
    _refuse_what_does_not_fit(project, request)
    register = _load(project)
    goal = resolve_goal(register.plan, request.goal).id if request.goal else ""
    view = _view(project, register, request)
    if request.is_for_each_agency:
        _write_each(project, view, goal, request)
    else:
        _write_one(project, view, goal, request)
    _fail_on_errors(register, request.today)


def _show_templates(project: Project) -> None:
    """Name the templates there are, whole ones and parts, and where each comes from."""
    whole, parts = list_templates(project.root), list_parts(project.root)
    width = max(len(one.name) for one in (*whole, *parts))
    for one in whole:
        typer.echo(f"{one.name:<{width}}  {one.suffix:<4}  {one.origin}")
    typer.echo("\nParts of these, for --eject:\n")
    for one in parts:
        typer.echo(f"{one.name:<{width}}  {one.suffix:<4}  {one.origin}")


def _refuse_what_does_not_fit(project: Project, request: ReportRequest) -> None:
    """UsageError where options contradict each other, before anything is read."""
    if request.as_at is not None and request.as_at > request.today:
        raise UsageError(
            f"--as-at {request.as_at.isoformat()} is still to come: a report shows what was known on a day"
        )
    if request.is_for_each_agency and request.agency:
        raise UsageError("--each agency already writes a report for every agency; leave --agency out")
    if request.output_file is not None and not request.goes_to_stdout:
        refuse_plan_file(project, request.output_file)
    if request.is_for_each_agency and request.goes_to_stdout:
        raise UsageError("--each agency writes several files: name a folder with --output")
    if request.goes_to_stdout and request.output not in LAYOUTS and sys.stdout.isatty():
        raise UsageError(
            f"a terminal cannot show a file of the format {request.output.value}: name a file with --output"
        )
    if request.reference is not None and request.output is not ReportFormat.WORD:
        raise UsageError("--reference-docx is for Word reports: add --format docx")


def _load(project: Project) -> Register:
    """The plan's register. Half of a record makes a wrong report, so a file that cannot be read ends the command."""
    register = load(WorkingTree(project.root))
    errors = sum(finding.is_error for finding in register.findings)
    if errors:
        message = f"cannot make a report: the files have {counted(errors, 'error')}; `poa validate` lists them"
        typer.echo(f"poa: {message}", err=True)
        raise typer.Exit(1)
    return register


def _fail_on_errors(register: Register, today: date) -> None:
    """Where the plan has errors, one line on stderr and exit code 1: its report repeats them.

    It is made all the same, because a report of an earlier day has to come out again, whatever rules there are by then.
    """
    errors = len(find_errors(register, today))
    if errors:
        message = f"the plan has {counted(errors, 'error')}, and this report repeats them; `poa validate` lists them"
        typer.echo(f"poa: {message}", err=True)
        raise typer.Exit(1)


def _view(project: Project, register: Register, request: ReportRequest) -> ReportView:
    as_at = request.as_at or register.clock(request.today)
    spoken = Language.chosen(request.language, register.plan.language)
    if request.period:
        chosen = parse_period(register.plan, request.period, as_at)
    else:
        # What is not shown must not decide either: a return on an internal measure would show in a public choice.
        shown = public_register(register) if request.audience is Audience.PUBLIC else register
        chosen, reason = newest_reported(shown, as_at)
        typer.echo(f"Reporting on {chosen.title}: {reason}.", err=True)
    return ReportView.build(register, chosen, as_at, request.audience, find_revision(project.root), spoken)


def _write_one(project: Project, view: ReportView, goal: str, request: ReportRequest) -> None:
    part = view.only(Choice(agency=request.agency, goal=goal))
    with status("Laying out the report", sys.stderr) as show_step:
        raw = publish(
            ReportContext.of(part), request.output, project.root, request.template, request.reference, show_step
        )
    if request.goes_to_stdout:
        typer.echo(raw, nl=False)
        return
    agency_id = resolve_agency(view.now, request.agency) if request.agency else ""
    name = _joined([view.period.id, agency_id, goal, *_qualifiers(view, request.template)])
    path = request.output_file or project.reports / f"{name}.{request.output.value}"
    save(path, raw)
    typer.echo(_shown(path))


def _write_each(project: Project, view: ReportView, goal: str, request: ReportRequest) -> None:
    """Write all files or, where one of them cannot be made, none: each is made before the first is written."""
    reports = EachAgency(view, goal, request.output, project.root, request.template, request.reference)
    with progress("Making reports", len(reports), sys.stderr) as advance:
        made = [advance(one) for one in reports]
    names = [view.period.id, goal, "by-agency", *_qualifiers(view, request.template)]
    folder = request.output_file or project.reports / _joined(names)
    for file in made:
        save(folder / file.name, file.raw)
        typer.echo(_shown(folder / file.name))


def _qualifiers(view: ReportView, template: str) -> list[str]:
    """Reports that are not meant for the same reader never take each other's place."""
    return [
        "" if template == "report" else template,
        "internal" if view.is_internal else "",
        "" if view.language.is_of_plan else view.language.tag,
    ]


def _joined(names: list[str]) -> str:
    return "-".join(name for name in names if name)


def _shown(path: Path) -> str:
    """A path as the person would type it from where they are."""
    full = Path(os.path.abspath(path))  # noqa: PTH100 - a link is meant as it is written
    here = Path.cwd()
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(full)
