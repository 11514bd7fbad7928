"""A check result as workflow commands, which GitHub shows at the lines of a pull request."""

from typing import TextIO

from poa_tracker.findings import CheckResult, Finding
from poa_tracker.output.text import visible

# https://docs.github.com/actions/reference/workflow-commands-for-github-actions; the escapes are those of the runner.
_MESSAGE = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY = {**_MESSAGE, ord(":"): "%3A", ord(","): "%2C"}


def write(result: CheckResult, stream: TextIO, *, folder: str = "") -> None:
    """One command for each finding, in the order of the result.

    `folder` is where the plan stands in the repository, with `/`; GitHub looks for files from the repository's top.
    """
    for finding in result.findings:
        stream.write(_command(finding, folder) + "\n")


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
    return f"::{finding.severity.value} {written}::{_escaped(finding.message, _MESSAGE)}"


def _escaped(text: str, escapes: dict[int, str]) -> str:
    return visible(text.translate(escapes))
