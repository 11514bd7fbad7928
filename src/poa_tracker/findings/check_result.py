"""Everything that a check of one plan has to say."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from poa_tracker.findings.finding import Finding
from poa_tracker.vocabulary import Severity

MOST_OF_A_KIND = 100
"""Findings of one rule in one file that are told; a file can hold a hundred thousand, and one cause has them all."""

_LONGEST_MESSAGE = 500
"""Characters. What a message quotes is cut by `quoted`; ids stand as they are, and a chain of them can be long."""


class CheckResult(NamedTuple):
    """The findings in file, line, column order, and how many files were read for them.

    Of very many findings of one rule in one file the first hundred are told, and the last of these says how many more
    there are. They are counted all the same.
    """

    findings: tuple[Finding, ...]
    files: int
    strict: bool = False
    """Whether warnings fail the check too."""
    untold_errors: int = 0
    untold_warnings: int = 0
    untold_notes: int = 0

    @classmethod
    def of(cls, findings: Iterable[Finding], files: int, *, strict: bool = False) -> "CheckResult":
        """The same findings make the same result, whatever order they were found in."""
        ordered = sorted({_short(finding) for finding in findings}, key=lambda finding: finding.order)
        if len(ordered) <= MOST_OF_A_KIND:
            return cls(tuple(ordered), files, strict)
        told, untold = _told(ordered)
        more = (untold[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO))
        return cls(told, files, strict, *more)

    @property
    def errors(self) -> int:
        return self._told(Severity.ERROR) + self.untold_errors

    @property
    def warnings(self) -> int:
        return self._told(Severity.WARNING) + self.untold_warnings

    @property
    def notes(self) -> int:
        """Findings of the severity `info`."""
        return self._told(Severity.INFO) + self.untold_notes

    @property
    def exit_code(self) -> int:
        return 1 if self.errors or (self.strict and self.warnings) else 0

    def _told(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)


def _short(finding: Finding) -> Finding:
    """Whatever a message quotes, it stays a line that people read."""
    if len(finding.message) <= _LONGEST_MESSAGE:
        return finding
    return finding._replace(message=finding.message[: _LONGEST_MESSAGE - 1] + "…")


def _told(ordered: list[Finding]) -> tuple[tuple[Finding, ...], Counter[Severity]]:
    """The findings that are told, and how many of each weight are not."""
    counted: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], int] = {}
    told: list[Finding] = []
    untold: Counter[Severity] = Counter()
    for finding in ordered:
        kind = finding.location.path, finding.code
        counted[kind] += 1
        if counted[kind] <= MOST_OF_A_KIND:
            last[kind] = len(told)
            told.append(finding)
        else:
            untold[finding.severity] += 1
    for kind, number in counted.items():
        if number > MOST_OF_A_KIND:
            finding = told[last[kind]]
            more = f"{finding.message}; and {number - MOST_OF_A_KIND:,} more {finding.code} in this file"
            told[last[kind]] = finding._replace(message=more)
    return tuple(told), untold
