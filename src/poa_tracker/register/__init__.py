"""The whole plan, as in its files: read from them, and looked things up in. What holds on a day is `standing`'s."""

from poa_tracker.register.agencies import Agencies
from poa_tracker.register.entry import Entry
from poa_tracker.register.load import Loaded, load, load_frame, load_measures, with_measures
from poa_tracker.register.loading_rules import LOADING_RULES
from poa_tracker.register.outline import Outline
from poa_tracker.register.project import Project
from poa_tracker.register.register import BrokenFile, Register
from poa_tracker.register.source import Changed, Source, WorkingTree

__all__ = [
    "LOADING_RULES",
    "Agencies",
    "BrokenFile",
    "Changed",
    "Entry",
    "Loaded",
    "Outline",
    "Project",
    "Register",
    "Source",
    "WorkingTree",
    "load",
    "load_frame",
    "load_measures",
    "with_measures",
]
