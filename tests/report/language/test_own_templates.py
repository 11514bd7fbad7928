"""A plan's own templates say sentences by the same means as the package's."""

from pathlib import Path

import pytest

from poa_tracker.errors import TemplateError
from poa_tracker.report import ReportFormat, render
from tests.report import story
from tests.report.conftest import write_files
from tests.report.language.test_language import context_in

TEMPLATE = """\
{{ _("Completed") }}; {{ _("Our own words") }}; {{ pgettext("in a list", "All") }}
{% trans day=front.as_at, name=front.plan %}as known on {{ day }}: {{ name }}, 100 %{% endtrans %}

{% trans count=goals.groups|length %}{{ count }} goal{% pluralize %}{{ count }} goals{% endtrans %}

{{ _("%(first)s to %(last)s", first=front.as_at, last=front.returns_due) }}
"""
HOSTILE = {"plan.yaml": story.PLAN.replace("title: Plan of Action for Shorter Waits", "title: <b>*x*</b>")}


def brief(root: Path, tag: str, output: ReportFormat) -> str:
    files = {**story.files(), **HOSTILE}
    write_files(root, {f"templates/brief.{output.value}.j2": TEMPLATE})
    return render(context_in(root, tag, files), output, root, "brief")


def test_in_markdown(tmp_path: Path) -> None:
    assert brief(tmp_path, "en", ReportFormat.MARKDOWN) == (
        "Completed; Our own words; All\n"
        "as known on 1 February 2026: \\<b>\\*x\\*\\</b>, 100 %\n"
        "3 goals\n"
        "1 February 2026 to 15 January 2026\n"
    )
    assert brief(tmp_path, "mi", ReportFormat.MARKDOWN) == (
        "Kua oti; Our own words; All\n"
        "as known on 1 February 2026: \\<b>\\*x\\*\\</b>, 100 %\n"
        "3 goals\n"
        "mai i 1 Pēpuere 2026 ki 15 Hānuere 2026\n"
    )


def test_in_html(tmp_path: Path) -> None:
    assert brief(tmp_path, "mi", ReportFormat.HTML) == (
        'Kua oti; <span lang="en">Our own words</span>; <span lang="en">All</span>\n'
        '<span lang="en">as known on 1 February 2026: <span lang="en">&lt;b&gt;*x*&lt;/b&gt;</span>, 100 %</span>\n'
        '<span lang="en">3 goals</span>\n'
        "mai i 1 Pēpuere 2026 ki 15 Hānuere 2026\n"
    )


def test_a_sentence_that_lacks_a_value_is_a_mistake_with_its_place(tmp_path: Path) -> None:
    write_files(tmp_path, {"templates/brief.md.j2": 'one\n{{ _("on %(day)s", days=1) }}\n'})
    context = context_in(tmp_path, "en")
    with pytest.raises(TemplateError, match=r"templates/brief\.md\.j2, line 2: .*day"):
        render(context, ReportFormat.MARKDOWN, tmp_path, "brief")
