"""The sections within the package's report templates: blocks in the order that `SECTIONS` alone sets."""

from poa_tracker.report.sections import SECTIONS

_PLACE = "{# every section #}\n"
"""Stands in a template where its sections come. The front block has a place of its own."""

_BLOCK = """\
{{% block {key} %}}
{{% if {key} %}}
{{% include "sections/{key}.{layout}.j2" %}}
{{% endif %}}
{{% endblock %}}
"""


def with_sections(template: str, name: str) -> str:
    """A template of the package as Jinja reads it, and as a plan gets a copy of it."""
    layout = name.removesuffix(".j2").rpartition(".")[2]
    blocks = (_BLOCK.format(key=section.key, layout=layout) for section in SECTIONS if section.title)
    return template.replace(_PLACE, "".join(blocks))
