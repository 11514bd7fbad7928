"""What readers see in place of the names of fields, where a report tells of a variation or a correction."""

from poa_tracker.model import translatable

FIELD_NAMES = {
    "ref": translatable("Number in the plan"),
    "title": translatable("Title"),
    "goal": translatable("Goal"),
    "objective": translatable("Objective"),
    "kind": translatable("Kind"),
    "lead_agency": translatable("Lead agency"),
    "supporting_agencies": translatable("Supporting agencies"),
    "agencies_as_published": translatable("Agencies as published"),
    "status": translatable("Status"),
    "confidence": translatable("Confidence"),
    "added": translatable("Day of entry"),
    "start": translatable("Start date"),
    "due": translatable("Due date"),
    "horizon": translatable("Horizon"),
    "success_measure": translatable("Measure of success"),
    "depends_on": translatable("Measures it depends on"),
    "parent": translatable("Measure it is part of"),
    "tags": translatable("Tags"),
    "visibility": translatable("Visibility"),
    "completed": translatable("Day of completion"),
    "recorded": translatable("Day on which the completion was recorded"),
    "agency": translatable("Agency"),
    "coordinating_agency": translatable("Coordinating agency"),
    "unit": translatable("Unit"),
    "direction": translatable("Direction"),
    "baseline.value": translatable("Baseline"),
    "baseline.date": translatable("Baseline date"),
    "baseline.period": translatable("Baseline period"),
    "target.value": translatable("Target"),
    "target.date": translatable("Target date"),
    "target.period": translatable("Target period"),
    "closure.outcome": translatable("How the measure ended"),
    "closure.date": translatable("Day of closure"),
    "closure.recorded": translatable("Day on which the closure was recorded"),
    "closure.into": translatable("Measure that goes on in its place"),
    "closure.reason": translatable("Reason for the closure"),
    "closure.approved_by": translatable("Who approved the closure"),
}
"""By the name of a field in the measure, or in a milestone, an indicator or a closure of it."""

FIGURE_NAMES = {
    "": translatable("Value for %(when)s of indicator %(indicator)s"),
    "period": translatable("Period of the value for %(when)s of indicator %(indicator)s"),
    "date": translatable("Date of the value for %(when)s of indicator %(indicator)s"),
    "reported": translatable("Day on which the value for %(when)s of indicator %(indicator)s was reported"),
    "recorded": translatable("Day on which the value for %(when)s of indicator %(indicator)s was recorded"),
}
"""By the name of a field in a reported figure; without one, the figure itself."""
