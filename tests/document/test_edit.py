"""Edits as people meet them: the file before and after, in full."""

from textwrap import dedent

import pytest

from poa_tracker.document import read
from poa_tracker.document.edit import CannotEditError, Edit

ORDER = ("id", "title", "status", "confidence", "due", "tags", "updates", "variations")


def editing(text: str) -> Edit:
    return Edit(read(dedent(text).encode()))


def test_a_value_is_replaced_in_its_own_quotes_and_before_its_comment() -> None:
    edit = editing("""\
        id: "PREV-01"   # as in the plan
        status:   'in_progress'  # since May
        due: 2011-06-30#not a comment
        """)
    edit.set(("status",), "completed")
    edit.set(("id",), "PREV-02")
    assert edit.text == dedent("""\
        id: "PREV-02"   # as in the plan
        status:   'completed'  # since May
        due: 2011-06-30#not a comment
        """)


def test_a_new_key_stands_where_it_belongs_and_comments_stay_where_they_are() -> None:
    edit = editing("""\
        # the whole file
        id: PREV-01
        title: Train staff
            # said of the title
        # said of the status
        status: in_progress

        tags: [training]
        """)
    edit.set(("confidence",), "at_risk", ORDER)
    edit.set(("due",), "2011-06-30", ORDER)
    assert edit.text == dedent("""\
        # the whole file
        id: PREV-01
        title: Train staff
            # said of the title
        # said of the status
        status: in_progress
        confidence: at_risk
        due: "2011-06-30"

        tags: [training]
        """).replace('"', "'")


def test_an_item_goes_below_the_last_and_above_the_comments_that_follow_the_list() -> None:
    edit = editing("""\
        updates:
            -   period: 2009-10-Q1
                summary: Begun.
                # said of this return
            # -   period: 2009-10-Q2
        # said of the tags
        tags: []
        """)
    edit.append(("updates",), {"period": "2009-10-Q2", "summary": "Went on.", "evidence": [{"title": "Report"}]})
    assert edit.text == dedent("""\
        updates:
            -   period: 2009-10-Q1
                summary: Begun.
                # said of this return
            -   period: 2009-10-Q2
                summary: Went on.
                evidence:
                    - title: Report
            # -   period: 2009-10-Q2
        # said of the tags
        tags: []
        """)


def test_a_list_that_is_not_indented_stays_so() -> None:
    edit = editing("""\
        id: X
        tags:
        - one
        """)
    edit.append(("tags",), "two")
    edit.append(("updates",), {"period": "2009-10-Q1"}, ORDER)
    assert edit.text == dedent("""\
        id: X
        tags:
        - one
        - two
        updates:
        - period: 2009-10-Q1
        """)


def test_lists_in_brackets_stay_in_brackets() -> None:
    edit = editing("""\
        tags: [one,
               two,  # the second
              ]
        depends_on: [ ]
        evidence: [{title: A}]
        """)
    edit.append(("tags",), "three, four")
    edit.append(("depends_on",), "PREV-02")
    edit.append(("evidence",), {"title": "B", "url": "https://example.org/b"})
    assert edit.text == dedent("""\
        tags: [one,
               two, 'three, four',  # the second
              ]
        depends_on: [PREV-02]
        evidence: [{title: A}, {title: B, url: 'https://example.org/b'}]
        """)


def test_an_empty_list_or_value_gives_way_to_lines() -> None:
    edit = editing("""\
        updates: []  # none yet
        variations:
          # newest last
        due: ~  # unknown
        note:
        """)
    edit.append(("updates",), {"period": "2009-10-Q1"})
    edit.append(("variations",), {"field": "due"})
    edit.set(("due",), "soon")
    edit.set(("note",), "word " * 30 + "end")
    assert edit.text == dedent("""\
        updates:  # none yet
          - period: 2009-10-Q1
        variations:
          # newest last
          - field: due
        due: soon  # unknown
        note: >-
          word word word word word word word word word word word word word word word word word word word word word word word
          word word word word word word word end
        """)


