"""A figure is so small that it could point to a person."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.model import Visibility
from poa_tracker.rules.rule import Context, rule


@rule("POA603", "small-count-published", severity=Severity.WARNING)
def small_count_published(context: Context) -> Iterator[tuple[Location, str]]:
    """A public measure has an indicator value below the plan's `disclosure.suppress_below`; reports print it as "<n".

    Zero and numbers with decimals do not point to a person and are fine.

    Why: three victims in one year may be three people whom somebody knows. Anybody can read the files of a public
    repository.

    Bad:   values: [{period: 2018-19, value: 2, reported: 2019-07-01}]   # suppress_below: 6
    Good:  visibility: internal
    """
    limit = context.plan.disclosure.suppress_below
    if limit is None:
        return
    for entry in context.measures:
        if entry.record.visibility is Visibility.INTERNAL:
            continue
        for index, indicator in enumerate(entry.record.indicators):
            for number, value in enumerate(indicator.values):
                if context.plan.disclosure.is_small(value.value):
                    place = entry.at("indicators", index, "values", number, "value")
                    message = f"{value.value} is below {limit}: reports print '<{limit}', but this file shows it"
                    yield place, message
