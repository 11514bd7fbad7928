"""libyaml's complaints in plain words, each at the character to change and with the likely fix."""

import re

import yaml

from poa_tracker.document.alignment import field_of_text, first_of_item
from poa_tracker.document.fault import Fault
from poa_tracker.document.position import Lines
from poa_tracker.document.unclosed import is_unclosed, unclosed_bracket, unclosed_quote
from poa_tracker.document.unseen import unseen_cause

_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEY_WITHOUT_SPACE = re.compile(r"(?:- +)?[A-Za-z_][\w-]*:(?=[^\s/:])")
_KEY = re.compile(r"[^\s#'\"\[\]{},:][^:#]*?:(?=\s)")
_KEY_ALONE = re.compile(r"[A-Za-z_][\w-]*:(?=\s)")
_DASH_WITHOUT_SPACE = re.compile(r"(?:- +)*-(?=[^\s-])")
_DASH_BEFORE_KEY = re.compile(r"(?:- +)*-(?=[A-Za-z_][\w-]*:\s)")
BULLETS = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u2023\u2043\u2212\u25aa\u25cf\u25e6\xb7*")
"""What people and their programs put before the items of a list, where YAML wants '-'."""

_FIRST_INDENTED = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*( +)([^\s#:][^\s:]*)")
"""The first line that is no comment, where it does not begin at the left."""

_SINGLE_QUOTES = "use single quotes where a backslash is meant"

Explained = tuple[int, int, str]
"""Where a fault begins and ends, as indices of the text's characters, and the message for it."""


def explain(error: yaml.YAMLError, text: str) -> Fault:
    """The fault that an error of libyaml stands for."""
    lines = Lines(text)
    if not isinstance(error, yaml.MarkedYAMLError):
        return _control_character(text, lines)
    problem = str(error.problem or "")
    context = str(error.context or "")
    at = _index(error.problem_mark, text)
    context_at = _index(error.context_mark, text) if error.context_mark else at
    start, end, message = (
        _never_closed(problem, context, at, context_at, text, lines)
        or _escape(problem, at, text)
        or _hidden(at, context_at if "simple key" in context else at, text, lines)
        or _explain(problem, context, at, context_at, text, lines)
    )
    return Fault("POA001", message, lines.span(start, max(end, start)))


def _never_closed(problem: str, context: str, at: int, context_at: int, text: str, lines: Lines) -> Explained | None:
    """A quote or a bracket that is open where reading fails, or was closed by the next one of its kind far below."""
    quote: int | None = None
    if context == "while scanning a quoted scalar":
        quote = context_at
    elif problem.startswith("could not find expected ':'") and text[context_at : context_at + 1] in ("'", '"'):
        quote = context_at if is_unclosed(context_at, text, lines) else None
    else:
        quote = unclosed_quote(text, at, lines)
    if quote is not None:
        return quote, quote + 1, "this quote is never closed"
    if at >= len(text) and problem.startswith("did not find") and (bracket := unclosed_bracket(text)) is not None:
        return bracket, bracket + 1, f"this {text[bracket]!r} is never closed"
    if problem.startswith("did not find expected ',' or"):
        opener = text[context_at : context_at + 1]
        line = lines.position(at).line
        return context_at, context_at + 1, f"this {opener!r} is not closed, or a comma is missing by line {line}"
    return None


def _escape(problem: str, at: int, text: str) -> Explained | None:
    """What a backslash between double quotes begins, and does not end well."""
    if "unknown escape" in problem:
        return at, at + 2, f"'{text[at : at + 2]}' means nothing between double quotes; {_SINGLE_QUOTES}"
    digits = {"x": 2, "u": 4, "U": 8}.get(text[at - 1 : at], 0)
    if problem.startswith("did not find expected hex"):
        message = f"'{text[at - 2 : at]}' between double quotes needs {digits} digits or letters A to F"
        return at - 2, at, f"{message}; {_SINGLE_QUOTES}"
    if problem.startswith("found invalid Unicode"):
        return at - 2, at + digits, f"'{text[at - 2 : at + digits]}' is not a character; {_SINGLE_QUOTES}"
    return None


def _hidden(at: int, first: int, text: str, lines: Lines) -> Explained | None:
    """A character that cannot be seen, in the line where reading fails or begins to, or in the line above."""
    numbers = {lines.position(index).line for index in (at, first)}
    around = sorted(numbers | {number - 1 for number in numbers if number > 1})
    cause = unseen_cause(around, at, text, lines)
    return (cause[0], cause[0] + 1, cause[1]) if cause else None


def _explain(problem: str, context: str, at: int, context_at: int, text: str, lines: Lines) -> Explained:
    """What else there is; the last lines are for a complaint that nobody has met yet."""
    character = text[at : at + 1]
    if not character and problem.startswith("did not find"):
        return context_at, context_at + 1, "the file ends before what begins here is complete"
    if problem == "did not find expected <document start>":
        return _after_the_end(at, text, lines)
    if "tab character" in problem or (problem.startswith("found character that cannot") and character == "\t"):
        return at, at + 1, "there is a tab where YAML needs spaces; indent with spaces"
    if "directive" in problem or "directive" in context or "YAML document" in problem:
        return context_at, _line_end(context_at, text), "no line may begin with '%'; put the text in quotes"
    if problem.startswith("mapping values are not allowed"):
        return _unexpected_colon(at, text, lines)
    if problem.startswith("could not find expected ':'"):
        return _missing_colon(context_at, text, lines)
    if problem.startswith("block sequence entries are not allowed"):
        return at, at + 1, "a list begins on the line below its key, one '- ' for each item"
    if problem.startswith("did not find expected alphabetic") or "tag" in context or "tag" in problem:
        return _has_to_be_quoted(context_at, text)
    if problem.startswith("did not find expected '-' indicator"):
        return _no_item(at, text, lines)
    if character == "," and "flow" in context:
        return at, at + 1, "one comma too many"
    if problem.startswith(
        ("found character that cannot", "did not find expected node content", "mapping keys are not")
    ):
        return _has_to_be_quoted(at, text)
    if problem.startswith("did not find expected key"):
        return _unexpected_text(at, text, lines)
    if problem.startswith("did not find expected comment or line break"):
        return at, _word_end(at, text), "after '|' or '>' the text begins on the next line"
    if "indentation indicator" in problem:
        return at, at + 1, "a digit after '|' or '>' has to be 1 to 9; it can be left out"
    return (
        at,
        at + 1,
        "this cannot be read; look here and in the line above for a quote, colon or space that is missing",
    )


def _after_the_end(at: int, text: str, lines: Lines) -> Explained:
    """Something stands below the document, or further to the left than its first line."""
    if first := _FIRST_INDENTED.match(text):
        column = len(first[1]) + 1
        if lines.position(at).column < column:
            return first.start(2), first.end(2), f"this line begins in column {column}, and those below further left"
    return at, _word_end(at, text), "the document ends above; nothing can follow it"


def _bullet(at: int, text: str) -> Explained:
    return at, at + 1, f"an item of a list begins with '- ', not with {text[at]!r}"


def _has_to_be_quoted(at: int, text: str) -> Explained:
    if text.startswith("* ", at) and not text[text.rfind("\n", 0, at) + 1 : at].strip():
        return _bullet(at, text)
    return at, at + 1, f"a text that begins with {text[at : at + 1]!r} has to stand in quotes"


def _unexpected_colon(at: int, text: str, lines: Lines) -> Explained:
    number = lines.position(at).line
    start = lines.start(number)
    before = text[start:at]
    if _KEY.search(before.lstrip()[:1024]):
        return at, at + 1, "a colon followed by a space begins a new field; put the text in quotes"
    if len(before) > 1024:
        return at, at + 1, "a key is longer than 1,024 characters"
    above = lines.text(number - 1)[:1024].strip() if number > 1 else ""
    if above:
        first = lines.start(number - 1) + lines.text(number - 1).index(above)
        if dash := _DASH_BEFORE_KEY.match(above):
            return _space_after_dash(first + dash.end() - 1)
        if above[0] in BULLETS:
            return _bullet(first, text)
        if _KEY_WITHOUT_SPACE.match(above) and not _KEY.search(above):
            colon = first + above.index(":")
            return colon, colon + 1, "a space is missing after this colon"
    first = start + len(before) - len(before.lstrip())
    return first, at, "this line is indented further than the one it belongs beside"


def _missing_colon(at: int, text: str, lines: Lines) -> Explained:
    number, column = lines.position(at)
    line = lines.text(number)
    if _KEY_WITHOUT_SPACE.match(line.strip()):
        colon = text.index(":", at)
        return colon, colon + 1, "a space is missing after this colon"
    if dash := _DASH_WITHOUT_SPACE.match(text, at):
        return _space_after_dash(dash.end() - 1)
    if text[at : at + 1] in BULLETS:
        return _bullet(at, text)
    if field := field_of_text(number, column, lines):
        return at, _line_end(at, text), _further_than(field.name, field.column)
    if text[at] in "'\"" and ":" in line:
        return at, _line_end(at, text), "the colon stands inside the quotes: a field is written 'name: value'"
    return at, _line_end(at, text), "this line has no colon: a field is written 'name: value'"


def _no_item(at: int, text: str, lines: Lines) -> Explained:
    """A line that is indented like the items of a list and is none."""
    number, column = lines.position(at)
    if text[lines.start(number) : at].strip():
        return _unexpected_text(at, text, lines)
    if _KEY_ALONE.match(text, at) and (field := first_of_item(number, column, lines)):
        return at, _word_end(at, text), f"align this with {field.name!r} in column {field.column}"
    if field := field_of_text(number, column, lines):
        return at, _line_end(at, text), _further_than(field.name, field.column)
    return at, _word_end(at, text), "a list item has to begin with '- ', in one column with the items above it"


def _unexpected_text(at: int, text: str, lines: Lines) -> Explained:
    """Libyaml wanted a key: the line begins in a column of its own, or something stands behind a closed value."""
    if text.startswith(":", at):
        return at, at + 1, "a key is missing before this colon"
    number = lines.position(at).line
    before = text[lines.start(number) : at]
    if text[at : at + 1] in ("]", "}"):
        return at, at + 1, f"one {text[at]!r} too many"
    if before.endswith("'") and text[at : at + 1].isalnum():
        return at - 1, at, "between single quotes an apostrophe is written twice (''); or use double quotes"
    if before.strip():
        return at, _line_end(at, text), "nothing can follow the closing quote or bracket; put the whole text in quotes"
    return at, _word_end(at, text), "this line begins in a column of its own; align it with the lines it belongs to"


def _space_after_dash(at: int) -> Explained:
    return at, at + 1, "a space has to follow the '-'"


def _further_than(name: str, column: int) -> str:
    return f"the text of {name!r} has to be indented further than column {column}"


def _control_character(text: str, lines: Lines) -> Fault:
    found = _CONTROL.search(text)
    if found is None:
        return Fault("POA001", "this file cannot be read as text; save it as UTF-8", lines.span(0, 0))
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
