"""The whole plan: read from its files, looked things up in, and seen as it stood on a day."""

from poa_tracker.register.agencies import Agencies
from poa_tracker.register.agency_count import AgencyCount, count_by_agency
from poa_tracker.register.as_of import AsOf, Standing
from poa_tracker.register.choice import Choice, select
from poa_tracker.register.entry import Entry
from poa_tracker.register.load import Loaded, load, load_frame, load_measures, with_measures
from poa_tracker.register.loading_rules import LOADING_RULES
from poa_tracker.register.outline import Outline
from poa_tracker.register.project import Project
from poa_tracker.register.public import public_register
from poa_tracker.register.register import Register
from poa_tracker.register.returns import return_state
from poa_tracker.register.source import WorkingTree

__all__ = [
    "LOADING_RULES",
    "Agencies",
    "AgencyCount",
    "AsOf",
    "Choice",
    "Entry",
    "Loaded",
    "Outline",
    "Project",
    "Register",
    "Standing",
    "WorkingTree",
    "count_by_agency",
    "load",
    "load_frame",
    "load_measures",
    "public_register",
    "return_state",
    "select",
    "with_measures",
]
