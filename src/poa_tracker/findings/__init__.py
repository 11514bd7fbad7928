"""What a check finds: a finding is a value, made of a rule, a place and a message. It never stops anything."""

from poa_tracker.findings.check_result import CheckResult
from poa_tracker.findings.finding import Finding
from poa_tracker.findings.location import FILE_START, Location
from poa_tracker.findings.rule_info import RuleInfo
from poa_tracker.findings.suggestion import Suggestions, did_you_mean, nearest
from poa_tracker.quoted import quoted
from poa_tracker.vocabulary import Severity

__all__ = [
    "FILE_START",
    "CheckResult",
    "Finding",
    "Location",
    "RuleInfo",
    "Severity",
    "Suggestions",
    "did_you_mean",
    "nearest",
    "quoted",
]
