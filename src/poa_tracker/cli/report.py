"""`poa report`: the report of one period, as Markdown, HTML, Word or PDF; of the plan, of a part, of each agency."""

import os
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.options import HERE, STDOUT, AsAt, Root, Today, day_or_today, refuse_plan_file
from poa_tracker.cli.terminal import progress, status

if TYPE_CHECKING:
    from poa_tracker.register import Project, Register
    from poa_tracker.report import ReportView


class FormatName(StrEnum):
    """What the report is written as."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"

    @property
    def is_text(self) -> bool:
        """Whether a terminal can show it."""
        return self in (FormatName.MD, FormatName.HTML)


class AudienceName(StrEnum):
    """Who will read it."""

    PUBLIC = "public"
    INTERNAL = "internal"


class EachName(StrEnum):
    """What a report of its own is written for each of."""

    AGENCY = "agency"


def report(
    period: Annotated[
        str,
        typer.Option(
            metavar="PERIOD",
            help="The period, such as 2025-26-Q1. Default: the newest ended one with a return.",
            show_default=False,
        ),
    ] = "",
    as_at: AsAt = None,
    audience: Annotated[
        AudienceName, typer.Option(help="Internal reports tell what is not public, and say so.")
    ] = AudienceName.PUBLIC,
    form: Annotated[
        FormatName | None,
        typer.Option(
            "--format",
            help="Markdown, one HTML file, Word or PDF. Default: by the ending of --output, else Markdown.",
            show_default=False,
        ),
    ] = None,
    agency: Annotated[
        str,
        typer.Option(
            metavar="AGENCY",
            help="Only of measures that this agency leads: id, name, former name or alias.",
            show_default=False,
        ),
    ] = "",
    goal: Annotated[
        str,
        typer.Option(
            metavar="GOAL", help="Only of the measures of this goal: id, title or prefix.", show_default=False
        ),
    ] = "",
    each: Annotated[
        EachName | None,
        typer.Option(help="A report for each agency, in a folder with an index.", show_default=False),
    ] = None,
    language: Annotated[
        str,
        typer.Option(
            metavar="TAG",
            help="Write it in this language: en, mi, … Default: that of the plan.",
            show_default=False,
        ),
    ] = "",
    template: Annotated[
        str, typer.Option(metavar="NAME", help="Lay it out by this template; --list names those there are.")
    ] = "report",
    reference: Annotated[
        Path | None,
        typer.Option(
            "--reference-docx",
            metavar="FILE",
            help="A Word report takes its styles, page and letterhead from this Word file.",
            show_default=False,
        ),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Name the templates there are, and stop.")] = False,
    ejected: Annotated[
        str,
        typer.Option(
            "--eject",
            metavar="TEMPLATE",
            help="Copy this one of the package's templates, or a part of it, into the plan's templates/, and stop.",
            show_default=False,
        ),
    ] = "",
    output_file: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write it there, with --each into that folder; - is stdout. "
            "Default: reports/<period>.<format> in the plan's folder.",
            show_default=False,
        ),
    ] = None,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Write the report of one period, and print where it is.

    Exit code 0: written. 1: written, and the plan has errors; or not, because files cannot be read. 2: not made.

    Example:  poa report --period 2025-26-Q1 --format html
    """
    from poa_tracker.errors import UsageError
    from poa_tracker.register import Project
    from poa_tracker.standing.choice import Choice, resolve_agency, resolve_goal

    project = Project.find(root)
    output = form or _format_by_ending(output_file)
    if listed:
        _list_templates(project)
        return
    if ejected:
        from poa_tracker.report import ReportFormat
        from poa_tracker.report.eject import eject

        typer.echo(_shown(eject(project, ejected, ReportFormat(output))))
        return
    now = day_or_today(today)
    if as_at is not None and as_at > now:
        raise UsageError(f"--as-at {as_at.isoformat()} is still to come: a report tells what was known on a day")
    if each and agency:
        raise UsageError("--each agency already writes a report for every agency; leave --agency out")
    to_stdout = output_file is not None and str(output_file) == STDOUT
    if output_file is not None and not to_stdout:
        refuse_plan_file(project, output_file)
    if each and to_stdout:
        raise UsageError("--each agency writes several files: name a folder with --output")
    if to_stdout and not output.is_text and sys.stdout.isatty():
        raise UsageError(f"a terminal cannot show a file of the format {output.value}: name a file with --output")
    if reference is not None and output is not FormatName.DOCX:
        raise UsageError("--reference-docx is for Word reports: add --format docx")
    register = _load(project)
    goal = resolve_goal(register.plan, goal).id if goal else ""
    view = _view(project, register, period, as_at or register.clock(now), audience, language)
    if each:
        names = [view.period.id, goal, "by-agency", *_qualifiers(view, template)]
        _write_each(project, view, goal, output, template, reference, output_file or project.reports / _joined(names))
        _say_what_is_wrong(register, now)
        return
    from poa_tracker.report import ReportContext, ReportFormat, publish

    part = view.only(Choice(agency=agency, goal=goal))
    with status("Laying out the report", sys.stderr) as told:
        raw = publish(ReportContext.of(part), ReportFormat(output), project.root, template, reference, told)
    if to_stdout:
        typer.echo(raw, nl=False)
    else:
        from poa_tracker.report.save import save

        agency_id = resolve_agency(view.now, agency) if agency else ""
        name = _joined([view.period.id, agency_id, goal, *_qualifiers(view, template)])
        path = output_file or project.reports / f"{name}.{output.value}"
        save(path, raw)
        typer.echo(_shown(path))
    _say_what_is_wrong(register, now)


