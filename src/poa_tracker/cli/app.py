"""The `poa` command: the list of its commands, and the one place where a failure becomes a line for the person."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from poa_tracker import __version__
from poa_tracker.cli.agencies import agencies
from poa_tracker.cli.list import list_measures
from poa_tracker.cli.report import report
from poa_tracker.cli.rules import rules
from poa_tracker.cli.schema import schema
from poa_tracker.cli.show import show
from poa_tracker.cli.validate import validate
from poa_tracker.errors import PoaError

CANNOT_RUN = 2
"""Exit code of a command that could not run at all; a plan with errors gives 1."""

COMMANDS = (
    ("Check", "validate", validate),
    ("Check", "rules", rules),
    ("Look", "list", list_measures),
    ("Look", "show", show),
    ("Look", "agencies", agencies),
    ("Publish", "report", report),
    ("Exchange", "schema", schema),
)
"""Group, name and function of every command, in the order `poa --help` shows them."""


class PoaGroup(TyperGroup):
    """Turns failures of a run into one line on stderr and exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except PoaError as error:
            typer.echo(f"poa: {error}", err=True)
            raise typer.Exit(CANNOT_RUN) from None


app = typer.Typer(
    cls=PoaGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"poa {__version__}")
        raise typer.Exit


@app.callback(help="Keep a plan of action in git: check it, track it, publish its quarterly report.")
def _poa(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    pass


for _group, _name, _function in COMMANDS:
    app.command(_name, rich_help_panel=_group)(_function)
