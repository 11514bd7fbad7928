"""A real plan with owners and re-dated milestones: the 2020 action plan of the United States' Federal Data Strategy.

Its list of milestones was published as a table; two dates stand in a cell where one was extended on 14 May 2020. How
many milestones had been completed by the end of three quarters was published too, but which ones only in part: that the
earliest due are taken for the completed ones is this test's own assumption.
"""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from poa_tracker.document.layout import Layout
from poa_tracker.document.written_value import Value
from poa_tracker.register import WorkingTree, load
from poa_tracker.standing.as_of import AsOf
from tests.cli.conftest import Poa, poa

__all__ = ["poa"]

TABLE = Path(__file__).parents[2] / "shared/data/fds-2020-milestones.csv"
pytestmark = pytest.mark.skipif(not TABLE.is_file(), reason="the published table of milestones is not at hand")

EXTENDED = date(2020, 5, 14)
PUBLISHED = {"2019-20-Q2": 7, "2019-20-Q3": 12, "2019-20-Q4": 16}
"""Milestones completed by the end of March, June and September 2020, as published."""
_STRUCK = re.compile(r"<s>(?P<old>[^<]+)</s> <b>(?P<new>[^<]+?)\*?</b>")

PLAN = """\
id: federal-data-strategy-2020
title: Federal Data Strategy 2020 Action Plan
jurisdiction: United States
period: {start: 2020-01-01, end: 2020-12-31}
reporting: {fiscal_year_start: 10}
notice: Which milestones were completed by when is assumed; only their number was published.
goals:
  - {id: agency-actions, title: Agency Actions, prefix: AGENCY}
  - {id: community-of-practice-actions, title: Community of Practice Actions, prefix: COMMUNITY}
  - {id: shared-solution-actions, title: Shared Solution Actions, prefix: SHARED}
"""


class Step(NamedTuple):
    """A row of the table."""

    action: str
    category: str
    title: str
    published: str
    due: date | None
    original: date | None
    """The date first published, where it was extended to another date."""


def parse_date(text: str) -> date | None:
    try:
        return datetime.strptime(text.strip(), "%B %d, %Y").date()  # noqa: DTZ007 - a day, of no time zone
    except ValueError:
        return None


def steps() -> Iterator[Step]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            struck = _STRUCK.fullmatch(row["Target Date"])
            original = parse_date(struck["old"]) if struck else None
            due = parse_date(struck["new"]) if struck else parse_date(row["Target Date"])
            # One date gave way to a condition ("90 days after …"): there the date stands as it was.
            extended = original if due else None
            yield Step(row["Action"], row["Category"], row["Milestone"], row["Target Date"], due or original, extended)


def completed_days(all_steps: list[Step]) -> dict[Step, date]:
    """A day of completion for as many as were published by each quarter, the earliest due first."""
    dated = sorted((one for one in all_steps if one.due), key=lambda one: (one.original or one.due, one.due))
    ends = [date(2020, 3, 31), date(2020, 6, 30), date(2020, 9, 30)]
    days: dict[Step, date] = {}
    for count, end in zip(PUBLISHED.values(), ends, strict=True):
        for one in dated[len(days) : count]:
            days[one] = end
    return days


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("federal")
    (root / "measures").mkdir()
    (root / "plan.yaml").write_text(PLAN)
    (root / "agencies.yaml").write_text("agencies: []\n")
    all_steps = list(steps())
    done = completed_days(all_steps)
    for number, (action, group) in enumerate(groupby(all_steps, key=lambda one: one.action), 1):
        milestones: list[Value] = []
        variations: list[Value] = []
        listed = list(group)
        goal = re.sub(r"[^a-z]+", "-", listed[0].category.lower()).strip("-")
        for index, one in enumerate(listed, 1):
            fields = {"id": f"M{index}", "title": one.title, "due": one.due, "completed": done.get(one)}
            milestones.append({key: value for key, value in fields.items() if value is not None})
            if one.original and one.due:
                variations.append(
                    {
                        "date": EXTENDED,
                        "field": f"milestones.M{index}.due",
                        "from": one.original,
                        "to": one.due,
                        "reason": "Extended because of the response to COVID-19.",
                        "state": "approved",
                    }
                )
        measure: dict[str, Value] = {
            "id": f"{goal.split('-')[0].upper()}-{number:02d}",
            "title": action.partition(": ")[2],
            "goal": goal,
            "status": "in_progress",
            "milestones": milestones,
        }
        if variations:
            measure["variations"] = variations
        lines = Layout().group(measure, 0)
        (root / f"measures/{measure['id']}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


def test_all_rows_are_there_and_the_plan_is_sound(plan: Path, poa: Poa) -> None:
    register = load(WorkingTree(plan))
    assert not register.findings
    assert len(register.measures) == 20
    assert sum(len(entry.record.milestones) for entry in register.measures) == 66
    result = poa(plan, "validate", today="2021-01-15")
    assert re.search(r"^0 errors, \d+ warnings in 22 files$", result.stdout, re.MULTILINE), result.stdout[-500:]


def test_the_published_counts_come_out(plan: Path) -> None:
    register = load(WorkingTree(plan))
    cycle = register.plan.reporting.cycle
    counts = {}
    for name in PUBLISHED:
        period = cycle.parse(name)
        for as_at in (period.last_day, date(2021, 1, 15)):
            view = AsOf.of_period(register, period, as_at)
            counts[name, as_at] = sum(
                milestone.completed is not None for one in view.standings for milestone in one.measure.milestones
            )
    assert {name for name, _ in counts} == set(PUBLISHED)
    assert all(counts[name, as_at] == PUBLISHED[name] for name, as_at in counts), counts


def test_dates_that_were_extended_keep_their_first(plan: Path, poa: Poa) -> None:
    extended = [one for one in steps() if one.original]
    assert [(one.original, one.due) for one in extended] == [
        (date(2020, 9, 30), date(2020, 10, 31)),
        (date(2020, 6, 30), date(2020, 7, 31)),
        (date(2020, 6, 30), date(2020, 7, 31)),
        (date(2020, 6, 30), date(2020, 9, 30)),
    ]
    moved = []
    for name in ("AGENCY-02", "AGENCY-03", "AGENCY-04", "SHARED-19"):
        document = json.loads(poa(plan, "milestone", "list", name, "--format", "json", today="2021-01-15").stdout)
        moved += [
            (date.fromisoformat(one["baseline_due"]), date.fromisoformat(one["due"]))
            for one in document["milestones"]
            if one["due"] and one["due"] != one["baseline_due"]
        ]
    assert moved == [(one.original, one.due) for one in extended]


def test_before_the_extension_the_first_dates_stood(plan: Path) -> None:
    register = load(WorkingTree(plan))
    march = AsOf.of_period(register, register.plan.reporting.cycle.parse("2019-20-Q2"), date(2020, 4, 10))
    june = AsOf.of_period(register, register.plan.reporting.cycle.parse("2019-20-Q3"), date(2020, 7, 10))
    assert march.by_id["SHARED-19"].measure.value_of("milestones.M1.due") == date(2020, 6, 30)
    assert june.by_id["SHARED-19"].measure.value_of("milestones.M1.due") == date(2020, 9, 30)
