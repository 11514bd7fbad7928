"""A suppression leaves nothing out."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity, quoted
from poa_tracker.register.project import PLAN
from poa_tracker.rules.rule import Context, Reach, rule
from poa_tracker.rules.suppression import PlacedSuppression, is_fixed

_MOST_NAMED = 3
"""Codes that a message names; a comment of a megabyte holds a hundred thousand."""


@rule("POA703", "unused-suppression", severity=Severity.WARNING, reach=Reach.SUPPRESSIONS)
def unused_suppression(context: Context) -> Iterator[tuple[Location, str]]:
    """A suppression names a rule that finds nothing on its line, or that does not exist, or that no file may leave out.

    `checks` in plan.yaml names a rule that no file may leave out or weaken.

    Why: it would hide the next finding there, for a reason that no longer holds.

    Bad:   # poa: ignore[POA411] nobody named yet
           lead_agency: POLICE
    Good:  lead_agency: POLICE
    """
    yield from _in_checks(context)
    for placed in context.suppressions:
        if placed.suppression.reason:
            for message in _faults(placed, context):
                yield Location(placed.path, placed.suppression.span), message


def _in_checks(context: Context) -> Iterator[tuple[Location, str]]:
    register, checks = context.register, context.register.plan.checks
    for index, written in enumerate(checks.ignore):
        named = [code for code in context.codes if checks.names(written, code)]
        if named and all(map(is_fixed, named)):
            yield register.in_plan("checks", "ignore", index), f"{_no_effect(written)} cannot be left out"
    for code, setting in checks.severity.items():
        if code in context.codes and is_fixed(code) and setting is not Severity.ERROR:
            yield register.at_key(PLAN, "checks", "severity", code), f"{_no_effect(code)} cannot be weakened"


def _no_effect(written: str) -> str:
    of_the_record = written.upper().startswith("POA5")
    what = (
        "what keeps the record from being rewritten" if of_the_record else "an error that stops poa from reading a file"
    )
    return f"{quoted(written)} has no effect: {what}"


def _faults(placed: PlacedSuppression, context: Context) -> Iterator[str]:
    """One message for all the codes with which the same is wrong."""
    codes = [code for code in dict.fromkeys(placed.suppression.codes) if code not in placed.used]
    if unknown := [quoted(code) for code in codes if code not in context.codes]:
        yield f"there is no rule {_listed(unknown, 'or')}; `poa rules` lists them"
    codes = [code for code in codes if code in context.codes]
    if of_the_record := [code for code in codes if code.startswith("POA5")]:
        keep = "keeps" if len(of_the_record) == 1 else "keep"
        yield f"{_listed(of_the_record, 'and')} {keep} the record from being rewritten and cannot be left out"
    if of_reading := [code for code in codes if is_fixed(code) and not code.startswith("POA5")]:
        yield f"{_listed(of_reading, 'and')} cannot be left out: nobody would notice that the file is not read"
    if placed.in_broken_file or not context.register.has_plan:
        return
    if unused := [code for code in codes if not is_fixed(code)]:
        find, them = ("finds", "it") if len(unused) == 1 else ("find", "them")
        what_to_do = f"take {them} out of the comment" if placed.used else "delete the comment"
        yield f"{_listed(unused, 'and')} {find} nothing here; {what_to_do}"


def _listed(codes: list[str], joint: str) -> str:
    """`A, B and C`; of many the first ones and how many more there are."""
    if len(codes) > _MOST_NAMED + 1:
        codes = [*codes[:_MOST_NAMED], f"{len(codes) - _MOST_NAMED:,} more"]
    return f" {joint} ".join([", ".join(codes[:-1]), codes[-1]]) if len(codes) > 1 else codes[0]
