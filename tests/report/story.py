"""One plan in which everything that a report can show happens once or twice, with answers that can be counted by hand.

Seen at the end of the second quarter of 2025/26, October to December 2025, whose returns were due on 15 January 2026.
"""

from textwrap import dedent

PLAN = """\
id: story
title: Plan of Action for Shorter Waits
jurisdiction: Freedonia
language: en
coordinating_agency: INTERIOR
notice: Every figure in this plan is invented.
period: {start: 2025-07-01, end: 2028-06-30}
source: {title: Shorter Waits, publisher: Government Printer, published: 2025-06-02, url: "https://example.org/plan", licence: CC BY 4.0}
reporting: {fiscal_year_start: 7}
horizons:
  - {id: short, title: Short term}
goals:
  - id: permits
    title: Quicker permits
    prefix: GOV
    objectives:
      - {id: permits-1, title: Shorter waiting times}
      - {id: permits-2, title: Fewer forms}
  - id: courts
    title: Fairer courts
    prefix: LAW
  - {id: empty, title: A goal without a measure}
frameworks:
  - {id: sdg, title: Sustainable Development Goals, url: "https://sdgs.un.org"}
wording:
  off_track: {label: Delayed, definition: It will miss its date.}
disclosure: {suppress_below: 5}
"""

AGENCIES = """\
agencies:
  - id: INTERIOR
    name: Ministry of the Interior
    short_name: Interior
    names: {mi: Te Tari Taiwhenua}
    contact: {role: Plan secretariat, email: secretariat@example.org}
  - id: JUSTICE
    name: Ministry of Justice
  - id: WORKS
    name: Department of Works
    succeeded_by: {agency: INTERIOR, date: 2025-12-01}
"""

