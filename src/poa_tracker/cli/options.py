"""Options and arguments that several commands share."""

import os
import unicodedata
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from poa_tracker.errors import UsageError

if TYPE_CHECKING:
    from poa_tracker.register import Project


class DataFormat(StrEnum):
    """How a command writes the data that it shows; each command has some of these."""

    TABLE = "table"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"
    ICS = "ics"


RowsFormat = Annotated[
    Literal[DataFormat.TABLE, DataFormat.JSON, DataFormat.CSV],
    typer.Option("--format", help="For people or for programs."),
]
TextFormat = Annotated[
    Literal[DataFormat.TEXT, DataFormat.JSON], typer.Option("--format", help="For people or for programs.")
]


def parse_day(text: str) -> date:
    """An ISO date, as typed at the command line."""
    if len(text) == len("2026-01-31") and text[4] == text[7] == "-" and text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise typer.BadParameter(f"{text!r} is not a date in the calendar") from None
    raise typer.BadParameter(f"{text!r} is not a date: write YYYY-MM-DD, such as 2026-01-31")


def parse_text(text: str) -> str:
    """A text for the record: not blank, and without characters that a terminal or an editor would act on."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise typer.BadParameter("write a text; this one is blank")
    for one in text:
        if one != "\n" and unicodedata.category(one) in ("Cc", "Cs"):
            raise typer.BadParameter(f"the character U+{ord(one):04X} in {text!r} cannot be shown; take it out")
    return text


def parse_link(text: str) -> tuple[str, str]:
    """`Title=https://…`: evidence as its title and its address."""
    title, _, url = (part.strip() for part in parse_text(text).partition("="))
    if not title or not url.lower().startswith(("http://", "https://")):
        raise typer.BadParameter(f"{text!r}: write it as 'Title=https://example.org/report'")
    return title, url


Root = Annotated[
    Path,
    typer.Option(
        "--root", metavar="FOLDER", help="The plan's folder, or one inside it. Default: here.", show_default=False
    ),
]
Today = Annotated[date | None, typer.Option("--today", hidden=True, parser=parse_day, help="Fix the clock, for tests.")]
AsAt = Annotated[
    date | None,
    typer.Option(
        "--as-at",
        parser=parse_day,
        metavar="DATE",
        help="Show what was known on this day (YYYY-MM-DD). Default: today. If the plan is no longer tracked: the day "
        "on which its clock stopped.",
    ),
]
Reason = Annotated[
    str | None, typer.Option(parser=parse_text, metavar="TEXT", help="Why, in words that a report can print.")
]
ApprovedBy = Annotated[
    str | None, typer.Option(parser=parse_text, metavar="ROLE", help="Who approved it: a role, not a person.")
]
TakesEffect = Annotated[
    date | None,
    typer.Option(
        "--date", parser=parse_day, metavar="DATE", help="The day it takes effect (YYYY-MM-DD). Default: today."
    ),
]

HERE = Path()

STDOUT = "-"
"""As a file to write to: the terminal, or where it is redirected to."""


def day_or_today(day: date | None, root: Path | None = None) -> date:
    """The day a person named, or today by the time zone of the plan that `root` is in."""
    return day or today_in(_time_zone(root) if root is not None else None)


def today_in(time_zone: str | None) -> date:
    """Today in a time zone, or where the person sits: the one place where the clock is read."""
    if time_zone is not None:
        # Loaded where a plan names its time zone: not every command waits for it.
        from zoneinfo import ZoneInfo

        # A name that no computer knows is a finding; one that only this computer lacks should not stop its work.
        with suppress(KeyError, ValueError, OSError):
            return datetime.now(ZoneInfo(time_zone)).date()
    return date.today()  # noqa: DTZ011 - the calendar on the person's wall is meant


def _time_zone(root: Path) -> str | None:
    """The plan's own, where its file names one; asked for before the plan is opened."""
    # As above: this module stands behind every --help.
    from poa_tracker.errors import ProjectNotFoundError
    from poa_tracker.register.project import PLAN, Project

    try:
        raw = (Project.find(root).root / PLAN).read_bytes()
    except (OSError, ProjectNotFoundError):
        return None
    if b"time_zone" not in raw:
        return None
    # Loaded where a plan names its time zone.
    from poa_tracker.document import read

    data = read(raw).data
    named = data.get("time_zone") if isinstance(data, dict) else None
    return named if isinstance(named, str) else None


def refuse_plan_file(project: "Project", path: Path) -> None:
    """UsageError where what a person wants to write would take the place of one of the plan's own files."""
    if project.holds(path):
        raise UsageError(f"{str(path)!r} is a file of the plan, and this would overwrite it; write to another place")


def inside(root: Path, path: Path) -> str:
    """A path that a person typed, as findings name it. UsageError where it is not a part of the plan."""
    full = Path(os.path.abspath(path))  # noqa: PTH100 - a link is meant as it is written
    if not os.path.lexists(full):
        raise UsageError(f"there is no file or folder {str(path)!r}")
    if not full.is_relative_to(root):
        raise UsageError(f"{str(path)!r} is not inside the plan's folder {root}")
    return full.relative_to(root).as_posix()
