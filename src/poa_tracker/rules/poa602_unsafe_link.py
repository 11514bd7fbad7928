"""A link leads somewhere that a report must not lead to."""

import re
from collections.abc import Iterable, Iterator

from poa_tracker.document import KeyPath
from poa_tracker.findings import Location
from poa_tracker.model import Evidence, Measure
from poa_tracker.rules.rule import Context, rule

_SAFE = re.compile(r"https?://(?![^/]*@)[^\s<>\"\\^`{|}\x00-\x1f\x7f]+|mailto:[^\s<>\"@]+@[^\s<>\"@]+", re.IGNORECASE)


def _in_plan(context: Context) -> Iterator[tuple[Location, str]]:
    plan = context.plan
    if plan.source and plan.source.url and not _SAFE.fullmatch(plan.source.url):
        yield context.register.in_plan("source", "url"), _message(plan.source.url)
    for index, framework in enumerate(plan.frameworks):
        if framework.url and not _SAFE.fullmatch(framework.url):
            yield context.register.in_plan("frameworks", index, "url"), _message(framework.url)


@rule("POA602", "unsafe-link", in_plan=_in_plan)
def unsafe_link(context: Context) -> Iterator[tuple[Location, str]]:
    """A link is no address on the web or of a mailbox: not http, https or mailto, or with spaces or a password in it.

    Why: reports print it as something to click, and a reader trusts it.

    Bad:   url: javascript:alert(1)
    Good:  url: https://www.example.govt.nz/report.pdf
    """
    for entry in context.measures:
        if b"url" not in entry.raw:
            continue
        for path, url in _urls(entry.record):
            if not _SAFE.fullmatch(url):
                yield entry.at(*path), _message(url)


def _urls(measure: Measure) -> Iterator[tuple[KeyPath, str]]:
    yield from _evidence(("evidence",), measure.evidence)
    for index, milestone in enumerate(measure.milestones):
        if milestone.evidence:
            yield from _evidence(("milestones", index, "evidence"), milestone.evidence)
    for index, update in enumerate(measure.updates):
        if update.evidence:
            yield from _evidence(("updates", index, "evidence"), update.evidence)
    for index, link in enumerate(measure.links):
        if link.url:
            yield ("links", index, "url"), link.url
    if measure.source and measure.source.url:
        yield ("source", "url"), measure.source.url


def _evidence(path: KeyPath, evidence: Iterable[Evidence]) -> Iterator[tuple[KeyPath, str]]:
    for index, one in enumerate(evidence):
        yield (*path, index, "url"), one.url


def _message(url: str) -> str:
    shown = url if len(url) <= 60 else url[:59] + "…"
    return f"{shown!r} is no link that a report may print (http, https or mailto)"
