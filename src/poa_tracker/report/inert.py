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
