"""The words that people read for canonical values, where a plan has no house words of its own."""

from poa_tracker.model.translatable import translatable
from poa_tracker.vocabulary import CORRECTED, NOT_REPORTED, UNSTATED

DEFAULT_LABELS = {
    "action": translatable("Action"),
    "business_as_usual": translatable("Business as usual"),
    "not_started": translatable("Not started"),
    "in_progress": translatable("In progress"),
    "ongoing": translatable("Ongoing"),
    "completed": translatable("Completed"),
    "closed": translatable("Closed"),
    "on_track": translatable("On track"),
    "at_risk": translatable("At risk"),
    "off_track": translatable("Off track"),
    NOT_REPORTED: translatable("Not reported"),
    UNSTATED: translatable("No confidence given"),
    "overdue": translatable("Overdue"),
    "not_due": translatable("Not due yet"),
    "received": translatable("On time"),
    "late": translatable("Late"),
    "missing": translatable("Missing"),
    "increase": translatable("Higher is better"),
    "decrease": translatable("Lower is better"),
    "maintain": translatable("To stay level"),
    "capacity": translatable("Capacity"),
    "procurement": translatable("Procurement"),
    "legislation": translatable("Legislation"),
    "consultation": translatable("Consultation"),
    "technical": translatable("Technical"),
    "dependency": translatable("Waits for other work"),
    "expertise": translatable("Expertise"),
    "other": translatable("Other"),
    "requested": translatable("Requested"),
    "approved": translatable("Approved"),
    "declined": translatable("Declined"),
    CORRECTED: translatable("Corrected"),
    "merged": translatable("Merged"),
    "superseded": translatable("Superseded"),
    "discontinued": translatable("Discontinued"),
}
"""One for each word that a plan may reword."""
