"""The few elements that charts are drawn with; every text and every attribute is escaped here."""

from collections.abc import Iterable
from fractions import Fraction
from unicodedata import east_asian_width

from markupsafe import Markup, escape

from poa_tracker.inert import on_one_line, without_hidden
from poa_tracker.report.language.phrase import language_of

Length = int | float | Fraction


def element(name: str, /, *content: Markup | str, **attributes: object) -> Markup:
    """An element with its content. Attributes stand in the order given; `class_` is `class`, `text_anchor`
    is `text-anchor`; those that are None are left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(str(escape(one)) for one in content)
    return Markup(f"<{name}{written}>{inside}</{name}>")  # noqa: S704 - all parts are escaped above


def picture(chart_id: str, title: str, description: str, height: Length, *content: Markup) -> Markup:
    """A whole chart. Screen readers are given its title and its description, and the table beside it for the rest."""
    return element(
        "svg",
        element("title", shown(title), id=f"{chart_id}-title", lang=language_of(title)),
        element("desc", shown(description), id=f"{chart_id}-desc"),
        *content,
        class_="chart",
        role="img",
        aria_labelledby=f"{chart_id}-title",
        aria_describedby=f"{chart_id}-desc",
        width="100%",
        height=em(height),
    )


def key(marks: Iterable[tuple[Markup, str]]) -> Markup:
    """What marks and patterns stand for: a list of words, each with a sample that screen readers pass over."""
    return element(
        "ul",
        *(
            element("li", element("svg", sample, class_="sample", aria_hidden="true", focusable="false"), " ", words)
            for sample, words in marks
        ),
        class_="key",
    )


def text(words: str, across: Length, down: Length, anchor: str | None = None, class_: str | None = None) -> Markup:
    """Words on one line: `across` in parts of a hundred, `down` to the line they stand on."""
    return element(
        "text",
        shown(words),
        x=percent(across),
        y=em(down),
        text_anchor=anchor,
        class_=class_,
        lang=language_of(words),
    )


def titled(words: str) -> Markup:
    """What is shown of a part that is pointed at, and read out by screen readers."""
    return element("title", shown(words), lang=language_of(words))


def line(left: Length, top: Length, right: Length, bottom: Length, class_: str) -> Markup:
    return element("line", x1=percent(left), y1=em(top), x2=percent(right), y2=em(bottom), class_=class_)


def shown(words: str) -> str:
    """Text from a file as a picture can carry it: on one line, without characters that turn what stands around them."""
    return on_one_line(without_hidden(str(words)))


def wrapped(words: str, most: int, lines: int) -> list[str]:
    """In at most so many lines, each at most so many letters wide; a CJK letter is two wide.

    Lines end between words where there are any. The last one ends in an ellipsis where words are missing.
    """
    rest, found = shown(words).strip(), list[str]()
    while rest and len(found) < lines:
        is_last = len(found) == lines - 1
        line = _line_of(rest, most)
        if is_last and line != rest:
            line = f"{_line_of(rest, most - 1)}…"
        found.append(line)
        rest = "" if is_last else rest[len(line) :].lstrip()
    return found


def _line_of(words: str, most: int) -> str:
    """As much of the words as is no wider, whole words if one of them ends there."""
    width = 0
    for index, letter in enumerate(words):
        width += 2 if east_asian_width(letter) in "WF" else 1
        if width > most:
            whole = words[: index + 1].rpartition(" ")[0].rstrip()
            return whole or words[:index]
    return words


def marker(across: Length, down: Length, kind: str, *, turned: bool = False) -> Markup:
    """A small square with its middle at a point; turned, it stands on a corner."""
    # Only another picture has its corner at a length across and its own measure inside.
    box = element(
        "rect",
        x="-.32em",
        y="-.32em",
        width=".64em",
        height=".64em",
        transform="rotate(45)" if turned else None,
        class_=f"mark {kind}",
    )
    return element("svg", box, x=percent(across), y=em(down), width="1", height="1", overflow="visible")


def plate(across: Length, down: Length, letters: int) -> Markup:
    """Plain ground for a figure of so many digits, with its middle at a point, so that no pattern runs through it."""
    width = Fraction(62, 100) * letters + Fraction(5, 10)
    box = element("rect", x=em(-width / 2), y="-.5em", width=em(width), height="1em", class_="plate")
    return element("svg", box, x=percent(across), y=em(down), width="1", height="1", overflow="visible")


def disc(across: Length, down: Length, kind: str, radius: Length = Fraction(34, 100)) -> Markup:
    return element("circle", cx=percent(across), cy=em(down), r=em(radius), class_=f"mark {kind}")


def percent(value: Length) -> str:
    return f"{written(value)}%"


def em(value: Length) -> str:
    return f"{written(value)}em"


def written(value: Length) -> str:
    """With at most two decimals, the same on every machine."""
    return f"{round(value * 100) / 100:.2f}".rstrip("0").rstrip(".")
