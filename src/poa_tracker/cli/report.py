"""`poa report`: the report of one period, as Markdown, HTML, Word or PDF; of the plan, of a part, of each agency."""

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
            help="The period, such as 2025-26-Q1. Default: the newest ended one with a return.",
            show_default=False,
        ),
    ] = "",
    as_at: AsAt = None,
    audience: Annotated[
        Audience, typer.Option(help="Internal reports tell what is not public, and say so.")
    ] = Audience.PUBLIC,
    form: Annotated[
        ReportFormat | None,
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
