"""The rules of the check, one to a file.

To add one: write `poaNNN_<name>.py`, give it its line in the list below, and its test. A code is never used again.
"""

from poa_tracker.rules.poa201_unknown_agency import unknown_agency
from poa_tracker.rules.rule import Context, Reach, Rule, rule

RULES: tuple[Rule, ...] = (unknown_agency,)

__all__ = ["RULES", "Context", "Reach", "Rule", "rule"]
