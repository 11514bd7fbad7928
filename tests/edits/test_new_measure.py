"""A measure that joins the plan: its number, its folder, and everything that is known of it."""

from datetime import date
from typing import Any

import pytest

from poa_tracker.edits.new_measure import NewMeasure, new_measure
from poa_tracker.errors import UsageError
from poa_tracker.model import Kind
from poa_tracker.register.workbench import Workbench
from tests.conftest import PLAN, TODAY, MakeProject
from tests.edits.changed import refusal

MEASURE = "id: {0}\ntitle: Desk\ngoal: permits\nstatus: not_started\n"
SCHEMA = "# yaml-language-server: $schema={0}\n"
BARE = "id: p\ntitle: P\nreporting: {fiscal_year_start: 7}\ngoals:\n  - {id: permits, title: Permits, prefix: GOV}\n"


def made(bench: Workbench, used: tuple[str, ...] = (), *, today: date = TODAY, **fields: Any) -> tuple[str, str]:
    (edit,) = new_measure(bench, NewMeasure(**{"goal": "permits", "title": "New", **fields}), used, today)
    return edit.path, edit.after.decode("utf-8")


def path_beside(project: MakeProject, files: dict[str, str | bytes], *used: str) -> str:
    return made(Workbench.open(project(files=files)), used)[0]


def test_everything_that_is_known_is_written_in_the_order_of_files(project: MakeProject) -> None:
    bench = Workbench.open(project(GOV_001=MEASURE.format("GOV-001")))
    known: dict[str, Any] = {
        "ref": "7",
        "objective": "permits-1",
        "kind": Kind.ACTION,
        "lead_agency": "Home Office",
        "horizon": "short",
    }
    dates: dict[str, Any] = {"start": date(2026, 3, 1), "due": date(2026, 6, 30), "success_measure": "Nobody waits."}
    assert made(bench, **known, **dates, supporting_agencies=["JUSTICE"], depends_on=["gov-001"])[1] == (
        "id: GOV-002\nref: '7'\ntitle: New\ngoal: permits\nobjective: permits-1\nkind: action\nlead_agency: INTERIOR\n"
        "supporting_agencies: [JUSTICE]\nstatus: not_started\nadded: 2026-02-01\nstart: 2026-03-01\ndue: 2026-06-30\n"
        "horizon: short\nsuccess_measure: Nobody waits.\ndepends_on: [GOV-001]\n"
    )


def test_what_was_there_from_the_plans_first_day_needs_no_day_of_its_own(project: MakeProject) -> None:
    bench = Workbench.open(project())
    for today, added in ((date(2025, 7, 1), False), (date(2025, 7, 2), True)):
        assert ("added: " in made(bench, today=today)[1]) is added
    undated = Workbench.open(project(plan=BARE))
    assert "added: 2026-02-01\n" in made(undated)[1]


def test_the_number_is_above_every_one_that_was_ever_used_and_as_long(project: MakeProject) -> None:
    def following(*used: str) -> str:
        return path_beside(project, {}, *used).rpartition("/")[2]

    assert following() == "GOV-01.yaml"
    assert following("GOV-7") == "GOV-8.yaml"
    assert following("GOV-007", "GOV-9") == "GOV-010.yaml"
    assert following("GOV-9", "GOV-007", "LAW-0050", "GOV-X", "GOV-12-A") == "GOV-010.yaml"
    assert following("GOV-99") == "GOV-100.yaml"


def test_it_stands_where_most_of_its_goals_measures_stand(project: MakeProject) -> None:
    def file(folder: str, name: str) -> dict[str, str | bytes]:
        return {f"measures/{folder}/{name}.yaml": MEASURE.format(name)}

    many = {
        **file("b", "GOV-1"),
        **file("a", "GOV-2"),
        **file("a", "GOV-3"),
        **file("c", "LAW-4"),
        **file("c", "LAW-5"),
    }
    assert path_beside(project, many) == "measures/a/GOV-4.yaml"


