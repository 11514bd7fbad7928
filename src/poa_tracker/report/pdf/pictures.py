"""Charts on paper: WeasyPrint draws a picture by the picture's own style only, and reads one sentence of it aloud."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any
from xml.etree.ElementTree import Element, SubElement

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN_BY = frozenset(
    {
        "color",
        "display",
        "fill",
        "fill-opacity",
        "font-size",
        "font-weight",
        "stroke",
        "stroke-dasharray",
        "stroke-linejoin",
        "stroke-width",
    }
)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_PATTERN = re.compile(r"url\(#(.+)\)")
_REM = re.compile(r"(\d*\.?\d+)rem\b")
_ROOT_SIZE = 16.0 * 0.79
"""CSS pixels of one `rem` on paper, where the text is smaller than on a screen: 9.5 points."""


def prepare_pictures(root: Element) -> None:
    """Give every picture the rules of the page's style that draw it, and its description in one sentence."""
    pictures = list(root.iter(f"{_SVG}svg"))
    if not pictures:
        return
    style = picture_style("\n".join("".join(one.itertext()) for one in root.iter("style")))
    patterns = {one.get("id"): one for picture in pictures for one in picture.iter(f"{_SVG}pattern")}
    for picture in pictures:
        _describe(picture)
        _bring_patterns(picture, patterns)
        own = SubElement(picture, f"{_SVG}style")
        own.text = style


def picture_style(style: str) -> str:
    """The rules of a page's style by which pictures are drawn on paper, with the values of its variables in place."""
    import tinycss2

    rules = list(_printed(tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)))
    variables: dict[str, str] = {}
    drawing: list[tuple[str, list[tuple[str, str]]]] = []
    for selector, declarations in rules:
        variables.update((name, value) for name, value in declarations if name.startswith("--") and selector == ":root")
        kept = [(name, value) for name, value in declarations if name in _DRAWN_BY]
        if any(name == "paint-order" for name, _ in declarations):
            # A light edge behind letters, which WeasyPrint would draw over them.
            kept = [(name, value) for name, value in kept if not name.startswith("stroke")]
        if kept and selector != ":root":  # in a picture that would be the picture
            drawing.append((selector, kept))
    return "\n".join(
        f"{selector} {{ {' '.join(f'{name}: {_value(value, variables)};' for name, value in kept)} }}"
        for selector, kept in drawing
    )


def _printed(rules: Iterable[Any]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each rule that holds on paper as selector and declarations, in order."""
    import tinycss2

    for rule in rules:
        if rule.type == "qualified-rule":
            declarations = tinycss2.parse_blocks_contents(rule.content)
            found = [
                (one.name if one.name.startswith("--") else one.lower_name, tinycss2.serialize(one.value).strip())
                for one in declarations
                if one.type == "declaration"
            ]
            yield tinycss2.serialize(rule.prelude).strip(), found
        elif _is_for_paper(rule):
            yield from _printed(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def _is_for_paper(rule: Any) -> bool:
    import tinycss2

    if rule.type != "at-rule" or rule.lower_at_keyword != "media" or rule.content is None:
        return False
    return bool(tinycss2.serialize(rule.prelude).strip() == "print")


def _value(value: str, variables: dict[str, str]) -> str:
    value = _VARIABLE.sub(lambda match: variables.get(match[1], "currentColor"), value)
    return _REM.sub(lambda match: f"{float(match[1]) * _ROOT_SIZE:.2f}px", value)


def _bring_patterns(picture: Element, patterns: Mapping[str | None, Element]) -> None:
    """A sample in a chart's key is filled by the pattern of the chart, which here has to be its own."""
    own = {one.get("id") for one in picture.iter(f"{_SVG}pattern")}
    used = {match[1] for one in picture.iter() if (match := _PATTERN.fullmatch(one.get("fill", "")))}
    for name in sorted(used - own):
        if name in patterns:
            picture.insert(0, deepcopy(patterns[name]))


def _describe(picture: Element) -> None:
    """Title and description as one text: only the first is read aloud from a PDF."""
    title, description = picture.find(f"{_SVG}title"), picture.find(f"{_SVG}desc")
    if title is not None and description is not None:
        texts = [text for text in ("".join(title.itertext()), "".join(description.itertext())) if text]
        title.text = ". ".join(one.rstrip(".") for one in texts) + "."
        picture.remove(description)
