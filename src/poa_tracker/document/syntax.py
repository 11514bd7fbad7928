"""libyaml's complaints in plain words, each at the character to change and with the likely fix."""

import re

import yaml

from poa_tracker.document.fault import Fault
from poa_tracker.document.position import Lines

_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEY_WITHOUT_SPACE = re.compile(r"(?:- +)?[A-Za-z_][\w-]*:(?=[^\s/:])")
_KEY = re.compile(r"[^\s#'\"\[\]{},:][^:#]*?:(?=\s)")


def explain(error: yaml.YAMLError, text: str) -> Fault:
    """The fault that an error of libyaml stands for."""
    lines = Lines(text)
    if not isinstance(error, yaml.MarkedYAMLError):
        return _control_character(error, text, lines)
    problem = str(error.problem or "")
    at = _index(error.problem_mark, text)
    context_at = _index(error.context_mark, text) if error.context_mark else at
    start, end, message = _say(problem, str(error.context or ""), at, context_at, text, lines)
    return Fault("POA001", message, lines.span(start, max(end, start)))


def _say(problem: str, context: str, at: int, context_at: int, text: str, lines: Lines) -> tuple[int, int, str]:
    """Where the fault begins and ends, and what is said of it."""
    character = text[at : at + 1]
    if problem.startswith("did not find expected ',' or"):
        opener = text[context_at : context_at + 1]
        line = lines.position(at).line
        return context_at, context_at + 1, f"this {opener!r} is not closed, or a comma is missing by line {line}"
    if not character and problem.startswith("did not find"):
        return context_at, context_at + 1, "the file ends before what begins here is complete"
    if problem == "did not find expected <document start>":
        return at, _word_end(at, text), "the document has ended above; nothing may follow it"
    if "tab character" in problem or (problem.startswith("found character that cannot") and character == "\t"):
        return at, at + 1, "a tab stands where YAML wants spaces; indent with spaces"
    if problem.startswith("found character that cannot"):
        return at, at + 1, f"a text that begins with {character!r} has to stand in quotes"
    if problem.startswith("mapping values are not allowed"):
        return _unexpected_colon(at, text, lines)
    if context == "while scanning a quoted scalar":
        return context_at, context_at + 1, "this quote is never closed"
    if problem.startswith("could not find expected ':'"):
        return _missing_colon(context_at, text, lines)
    if "unknown escape" in problem:
        shown = text[at - 1 : at + 1] if not character.startswith("\\") else text[at : at + 2]
        return (
            at,
            at + 1,
            f"{shown!r} means nothing between double quotes; use single quotes where a backslash is meant",
        )
    if problem.startswith("block sequence entries are not allowed"):
        return at, at + 1, "a list begins on the line below its key, one '- ' for each item"
    if problem.startswith("did not find expected alphabetic") or "tag" in context or "tag" in problem:
        return context_at, context_at + 1, f"a text that begins with {text[context_at]!r} has to stand in quotes"
    if problem.startswith("did not find expected '-' indicator"):
        return at, _word_end(at, text), "a list item has to begin with '- ', in one column with the items above it"
    if problem.startswith("did not find expected node content"):
        return at, at + 1, f"a text that begins with {character!r} has to stand in quotes"
    if problem.startswith("did not find expected key"):
        return _unexpected_text(at, text, lines)
    if problem.startswith("did not find expected comment or line break"):
        return at, _word_end(at, text), "after '|' or '>' the text begins on the next line"
    return at, at + 1, f"this is no YAML: {problem}" + (f" {context}" if context else "")


def _unexpected_colon(at: int, text: str, lines: Lines) -> tuple[int, int, str]:
    number = lines.position(at).line
    start = lines.start(number)
    before = text[start:at]
    if len(before) > 1024:
        return at, at + 1, "a key is longer than 1,024 characters"
    if _KEY.search(before.lstrip()):
        return at, at + 1, "a colon followed by a space begins a new field; put the text in quotes"
    above = lines.text(number - 1)[:1024].strip() if number > 1 else ""
    if above and _KEY_WITHOUT_SPACE.match(above) and not _KEY.search(above):
        first = lines.start(number - 1) + lines.text(number - 1).index(above)
        colon = first + above.index(":")
        return colon, colon + 1, "a space is missing after this colon"
    first = start + len(before) - len(before.lstrip())
    return first, at, "this line is indented further than the one it belongs beside"


def _missing_colon(at: int, text: str, lines: Lines) -> tuple[int, int, str]:
    line = lines.text(lines.position(at).line)
    if _KEY_WITHOUT_SPACE.match(line.strip()):
        colon = text.index(":", at)
        return colon, colon + 1, "a space is missing after this colon"
    return at, _line_end(at, text), "this line has no colon: a field is written 'name: value'"


def _unexpected_text(at: int, text: str, lines: Lines) -> tuple[int, int, str]:
    """Libyaml wanted a key: the line begins in a column of its own, or something stands behind a closed value."""
    if text.startswith(":", at):
        return at, at + 1, "a key is missing before this colon"
    number = lines.position(at).line
    before = text[lines.start(number) : at]
    if before.strip():
        return at, _line_end(at, text), "nothing may follow the closing quote or bracket; put the whole text in quotes"
    return at, _word_end(at, text), "this line begins in a column of its own; align it with the lines it belongs to"


def _control_character(error: yaml.YAMLError, text: str, lines: Lines) -> Fault:
    found = _CONTROL.search(text)
    if found is None:
        start = lines.span(0, 0)
        return Fault("POA001", f"this is no YAML: {error}".splitlines()[0], start)
    message = f"the character U+{ord(found.group()):04X} cannot stand in a file; delete it"
    return Fault("POA001", message, lines.span(found.start(), found.end()))


def _index(mark: yaml.Mark | None, text: str) -> int:
    return min(mark.index, len(text)) if mark else 0


def _word_end(at: int, text: str) -> int:
    match = re.compile(r"[^\s:]*").match(text, at)
    return max(match.end() if match else at, at + 1)


def _line_end(at: int, text: str) -> int:
    end = text.find("\n", at)
    return at + len(text[at : len(text) if end < 0 else end].rstrip())
