"""The page of the manual on templates: what a plan can put its own in place of, and everything a template is given."""

import ast
import inspect
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from poa_tracker.report.blocks import blocks_of
from poa_tracker.report.context import CONTEXT_NAMES, ReportContext
from poa_tracker.report.environment import MOST_STEPS, HtmlEnvironment
from poa_tracker.report.language import Language
from poa_tracker.report.render import MOST_CHARACTERS, STYLESHEET, IndexRow
from poa_tracker.report.sections import SECTIONS, Section
from poa_tracker.report.template_folders import DEFAULTS, TemplateFolders

_INTRODUCTION = """\
# Templates

`poa report` lays out a report by [Jinja](https://jinja.palletsprojects.com) templates. The package has one template
for Markdown and one for HTML. Your plan can replace any of them, one section of them, or the style. It can also add
reports of its own.

## Start

List the templates and the parts they are made of:

```console
$ poa report --list
…
```

Copy one into the plan's folder `templates/` and change it. From then on, `poa` uses your copy:

```console
$ poa report --eject sections/glance --format html
templates/sections/glance.html.j2
$ poa report --eject report.css
templates/report.css.j2
```

To add a report of your own, write a file `templates/<name>.md.j2` or `templates/<name>.html.j2`. This one has
a front block of its own and shows the sections that it names. A section that a later version adds does not land in it:

```jinja
{% extends "report.md.j2" %}
{% block front %}
# {{ front.plan }}: {{ front.period }}

{% if front.is_internal %}
**Internal.**

{% endif %}
{% endblock %}
{% block sections %}
{% include "sections/glance.md.j2" %}
{% if decisions %}
{% include "sections/decisions.md.j2" %}
{% endif %}
{% endblock %}
```

To keep every section but one, leave that one's block empty instead: `{% block measures %}{% endblock %}`.

If your template has the name of one of the package's (`templates/report.html.j2`), `poa` uses yours instead. To keep
most of the package's template, extend it by the name `default/report.html.j2`. That name is always the package's.

Word and PDF reports are made from the HTML report, by the same templates. For Word you can also write a Word document
with tags in it, `templates/<name>.docx`: see [The report as a Word document](word.md).

## Blocks

These are the blocks you can replace. Any other block is an error.

"""

_RULES = """\
## Rules that always hold

- Everything a template prints is escaped. Text from the plan's files is text in the report and nothing else, in
  Markdown too, inside tables, headings and links. `|safe` leaves text as it is. Use it for your own text only, never
  for text from a file.
- A public report is given nothing internal. `front.is_internal` shows which report it is. Your own template has to
  mark an internal report.
- A name that does not exist is an error. The message has the template, the line, the name and the nearest name there
  is. If a value can be none (`or none` below), ask first: `{{% if one.due %}}`.
- Templates cannot use the clock, random numbers, files, modules or names that begin with an underscore. `poa` looks for
  templates in the plan's `templates/` and in the package, nowhere else.
- A report stops with a message if it has more than {characters} million characters or takes more than {steps} million
  steps. Each round of a loop is one step, each call of a macro fifty.
- In HTML, a table in `<div class="scroll">` becomes a list of blocks on a narrow screen. Each cell gets the head of its
  column by itself. If a table is narrow enough as it is, use `<table class="few">`. If it has very many rows, use
  `<div class="scroll long">`.
- In HTML, the only style is `report.css.j2`. A page fetches no style, script, image or font: its own security policy
  forbids it.

## Words

The package's templates print words as a sentence in English, with its values by name:
`{{{{ _("No return was received for %(period)s.", period=front.period) }}}}`

- `ngettext(one, many, number)` is for sentences with a number, written as `%(num)s`.
- `pgettext(context, word)` is for a word that can mean several things.
- `{{% trans %}}` does the same as all three.
- Write a literal `%` as `%%` in all of them.

Days and numbers follow the language, and everything is escaped as usual. Your own templates can use these too. If the
package's catalogue has your sentence, it is translated; otherwise it stays as it is. [Languages](languages.md)
explains how to translate reports.

## Filters

You can use [Jinja's own filters](https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-filters) except
`random`, and these:

| filter | gives |
| --- | --- |
| `day` | a day in words: `30 June 2026`; in HTML with its ISO form for programs |
| `day_in_words` | the words alone |
| `percent` | a whole number as a share: `58%` |
| `plain` | text without the mark of its language, for `<title>` and attributes |
| `badge` | a state ([Term](#term)) as a shape and its word |
| `link` | a [Reference](#reference), or a text with an address, as a link if the address can be followed |
| `measure` | a measure's id, as a link to its record in the same report |
| `naming(measure)` | a text that contains the measure's id, with the id as such a link |
| `in_sentence` | a word ([Term](#term)) as it is written in a sentence: `off track` |
| `css_string` | HTML: text in quotes, for `content` in a style |
| `confidence_chart(words)`, `confidence_key(words)` | HTML: the picture of `glance.by_period`, and its key |
| `delivery_chart`, `delivery_key` | HTML: the same of `delivery.by_period` |
| `timeline_chart`, `timeline_key` | HTML: the same of `dates` |
| `indicator_chart`, `indicator_key` | HTML: of one of `indicators.charted`; of `about.suppress_below` |

## What every template is given

You can rely on the names below: templates that use them keep working. If there is nothing to show, a list is empty and
a section is none.

"""


