"""`poa rules`: list the rules of the check, or explain one."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.options import HERE, DataFormat, Root, TextFormat, Today
from poa_tracker.cli.table import write_json
from poa_tracker.cli.terminal import screen_width
from poa_tracker.errors import UsageError
from poa_tracker.output.shapes import RuleList, RuleRow

if TYPE_CHECKING:
    from poa_tracker.findings import RuleInfo


def rules(
    code: Annotated[
        str, typer.Argument(metavar="[CODE]", help="A rule's code or name, or the first characters of several codes.")
    ] = "",
    output: TextFormat = DataFormat.TEXT,
    _root: Root = HERE,
    _today: Today = None,
) -> None:
    """List the rules of the check, or explain one: what it finds, why, a bad and a good example.

    Example:  poa rules POA201
    """
    from poa_tracker.findings import did_you_mean
    from poa_tracker.rules.explain import all_rules, explanation, rule_list

    infos = all_rules()
    width = min(screen_width(sys.stdout), 100)
    one = next((info for info in infos if code.casefold() in (info.code.casefold(), info.name)), None)
    chosen = [info for info in infos if info.code.startswith(code.upper())]
    if output is DataFormat.JSON and (one or chosen):
        document: RuleList = {"version": 1, "rules": [_record(info) for info in ([one] if one else chosen)]}
        write_json(document, sys.stdout)
    elif one is not None:
        typer.echo(explanation(one, width))
    elif chosen:
        typer.echo(rule_list(chosen, width))
    else:
        near = did_you_mean(code, [info.name for info in infos])
        raise UsageError(f"there is no rule {code!r}{near}; `poa rules` lists them")


def _record(info: "RuleInfo") -> RuleRow:
    return {
        "code": info.code,
        "name": info.name,
        "severity": info.severity.value,
        "summary": info.summary,
        "why": info.why,
        "bad": info.bad,
        "good": info.good,
    }
