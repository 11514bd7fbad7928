"""Everything that a check of one plan has to say."""

from collections.abc import Iterable
from typing import NamedTuple

from poa_tracker.findings.finding import Finding


class CheckResult(NamedTuple):
    """The findings in file, line, column order, and how many files were read for them."""

    findings: tuple[Finding, ...]
    files: int
    strict: bool = False
    """Whether warnings fail the check too."""

    @classmethod
    def of(cls, findings: Iterable[Finding], files: int, *, strict: bool = False) -> "CheckResult":
        """The same findings make the same result, whatever order they were found in."""
        return cls(tuple(sorted(set(findings), key=lambda finding: finding.order)), files, strict)

    @property
    def errors(self) -> int:
        return sum(finding.is_error for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors

    @property
    def exit_code(self) -> int:
        return 1 if self.errors or (self.strict and self.findings) else 0
