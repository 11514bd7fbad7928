"""`poa report`: write the report of a period as Markdown, HTML, Word or PDF."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from poa_tracker.cli.options import HERE, AsAt, Root, Today, day_or_today
from poa_tracker.vocabulary import Audience, ReportFormat


class EachName(StrEnum):
    """What a report of its own is written for each of."""

    AGENCY = "agency"


def report(
    period: Annotated[
        str,
        typer.Option(
            metavar="PERIOD",
            help="The period, such as 2025-26-Q1. Default: the newest ended period with a return.",
            show_default=False,
        ),
    ] = "",
    as_at: AsAt = None,
    audience: Annotated[
        Audience, typer.Option(help="An internal report has what is not public, and is marked so.")
    ] = Audience.PUBLIC,
    form: Annotated[
        ReportFormat | None,
        typer.Option(
            "--format",
            help="Markdown, one HTML file, Word or PDF. Default: the ending of --output, else Markdown.",
            show_default=False,
        ),
    ] = None,
    agency: Annotated[
        str,
        typer.Option(
            metavar="AGENCY",
            help="Only measures that this agency leads: its id, name, former name or alias.",
            show_default=False,
        ),
    ] = "",
    goal: Annotated[
        str,
        typer.Option(metavar="GOAL", help="Only measures of this goal: its id, title or prefix.", show_default=False),
    ] = "",
    each: Annotated[
        EachName | None,
        typer.Option(help="Write a report for each agency, in a folder with an index.", show_default=False),
    ] = None,
    language: Annotated[
        str,
        typer.Option(
            metavar="TAG",
            help="The language of the report: en, mi and others. Default: the plan's.",
            show_default=False,
        ),
    ] = "",
    template: Annotated[
        str, typer.Option(metavar="NAME", help="The template to use. --list shows which there are.")
    ] = "report",
    reference: Annotated[
        Path | None,
        typer.Option(
            "--reference-docx",
            metavar="FILE",
            help="A Word file to take the styles, page and letterhead of a Word report from.",
            show_default=False,
        ),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the templates, and stop.")] = False,
    ejected: Annotated[
        str,
        typer.Option(
            "--eject",
            metavar="TEMPLATE",
            help="Copy this template, or a part of one, into the plan's templates/ folder, and stop.",
            show_default=False,
        ),
    ] = "",
    output_file: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="The file to write, or with --each the folder. Use - for standard output. "
            "Default: reports/<period>.<format> in the plan's folder.",
            show_default=False,
        ),
    ] = None,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Write the report of a period, and print where the file is.

    Exit code 0: written. 1: the plan has errors; the report is written unless a file cannot be read. 2: not written.

    Example:  poa report --period 2025-26-Q1 --format html
    """
    from poa_tracker.cli.reporting import ReportRequest, make_report

    request = ReportRequest(
        period=period,
        as_at=as_at,
        audience=audience,
        form=form,
        agency=agency,
        goal=goal,
        is_for_each_agency=each is not None,
        language=language,
        template=template,
        reference=reference,
        lists_templates=listed,
        ejected=ejected,
        output_file=output_file,
        today=day_or_today(today, root),
    )
    make_report(root, request)
