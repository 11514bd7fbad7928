"""POA511 controlled-field-changed."""

from pathlib import Path

from tests.repository import commit, needs_git
from tests.rules.record import MEASURE, NOTHING, edit, findings_of

pytestmark = needs_git


def test_a_date_an_owner_and_a_target_rewritten_by_hand(recorded: Path) -> None:
    edit(
        recorded / "measures" / "GOV-001.yaml",
        ("due: 2026-09-30\n", "due: 2026-12-31\n"),
        ("lead_agency: INTERIOR\n", ""),
        ("due: 2026-06-30}", "due: 2026-07-31}"),
        ("value: 20}", "value: 30}"),
    )
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:1:1: error[POA511] lead_agency was INTERIOR, and no variation records why it is empty now\n"
        "   1 | id: GOV-001\n"
        "     | ^\n"
        "measures/GOV-001.yaml:6:6: error[POA511] due was 2026-09-30, and no variation records why it is 2026-12-31 now\n"
        "   5 | confidence: off_track\n"
        "   6 | due: 2026-12-31\n"
        "     |      ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:9:34: error[POA511] milestones.M2.due was 2026-06-30, and no variation records why it is 2026-07-31 now\n"
        "   8 |   - {id: M1, title: Forms, due: 2025-12-31, completed: 2025-12-12}\n"
        "   9 |   - {id: M2, title: Portal, due: 2026-07-31}\n"
        "     |                                  ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:15:39: error[POA511] indicators.I1.target.value was 20, and no variation records why it is 30 now\n"
        "  14 |     baseline: {period: 2024-25-Q4, value: 44}\n"
        "  15 |     target: {date: 2026-06-30, value: 30}\n"
        "     |                                       ^^\n"
        "4 errors, 0 warnings in 3 files\n"
    )


def test_recorded_variations_pass(recorded: Path) -> None:
    edit(
        recorded / "measures" / "GOV-001.yaml",
        ("due: 2026-09-30\n", "due: 2027-01-31\n"),
        ("lead_agency: INTERIOR\n", "lead_agency: JUSTICE\n"),
        ("due: 2026-06-30}", "due: 2026-07-31}"),
        ("value: 20}", "value: 30.0}"),
    )
    with (recorded / "measures" / "GOV-001.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "  - {date: 2026-01-20, field: due, from: 2026-09-30, to: 2026-12-31, reason: More, state: approved}\n"
            "  - {date: 2026-01-20, field: due, from: 2026-12-31, to: 2027-01-31, reason: More, state: approved}\n"
            "  - {date: 2026-01-20, field: lead_agency, from: INTERIOR, to: JUSTICE, reason: Moved, state: approved}\n"
            "  - {date: 2026-01-20, field: milestones.M2.due, from: 2026-06-30, to: 2026-07-31, reason: More, "
            "state: approved}\n"
            "  - {date: 2026-01-20, field: indicators.I1.target.value, from: 20.0, to: 30, reason: More, "
            "state: approved}\n"
        )
    assert findings_of(recorded, select="POA5") == NOTHING


def test_a_variation_that_is_not_approved_or_from_another_value_is_none(recorded: Path) -> None:
    edit(recorded / "measures" / "GOV-001.yaml", ("due: 2026-09-30\n", "due: 2026-12-31\n"))
    with (recorded / "measures" / "GOV-001.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "  - {date: 2026-01-20, field: due, from: 2026-09-30, to: 2026-12-31, reason: More, state: requested}\n"
            "  - {date: 2026-01-20, field: due, from: 2026-10-31, to: 2026-12-31, reason: More, state: approved}\n"
        )
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:7:6: error[POA511] due was 2026-09-30, and no variation records why it is 2026-12-31 now\n"
        "   6 | confidence: off_track\n"
        "   7 | due: 2026-12-31\n"
        "     |      ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_going_back_by_an_old_variation_is_no_variation(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    edit(path, ("due: 2026-09-30\n", "due: 2026-06-30\n"))
    with path.open("a", encoding="utf-8") as file:
        file.write(
            "  - {date: 2025-12-01, recorded: 2026-01-20, field: due, from: 2026-09-30, to: 2026-06-30, reason: Sooner, state: approved}\n"
        )
    assert findings_of(recorded) == NOTHING
    commit(recorded)
    edit(path, ("due: 2026-06-30\n", "due: 2026-09-30\n"))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:7:6: error[POA511] due was 2026-06-30, and no variation records why it is 2026-09-30 now\n"
        "   6 | confidence: off_track\n"
        "   7 | due: 2026-09-30\n"
        "     |      ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_an_approved_variation_that_takes_effect_later(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write(
            "  - {date: 2026-01-31, field: due, from: 2026-09-30, to: 2026-12-31, reason: More, state: approved}\n"
        )
    commit(recorded)
    edit(path, ("due: 2026-09-30\n", "due: 2026-12-31\n"))
    assert findings_of(recorded) == NOTHING


