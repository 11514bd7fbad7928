"""A new plan: the files of a folder that validates, with one worked example and the settings around it."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import Environment, StrictUndefined

from poa_tracker.document.layout import Layout
from poa_tracker.document.written_value import Value, inline
from poa_tracker.edits.new_name import agency_id as short_id
from poa_tracker.edits.new_name import measure_prefix, slug, unique
from poa_tracker.errors import UsageError
from poa_tracker.model import Cycle, Period
from poa_tracker.model.period import MONTH_NAMES
from poa_tracker.model.scalar import ID_PATTERN
from poa_tracker.register.project import AGENCIES, MEASURES, PERIODS, PLAN
from poa_tracker.register.schema import SCHEMAS, schema_text
from poa_tracker.spelling import folded

RESERVED = (f"{MEASURES}/", f"{PERIODS}/")
"""Folders whose files would become a part of the plan, whoever put them there."""

_STARTER = "starter"
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$#]")
_SETTINGS = {
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".github/workflows/plan.yml": "plan.yml",
    ".vscode/extensions.json": "extensions.json",
    ".vscode/settings.json": "settings.json",
}
"""Files that are the same for every plan, and their names in the package: no hidden ones, which git would heed."""


class FirstGoal(NamedTuple):
    """A goal of the plan, and what the ids of its measures begin with."""

    id: str
    title: str
    prefix: str


class FirstAgency(NamedTuple):
    """An agency that the plan begins with."""

    id: str
    name: str


class NewPlan(NamedTuple):
    """What a person decides before there is a plan. There is at least one goal and one agency."""

    id: str
    title: str
    cycle: Cycle
    start: date
    end: date | None
    goals: tuple[FirstGoal, ...]
    agencies: tuple[FirstAgency, ...]
    today: date
    requirement: str | None = None
    """Where others get the same `poa`, as pip reads it; none where it was installed from a folder."""
    time_zone: str | None = None
    """The IANA name of the time zone the plan goes by; none where it is not known."""

    @property
    def first_period(self) -> Period | None:
        """The first period to report on, where it is not the one the plan starts in.

        A plan that was running before it had a register owes no returns for that time.
        """
        current = self.cycle.containing(self.today)
        is_over = self.end is not None and self.end < self.today
        return current if not is_over and current > self.cycle.containing(self.start) else None


class ExampleDates(NamedTuple):
    """When the example measure begins and is due: in the plan's period, and to come where that still can be."""

    start: date
    first_step: date
    due: date

    @classmethod
    def of(cls, plan: NewPlan) -> "ExampleDates":
        """It begins with the first whole period, takes its first step in that and is due at the end of the next."""
        is_over = plan.end is not None and plan.end < plan.today
        earliest = plan.start if is_over else max(plan.start, plan.today)
        first = plan.cycle.containing(earliest)
        if first.first_day < earliest:
            first = first.next()
        days = (first.first_day, first.last_day, first.next().last_day)
        return cls(*(min(day, plan.end) if plan.end else day for day in days))


def goals_of(titles: Iterable[str]) -> tuple[FirstGoal, ...]:
    """Goals with ids and prefixes made from their titles, each only once. UsageError for a title that is none."""
    goals: list[FirstGoal] = []
    for title in _different(titles, "goal"):
        goal_id = unique(slug(title, "goal"), [goal.id for goal in goals], "-")
        prefix = unique(measure_prefix(title), [goal.prefix for goal in goals])
        goals.append(FirstGoal(goal_id, title, prefix))
    return tuple(goals)


def agencies_of(names: Iterable[str]) -> tuple[FirstAgency, ...]:
    """Agencies written `Name` or `ID=Name`; ids are made from names where none is given. UsageError for a wrong one."""
    pairs = [_id_and_name(one) for one in names]
    given = [agency_id for agency_id, _ in pairs if agency_id]
    for agency_id in given:
        if given.count(agency_id) > 1:
            raise UsageError(f"two agencies have the id {agency_id!r}")
    different = _different((name for _, name in pairs), "agency")
    agencies: list[FirstAgency] = []
    for (agency_id, _), name in zip(pairs, different, strict=True):
        taken = [*given, *(agency.id for agency in agencies)]
        agencies.append(FirstAgency(agency_id or unique(short_id(name), taken), name))
    return tuple(agencies)


