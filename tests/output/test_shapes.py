"""What programs get is a promise: each command prints the shape that is published, and no other."""

import csv
import importlib.util
import inspect
import io
import json
import re
import shutil
from importlib import import_module
from pathlib import Path
from types import NoneType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import COMMANDS as COMMAND_FUNCTIONS
from poa_tracker.cli.app import app
from poa_tracker.output import shapes

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "json.md"
SHAPES = {name: shape for name, shape in vars(shapes).items() if is_typeddict(shape)}
runner = CliRunner()

COMMANDS = {
    "list": shapes.MeasureList,
    "show PREV-03": shapes.ShownMeasure,
    "due --within 3000d": shapes.DueList,
    "agencies": shapes.AgencyTable,
    "returns status --period 2010-11-Q2": shapes.ReturnList,
    "milestone list PREV-03": shapes.MilestoneList,
    "period list": shapes.PeriodList,
    "diff 2010-11-Q1 2010-11-Q2": shapes.ChangeList,
    "history PREV-03": shapes.LifeList,
    "period show 2009-10-Q4": shapes.ShownPeriod,
    "validate": shapes.FindingList,
    "rules POA4": shapes.RuleList,
}
ROWS = {
    "list": shapes.columns(shapes.ListedMeasure),
    "due --within 3000d": shapes.columns(shapes.DueItem),
    "agencies": (*shapes.columns(shapes.ListedAgency)[:-1], *shapes.columns(shapes.ReturnCounts)),
    "returns status --period 2010-11-Q2": shapes.columns(shapes.ListedReturn),
    "milestone list PREV-03": shapes.columns(shapes.ListedMilestone),
    "period list": shapes.columns(shapes.ListedPeriod),
}
LISTED = (
    "show in COMMANDS of tests/output/test_shapes.py what it prints, by a shape of src/poa_tracker/output/shapes.py"
)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's plan, with a closed period that was opened again, and whose record was changed since."""
    root = tmp_path_factory.mktemp("plan")
    for name in ("plan.yaml", "agencies.yaml"):
        shutil.copy(ROOT / name, root)
    shutil.copytree(ROOT / "measures", root / "measures")
    close = "period close 2009-10-Q4 --closed-by Secretariat --signed-off-by Chair --with-missing"
    reopen = ["period", "reopen", "2009-10-Q4", "--reason", "Late return", "--approved-by", "Chair"]
    for arguments in (close.split(), reopen):
        result = runner.invoke(app, [*arguments, "--root", str(root), "--today", "2011-02-01"])
        assert result.exit_code == 0, result.output
    path = root / "measures" / "prevention" / "PREV-03.yaml"
    path.write_text(re.sub("summary: .", "summary: X", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    return root


def printed(command: str, output: str, root: Path = ROOT) -> str:
    arguments = [*command.split(), "--format", output, "--root", str(root), "--today", "2011-02-01"]
    result = runner.invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def fits(value: Any, kind: Any, where: str) -> None:
    """That a value of a JSON document is of the kind that its shape says."""
    if is_typeddict(kind):
        hints = get_type_hints(kind)
        needed = kind.__required_keys__
        assert isinstance(value, dict), where
        assert list(value) == [name for name in hints if name in value], where
        assert needed <= value.keys() <= hints.keys(), where
        for name, one in value.items():
            fits(one, hints[name], f"{where}.{name}")
    elif get_origin(kind) is list:
        assert isinstance(value, list), where
        for index, one in enumerate(value):
            fits(one, get_args(kind)[0], f"{where}[{index}]")
    elif get_origin(kind) is Union or type(kind).__name__ == "UnionType":
        assert value is None or len(get_args(kind)) > 1, where
        if value is not None:
            fits(value, next(one for one in get_args(kind) if one is not NoneType), where)
        else:
            assert NoneType in get_args(kind), where
    elif type(kind).__name__ == "_LiteralGenericAlias":
        assert value in get_args(kind), where
    elif kind.__name__ == "date":
        assert isinstance(value, str), where
        assert len(value) == len("2010-01-31"), where
    elif get_origin(kind) is not dict:
        assert type(value) is kind, where


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_prints_its_shape(command: str, plan: Path) -> None:
    document = json.loads(printed(command, "json", plan if command.startswith("period show") else ROOT))
    fits(document, COMMANDS[command], command)


def test_a_closed_period_is_shown_with_all_that_became_of_it(plan: Path) -> None:
    document = json.loads(printed("period show 2009-10-Q4", "json", plan))
    assert [name for name, value in document.items() if not value] == ["closed", "missing"]


def test_every_command_that_writes_json_is_held_to_a_shape() -> None:
    shown = [command.split() for command in COMMANDS]
    writing = []
    for module, functions in COMMAND_FUNCTIONS.items():
        names = {module: functions} if isinstance(functions, str) else functions
        for name, function in names.items():
            words = [module] if isinstance(functions, str) else [module, name]
            option = inspect.signature(getattr(import_module(f"poa_tracker.cli.{module}"), function)).parameters.get(
                "output"
            )
            if option is not None and "json" in choices(get_args(option.annotation)[0]):
                writing.append(words)
    assert len(writing) == len(COMMANDS)
    assert [words for words in writing if words not in [one[: len(words)] for one in shown]] == [], LISTED


def choices(kind: Any) -> list[str]:
    """What an option can be: the values of an enumeration, or those of them that a command has."""
    return [one.value for one in (get_args(kind) or kind)]


def test_every_field_says_what_it_means() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [line for line in page.split("\n") if line.endswith("|  |")] == [], (
        "say it below the field in output/shapes.py"
    )


@pytest.mark.parametrize("command", ROWS)
def test_the_csv_has_the_fields_of_the_json(command: str) -> None:
    names, *rows = csv.reader(io.StringIO(printed(command, "csv")))
    assert tuple(names) == ROWS[command]
    assert rows
    assert {len(row) for row in rows} == {len(names)}


def test_every_shape_is_printed_by_some_command_and_reported_in_the_docs() -> None:
    reached: set[str] = set()

    def reach(kind: Any) -> None:
        if is_typeddict(kind):
            reached.add(kind.__name__)
            for one in get_type_hints(kind).values():
                reach(one)
        for one in get_args(kind):
            reach(one)

    for shape in COMMANDS.values():
        reach(shape)
    assert reached == SHAPES.keys()
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in SHAPES if f"## {name}\n" not in page] == []


def test_the_page_is_made_from_the_shapes() -> None:
    specification = importlib.util.spec_from_file_location("docs_shapes", ROOT / "docs" / "shapes.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    assert PAGE.read_text(encoding="utf-8") == module.page(), "run `make docs`"


def test_no_field_goes_or_changes_its_place_unnoticed(request: pytest.FixtureRequest) -> None:
    """A field may be added, which is added here too; one that goes, or changes its kind, breaks somebody's program."""
    golden = ROOT / "tests" / "golden" / "shapes.json"
    promised = json.loads(golden.read_text(encoding="utf-8"))
    now = {
        name: {field: str(kind).replace("datetime.", "") for field, kind in get_type_hints(shape).items()}
        for name, shape in SHAPES.items()
    }
    published = json.loads(json.dumps(now).replace("poa_tracker.output.shapes.", ""))
    kept = {
        name: {field: kind for field, kind in published.get(name, {}).items() if field in fields}
        for name, fields in promised.items()
    }
    assert kept == promised, "nothing that stands in tests/golden/shapes.json may go"
    if request.config.getoption("--update-golden"):
        golden.write_text(json.dumps(published, indent=1) + "\n", encoding="utf-8", newline="\n")
        promised = published
    assert published == promised, "run `make again`: it writes the new field into tests/golden/shapes.json"
