"""`poa rules`: what the check looks for, and why."""

import sys
from typing import Annotated

import typer


def rules(
    code: Annotated[
        str, typer.Argument(metavar="[CODE]", help="A rule's code or name, or the beginning of codes.")
    ] = "",
) -> None:
    """List the rules of the check, or explain one: what, why, a bad and a good example.

    Example:  poa rules POA201
    """
    from poa_tracker.cli.terminal import screen_width
    from poa_tracker.errors import UsageError
    from poa_tracker.findings import did_you_mean
    from poa_tracker.rules.explain import all_rules, explanation, rule_list

    infos = all_rules()
    width = min(screen_width(sys.stdout), 100)
    one = next((info for info in infos if code.casefold() in (info.code.casefold(), info.name)), None)
    chosen = [info for info in infos if info.code.startswith(code.upper())]
    if one is not None:
        typer.echo(explanation(one, width))
    elif chosen:
        typer.echo(rule_list(chosen, width))
    else:
        raise UsageError(f"there is no rule {code!r}{did_you_mean(code, [info.name for info in infos])}")