def _format_by_ending(output_file: Path | None) -> FormatName:
    """`report.html` is meant to be HTML. Markdown where the name of the file does not say."""
    ending = output_file.suffix.lower().removeprefix(".") if output_file else ""
    return FormatName(ending) if ending in list(FormatName) else FormatName.MD


def _load(project: "Project") -> "Register":
    """The plan's register. Half of a record makes a wrong report, so a file that cannot be read ends the command."""
    from poa_tracker.cli.words import counted
    from poa_tracker.register import WorkingTree, load

    register = load(WorkingTree(project.root))
    errors = sum(finding.is_error for finding in register.findings)
    if errors:
        said = f"no report is made of files with {counted(errors, 'error')}; `poa validate` shows where"
        typer.echo(f"poa: {said}", err=True)
        raise typer.Exit(1)
    return register


def _say_what_is_wrong(register: "Register", today: date) -> None:
    """Where the plan has errors, one line on stderr and exit code 1: its report tells what is wrong as it stands.

    It is made all the same, because a report of an earlier day has to come out again, whatever rules there are by then.
    """
    from poa_tracker.cli.words import counted
    from poa_tracker.rules.run import find_errors

    errors = len(find_errors(register, today))
    if errors:
        said = f"the plan has {counted(errors, 'error')}, and this report repeats them; `poa validate` shows where"
        typer.echo(f"poa: {said}", err=True)
        raise typer.Exit(1)


def _view(
    project: "Project", register: "Register", period: str, as_at: date, audience: AudienceName, language: str
) -> "ReportView":
    from poa_tracker.report import Audience, ReportView, find_revision
    from poa_tracker.report.choose_period import newest_reported
    from poa_tracker.report.language import Language
    from poa_tracker.standing.named_period import parse_period
    from poa_tracker.standing.public import public_register

    spoken = Language.chosen(language, register.plan.language)
    if period:
        chosen = parse_period(register.plan, period, as_at)
    else:
        # What is not told must not decide either: a return on an internal measure would show in a public choice.
        told = public_register(register) if audience is AudienceName.PUBLIC else register
        chosen, reason = newest_reported(told, as_at)
        typer.echo(f"Reporting on {chosen.title}: {reason}.", err=True)
    return ReportView.build(register, chosen, as_at, Audience(audience), find_revision(project.root), spoken)


def _write_each(
    project: "Project",
    view: "ReportView",
    goal: str,
    output: FormatName,
    template: str,
    reference: Path | None,
    folder: Path,
) -> None:
    """Write all files or, where one of them cannot be made, none: each is made before the first is written."""
    from poa_tracker.report import EachAgency, ReportFormat
    from poa_tracker.report.save import save

    reports = EachAgency(view, goal, ReportFormat(output), project.root, template, reference)
    with progress("Making reports", len(reports), sys.stderr) as advance:
        made = [advance(one) for one in reports]
    for file in made:
        save(folder / file.name, file.raw)
        typer.echo(_shown(folder / file.name))


def _list_templates(project: "Project") -> None:
    from poa_tracker.report import list_parts, list_templates

    whole, parts = list_templates(project.root), list_parts(project.root)
    width = max(len(one.name) for one in (*whole, *parts))
    for one in whole:
        typer.echo(f"{one.name:<{width}}  {one.suffix:<4}  {one.origin}")
    typer.echo("\nParts of these, for --eject:\n")
    for one in parts:
        typer.echo(f"{one.name:<{width}}  {one.suffix:<4}  {one.origin}")


def _qualifiers(view: "ReportView", template: str) -> list[str]:
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