def as_text(text: str, what: str) -> str:
    """The text of a flag without blanks around it. UsageError where nothing of it, or not all of it, can be shown."""
    text = text.strip()
    if not text:
        raise UsageError(f"{what} is blank: write a text")
    if not all(one.isprintable() or one in "\n\t" for one in text):
        raise UsageError(f"{what} has characters that cannot be shown: {text!r}")
    return text


def starter_files(plan: NewPlan) -> dict[str, str]:
    """Every file of the new plan and its text, `plan.yaml` last: without it a folder is no plan."""
    goal, dates = plan.goals[0], ExampleDates.of(plan)
    example = f"{goal.prefix}-01"
    shown = {
        "plan": plan,
        "dates": dates,
        "example": example,
        "goal": goal,
        "agency": plan.agencies[0],
        "period": plan.cycle.containing(dates.start),
        "year_begins": MONTH_NAMES[plan.cycle.fiscal_year_start - 1],
    }
    yaml, markdown = partial(_render, shown, _as_yaml), partial(_render, shown, _as_markdown)
    return {
        **{path: _read(name) for path, name in _SETTINGS.items()},
        "requirements.txt": _requirements(plan.requirement),
        "README.md": markdown("README.md.j2"),
        **{f"schemas/{name}.schema.json": schema_text(name) for name in SCHEMAS},
        **{f"{MEASURES}/{one.id}/.gitkeep": "" for one in plan.goals[1:]},
        f"{MEASURES}/{goal.id}/{example}.yaml": yaml("measure.yaml.j2"),
        AGENCIES: yaml("agencies.yaml.j2"),
        PLAN: yaml("plan.yaml.j2"),
    }


def _different(texts: Iterable[str], noun: str) -> list[str]:
    found: list[str] = []
    for text in texts:
        one = as_text(text, f"the {noun}")
        if folded(one) in (folded(other) for other in found):
            raise UsageError(f"the {noun} {one!r} is named twice")
        found.append(one)
    return found


def _id_and_name(text: str) -> tuple[str, str]:
    before, equals, after = text.partition("=")
    if not equals:
        return "", text
    if not re.fullmatch(ID_PATTERN, before.strip()):
        message = (
            f"{before.strip()!r} is not an id for an agency: write capitals, digits and hyphens, such as MOJ={after}"
        )
        raise UsageError(message)
    return before.strip(), after


def _requirements(requirement: str | None) -> str:
    if requirement:
        return f"{requirement}\n"
    return (
        "# Where others, and the checks on the server, get the poa command. It came from a folder of this\n"
        "# computer: write its address or its version below, as pip reads it.\n"
    )


class _Written(str):
    """Text that is in the form of its file already."""

    __slots__ = ()


def _field(key: str, value: Value, column: int) -> _Written:
    """A field as lines at `column`: long prose is folded, quotes are set where YAML needs them."""
    return _Written("\n".join(" " * column + line for line in Layout().entry(key, value, column)))


def _as_yaml(value: Any) -> str:
    return value if isinstance(value, _Written) else inline(value)


def _as_markdown(value: Any) -> str:
    return _MARKUP.sub(r"\\\g<0>", " ".join(str(value).split()))


def _render(shown: Mapping[str, object], finalize: Callable[[Any], str], name: str) -> str:
    # What a template prints goes through `finalize`, so that no value is written as it came.
    environment = Environment(  # noqa: S701 - escaped for YAML and Markdown, not for HTML
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, finalize=finalize
    )
    return environment.from_string(_read(name)).render(shown, field=_field)


def _read(name: str) -> str:
    return (files("poa_tracker.edits") / _STARTER / name).read_text(encoding="utf-8")
