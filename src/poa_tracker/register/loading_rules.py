"""The rules that hold while files are read, before any record can be compared with another.

They are kept by the reader (POA0xx) and by the models (POA1xx); here each has its name, weight and explanation.
"""

from poa_tracker.findings import RuleInfo, Severity

E = Severity.ERROR
W = Severity.WARNING

_RULES: tuple[tuple[str, str, Severity, str], ...] = (
    ("POA001", "syntax-error", E, ""),
    ("POA002", "not-utf8", E, ""),
    ("POA003", "duplicate-key", E, ""),
    ("POA004", "unexpected-file", W, ""),
    ("POA005", "several-documents", E, ""),
    ("POA006", "alias-or-tag", E, ""),
    ("POA007", "too-large", E, ""),
    ("POA008", "merge-conflict-marker", E, ""),
    ("POA009", "nested-too-deep", E, ""),
    ("POA010", "missing-file", E, ""),
    ("POA011", "no-measures", W, ""),
    ("POA012", "link-outside-plan", E, ""),
    ("POA013", "unreadable-file", E, ""),
    ("POA101", "missing-field", E, ""),
    ("POA102", "unknown-field", E, ""),
    ("POA103", "wrong-type", E, ""),
    ("POA104", "unknown-value", E, ""),
    ("POA105", "invalid-date", E, ""),
    ("POA106", "invalid-id", E, ""),
    ("POA107", "invalid-period", E, ""),
    ("POA108", "out-of-range", E, ""),
)

LOADING_RULES: dict[str, RuleInfo] = {
    code: RuleInfo(code, name, severity, text, "", "", "") for code, name, severity, text in _RULES
}
