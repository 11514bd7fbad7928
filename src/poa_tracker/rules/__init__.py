"""The rules of the check, one to a file.

To add one: write `poaNNN_<name>.py` with a function of that name, give it its line in a list below, and its test; then
`make docs`. A code is never used again.
"""

from collections.abc import Iterable
from importlib import import_module

from poa_tracker.rules.rule import Context, Reach, Rule, rule


def _load(modules: Iterable[str]) -> tuple[Rule, ...]:
    """Of each module the rule it is named for: of `poa201_unknown_agency` its `unknown_agency`."""
    return tuple(getattr(import_module(f"{__name__}.{name}"), name.partition("_")[2]) for name in modules)


RULES: tuple[Rule, ...] = _load(
    (
        "poa104_unknown_value",
        "poa201_unknown_agency",
        "poa202_duplicate_id",
        "poa203_file_name_differs",
        "poa204_unknown_goal",
        "poa205_unknown_objective",
        "poa206_unknown_measure",
        "poa207_dependency_cycle",
        "poa208_lead_also_supporting",
        "poa209_agency_not_active",
        "poa210_unknown_framework",
        "poa211_ambiguous_alias",
        "poa212_duplicate_sub_id",
        "poa213_unknown_horizon",
        "poa214_succession_cycle",
        "poa215_waits_for_closed",
        "poa301_due_before_start",
        "poa302_outside_plan_period",
        "poa303_overdue_unexplained",
        "poa304_completed_without_date",
        "poa305_date_in_future",
        "poa306_milestone_after_measure",
        "poa307_dependency_due_later",
        "poa308_milestone_overdue",
        "poa309_date_long_before",
        "poa401_status_differs_from_update",
        "poa402_completed_with_open_milestones",
        "poa403_completed_without_evidence",
        "poa404_closed_without_closure",
        "poa405_missing_confidence",
        "poa406_return_missing",
        "poa407_copied_update",
        "poa408_updates_out_of_order",
        "poa409_not_started_after_start",
        "poa410_off_track_without_reason",
        "poa411_no_lead_agency",
        "poa412_no_due_or_horizon",
        "poa413_target_without_baseline",
        "poa414_duplicate_update",
        "poa415_request_after_end",
        "poa416_return_from_other_agency",
        "poa501_variation_differs_from_field",
        "poa502_variation_chain_broken",
        "poa503_closed_period_changed",
        "poa504_period_settings_changed",
        "poa505_decision_before_request",
        "poa601_personal_data_in_public_text",
        "poa602_unsafe_link",
        "poa603_small_count_published",
        "poa701_vague_title",
        "poa702_placeholder_text",
        "poa703_unused_suppression",
        "poa704_suppression_without_reason",
    )
)
"""The rules that look at a plan as it is."""

RECORD_RULES = (
    "poa511_controlled_field_changed",
    "poa512_update_edited",
    "poa513_update_removed",
    "poa514_measure_removed",
    "poa515_id_reused",
    "poa516_closed_period_file_changed",
    "poa517_reported_value_changed",
    "poa518_completion_changed",
    "poa519_entry_backdated",
    "poa520_plan_decision_changed",
)
"""The rules that compare two revisions, by their modules: most checks name none, and wait for none."""


def record_rules() -> tuple[Rule, ...]:
    """The rules that compare two revisions, loaded."""
    return _load(RECORD_RULES)


__all__ = ["RECORD_RULES", "RULES", "Context", "Reach", "Rule", "record_rules", "rule"]
