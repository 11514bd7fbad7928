"""A link leads somewhere that a report must not lead to."""

import re
from collections.abc import Iterator

from poa_tracker.findings import Location, quoted
from poa_tracker.model import Holds, texts
from poa_tracker.rules.rule import Context, rule

_BARRED = r"\s<>\"\\^`{|}\x00-\x1f\x7f"
# A web address names a host, and nobody who would log in there. What follows `?` or `#` may hold an @.
_SAFE = re.compile(rf"https?://(?![^/?#]*@)[^/?#:{_BARRED}][^{_BARRED}]*|mailto:[^\s<>\"@]+@[^\s<>\"@]+", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_LOGIN = re.compile(r"https?://[^/?#]*@", re.IGNORECASE)
_HOST = re.compile(r"[\w-]{1,63}(\.[\w-]{1,63})+(/.*)?")


def _in_plan(context: Context) -> Iterator[tuple[Location, str]]:
    for path, url in texts(context.plan, Holds.LINK):
        if not _SAFE.fullmatch(url):
            yield context.register.in_plan(*path), _message(url)


@rule("POA602", "unsafe-link", in_plan=_in_plan)
def unsafe_link(context: Context) -> Iterator[tuple[Location, str]]:
    """A link is not a web or mail address (http, https or mailto), or has spaces or a password in it.

    Why: reports print it as a link, and readers trust it.

    Bad:   url: javascript:alert(1)
    Good:  url: https://www.example.govt.nz/report.pdf
    """
    for entry in context.measures:
        if b"url" not in entry.raw:
            continue
        for path, url in texts(entry.record, Holds.LINK, with_internal=True):
            if not _SAFE.fullmatch(url):
                yield entry.at(*path), _message(url)


def _message(url: str) -> str:
    if not _WEB.match(url):
        hint = next((f" (did you mean {quoted(one)}?)" for one in _meant(url) if _SAFE.fullmatch(one)), "")
        return f"{quoted(url)} is not a link that a report can print (http, https or mailto){hint}"
    if _LOGIN.match(url):
        return f"{quoted(url)} has a name or a password in it"
    if barred := re.search(rf"[{_BARRED}]", url):
        return f"{quoted(url)} has {'a space' if barred.group().isspace() else repr(barred.group())} in it"
    return f"{quoted(url)} has no host"


def _meant(url: str) -> Iterator[str]:
    """An address of which the beginning was left out."""
    if url.startswith("//"):
        yield f"https:{url}"
    if _HOST.fullmatch(url):
        yield f"https://{url}"
    if "@" in url and ":" not in url:
        yield f"mailto:{url}"
