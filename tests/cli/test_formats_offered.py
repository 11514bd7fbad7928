"""The formats of a command are offered by its help, by a shell that completes, and by the message on a slip."""

from pathlib import Path

import pytest
from typer.main import get_command

from poa_tracker.cli.app import app
from tests.cli.conftest import Poa
from tests.conftest import MakeProject


@pytest.mark.parametrize(
    ("command", "formats"),
    [
        ("list", ["table", "json", "csv"]),
        ("show", ["text", "json"]),
        ("due", ["table", "json", "csv", "ics"]),
        ("diff", ["text", "markdown", "json"]),
        ("history", ["table", "json"]),
    ],
)
def test_a_shell_completes_the_formats(command: str, formats: list[str]) -> None:
    root = get_command(app)
    context = root.make_context("poa", [], resilient_parsing=True)
    found = root.get_command(context, command)  # type: ignore[attr-defined]
    (option,) = (one for one in found.params if "--format" in one.opts)
    assert [one.value for one in option.shell_complete(context, "")] == formats


def test_a_slip_is_shown_which_there_are(project: MakeProject, poa: Poa) -> None:
    root: Path = project()
    result = poa(root, "due", "--format", "isc")
    assert result.exit_code == 2
    assert "'isc' is not one of 'table', 'json', 'csv', 'ics'" in result.stderr
