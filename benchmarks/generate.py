"""Plans of any size for measuring speed: invented measures of 45 lines, varied enough that none is like the next."""

import random
from pathlib import Path

PLAN = """\
id: benchmark
title: An invented plan for measuring speed
period: {start: 2023-07-01, end: 2027-06-30}
reporting: {fiscal_year_start: 7, first: 2023-24-Q1}
coordinating_agency: A01
horizons:
  - {id: short, title: Short term}
  - {id: long, title: Long term}
goals:
"""

WORDS = (
    "agree", "build", "check", "consult", "decide", "design", "draft", "establish", "evaluate", "extend", "fund",
    "guide", "inform", "introduce", "maintain", "measure", "monitor", "open", "pilot", "prepare", "protect",
    "publish", "recruit", "reduce", "report", "review", "strengthen", "support", "train", "access", "advice",
    "agencies", "border", "case", "children", "communities", "courts", "data", "evidence", "families", "guidance",
    "health", "housing", "information", "labour", "law", "materials", "officials", "outcomes", "partners", "people",
    "police", "process", "programme", "quality", "regions", "research", "response", "risk", "rights", "rules",
    "safety", "schools", "services", "standards", "survivors", "systems", "victims", "work",
)  # fmt: skip

PERIODS = [f"{year}-{(year + 1) % 100:02d}-Q{quarter}" for year in (2023, 2024) for quarter in (1, 2, 3, 4)]
SUBMITTED = (
    "2023-10-09", "2024-01-10", "2024-04-11", "2024-07-08", "2024-10-10", "2025-01-13", "2025-04-09", "2025-07-10",
)  # fmt: skip
TODAY = "2025-07-20"
"""The day that the measured commands take for today: returns for the last of PERIODS have just fallen due."""


def generate(root: Path, measures: int, *, updates: int = 1) -> None:
    """Write a plan of `measures` measures in folders of 500; with one update each they are 45 lines long."""
    root.mkdir(parents=True)
    goals = "".join(
        f"  - id: goal-{number}\n    title: {_phrase(random.Random(number), 4)}\n    prefix: G{number}\n"
        for number in range(1, 7)
    )
    (root / "plan.yaml").write_text(PLAN + goals, encoding="utf-8")
    agencies = "".join(
        f"  - {{id: A{number:02d}, name: Ministry of {_phrase(random.Random(number), 2)} {number}}}\n"
        for number in range(1, 31)
    )
    (root / "agencies.yaml").write_text("agencies:\n" + agencies, encoding="utf-8")
    for index in range(measures):
        folder = root / "measures" / f"part-{index // 500:03d}"
        if index % 500 == 0:
            folder.mkdir(parents=True)
        measure_id, text = measure(index, updates)
        (folder / f"{measure_id}.yaml").write_text(text, encoding="utf-8")


def measure(index: int, updates: int) -> tuple[str, str]:
    """The id and the text of one invented measure."""
    pick = random.Random(index)
    goal = index % 6 + 1
    measure_id = f"G{goal}-{index // 6 + 1:05d}"
    status, confidence = pick.choice(
        [("in_progress", "on_track"), ("in_progress", "at_risk"), ("ongoing", "on_track"), ("in_progress", "off_track")]
    )
    depends = (
        f"depends_on: [G{goal}-{index // 6:05d}]" if index >= 6 and index % 5 == 0 else "tags: [invented, example]"
    )
    lines = [
        f"id: {measure_id}",
        f'ref: "{index + 1}"',
        f"title: {_phrase(pick, 8).capitalize()}",
        f"goal: goal-{goal}",
        "kind: action",
        f"lead_agency: A{pick.randrange(1, 31):02d}",
        "supporting_agencies: []",
        f"status: {status}",
        f"confidence: {confidence}",
        "added: 2023-07-01",
        "start: 2023-07-15",
        "due: 2026-12-31",
        "horizon: long",
        f"success_measure: {_phrase(pick, 6).capitalize()}",
        "milestones:",
        "  - id: M1",
        f"    title: {_phrase(pick, 5).capitalize()}",
        "    horizon: short",
        "    due: 2024-03-31",
        "    completed: 2024-03-12",
        "    evidence: [{title: Published note, url: https://example.org/note}]",
        "  - id: M2",
        f"    title: {_phrase(pick, 5).capitalize()}",
        f"    due: 202{pick.randrange(5, 7)}-09-30",
        "indicators:",
        "  - id: I1",
        f"    title: {_phrase(pick, 3).capitalize()}",
        "    unit: people",
        "    direction: increase",
        "    baseline: {period: 2023-24-Q1, value: 0}",
        f"    target: {{date: 2026-12-31, value: {pick.randrange(100, 2000)}}}",
        "    values:",
        f"      - {{period: 2024-25-Q4, value: {pick.randrange(10, 900)}, reported: 2025-07-10}}",
        depends,
        "updates:",
    ]
    for period, submitted in list(zip(PERIODS, SUBMITTED, strict=True))[-updates:]:
        lines += [
            f"  - period: {period}",
            f"    submitted: {submitted}",
            f"    status: {status}",
            f"    confidence: {confidence}",
            "    summary: >-",
            f"      {_phrase(pick, 12).capitalize()};",
            f"      {_phrase(pick, 12)}.",
            f"    next_steps: {_phrase(pick, 6).capitalize()}",
            *(["    issues: Two posts are not filled yet"] if confidence != "on_track" or updates == 1 else []),
        ]
    lines.append(f"source: {{title: An invented plan, page: {index % 90 + 1}}}")
    return measure_id, "\n".join(lines) + "\n"


def _phrase(pick: random.Random, words: int) -> str:
    return " ".join(pick.choice(WORDS) for _ in range(words))
