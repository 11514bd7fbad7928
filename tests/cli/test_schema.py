"""`poa schema`: what it prints is the schema in the repository."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app

runner = CliRunner()
SCHEMAS = Path(__file__).parents[2] / "schemas"


@pytest.mark.parametrize("name", ["plan", "agencies", "measure", "period"])
def test_prints_the_schema(name: str) -> None:
    result = runner.invoke(app, ["schema", name])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def test_an_unknown_kind_names_those_there_are() -> None:
    result = runner.invoke(app, ["schema", "measures"])
    assert result.exit_code == 2
    assert "'plan', 'agencies', 'measure', 'period'" in result.stderr
