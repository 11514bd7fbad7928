"""The texts of a plan that everybody may read, in reports or in its files, each with the way to it."""

from collections.abc import Callable, Iterator

from poa_tracker.document import KeyPath
from poa_tracker.findings import Location
from poa_tracker.model import Holds, Measure, texts
from poa_tracker.rules.rule import Context, Find


def public_texts(measure: Measure) -> list[tuple[KeyPath, str]]:
    """Every text of a measure in words: no ids, no addresses of pages, nothing internal."""
    return texts(measure, Holds.WORDS)


def in_plan_texts(fault: Callable[[str], str | None]) -> Find:
    """What looks for a fault in the texts of `plan.yaml` and `agencies.yaml`; `fault` finds what is wrong with one."""

    def look(context: Context) -> Iterator[tuple[Location, str]]:
        for path, text in texts(context.register.plan, Holds.WORDS):
            if message := fault(text):
                yield context.register.in_plan(*path), message
        for index, agency in enumerate(context.agencies):
            for path, text in texts(agency, Holds.WORDS):
                if message := fault(text):
                    yield context.register.in_agencies("agencies", index, *path), message

    return look
