"""Every rule is named, weighed, explained, listed and tested; the manual has what the rules have."""

import re
from pathlib import Path

import pytest

from poa_tracker.findings import Severity
from poa_tracker.register import LOADING_RULES
from poa_tracker.rules import RECORD_RULES, RULES, Reach, Rule, record_rules
from poa_tracker.rules.explain import GROUPS, all_rules, explanation, markdown, rule_list

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "poa_tracker" / "rules"

CATALOGUE = """
001 syntax-error · 002 not-utf8 · 003 duplicate-key · 004 unexpected-file (w) · 005 several-documents
006 alias-or-tag · 007 too-large · 008 merge-conflict-marker · 009 nested-too-deep · 010 missing-file
011 no-measures (w) · 012 link-outside-plan · 013 unreadable-file
101 missing-field · 102 unknown-field · 103 wrong-type · 104 unknown-value · 105 invalid-date · 106 invalid-id
107 invalid-period · 108 out-of-range
201 unknown-agency · 202 duplicate-id · 203 file-name-differs · 204 unknown-goal · 205 unknown-objective
206 unknown-measure · 207 dependency-cycle · 208 lead-also-supporting · 209 agency-not-active
210 unknown-framework · 211 ambiguous-alias · 212 duplicate-sub-id · 213 unknown-horizon · 214 succession-cycle
301 due-before-start · 302 outside-plan-period (w) · 303 overdue-unexplained (w) · 304 completed-without-date
305 date-in-future · 306 milestone-after-measure (w) · 307 dependency-due-later (w) · 308 milestone-overdue (w)
401 status-differs-from-update · 402 completed-with-open-milestones · 403 completed-without-evidence (w)
404 closed-without-closure · 405 missing-confidence (w) · 406 return-missing (w) · 407 copied-update (w)
408 updates-out-of-order · 409 not-started-after-start (w) · 410 off-track-without-reason (w)
411 no-lead-agency (w) · 412 no-due-or-horizon (w) · 413 target-without-baseline (w) · 414 duplicate-update
501 variation-differs-from-field · 502 variation-chain-broken · 503 closed-period-changed
511 controlled-field-changed · 512 update-edited · 513 update-removed · 514 measure-removed · 515 id-reused
516 closed-period-file-changed · 517 reported-value-changed · 518 completion-changed · 519 entry-backdated
601 personal-data-in-public-text (w) · 602 unsafe-link · 603 small-count-published (w)
701 vague-title (w) · 702 placeholder-text (w) · 703 unused-suppression (w) · 704 suppression-without-reason
"""
"""What stands for good. A new rule needs no line here: its own test has its code, its name and its weight."""

MARKS = {Severity.ERROR: "", Severity.WARNING: " (w)", Severity.INFO: " (i)"}
FILES = sorted(path.stem for path in FOLDER.glob("poa*.py"))
LIST = "src/poa_tracker/rules/__init__.py"


def test_codes_names_and_weights_are_the_promised_ones() -> None:
    promised = [entry.strip() for line in CATALOGUE.strip().split("\n") for entry in line.split("·")]
    actual = [f"{info.code.removeprefix('POA')} {info.name}{MARKS[info.severity]}" for info in all_rules()]
    assert [entry for entry in actual if entry in promised] == promised, "a code keeps its name and its weight"
    new = {f"POA{entry[:3]}" for entry in actual if entry not in promised}
    assert not new & set(LOADING_RULES), "what is found while files are read has no test of its own: add it above"


def test_every_rule_of_the_folder_is_listed() -> None:
    assert len(FILES) > 40
    listed = sorted(f"{rule.code.lower()}_{rule.name.replace('-', '_')}" for rule in (*RULES, *record_rules()))
    forgotten = [name for name in FILES if name not in listed]
    assert not forgotten, f"give each its line in {LIST}; it is called poaNNN_<name>, as the code and name of its rule"
    assert listed == FILES


def test_rules_that_compare_two_revisions_are_in_the_list_that_is_loaded_for_them_alone() -> None:
    def compares(rule: Rule) -> bool:
        return Reach.RECORD in (where for where, _ in rule.finders)

    misplaced = [rule.code for rule in RULES if compares(rule)] + [
        rule.code for rule in record_rules() if not compares(rule)
    ]
    assert not misplaced, f"RECORD_RULES in {LIST} has the rules with reach=Reach.RECORD, and no others"
    assert [one for one in FILES if one.startswith(("poa51", "poa52"))] == list(RECORD_RULES)


@pytest.mark.parametrize("rule", sorted((*RULES, *record_rules())), ids=lambda rule: rule.code)
def test_every_rule_has_a_test_that_shows_its_code_its_name_and_its_weight(rule: Rule) -> None:
    path = Path(__file__).parent / f"test_{rule.code.lower()}_{rule.name.replace('-', '_')}.py"
    assert path.exists(), f"write {path.relative_to(ROOT)}: what the rule finds, and what it lets pass"
    text = path.read_text(encoding="utf-8")
    assert re.match(rf'"""{rule.code} {rule.name}\b', text), f'{path.name} begins with """{rule.code} {rule.name}."""'
    weight = f"{rule.severity.value}[{rule.code}]"
    assert weight in text, f"{path.name} shows a finding as people see it: {weight} …"
    assert rule.code[:4] in GROUPS, f"say what {rule.code[:4]}xx stands for: GROUPS in src/poa_tracker/rules/explain.py"


def test_every_test_of_a_rule_has_its_rule() -> None:
    stories = [path.stem.removeprefix("test_") for path in sorted(Path(__file__).parent.glob("test_poa*.py"))]
    assert len(stories) > 40
    assert not [name for name in stories if name not in FILES]


def test_every_rule_says_what_why_bad_and_good() -> None:
    for info in all_rules():
        assert info.summary.endswith("."), info.code
        assert info.why.endswith("."), info.code
        assert info.bad != info.good, info.code
        assert info.bad, info.code
        assert info.good, info.code


def test_one_rule_is_explained() -> None:
    info = next(info for info in all_rules() if info.code == "POA304")
    assert explanation(info, 60) == (
        "POA304 completed-without-date (error)\n"
        "\n"
        "A measure has the status completed and no date of\n"
        "completion, or the date and another status.\n"
        "\n"
        "Why: without its date nobody can say whether it was late, or\n"
        "in which period it was delivered.\n"
        "\n"
        "Bad:\n"
        "    status: completed\n"
        "\n"
        "Good:\n"
        "    status: completed\n"
        "    completed: 2011-06-20\n"
        "\n"
        "To leave it out on one line:  # poa: ignore[POA304] the\n"
        "reason"
    )


def test_the_list_names_every_rule_once() -> None:
    listed = rule_list(all_rules(), 80)
    assert max(len(line) for line in listed.split("\n")) <= 80
    for info in all_rules():
        assert listed.count(f"{info.code}  {info.name} ({info.severity.value})") == 1


def test_the_page_of_the_manual_is_what_the_rules_say() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == markdown(all_rules()), "run `make docs`"
