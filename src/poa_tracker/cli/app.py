"""The `poa` command: the list of its commands, and the one place where a failure becomes a line for the person."""

from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from poa_tracker import __version__
from poa_tracker.errors import PoaError, UsageError

COMMANDS: dict[str, str | dict[str, str]] = {
    "validate": "validate",
    "rules": "rules",
    "format": "format_files",
    "list": "list_measures",
    "show": "show",
    "agencies": "agencies",
    "due": "due",
    "history": "history",
    "diff": "diff",
    "report": "report",
    "init": "init",
    "new": "new",
    "assign": "assign",
    "update": "update",
    "milestone": {"add": "add", "done": "done", "list": "list_milestones"},
    "vary": "vary",
    "correct": "correct",
    "undo": "undo",
    "close": "close",
    "agency": {"add": "add", "merge": "merge"},
    "returns": {"status": "status"},
    "period": {"list": "list_periods", "close": "close", "sign": "sign", "reopen": "reopen", "show": "show"},
    "schema": "schema",
}
"""Every command, in the order `poa --help` shows them, and its function in the module of its name.

A group of commands has a function for each of its own.
"""

SETTINGS = {"help_option_names": ["-h", "--help"]}


def _summary(name: str) -> str:
    """What a command's module begins with: \"\"\"`poa list`: the measures of a plan, all or some.\"\"\""""
    with (Path(__file__).parent / f"{name}.py").open(encoding="utf-8") as source:
        text = source.readline().strip().strip('"').partition(": ")[2]
    return text[:1].upper() + text[1:]


def _first_line(text: str | None) -> str:
    return " ".join((text or "").partition("\n\n")[0].split())


def _nothing() -> None:
    """A group of commands does nothing itself."""


class OneCommand(TyperCommand):
    """A command that refuses an option given twice if it takes one value: typer would keep the last without a word."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        _, _, given = self.make_parser(ctx).parse_args(args=[*args])
        for option, times in Counter(given).items():
            if times > 1 and not (option.nargs == -1 or getattr(option, "multiple", False) or _is_flag(option)):
                raise UsageError(f"{option.opts[0]} takes one value and is given {times} times; leave out all but one")
        return super().parse_args(ctx, args)


def _is_flag(option: Any) -> bool:
    """Whether an option has no value: to give it twice loses nothing."""
    return bool(getattr(option, "is_flag", False)) and not option.secondary_opts


class Subcommands(TyperGroup):
    """Commands of one subject, such as `poa milestone`."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer's own signature
        """Each with its whole first sentence; typer would cut it at 45 characters on a screen of any width."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_line(command.help)) for name, command in self.commands.items()])


class PoaGroup(TyperGroup):
    """Loads the command that is asked for and no other; turns a failure of the run into one line and its exit code."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's own signature
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """The list of commands in `poa --help`, each with the first line of its help.

        The modules are read, not imported: to load every command would take ten times as long as to list them.
        """
        with formatter.section("Commands"):
            formatter.write_dl([(name, _summary(name)) for name in COMMANDS])

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            # For a slip of the fingers only: it brings the reader of YAML with it.
            from poa_tracker.findings import did_you_mean

            raise UsageError(f"no command {cmd_name!r}{did_you_mean(cmd_name, COMMANDS)}; `poa --help` lists them")
        single = typer.Typer(
            name=cmd_name,
            cls=Subcommands,
            add_completion=False,
            rich_markup_mode=None,
            context_settings=SETTINGS,
            no_args_is_help=True,
        )
        module = import_module(f"poa_tracker.cli.{cmd_name}")
        functions = COMMANDS[cmd_name]
        if isinstance(functions, str):
            single.command(cmd_name, cls=OneCommand)(getattr(module, functions))
            return typer.main.get_command(single)
        single.callback(help=_summary(cmd_name))(_nothing)
        for name, function in functions.items():
            single.command(name, cls=OneCommand)(getattr(module, function))
        return typer.main.get_command(single)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except PoaError as error:
            typer.echo(f"poa: {error}", err=True)
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            # `poa list | head` is no failure; typer would make it one.
            raise typer.Exit from None


app = typer.Typer(
    cls=PoaGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=SETTINGS,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"poa {__version__}")
        raise typer.Exit


@app.callback(help="Keep a plan of action in git: check it, track it, publish its quarterly report.")
def _poa(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    pass