def guide() -> str:
    """The whole page. It is made from the types, so that it holds nothing that they do not."""
    parts = [
        _INTRODUCTION,
        _block_list("report.html.j2", "Of `report.html.j2` (that of Markdown has no `contents` and no `footer`)"),
        _block_list(STYLESHEET, f"Of `{STYLESHEET}`, the style of every HTML report"),
        _RULES.format(characters=MOST_CHARACTERS // 2**20, steps=MOST_STEPS // 10**6),
        _table("name", [*_sections(), *(one for one in _fields(ReportContext) if one[0] in CONTEXT_NAMES)]),
        "\nThe page that leads to the reports of the agencies (`each/index`) is given `reports` too: a list of "
        f"{_type_name(IndexRow)}.\n",
    ]
    parts += (f"\n### {row.__name__}\n\n{inspect.getdoc(row)}\n\n{_table('field', _fields(row))}" for row in _rows())
    return "".join(parts)


def _block_list(template: str, title: str) -> str:
    environment = HtmlEnvironment(TemplateFolders(DEFAULTS), Language.of("en"))
    names = ", ".join(f"`{name}`" for name in blocks_of(environment, template))
    return f"{title}: {names}.\n\n"


def _sections() -> list[tuple[str, str, str]]:
    return [(section.key, _type_name(_built(section)), section.meaning) for section in SECTIONS]


def _built(section: Section) -> Any:
    """The type of a section's rows."""
    return get_type_hints(section.build)["return"]


def _rows() -> list[type]:
    """Every kind of row that a template can come by, in the order in which it does."""
    found: dict[type, None] = {}
    hints = {section.key: _built(section) for section in SECTIONS} | get_type_hints(ReportContext)
    waiting = [*_kinds({name: hints[name] for name in CONTEXT_NAMES}), IndexRow]
    while waiting:
        row = waiting.pop(0)
        if row not in found:
            found[row] = None
            waiting = [*_kinds(get_type_hints(row)), *waiting]
    return list(found)


def _kinds(hints: dict[str, Any]) -> Iterator[type]:
    for hint in hints.values():
        yield from _kinds_in(hint)


def _kinds_in(hint: Any) -> Iterator[type]:
    if hasattr(hint, "_fields"):
        yield hint
    for inner in get_args(hint):
        yield from _kinds_in(inner)


def _fields(owner: type) -> list[tuple[str, str, str]]:
    """Name, type and meaning of each field, as its class has them."""
    hints = get_type_hints(owner)
    meanings = _meanings(owner)
    return [(name, _type_name(hints[name]), meanings.get(name, "")) for name in hints]


def _meanings(owner: type) -> dict[str, str]:
    """What stands below each field: Python does not keep it, so it is read from the source."""
    tree = ast.parse(inspect.getsource(sys.modules[owner.__module__]))
    body = next(one.body for one in tree.body if isinstance(one, ast.ClassDef) and one.name == owner.__name__)
    found = {}
    for field, below in pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
        ):
            found[field.target.id] = " ".join(str(below.value.value).split())
    return found


_PLAIN = {str: "text", int: "number", bool: "yes or no", date: "day"}


def _type_name(hint: Any) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (UnionType, Union):
        named = [_type_name(one) for one in inner if one is not NoneType]
        return " or ".join([*named, *(["none"] if NoneType in inner else [])])
    if origin is tuple:
        return f"list of {_type_name(inner[0])}"
    if origin is dict:
        return f"{_type_name(inner[1])} by name"
    if hasattr(hint, "_fields"):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return _PLAIN.get(hint, "number")


def _table(head: str, fields: list[tuple[str, str, str]]) -> str:
    lines = [f"| {head} | is | meaning |", "| --- | --- | --- |"]
    lines += [f"| `{name}` | {kind} | {meaning.replace('|', chr(92) + '|')} |" for name, kind, meaning in fields]
    return "\n".join(lines) + "\n"
