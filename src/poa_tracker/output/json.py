"""A check result for programs. The shape is promised: what is here stays, and `version` rises if it cannot."""

from typing import TextIO

from poa_tracker.findings import CheckResult, Finding


def write(result: CheckResult, stream: TextIO) -> None:
    """One JSON object and a line end. Everything outside ASCII is escaped, whatever the console can show."""
    import json

    document = {"version": 1, "files": result.files, "findings": [_finding(one) for one in result.findings]}
    stream.write(json.dumps(document, indent=2) + "\n")


def _finding(finding: Finding) -> dict[str, str | int]:
    start, end = finding.location.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": finding.location.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "help": finding.help,
    }
