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
        "This page lists what `poa validate` looks for. Each rule has a severity:",
        "",
        "- An **error** fails the check. You have to put it right.",
        "- A **warning** does not fail the check, unless you add `--strict`. You should look at it.",
        "- A note (**info**) never fails the check.",
        "",
        "A code such as POA201 is permanent and is never used for another rule. If a file has very many findings of",
        "one rule, `poa` shows the first hundred and counts the others. All of them count.",
        "",
        "## Change a rule or leave it out",
        "",
        "To change the severity of a rule for a whole plan, write it into `plan.yaml`. `off` leaves the rule out:",
        "",
        "```yaml",
        "checks:",
        '  severity: {POA411: error, POA701: info, POA412: "off"}',
        "```",
        "",
        "To leave out several rules, give their codes, or the start of their codes:",
        "",
        "```yaml",
        "checks:",
        "  ignore: [POA7]",
        "```",
        "",
        "To leave out one finding, write a comment on its line or on the line above it. Always give a reason:",
        "",
        "```yaml",
        "lead_agency: FOUNDED  # poa: ignore[POA201] the agency is being founded by statute",
        "```",
        "",
        "You cannot leave out or weaken the rules that keep the record from being rewritten (POA5xx).",
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
