"""Everything that a check of one plan found."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from poa_tracker.findings.finding import Finding
from poa_tracker.vocabulary import Severity

MOST_OF_A_KIND = 100
"""Findings of one rule in one file that are shown; a file can hold a hundred thousand, and one cause has them all."""

_LONGEST_MESSAGE = 500
"""Characters. What a message quotes is cut by `quoted`; ids stand as they are, and a chain of them can be long."""


class CheckResult(NamedTuple):
    """The findings in file, line, column order, and how many files were read for them.

    Of very many findings of one rule in one file the first hundred are shown, and the last of these counts the
    others. All of them count.
    """

    findings: tuple[Finding, ...]
    files: int
    strict: bool = False
    """Whether warnings fail the check too."""
    unlisted_errors: int = 0
    unlisted_warnings: int = 0
    unlisted_notes: int = 0

    @classmethod
    def of(cls, findings: Iterable[Finding], files: int, *, strict: bool = False) -> "CheckResult":
        """The same findings make the same result, whatever order they were found in."""
        ordered = sorted({_short(finding) for finding in findings}, key=lambda finding: finding.order)
        if len(ordered) <= MOST_OF_A_KIND:
            return cls(tuple(ordered), files, strict)
        listed, unlisted = _cut(ordered)
        more = (unlisted[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO))
        return cls(listed, files, strict, *more)

    @property
    def errors(self) -> int:
        return self._listed(Severity.ERROR) + self.unlisted_errors

    @property
    def warnings(self) -> int:
        return self._listed(Severity.WARNING) + self.unlisted_warnings

    @property
    def notes(self) -> int:
        """Findings of the severity `info`."""
        return self._listed(Severity.INFO) + self.unlisted_notes

    @property
    def exit_code(self) -> int:
        return 1 if self.errors or (self.strict and self.warnings) else 0

    def _listed(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)


def _short(finding: Finding) -> Finding:
    """Whatever a message quotes, it stays a line that people read."""
    if len(finding.message) <= _LONGEST_MESSAGE:
        return finding
    return finding._replace(message=finding.message[: _LONGEST_MESSAGE - 1] + "…")


def _cut(ordered: list[Finding]) -> tuple[tuple[Finding, ...], Counter[Severity]]:
    """The findings that are shown, and how many of each severity are not."""
    counted: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], int] = {}
    listed: list[Finding] = []
    unlisted: Counter[Severity] = Counter()
    for finding in ordered:
        kind = finding.location.path, finding.code
        counted[kind] += 1
        if counted[kind] <= MOST_OF_A_KIND:
            last[kind] = len(listed)
            listed.append(finding)
        else:
            unlisted[finding.severity] += 1
    for kind, number in counted.items():
        if number > MOST_OF_A_KIND:
            finding = listed[last[kind]]
            more = f"{finding.message}; and {number - MOST_OF_A_KIND:,} more {finding.code} in this file"
            listed[last[kind]] = finding._replace(message=more)
    return tuple(listed), unlisted
