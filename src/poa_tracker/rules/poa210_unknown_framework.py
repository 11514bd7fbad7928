"""A measure links to a framework that the plan does not know."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Suggestions, quoted
from poa_tracker.rules.rule import Context, rule


@rule("POA210", "unknown-framework")
def unknown_framework(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure links to a framework that plan.yaml does not list.

    Why: readers cannot tell which treaty or set of goals is meant.

    Bad:   links: [{framework: palermoo, ref: Article 10}]
    Good:  links: [{framework: palermo, ref: Article 10}]
    """
    known = {framework.id for framework in context.plan.frameworks}
    near = Suggestions(known)
    for entry in context.measures:
        for index, link in enumerate(entry.record.links):
            if link.framework not in known:
                message = f"no framework {quoted(link.framework)}{near.did_you_mean(link.framework)}"
                yield entry.at("links", index, "framework"), message
