"""The plan's settings name a rule or a field that does not exist.

The same fault of a single value is found while files are read; what rules and fields there are is known only here.
"""

from collections.abc import Iterator, Mapping

from poa_tracker.findings import Location, Suggestions, did_you_mean, quoted
from poa_tracker.model import controllable_fields
from poa_tracker.model.plan import CONTROLLED_FIELDS
from poa_tracker.register.project import PLAN
from poa_tracker.rules.rule import Context, Reach, rule


def _in_plan(context: Context) -> Iterator[tuple[Location, str]]:
    yield from _controlled_fields(context)
    if context.plan.time_zone and (message := unknown_time_zone(context.plan.time_zone)):
        yield context.register.in_plan("time_zone"), message


def unknown_time_zone(name: str) -> str | None:
    """What is wrong with the name of a time zone; None where there is such a zone."""
    # Loaded where a plan names its time zone.
    from zoneinfo import available_timezones

    known = available_timezones()
    # A computer without any of them knows of none that it is wrong.
    if not known or name in known:
        return None
    return f"no time zone is called {quoted(name)}{did_you_mean(name, known) or ' (such as Pacific/Auckland)'}"


def _controlled_fields(context: Context) -> Iterator[tuple[Location, str]]:
    fields = context.plan.controlled_fields
    if fields == CONTROLLED_FIELDS:
        return
    # Loaded where a plan names fields of its own: most do not.
    from poa_tracker.changes.controlled import is_field_pattern

    near = Suggestions([*CONTROLLED_FIELDS, *controllable_fields()])
    for index, field in enumerate(fields):
        if not is_field_pattern(field):
            hint = near.did_you_mean(field) or f" (such as {', '.join(CONTROLLED_FIELDS)})"
            message = f"a measure has no single value called {quoted(field)}{hint}"
            yield context.register.in_plan("controlled_fields", index), message


@rule("POA104", "unknown-value", reach=Reach.SUPPRESSIONS, in_plan=_in_plan)
def unknown_value(context: Context) -> Iterator[tuple[Location, str]]:
    """`checks` names a rule that does not exist. What people read about the rule stands with the loading rules."""
    checks, codes = context.plan.checks, context.codes
    for index, written in enumerate(checks.ignore):
        if not any(checks.names(written, code) for code in codes):
            yield context.register.in_plan("checks", "ignore", index), _no_rule(written, codes)
    for written in checks.severity:
        if written not in codes:
            begun = min((code for code in codes if checks.names(written, code)), default=written)
            message = f"{written} begins several codes; give the severity to one code, such as {begun}"
            is_beginning = written.isupper() and begun != written
            place = context.register.at_key(PLAN, "checks", "severity", written)
            yield place, message if is_beginning else _no_rule(written, codes)


def _no_rule(written: str, codes: Mapping[str, str]) -> str:
    code_of = {name: code for code, name in codes.items()}
    meant = written.upper() if written.upper() in codes else code_of.get(written)
    return f"there is no rule {quoted(written)}{f' (did you mean {meant!r}?)' if meant else '; `poa rules` lists them'}"