def test_prose_takes_the_place_of_prose() -> None:
    edit = editing("""\
        summary: >-
          Old text
          in two lines.
        status: x
        """)
    edit.set(("summary",), "New text. " + "It is long. " * 9 + "End.")
    edit.set(("status",), "first line\nsecond: line")
    assert edit.text == dedent("""\
        summary: >-
          New text. It is long. It is long. It is long. It is long. It is long. It is long. It is long. It is long. It is long.
          End.
        status: |-
          first line
          second: line
        """)


def test_line_ends_and_the_mark_of_a_windows_editor_stay() -> None:
    edit = Edit(read(b"\xef\xbb\xbfid: X\r\ntags:\r\n  - one\r\nnote: end"))
    edit.append(("tags",), "two")
    edit.set(("status",), "completed", ORDER)
    edit.append(("updates",), {"period": "2009-10-Q1", "status": "ongoing"}, (*ORDER, "note"))
    assert edit.raw == (
        b"\xef\xbb\xbfid: X\r\nstatus: completed\r\ntags:\r\n  - one\r\n  - two\r\n"
        b"updates:\r\n  - period: 2009-10-Q1\r\n    status: ongoing\r\nnote: end"
    )


@pytest.mark.parametrize("mark", ["|", "|+"])
def test_a_text_that_ends_the_file_without_a_line_end_keeps_none(mark: str) -> None:
    edit = Edit(read(f"id: X\nnote: {mark}\n  last words".encode()))
    edit.set(("extra",), "1st")
    assert edit.text == "id: X\nnote: |-\n  last words\nextra: 1st"
    assert read(edit.raw).data == {"id": "X", "note": "last words", "extra": "1st"}


def test_a_comment_below_never_becomes_a_part_of_a_text() -> None:
    edit = editing("""\
        note: short
           # said of the note
        id: X
        """)
    text = "word " * 30 + "end"
    edit.set(("note",), text)
    assert edit.text == f"note: {text}\n   # said of the note\nid: X\n"


def test_removing_takes_the_lines_of_a_value_and_no_other() -> None:
    edit = editing("""\
        id: X
        # said of what follows
        confidence: at_risk  # goes with it
        supporting_agencies: [DOL, POLICE, CUSTOMS]
        tags:
          - one
          - two
              # said of two
          - three
        """)
    edit.remove(("confidence",))
    edit.remove(("supporting_agencies", 1))
    edit.remove(("supporting_agencies", 1))
    edit.remove(("tags", 1))
    assert edit.text == dedent("""\
        id: X
        # said of what follows
        supporting_agencies: [DOL]
        tags:
          - one
          - three
        """)


def test_the_first_field_of_an_item_leaves_the_dash() -> None:
    edit = editing("""\
        updates:
          - agency: DOL
            period: 2009-10-Q1
        """)
    edit.remove(("updates", 0, "agency"))
    assert edit.text == "updates:\n  - period: 2009-10-Q1\n"


def test_an_empty_item_at_the_very_end_of_a_file_goes() -> None:
    edit = Edit(read(b"tags:\n  - one\n  -"))
    edit.remove(("tags", 1))
    assert edit.text == "tags:\n  - one\n"


def test_what_cannot_be_removed_safely_stays() -> None:
    edit = editing("""\
        tags:
          - one
        id: X
        """)
    with pytest.raises(CannotEditError):
        edit.remove(("tags", 0))
    assert edit.text == "tags:\n  - one\nid: X\n"


def test_a_group_is_made_where_its_first_field_is_written() -> None:
    edit = editing("""\
        id: X
        target: {date: 2011-06-30}
        """)
    edit.set(("target", "value"), 1200)
    edit.set(("period", "start"), "mid-year")
    assert edit.text == dedent("""\
        id: X
        target: {date: 2011-06-30, value: 1200}
        period:
          start: mid-year
        """)


def test_explicit_keys_and_indented_documents_are_understood() -> None:
    edit = editing("""\
        --- # the document
          id: X
          ? note
          : said
        ...
        """)
    edit.set(("due",), "soon", ORDER)
    assert edit.text == dedent("""\
        --- # the document
          id: X
          due: soon
          ? note
          : said
        ...
        """)


@pytest.mark.parametrize("text", ["id: [", "- a list", "", "id: 1\nid: 2"])
def test_only_a_file_that_can_be_read_can_be_edited(text: str) -> None:
    with pytest.raises(ValueError, match="only a file that can be read"):
        editing(text)
