"""`poa rules`: what the check looks for, and why."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from poa_tracker.cli.options import HERE, Root, Today
from poa_tracker.cli.table import write_json
from poa_tracker.cli.terminal import screen_width
from poa_tracker.errors import UsageError


class RulesFormat(StrEnum):
    """For which reader the rules are written."""

    TEXT = "text"
    JSON = "json"


def rules(
    code: Annotated[
        str, typer.Argument(metavar="[CODE]", help="A rule's code or name, or the beginning of codes.")
    ] = "",
    output: Annotated[RulesFormat, typer.Option("--format", help="For people or for programs.")] = RulesFormat.TEXT,
    _root: Root = HERE,
    _today: Today = None,
) -> None:
    """List the rules of the check, or explain one: what, why, a bad and a good example.

    Example:  poa rules POA201
    """
    from poa_tracker.findings import did_you_mean
    from poa_tracker.rules.explain import all_rules, explanation, rule_list

    infos = all_rules()
    width = min(screen_width(sys.stdout), 100)
    one = next((info for info in infos if code.casefold() in (info.code.casefold(), info.name)), None)
    chosen = [info for info in infos if info.code.startswith(code.upper())]
    if output is RulesFormat.JSON and (one or chosen):
        described = [info._asdict() for info in ([one] if one else chosen)]
        write_json({"version": 1, "rules": described}, sys.stdout)
    elif one is not None:
        typer.echo(explanation(one, width))
    elif chosen:
        typer.echo(rule_list(chosen, width))
    else:
        near = did_you_mean(code, [info.name for info in infos])
        raise UsageError(f"there is no rule {code!r}{near}; `poa rules` lists them")
