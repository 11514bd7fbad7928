"""The rules of the check, one to a file.

To add one: write `poaNNN_<name>.py`, give it its line in a list below, and its test. A code is never used again.
"""

from importlib import import_module

from poa_tracker.rules.poa104_unknown_value import unknown_value
from poa_tracker.rules.poa201_unknown_agency import unknown_agency
from poa_tracker.rules.poa202_duplicate_id import duplicate_id
from poa_tracker.rules.poa203_file_name_differs import file_name_differs
from poa_tracker.rules.poa204_unknown_goal import unknown_goal
from poa_tracker.rules.poa205_unknown_objective import unknown_objective
from poa_tracker.rules.poa206_unknown_measure import unknown_measure
from poa_tracker.rules.poa207_dependency_cycle import dependency_cycle
from poa_tracker.rules.poa208_lead_also_supporting import lead_also_supporting
from poa_tracker.rules.poa209_agency_not_active import agency_not_active
from poa_tracker.rules.poa210_unknown_framework import unknown_framework
from poa_tracker.rules.poa211_ambiguous_alias import ambiguous_alias
from poa_tracker.rules.poa212_duplicate_sub_id import duplicate_sub_id
from poa_tracker.rules.poa213_unknown_horizon import unknown_horizon
from poa_tracker.rules.poa214_succession_cycle import succession_cycle
from poa_tracker.rules.poa301_due_before_start import due_before_start
from poa_tracker.rules.poa302_outside_plan_period import outside_plan_period
from poa_tracker.rules.poa303_overdue_unexplained import overdue_unexplained
from poa_tracker.rules.poa304_completed_without_date import completed_without_date
from poa_tracker.rules.poa305_date_in_future import date_in_future
from poa_tracker.rules.poa306_milestone_after_measure import milestone_after_measure
from poa_tracker.rules.poa307_dependency_due_later import dependency_due_later
from poa_tracker.rules.poa308_milestone_overdue import milestone_overdue
from poa_tracker.rules.poa401_status_differs_from_update import status_differs_from_update
from poa_tracker.rules.poa402_completed_with_open_milestones import completed_with_open_milestones
from poa_tracker.rules.poa403_completed_without_evidence import completed_without_evidence
from poa_tracker.rules.poa404_closed_without_closure import closed_without_closure
from poa_tracker.rules.poa405_missing_confidence import missing_confidence
from poa_tracker.rules.poa406_return_missing import return_missing
from poa_tracker.rules.poa407_copied_update import copied_update
from poa_tracker.rules.poa408_updates_out_of_order import updates_out_of_order
from poa_tracker.rules.poa409_not_started_after_start import not_started_after_start
from poa_tracker.rules.poa410_off_track_without_reason import off_track_without_reason
from poa_tracker.rules.poa411_no_lead_agency import no_lead_agency
from poa_tracker.rules.poa412_no_due_or_horizon import no_due_or_horizon
from poa_tracker.rules.poa413_target_without_baseline import target_without_baseline
from poa_tracker.rules.poa414_duplicate_update import duplicate_update
from poa_tracker.rules.poa501_variation_differs_from_field import variation_differs_from_field
from poa_tracker.rules.poa502_variation_chain_broken import variation_chain_broken
from poa_tracker.rules.poa503_closed_period_changed import closed_period_changed
from poa_tracker.rules.poa601_personal_data_in_public_text import personal_data_in_public_text
from poa_tracker.rules.poa602_unsafe_link import unsafe_link
from poa_tracker.rules.poa603_small_count_published import small_count_published
from poa_tracker.rules.poa701_vague_title import vague_title
from poa_tracker.rules.poa702_placeholder_text import placeholder_text
from poa_tracker.rules.poa703_unused_suppression import unused_suppression
from poa_tracker.rules.poa704_suppression_without_reason import suppression_without_reason
from poa_tracker.rules.rule import Context, Reach, Rule, rule

RULES: tuple[Rule, ...] = (
    unknown_value,
    unknown_agency,
    duplicate_id,
    file_name_differs,
    unknown_goal,
    unknown_objective,
    unknown_measure,
    dependency_cycle,
    lead_also_supporting,
    agency_not_active,
    unknown_framework,
    ambiguous_alias,
    duplicate_sub_id,
    unknown_horizon,
    succession_cycle,
    due_before_start,
    outside_plan_period,
    overdue_unexplained,
    completed_without_date,
    date_in_future,
    milestone_after_measure,
    dependency_due_later,
    milestone_overdue,
    status_differs_from_update,
    completed_with_open_milestones,
    completed_without_evidence,
    closed_without_closure,
    missing_confidence,
    return_missing,
    copied_update,
    updates_out_of_order,
    not_started_after_start,
    off_track_without_reason,
    no_lead_agency,
    no_due_or_horizon,
    target_without_baseline,
    duplicate_update,
    variation_differs_from_field,
    variation_chain_broken,
    closed_period_changed,
    personal_data_in_public_text,
    unsafe_link,
    small_count_published,
    vague_title,
    placeholder_text,
    unused_suppression,
    suppression_without_reason,
)

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
)
"""The rules that compare two revisions, by their modules: most checks name none, and wait for none."""


def record_rules() -> tuple[Rule, ...]:
    """The rules that compare two revisions, loaded."""
    modules = ((name, import_module(f"{__name__}.{name}")) for name in RECORD_RULES)
    return tuple(getattr(module, name.partition("_")[2]) for name, module in modules)


__all__ = ["RECORD_RULES", "RULES", "Context", "Reach", "Rule", "record_rules", "rule"]
