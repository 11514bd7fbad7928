"""Making text from files harmless, whatever format it goes into."""

import re

# Controls that no reader sees and that reorder what stands around them, or that a format does not allow. The marks
# U+200E and U+200F stay: right-to-left names need them, and they act on their neighbours only.
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_LINE_ENDS = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")
# A web address names a host, and nobody who would log in there.
_LINK = re.compile(
    r"(?:https?://(?![^/?#]*@)[^/?#:\s<>\"\\]|mailto:[^\s<>\"\\])[^\s\x00-\x20\x7f<>\"\\]*", re.IGNORECASE
)
_UNSAFE_IN_ADDRESS = str.maketrans({"`": "%60", "|": "%7C", "^": "%5E", "{": "%7B", "}": "%7D"})
# One pattern for whatever can begin or end markup inside a line. An underscore between letters begins nothing; `<`
# does so only before a letter, `/`, `!` or `?`; `&` only where it can be the start of an entity; `://` and `www.`
# become links of themselves on GitHub; `$` begins a formula there.
_INSIDE = re.compile(
    r"[\\`*\[\]|~$]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|<(?=[A-Za-z/!?]|$)"
    r"|&(?=#?[A-Za-z0-9]+(?:;|$))"
    r"|:(?=//)"
    r"|(?<=\bwww)\."
    r"|!$"
)
# What means something at the start of a line, or as all there is on it.
_START = re.compile(r"(?:#{1,6}|[-+])(?= |$)|[>=]|-(?=[-: ]*$)|:(?=-)")
_NUMBERED = re.compile(r"([0-9]{1,9})([.)])(?= |$)")
_CLOSING_HASHES = re.compile(r"(?:^| )(#+)$")
# Most of what a report prints; spares it the looks below.
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9,;'()/%]| (?! ))*[A-Za-z0-9,;'()/%]\.?")


def without_hidden(text: str) -> str:
    """The text without control characters, line ends aside, and without those that turn the direction of writing."""
    return _HIDDEN.sub("", text)


def on_one_line(text: str) -> str:
    """The text with every stretch of blanks and line ends as one space, and no blank of any kind at either end."""
    return _LINE_ENDS.sub(" ", text).strip()


def followable(url: str | None) -> str | None:
    """An address that may become a link, or none: http, https and mailto only, without blanks, quotes or brackets.

    As POA602 asks of the files, so that what it finds is text in a report.
    """
    url = without_hidden(url or "")
    return url.translate(_UNSAFE_IN_ADDRESS) if _LINK.fullmatch(url) else None


def inert_markdown(text: str) -> str:
    """The text on one line, as GitHub-flavoured Markdown that shows it and does nothing else."""
    if _PLAIN.fullmatch(text):
        return text
    text = on_one_line(without_hidden(text))
    text = _INSIDE.sub(r"\\\g<0>", text)
    if _START.match(text):
        text = "\\" + text
    elif match := _NUMBERED.match(text):
        text = f"{match[1]}\\{text[match.end(1) :]}"
    if match := _CLOSING_HASHES.search(text):
        text = f"{text[: match.start(1)]}\\{match[1]}"
    return text
