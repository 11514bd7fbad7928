"""The rules in words: for the terminal, and for the page of the manual that is made from them."""

from collections.abc import Iterable
from textwrap import fill, indent

from poa_tracker.findings import RuleInfo
from poa_tracker.register import LOADING_RULES
from poa_tracker.rules import RULES, record_rules

GROUPS = {
    "POA0": "The file cannot be read",
    "POA1": "It does not fit the schema",
    "POA2": "Identity and references",
    "POA3": "Dates and schedule",
    "POA4": "Status and progress",
    "POA5": "Integrity of the record",
    "POA6": "Disclosure",
    "POA7": "Wording",
}
"""What the first digit of a code stands for."""


def all_rules() -> tuple[RuleInfo, ...]:
    """Every rule there is, in the order of the codes."""
    found = sorted(rule.info for rule in (*RULES, *record_rules()) if rule.code not in LOADING_RULES)
    return (*LOADING_RULES.values(), *found)


def rule_list(infos: Iterable[RuleInfo], width: int = 100) -> str:
    """One rule to a line, by group; summaries wrapped to `width` columns."""
    lines: list[str] = []
    group = ""
    for info in infos:
        if info.code[:4] != group:
            group = info.code[:4]
            lines += ["", f"{group}xx  {GROUPS[group]}"] if lines else [f"{group}xx  {GROUPS[group]}"]
        head = f"  {info.code}  {info.name} ({info.severity.value})"
        lines += [head, fill(info.summary, max(width, 40), initial_indent=" " * 10, subsequent_indent=" " * 10)]
    return "\n".join(lines)


def explanation(info: RuleInfo, width: int = 100) -> str:
    """One rule in full: what, why, bad, good, and how to leave it out."""
    width = max(width, 40)
    return "\n".join(
        [
            f"{info.code} {info.name} ({info.severity.value})",
            "",
            fill(info.summary, width),
            "",
            fill(f"Why: {info.why}", width),
            "",
            "Bad:",
            indent(info.bad, "    "),
            "",
            "Good:",
            indent(info.good, "    "),
            "",
            fill(_leaving_out(info), width),
        ]
    )


def markdown(infos: Iterable[RuleInfo]) -> str:
    """The page `docs/rules.md`."""
    infos = tuple(infos)
    lines = [
        "# Rules",
        "",
        "<!-- Made from the rules by `make docs`; change the rule, not this page. -->",
        "",
        "What `poa validate` looks for. An error fails the check; a warning does not, unless `--strict` is given;",
        "a note (*info*) never does. A code is permanent and is never used again. Of very many findings of one rule in",
        "one file the first hundred are told; the last of these says how many more there are, and all of them count.",
        "",
        "A plan gives a rule another weight in `plan.yaml` (`checks: {severity: {POA411: error, POA701: info}}`) or",
        "leaves it out (`off` for its weight, or `checks: {ignore: [POA7]}`, a code or the beginning of one).",
        "A finding is left out in its own file, on its line or on the comment line above it, always with a reason:",
        "",
        "```yaml",
        "lead_agency: FOUNDED  # poa: ignore[POA201] the agency is being founded by statute",
        "```",
        "",
        "What keeps the record from being rewritten (POA5xx) can neither be left out nor weakened.",
        "",
    ]
    group = ""
    for info in infos:
        if info.code[:4] != group:
            group = info.code[:4]
            lines += [f"## {group}xx: {GROUPS[group]}", ""]
        lines += [
            f"### {info.code} {info.name}",
            "",
            f"*{info.severity.value.capitalize()}.* {info.summary}",
            "",
            f"**Why:** {info.why}",
            "",
            *("**Bad**", "", "```yaml", info.bad, "```", ""),
            *("**Good**", "", "```yaml", info.good, "```", ""),
        ]
    return "\n".join(lines).rstrip() + "\n"


def _leaving_out(info: RuleInfo) -> str:
    if info.code.startswith("POA5"):
        return "It keeps the record from being rewritten, so no file can leave it out."
    return f"To leave it out on one line:  # poa: ignore[{info.code}] the reason"
