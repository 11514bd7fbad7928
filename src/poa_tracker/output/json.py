"""A check result for programs. The shape is promised: what is here stays, and `version` rises if it cannot."""

from poa_tracker.findings import CheckResult, Finding
from poa_tracker.output.destination import Destination
from poa_tracker.output.shapes import FindingList, FindingRow


def write(result: CheckResult, to: Destination) -> None:
    """One JSON object and a line end. Everything outside ASCII is escaped, whatever the console can show."""
    import json

    findings = [fields(one) for one in result.findings]
    document: FindingList = {"version": 1, "files": result.files, "findings": findings}
    to.stream.write(json.dumps(document, indent=2) + "\n")


def fields(finding: Finding) -> FindingRow:
    """Everything that programs get of a finding."""
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