MEASURES = {
    # Overdue, off track, re-dated once, led by an agency that became another within the quarter.
    "GOV-001": """\
        id: GOV-001
        ref: "1"
        title: Permits within thirty days
        goal: permits
        objective: permits-1
        kind: action
        lead_agency: WORKS  # poa: ignore[POA209] the merger follows by variation next month
        supporting_agencies: [JUSTICE]
        agencies_as_published: Works and Justice
        status: in_progress
        confidence: off_track
        start: 2025-07-01
        due: 2025-12-15
        success_measure: Nine in ten permits within thirty days
        milestones:
          - {id: M1, title: New form, due: 2025-09-30, completed: 2025-10-20}
          - {id: M2, title: New desk, agency: JUSTICE, due: 2025-11-30}
        indicators:
          - id: I1
            title: Permits issued late
            unit: permits
            direction: decrease
            baseline: {period: 2024-25-Q4, value: 1200}
            target: {date: 2026-06-30, value: 3}
            values:
              - {period: 2025-26-Q1, value: 900, reported: 2025-10-09}
              - {period: 2025-26-Q2, value: 4, reported: 2026-01-10, provisional: true}
              - {period: 2025-26-Q1, value: 950, reported: 2026-01-10}
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-09, status: in_progress, confidence: at_risk, summary: Two clerks hired.}
          - period: 2025-26-Q2
            submitted: 2026-01-10
            status: in_progress
            confidence: off_track
            summary: The new form is in use.
            issues: The desk has no room
            delay_reason: procurement
            next_steps: Rent a room
            prepared_by: Permit team
            signed_off: {by: Director, date: 2026-01-09}
            internal_note: The landlord is suing us
            evidence:
              - {title: Form, url: "https://example.org/form"}
              - {title: Lease, url: "https://example.org/lease", visibility: internal}
        variations:
          - {date: 2025-08-20, field: due, from: 2025-09-15, to: 2025-12-15, reason: Clerks came late, delay_reason: capacity, state: approved, approved_by: Chair}
          - {date: 2025-12-20, field: due, from: 2025-12-15, to: 2026-06-30, reason: No room, state: requested, requested_by: Director}
        links: [{framework: sdg, ref: "16.6"}]
        tags: [permits]
        source: {page: 8}
        """,
    # Completed in the quarter, after the date first promised.
    "GOV-002": """\
        id: GOV-002
        title: One form instead of five
        goal: permits
        objective: permits-2
        lead_agency: INTERIOR
        status: completed
        confidence: on_track
        due: 2025-11-30
        completed: 2025-11-20
        evidence: [{title: The form, url: "https://example.org/one-form"}]
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-20, status: in_progress, confidence: on_track, summary: Drafted.}
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: completed, confidence: on_track, summary: In force., signed_off: {by: Director, date: 2026-01-11}}
        variations:
          - {date: 2025-10-30, field: due, from: 2025-10-31, to: 2025-11-30, reason: Consultation, state: approved, approved_by: Chair}
        """,
    # No return: last quarter's green must not be shown.
    "GOV-003": """\
        id: GOV-003
        title: Permits by telephone
        goal: permits
        lead_agency: JUSTICE
        status: in_progress
        confidence: on_track
        due: 2026-03-31
        depends_on: [GOV-001]
        milestones:
          - {id: M1, title: Number chosen, due: 2025-12-31, completed: 2025-12-10}
          - {id: M2, title: Line open, due: 2026-02-28}
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-09, status: in_progress, confidence: on_track, summary: Tendered.}
        """,
    # Merged in the quarter.
    "GOV-004": """\
        id: GOV-004
        title: Permits by post
        goal: permits
        lead_agency: INTERIOR
        status: closed
        due: 2026-06-30
        closure: {outcome: merged, date: 2025-12-01, into: GOV-003, reason: One project, approved_by: Chair}
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-09, status: in_progress, confidence: on_track, summary: Begun.}
        """,
    # Nobody leads it, and it has no date.
    "LAW-001": """\
        id: LAW-001
        title: Courts closer to people
        goal: courts
        horizon: short
        status: not_started
        """,
    # Came in the quarter; late return, no confidence given.
    "LAW-002": """\
        id: LAW-002
        title: Plain summonses
        goal: courts
        lead_agency: JUSTICE
        status: not_started
        added: 2025-10-15
        due: 2026-12-31
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-20, status: not_started, no_change: true}
        """,
    # Improved in the quarter; overdue since before it; date moved out of the quarter.
    "LAW-003": """\
        id: LAW-003
        title: Interpreters in every court
        goal: courts
        lead_agency: JUSTICE
        status: in_progress
        confidence: on_track
        due: 2026-09-30
        milestones:
          - {id: M1, title: Register of interpreters, due: 2025-09-01}
          - {id: M2, title: Training, due: 2026-03-01}
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-12, status: in_progress, confidence: at_risk, summary: Few apply.}
          - {period: 2025-26-Q2, submitted: 2026-01-14, status: in_progress, confidence: on_track, summary: Forty apply.}
        variations:
          - {date: 2025-11-11, field: milestones.M2.due, from: 2025-12-01, to: 2026-03-01, reason: Exams, state: approved, approved_by: Chair}
          - {date: 2025-11-12, field: lead_agency, from: INTERIOR, to: JUSTICE, reason: New mandate, state: approved, approved_by: Chair}
          - {date: 2025-11-13, field: due, from: 2026-09-30, to: 2027-09-30, reason: More time, state: declined, declined_by: Chair}
        """,
    # Nobody outside may know of it.
    "LAW-009": """\
        id: LAW-009
        title: Secret reform
        goal: courts
        lead_agency: JUSTICE
        status: in_progress
        confidence: at_risk
        visibility: internal
        due: 2026-02-01
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-14, status: in_progress, confidence: at_risk, summary: Hush.}
        """,
}


def files() -> dict[str, str]:
    """The plan's files, by path."""
    measures = {f"measures/{name}.yaml": dedent(text) for name, text in MEASURES.items()}
    return {"plan.yaml": PLAN, "agencies.yaml": AGENCIES, **measures}
