"""A check result for people: each finding with the source it is about, the characters underlined."""

import unicodedata

from poa_tracker.findings import CheckResult, Finding, Severity
from poa_tracker.output.destination import Destination

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_LONGEST_LINE = 160
"""Characters of a source line that are shown; a line of a million would drown the message."""


def write(result: CheckResult, to: Destination) -> None:
    """Findings, then one line that counts them. Without findings that line is all."""
    for finding in result.findings:
        to.stream.write(finding_text(finding, colour=to.colour) + "\n")
    to.stream.write(summary(result) + "\n")


def summary(result: CheckResult) -> str:
    """`1 error, 0 warnings in 28 files`, or `1 error, 0 warnings, 2 notes in 28 files` where there are notes."""
    counts = [_count(result.errors, "error"), _count(result.warnings, "warning")]
    if result.notes:
        counts.append(_count(result.notes, "note"))
    return f"{', '.join(counts)} in {_count(result.files, 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def finding_text(finding: Finding, *, colour: bool) -> str:
    """One finding and its lines of source."""
    start = finding.location.span.start
    paint = _paint if colour else _plain
    place = paint(f"{finding.location.path}:{start.line}:{start.column}:", "1")
    weight = paint(f"{finding.severity.value}[{finding.code}]", f"1;{_COLOURS[finding.severity]}")
    lines = [f"{place} {weight} {visible(finding.message)}", *_excerpt(finding, colour=colour)]
    return "\n".join(lines)


def _excerpt(finding: Finding, *, colour: bool) -> list[str]:
    """The source lines with their numbers, then carets below the characters meant.

    Of a span over several lines the first is underlined. A long line is cut around the place that is meant, with `…`
    where it goes on. A tab among the characters meant is drawn as an arrow: nobody sees it otherwise.
    """
    if not finding.excerpt or not any(line.strip() for line in finding.excerpt):
        return []
    paint = _paint if colour else _plain
    start, end = finding.location.span
    source = finding.excerpt[-1]
    stop = end.column if end.line == start.line else len(source.rstrip()) + 1
    offset = max(0, start.column - 1 - _LONGEST_LINE // 2) if len(source) > _LONGEST_LINE else 0
    begin, end_shown = start.column - 1, offset + _LONGEST_LINE
    before = ("…" if offset else "") + visible(source[offset:begin])
    meant = visible(source[begin : min(max(stop - 1, begin + 1), end_shown)].replace("\t", "→"))
    after = visible(source[max(stop - 1, begin + 1) : end_shown])
    numbers = range(start.line - len(finding.excerpt) + 1, start.line + 1)
    texts = [
        *(visible(_cut(line)) for line in finding.excerpt[:-1]),
        before + meant + after + ("…" if len(source) > end_shown else ""),
    ]
    width = max(4, len(str(start.line)))
    lines = [
        f"{paint(f'{number:>{width}} |', '2')} {text}".rstrip() for number, text in zip(numbers, texts, strict=True)
    ]
    carets = "^" * max(1, _width(meant) if stop > start.column else 1)
    lines.append(f"{paint(' ' * width + ' |', '2')} {' ' * _width(before)}{paint(carets, _COLOURS[finding.severity])}")
    return lines


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…"


def visible(text: str) -> str:
    """The text with whatever could move the cursor, colour the screen or turn the reading direction written out."""
    text = text.replace("\t", " ")
    return text if text.isprintable() else "".join(one if one.isprintable() else _escaped(one) for one in text)


def _escaped(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def _width(text: str) -> int:
    """Columns on a screen: Chinese, Japanese and Korean characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(one) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def _paint(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _plain(text: str, _: str) -> str:
    return text
