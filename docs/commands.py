"""The page of all commands, made from the application: what each does, how it is called, its options, an example."""

import inspect
from collections.abc import Iterator
from typing import Any

import typer

from poa_tracker.cli.app import COMMANDS, app

HEAD = """\
# Commands

<!-- Made from the application by `make docs`. -->

Every command takes `--root FOLDER` (the plan's folder, or one inside it; default: here) and `--help`. Exit codes are
the same everywhere: **0** done, **1** the data has errors or a change was refused, **2** the command could not run.
Messages for people go to the error stream, results to standard output.
"""
_EVERYWHERE = ("root", "help", "today")


def page() -> str:
    """The whole page."""
    group: Any = typer.main.get_command(app)
    parts = [HEAD]
    for name in COMMANDS:
        parts += _parts(group.get_command(None, name), f"poa {name}")
    return "\n".join(parts)


def _parts(command: Any, name: str) -> Iterator[str]:
    children = getattr(command, "commands", None)
    if children:
        for child, one in children.items():
            yield from _parts(one, f"{name} {child}")
        return
    text, _, example = inspect.cleandoc(command.help or "").partition("Example:")
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option" and not one.hidden]
    usage = " ".join([name, *(one.make_metavar(_context(command)) for one in arguments), "[OPTIONS]"])
    lines = [f"## {name}", "", text.strip(), "", "```text", usage, "```", ""]
    rows = [(_argument(one, command), one.help or "") for one in arguments]
    rows += [(_option(one), _told(one)) for one in options if one.name.strip("_") not in _EVERYWHERE]
    if rows:
        lines += ["| argument or option | meaning |", "| --- | --- |"]
        lines += [f"| `{left}` | {_cell(right)} |".replace("``", "") for left, right in rows]
        lines.append("")
    if example.strip():
        lines += ["Example:", "", "```text", example.strip(), "```", ""]
    yield "\n".join(lines)


def _context(command: Any) -> Any:
    return typer.Context(command)


def _argument(one: Any, command: Any) -> str:
    return str(one.make_metavar(_context(command))).replace("|", "/")


def _option(one: Any) -> str:
    name = max(one.opts, key=len)
    metavar = "" if one.is_flag else f" {one.make_metavar(None) if one.metavar is None else one.metavar}"
    return f"{name}{metavar}".replace("|", "/")


def _told(one: Any) -> str:
    default = one.default() if callable(one.default) else one.default
    shown = getattr(default, "value", default)
    told = one.help or ""
    if one.show_default and shown not in (None, False, "", (), []) and "efault" not in told:
        told += f" Default: {shown}."
    return told


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
