"""`poa rules`: what the check looks for, and why."""

import sys
from typing import Annotated

import typer

from poa_tracker.cli.options import HERE, DataFormat, Root, Today, format_option
from poa_tracker.cli.table import write_json
from poa_tracker.cli.terminal import screen_width
from poa_tracker.errors import UsageError


def rules(
    code: Annotated[
        str, typer.Argument(metavar="[CODE]", help="A rule's code or name, or the beginning of codes.")
    ] = "",
    output: Annotated[DataFormat, format_option(DataFormat.TEXT, DataFormat.JSON)] = DataFormat.TEXT,
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
    if output is DataFormat.JSON and (one or chosen):
        described = [info._asdict() for info in ([one] if one else chosen)]
        write_json({"version": 1, "rules": described}, sys.stdout)
    elif one is not None:
        typer.echo(explanation(one, width))
    elif chosen:
        typer.echo(rule_list(chosen, width))
    else:
        near = did_you_mean(code, [info.name for info in infos])
        raise UsageError(f"there is no rule {code!r}{near}; `poa rules` lists them")
