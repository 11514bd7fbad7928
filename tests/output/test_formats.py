"""Every format of findings is in the one table, and has its test."""

import inspect
import io
from importlib import import_module
from pathlib import Path

import pytest

from poa_tracker.findings import CheckResult, Finding, Location, Severity
from poa_tracker.output import CheckFormat, Destination

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "poa_tracker" / "output"
TABLE = "CheckFormat in src/poa_tracker/output/__init__.py"


def test_every_module_that_takes_a_check_result_is_a_format() -> None:
    modules = [path.stem for path in sorted(FOLDER.glob("*.py")) if path.stem != "__init__"]
    taking = [name for name in modules if hasattr(import_module(f"poa_tracker.output.{name}"), "CheckResult")]
    assert len(taking) > 3
    forgotten = [f"output/{name}.py" for name in taking if name not in list(CheckFormat)]
    assert not forgotten, f"give each its line in {TABLE}"


@pytest.mark.parametrize("one", CheckFormat)
def test_every_format_has_its_module_and_its_test(one: CheckFormat) -> None:
    assert (FOLDER / f"{one}.py").exists(), f"{TABLE} names {one}: write src/poa_tracker/output/{one}.py"
    test = Path(__file__).parent / f"test_{one}.py"
    assert test.exists(), f"write {test.relative_to(ROOT)}: what findings look like in this format"


@pytest.mark.parametrize("one", CheckFormat)
def test_every_format_is_written_in_the_same_way(one: CheckFormat) -> None:
    write = import_module(f"poa_tracker.output.{one}").write
    assert str(inspect.signature(write)) == str(inspect.signature(example)), "every writer takes the same"
    stream = io.StringIO()
    found = [Finding("POA201", "unknown-agency", weight, f"{weight}", Location("a")) for weight in Severity]
    one.write(CheckResult.of([each for each in found if each.severity is not Severity.OFF], 28), Destination(stream))
    assert stream.getvalue().endswith("\n")


def example(result: CheckResult, to: Destination) -> None:
    """What a writer takes."""
