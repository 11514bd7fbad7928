"""What a rule is: its permanent code, its name, its weight, and the reason for it."""

import inspect
import re
from functools import cache
from typing import NamedTuple

from poa_tracker.vocabulary import Severity

_PART = re.compile(r"^(Why|Bad|Good):[ \t]*", re.MULTILINE)


class RuleInfo(NamedTuple):
    """A rule as people read about it. `bad` and `good` are examples, as they would stand in a file."""

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    bad: str
    good: str

    @classmethod
    @cache
    def parse(cls, code: str, name: str, severity: Severity, text: str) -> "RuleInfo":
        """Read a rule's docstring: what is wrong, then `Why:`, `Bad:` and `Good:`. ValueError where one is missing."""
        summary, *parts = _PART.split(inspect.cleandoc(text))
        named = dict(zip(parts[::2], parts[1::2], strict=True))
        if set(named) != {"Why", "Bad", "Good"}:
            raise ValueError(f"{code}: its docstring needs a 'Why:', a 'Bad:' and a 'Good:'")
        return cls(
            code,
            name,
            severity,
            " ".join(summary.split()),
            " ".join(named["Why"].split()),
            _example(named["Bad"]),
            _example(named["Good"]),
        )


def _example(text: str) -> str:
    """Lines after the first keep their indentation relative to one another."""
    first, *rest = text.rstrip().split("\n")
    return inspect.cleandoc("\n".join([first.strip(), *rest])) if rest else first.strip()
