"""Starting a plan: what a person wants it to be, asked where no option has it, and the files that it begins with."""

import os
import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import typer

from poa_tracker.cli.installation import requirement
from poa_tracker.cli.machine_time_zone import machine_time_zone
from poa_tracker.cli.options import today_in
from poa_tracker.edits.create_files import create_files, find_obstacles
from poa_tracker.edits.new_name import slug
from poa_tracker.edits.start_plan import RESERVED, NewPlan, agencies_of, as_text, goals_of, starter_files
from poa_tracker.errors import UsageError
from poa_tracker.model import Cycle
from poa_tracker.model.scalar import SLUG_PATTERN
from poa_tracker.output import Destination
from poa_tracker.output import text as findings_text
from poa_tracker.register import Project
from poa_tracker.rules.poa104_unknown_value import unknown_time_zone
from poa_tracker.rules.run import check_project
from poa_tracker.vocabulary import Frequency

EXAMPLE_GOAL = "Example goal"
EXAMPLE_AGENCY = "EXAMPLE=Example Ministry"
YEARS = range(1000, 9980)
"""Years in which there is room for every period of a plan."""


class Answers(NamedTuple):
    """What options and answers have given so far; what is empty is left to `poa`."""

    title: str
    plan_id: str
    fiscal_year_start: int | None
    frequency: Frequency
    start: date | None
    end: date | None
    time_zone: str
    goals: tuple[str, ...]
    agencies: tuple[str, ...]


def start_plan(folder: Path, answers: Answers, today: date | None, *, dry_run: bool) -> None:
    """Write the plan that the answers describe, and print its files and what comes next.

    Without `today`, the plan begins on the day that it is in its own time zone.
    """
    # Nobody should answer questions only to hear that something is in the way, or that options do not fit together.
    _refuse_what_is_in_the_way(folder, starter_files(_design(answers, folder, today)))
    if sys.stdin.isatty() and sys.stderr.isatty():
        answers = _ask(answers, _title_of(folder))
    elif not answers.time_zone:
        answers = answers._replace(time_zone=machine_time_zone() or "")
    plan = _design(answers, folder, today)
    files = starter_files(plan)
    _refuse_what_is_in_the_way(folder, files)
    summary = _rehearse(files, plan.today)
    was_empty = _is_empty(folder)
    if not dry_run:
        create_files(folder, files)
    for path in sorted(files):
        typer.echo(folder / path)
    if dry_run:
        typer.echo(f"{len(files)} files would be written ({summary})", err=True)
        return
    typer.echo(f"\n{len(files)} files written ({summary}). Next:\n", err=True)
    for line in _next_steps(folder, files, plan, was_empty=was_empty):
        typer.echo(f"  {line}", err=True)


def _design(answers: Answers, folder: Path, today: date | None) -> NewPlan:
    """The plan that the answers describe. UsageError where they do not fit together."""
    title = as_text(answers.title or _title_of(folder), "the title")
    if answers.plan_id and not re.fullmatch(SLUG_PATTERN, answers.plan_id):
        raise UsageError(f"--id {answers.plan_id!r}: write small letters, digits and hyphens, such as road-safety-2030")
    time_zone = answers.time_zone.strip()
    if time_zone and (unknown := unknown_time_zone(time_zone)):
        raise UsageError(f"--time-zone: {unknown}")
    today = today or today_in(time_zone or None)
    cycle = Cycle(answers.frequency, answers.fiscal_year_start or 1)
    start, end = answers.start or cycle.containing(today).first_day, answers.end
    if start.year not in YEARS or (end is not None and end.year not in YEARS):
        raise UsageError(f"--start and --end need a year from {YEARS[0]} to {YEARS[-1]}")
    if end is not None and end < start:
        default = "" if answers.start else ", the first day of the current period; give --start too"
        raise UsageError(f"--end {end} is before {start}{default}")
    return NewPlan(
        id=answers.plan_id or slug(title, "plan"),
        title=title,
        cycle=cycle,
        start=start,
        end=end,
        goals=goals_of(answers.goals or [EXAMPLE_GOAL]),
        agencies=agencies_of(answers.agencies or [EXAMPLE_AGENCY]),
        today=today,
        requirement=requirement(),
        time_zone=time_zone or None,
    )