def test_of_as_many_in_two_folders_the_one_of_the_lowest_id_counts(project: MakeProject) -> None:
    files: dict[str, str | bytes] = {
        "measures/z/GOV-1.yaml": MEASURE.format("GOV-1"),
        "measures/a/GOV-2.yaml": MEASURE.format("GOV-2"),
    }
    assert path_beside(project, files) == "measures/z/GOV-3.yaml"


def test_the_editors_schema_is_named_as_in_the_newest_file_as_deep_in_the_folders(project: MakeProject) -> None:
    def file(path: str, schema: str) -> dict[str, str | bytes]:
        return {f"measures/{path}.yaml": (SCHEMA.format(schema) if schema else "") + MEASURE.format(path[-5:])}

    def first_line(*files: dict[str, str | bytes]) -> str:
        everything = {path: text for each in files for path, text in each.items()}
        return made(Workbench.open(project(files=everything)))[1].splitlines()[0]

    assert first_line(file("a/GOV-1", "one"), file("a/GOV-2", "two")) == SCHEMA.format("two").strip()
    assert first_line(file("a/GOV-1", "one"), file("a/GOV-2", "")) == "id: GOV-3"
    assert first_line(file("GOV-7", "top"), file("b/GOV-8", "deep"), file("b/GOV-9", "deep")) == (
        SCHEMA.format("deep").strip()
    )


def test_the_first_of_a_goal_takes_the_schema_from_another_goals_folder_and_from_no_other_depth(
    project: MakeProject,
) -> None:
    law: dict[str, str | bytes] = {"measures/courts/LAW-1.yaml": SCHEMA.format("deep") + MEASURE.format("LAW-1")}
    top: dict[str, str | bytes] = {"measures/AAA-1.yaml": SCHEMA.format("top") + MEASURE.format("AAA-1")}
    path, text = made(Workbench.open(project(files=top)))
    assert (path, text.splitlines()[0]) == ("measures/permits/GOV-01.yaml", "id: GOV-01")
    path, text = made(Workbench.open(project(files=top | law)))
    assert (path, text.splitlines()[0]) == ("measures/permits/GOV-01.yaml", SCHEMA.format("deep").strip())


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"objective": "x"}, "no objective 'x'; permits has permits-1"),
        ({"objective": "x", "goal": "courts"}, "no objective 'x'; courts has none"),
        ({"horizon": "x"}, "no horizon 'x'; this plan has short"),
    ],
)
def test_what_the_plan_does_not_have_is_refused_with_what_it_has(
    project: MakeProject, fields: dict[str, Any], message: str
) -> None:
    assert refusal(UsageError, lambda: made(Workbench.open(project()), **fields)) == message


def test_a_plan_without_horizons_offers_none(project: MakeProject) -> None:
    bench = Workbench.open(project(plan=PLAN.replace("horizons:\n  - {id: short, title: Short term}\n", "")))
    assert refusal(UsageError, lambda: made(bench, horizon="x")) == "no horizon 'x'; plan.yaml names none"


def test_a_text_that_just_fits_its_line_stays_on_it(project: MakeProject) -> None:
    def lines(length: int) -> int:
        title = ("word " * 40)[: length - len("title: ")]
        return made(Workbench.open(project()), title=title[:-1] + "s")[1].count("\n")

    fits = max(length for length in range(60, 180) if lines(length) == lines(20))
    assert fits == 120


def test_a_neighbour_that_cannot_be_read_names_no_schema(project: MakeProject) -> None:
    odd = b"# yaml-language-server: $schema=\xff\n" + MEASURE.format("GOV-1").encode()
    assert made(Workbench.open(project(files={"measures/a/GOV-1.yaml": odd})))[1].startswith(
        SCHEMA.format("\N{REPLACEMENT CHARACTER}") + "id: GOV-2\n"
    )
    root = project(files={"measures/a/GOV-2.yaml": MEASURE.format("GOV-2")})
    bench = Workbench.open(root)
    (root / "measures/a/GOV-2.yaml").unlink()
    assert made(bench)[1].startswith("id: GOV-3\n")
