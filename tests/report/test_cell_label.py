"""Each cell of a table with the head of its column, and nothing else of the page changed."""

import pytest

from poa_tracker.report.cell_label import label_cells

TABLE = """\
<div class="scroll" role="region" tabindex="0">
<table class="wide">
<caption>Measures</caption>
<thead><tr><th scope="col">Due</th><th scope="col">Measure</th><th scope="col" class="n">“Days” &amp; <b>more</b></th></tr></thead>
<tbody>
<tr class="group"><th scope="rowgroup" colspan="3">Permits</th></tr>
<tr><td>30 June</td><th scope="row">GOV-001</th><td class="n">3</td></tr>
<tr><td colspan="2">none</td><td>4</td></tr>
</tbody>
</table>
</div>
"""

LABELLED = """\
<div class="scroll" role="region" tabindex="0">
<table role="table" class="wide">
<caption>Measures</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Due</th><th role="columnheader" scope="col">Measure</th><th role="columnheader" scope="col" class="n">“Days” &amp; <b>more</b></th></tr></thead>
<tbody role="rowgroup">
<tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="3">Permits</th></tr>
<tr role="row"><td role="cell" data-label="Due">30 June</td><th role="rowheader" scope="row">GOV-001</th><td role="cell" data-label="“Days” &amp; more" class="n">3</td></tr>
<tr role="row"><td role="cell" data-label="Due" colspan="2">none</td><td role="cell" data-label="“Days” &amp; more">4</td></tr>
</tbody>
</table>
</div>
"""


def test_cells_have_the_heads_of_their_columns() -> None:
    assert label_cells(TABLE) == LABELLED


@pytest.mark.parametrize(
    "table",
    [
        TABLE.replace('"scroll"', '"scroll long"'),
        TABLE.replace('"wide"', '"few"'),
        TABLE.replace("<thead>", "<tbody>").replace("</thead>", "</tbody>"),
        TABLE.replace("30 June", "<table><tr><td>30 June</td></tr></table>"),
        TABLE.replace("</table>", ""),
        "<p>no table</p>",
    ],
)
def test_other_tables_stay_as_they_are(table: str) -> None:
    assert label_cells(table) == table


def test_a_head_cannot_end_the_attribute_that_it_stands_in() -> None:
    labelled = label_cells(TABLE.replace("Due", 'Due" onclick="x'))
    assert 'data-label="Due&#34; onclick=&#34;x"' in labelled