def _refuse_what_is_in_the_way(folder: Path, files: Mapping[str, str]) -> None:
    obstacles = find_obstacles(folder, [*RESERVED, *files])
    if obstacles == [str(folder)]:
        raise UsageError(f"{folder} is not a folder; nothing was written")
    if obstacles:
        what = "this is" if len(obstacles) == 1 else "these are"
        raise UsageError(f"nothing was written to {folder.absolute()}: {what} in the way: {', '.join(obstacles)}")


def _rehearse(files: Mapping[str, str], today: date) -> str:
    """Check the plan where nobody sees it; its result in one line. What has errors ends the command."""
    with TemporaryDirectory(prefix="poa-init-") as name:
        create_files(Path(name), files)
        result = check_project(Project(Path(name)), today)
    if result.errors:
        findings_text.write(result, Destination(sys.stderr))
        typer.echo("poa: this plan would have errors; nothing was written", err=True)
        raise typer.Exit(1)
    return findings_text.summary(result)


def _title_of(folder: Path) -> str:
    """`Road safety 2030` for a folder called `road-safety-2030`."""
    name = "".join(one for one in folder.absolute().resolve().name if one.isprintable())
    words = name.replace("-", " ").replace("_", " ").split()
    text = " ".join(words) or "Plan of action"
    return text[0].upper() + text[1:]


def _ask(answers: Answers, default_title: str) -> Answers:
    """What only the person can know and no option gave. Enter alone takes what stands in brackets, or ends a list."""
    try:
        return answers._replace(
            title=answers.title or typer.prompt("Title of the plan", default=default_title, err=True),
            fiscal_year_start=answers.fiscal_year_start
            or typer.prompt("Month in which the fiscal year begins", default=1, err=True, value_proc=_month),
            time_zone=answers.time_zone or _ask_for_time_zone(),
            goals=answers.goals or _ask_for_several("Goal, or Enter when there are no more", goals_of),
            agencies=answers.agencies or _ask_for_several("Agency, or Enter when there are no more", agencies_of),
        )
    except typer.Abort:
        typer.echo("", err=True)
        raise UsageError("stopped before anything was written") from None


def _month(text: str | int) -> int:
    if str(text).strip() in (str(month) for month in range(1, 13)):
        return int(text)
    raise typer.BadParameter(f"{text!r} is not a month: write a number from 1 to 12")


def _ask_for_time_zone() -> str:
    """Where the plan's day begins and ends; nothing where nobody says."""
    here, example = machine_time_zone(), "such as Pacific/Auckland"
    question = f"Time zone of the plan, {example}" if here else f"Time zone of the plan, {example}, or Enter for none"
    answer: str = typer.prompt(
        question, default=here or "", show_default=bool(here), err=True, value_proc=_known_time_zone
    )
    return answer


def _known_time_zone(text: str) -> str:
    name = text.strip()
    if name and (unknown := unknown_time_zone(name)):
        raise typer.BadParameter(unknown)
    return name


def _ask_for_several(question: str, understood: Callable[[list[str]], object]) -> tuple[str, ...]:
    """Answers until one is empty; one that is not understood is explained and asked for again."""
    answers: list[str] = []
    while answer := typer.prompt(question, default="", show_default=False, err=True).strip():
        try:
            understood([*answers, answer])
        except UsageError as error:
            typer.echo(f"Sorry: {error}", err=True)
        else:
            answers.append(answer)
    return tuple(answers)


def _next_steps(folder: Path, files: Mapping[str, str], plan: NewPlan, *, was_empty: bool) -> list[str]:
    here, repository = folder.absolute().resolve(), _repository_around(folder)
    added = "." if was_empty else " ".join(sorted({path.partition("/")[0] for path in files}))
    steps = []
    if here != Path.cwd().resolve():
        steps.append(f'cd "{folder}"' if " " in str(folder) else f"cd {folder}")
    if repository is None:
        steps.append("git init")
    steps += [f"git add {added}", "poa validate", "poa report"]
    if repository is not None and repository != here:
        below = here.relative_to(repository).as_posix()
        steps.append(f"move .github and .pre-commit-config.yaml to {repository}, the only place where they work,")
        steps.append(f"  and add --root {below} to every poa command in them")
    if plan.requirement is None:
        steps.append("write in requirements.txt where others can get the poa command")
    return steps


def _is_empty(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except OSError:
        return not folder.exists()


def _repository_around(folder: Path) -> Path | None:
    here = folder.absolute().resolve()
    return next((one for one in (here, *here.parents) if os.path.lexists(one / ".git")), None)
