"""Commands run as a person runs them, in one process, on a Sunday in 2025-26-Q3."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from tests.conftest import TODAY


class Outcome(NamedTuple):
    """What a command left behind on the screen."""

    exit_code: int
    stdout: str
    stderr: str


Poa = Callable[..., Outcome]


@pytest.fixture
def poa() -> Poa:
    """Run `poa …` on a plan: `poa(root, "update", "GOV-001", …)`."""

    def run(root: Path, *arguments: str, today: str = TODAY.isoformat()) -> Outcome:
        result = CliRunner().invoke(app, [*arguments, "--root", str(root), "--today", today], catch_exceptions=False)
        return Outcome(result.exit_code, result.stdout, result.stderr)

    return run


def lines(path: Path) -> list[str]:
    return path.read_bytes().decode().split("\n")
