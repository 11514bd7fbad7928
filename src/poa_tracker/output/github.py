"""A check result as workflow commands, which GitHub shows at the lines of a pull request."""

from poa_tracker.findings import CheckResult, Finding, Severity
from poa_tracker.output.destination import Destination
from poa_tracker.output.text import visible

# https://docs.github.com/actions/reference/workflow-commands-for-github-actions; the escapes are those of the runner.
_MESSAGE = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY = {**_MESSAGE, ord(":"): "%3A", ord(","): "%2C"}


_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(result: CheckResult, to: Destination) -> None:
    """One command for each finding, in the order of the result."""
    for finding in result.findings:
        to.stream.write(_command(finding, to.folder) + "\n")


def _command(finding: Finding, folder: str) -> str:
    path, (start, end) = finding.location
    properties = {
        "file": f"{folder}/{path}" if folder else path,
        "line": start.line,
        "endLine": end.line,
        "title": f"{finding.code} {finding.name}",
    }
    if start.line == end.line:
        # Of several lines GitHub takes no columns.
        properties |= {"col": start.column, "endColumn": end.column}
    written = ",".join(f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in properties.items())
    return f"::{_NAMES[finding.severity]} {written}::{_escaped(finding.message, _MESSAGE)}"


def _escaped(text: str, escapes: dict[int, str]) -> str:
    return visible(text.translate(escapes))