def test_a_variation_edited_or_taken_out(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    edit(path, ("from: 2026-06-30", "from: 2026-08-31"), ("Later intake", "Nobody knows"))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:32:42: error[POA511] from of the variation of 2025-11-01 (due to 2026-09-30, approved) was 2026-06-30; what is on record stays as it is\n"
        "  31 | variations:\n"
        "  32 |   - {date: 2025-11-01, field: due, from: 2026-08-31, to: 2026-09-30, reason: Nobody knows, state: approved}\n"
        "     |                                          ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:32:78: error[POA511] reason of the variation of 2025-11-01 (due to 2026-09-30, approved) was 'Later intake'; what is on record stays as it is\n"
        "  31 | variations:\n"
        "  32 |   - {date: 2025-11-01, field: due, from: 2026-08-31, to: 2026-09-30, reason: Nobody knows, state: approved}\n"
        "     |                                                                              ^^^^^^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )
    edit(path, (path.read_text(encoding="utf-8").split("variations:\n")[1], ""))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:31:1: error[POA511] the variation of 2025-11-01 (due to 2026-09-30, approved) is gone\n"
        "  30 |     delay_reason: technical\n"
        "  31 | variations:\n"
        "     | ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


REQUEST = "  - {date: 2026-01-20, field: due, from: 2026-09-30, to: 2026-12-31, reason: More, state: requested}\n"


def test_a_request_is_settled_by_an_entry_of_its_own(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write(REQUEST)
    commit(recorded)
    edit(path, ("due: 2026-09-30\n", "due: 2026-12-31\n"))
    with path.open("a", encoding="utf-8") as file:
        file.write(
            "  - {date: 2026-01-25, field: due, from: 2026-09-30, to: 2026-12-31, reason: More, state: approved, "
            "requested: 2026-01-20}\n"
        )
    assert findings_of(recorded) == NOTHING


def test_a_request_is_not_settled_in_its_place(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write(REQUEST)
    commit(recorded)
    edit(
        path,
        ("due: 2026-09-30\n", "due: 2026-12-31\n"),
        ("state: requested", "approved_by: The Minister, state: approved"),
    )
    assert (
        "state of the variation of 2026-01-20 (due to 2026-12-31, requested) was requested; what is on record stays as "
        "it is; record a decision as an entry of its own, with 'requested: 2026-01-20'\n"
    ) in findings_of(recorded)


def test_a_milestone_taken_out_and_one_added(recorded: Path) -> None:
    edit(
        recorded / "measures" / "GOV-001.yaml",
        ("{id: M2, title: Portal, due: 2026-06-30}", "{id: M3, title: Portal, due: 2026-07-31}"),
    )
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:8:1: error[POA511] milestones.M2.due was 2026-06-30, and milestone M2 is gone\n"
        "   7 | due: 2026-09-30\n"
        "   8 | milestones:\n"
        "     | ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_the_plan_cannot_release_its_fields_in_the_same_change(recorded: Path) -> None:
    with (recorded / "plan.yaml").open("a", encoding="utf-8") as file:
        file.write("controlled_fields: [title]\nchecks: {ignore: [POA5], severity: {POA511: warning}}\n")
    edit(
        recorded / "measures" / "GOV-001.yaml",
        ("due: 2026-09-30\n", "due: 2026-12-31  # poa: ignore[POA511] because\n"),
        ("title: Shorter permits", "title: Better permits"),
    )
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:2:8: error[POA511] title was 'Shorter permits', and no variation records why it is 'Better permits' now\n"
        "   1 | id: GOV-001\n"
        "   2 | title: Better permits\n"
        "     |        ^^^^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:7:6: error[POA511] due was 2026-09-30, and no variation records why it is 2026-12-31 now\n"
        "   6 | confidence: off_track\n"
        "   7 | due: 2026-12-31  # poa: ignore[POA511] because\n"
        "     |      ^^^^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_another_layout_of_the_same_data_passes(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    (recorded / "measures" / "permits").mkdir()
    path.unlink()
    lines = MEASURE.replace("summary: Forms drafted.", "summary: >-\n      Forms\n      drafted.")
    moved = recorded / "measures" / "permits" / "GOV-001.yaml"
    moved.write_bytes(f"# The first\n{lines}".replace("\n", "\r\n").encode())
    assert findings_of(recorded) == NOTHING
