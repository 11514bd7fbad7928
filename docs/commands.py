"""The page of all commands, made from the application: what each does, how to call it, its options, an example."""

import inspect
from collections.abc import Iterator
from typing import Any

import typer

from poa_tracker.cli.app import COMMANDS, app

HEAD = """\
# Commands

<!-- Made from the application by `make docs`; change the help of the command, not this page. -->

This page has the same text as `poa COMMAND --help`.

Every command takes these options:

- `--root FOLDER` names the plan's folder, or a folder inside it. Without it, `poa` starts from the folder you are in.
- `--help` shows the help and stops.
- `--today DATE` (YYYY-MM-DD) lets `poa` take that day for today, and write it where it would write today. `--help` does
  not show it: it is for tests, and for trying out a plan. To enter something late in a plan in use, give its own day
  with the option of the command, such as `--submitted`, `--on` or `--date`.

Every command ends with one of these exit codes:

- **0**: it worked
- **1**: the plan has errors, or `poa` refused the change
- **2**: the command could not run

`poa` prints results to standard output and messages to standard error.

## All commands

| command | what it does |
| --- | --- |
"""
_EVERYWHERE = ("root", "help", "today")


def page() -> str:
    """The whole page."""
    group: Any = typer.main.get_command(app)
    found = [one for name in COMMANDS for one in _commands(group.get_command(None, name), f"poa {name}")]
    contents = "".join(f"| [`{name}`](#{name.replace(' ', '-')}) | {_cell(_summary(one))} |\n" for name, one in found)
    return "\n".join([HEAD + contents, *(_part(one, name) for name, one in found)])


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """The command by itself, or each command of a group."""
    children = getattr(command, "commands", None)
    if not children:
        yield name, command
        return
    for child, one in children.items():
        yield from _commands(one, f"{name} {child}")


def _part(command: Any, name: str) -> str:
    text, _, example = inspect.cleandoc(command.help or "").partition("Example:")
    context = typer.Context(command)
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [
        one
        for one in command.params
        if one.param_type_name == "option" and not one.hidden and one.name.strip("_") not in _EVERYWHERE
    ]
    needed = [f"{_name(one)} {_metavar(one, context)}" for one in options if one.required]
    usage = " ".join([name, *(one.make_metavar(context) for one in arguments), *needed, "[OPTIONS]"])
    lines = [f"## {name}", "", text.strip(), "", "```text", usage, "```", ""]
    rows = [(f"`{one.make_metavar(context)}`", _meaning(one)) for one in arguments]
    rows += [(f"`{_name(one)}{_value(one, context)}`", _meaning(one)) for one in options]
    if rows:
        lines += ["| argument or option | meaning |", "| --- | --- |"]
        lines += [f"| {left} | {_cell(right)} |" for left, right in rows]
        lines.append("")
    if example.strip():
        lines += ["Example:", "", "```text", example.strip(), "```", ""]
    return "\n".join(lines)


def _summary(command: Any) -> str:
    return inspect.cleandoc(command.help or "").partition("\n\n")[0]


def _name(one: Any) -> str:
    return max(one.opts, key=len)


def _value(one: Any, context: Any) -> str:
    """What follows the name of an option."""
    return "" if one.is_flag else f" {_metavar(one, context)}"


def _metavar(one: Any, context: Any) -> str:
    """A name for the value. The words of a closed list are given with the meaning, where there is room."""
    return _name(one).lstrip("-").upper() if _choices(one) else str(one.make_metavar(context))


def _choices(one: Any) -> list[str]:
    """The words that an option takes, where these are a closed list."""
    if one.param_type_name == "argument" or one.is_flag:
        return []
    if hasattr(one.type, "choices"):
        return [str(getattr(choice, "value", choice)) for choice in one.type.choices]
    metavar = one.metavar or ""
    return metavar[1:-1].split("|") if metavar.startswith("[") and "|" in metavar else []


def _meaning(one: Any) -> str:
    """Its help, the words it takes, its default, whether it must be given."""
    default = one.default() if callable(one.default) else one.default
    shown = getattr(default, "value", default)
    parts = [one.help or ""]
    if choices := _choices(one):
        parts.append(f"{'One' if len(choices) > 1 else 'Only'} of {', '.join(f'`{choice}`' for choice in choices)}.")
    if one.param_type_name == "option" and one.required:
        parts.append("Required.")
    if one.show_default and shown not in (None, False, "", (), []) and "efault" not in parts[0]:
        parts.append(f"Default: {shown}.")
    return " ".join(parts)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
