"""The rules that hold while files are read, before any record can be compared with another.

They are kept by the reader (POA0xx) and by the models (POA1xx); here each has its name, its weight and its reason.
"""

from poa_tracker.findings import RuleInfo, Severity


def _rule(code: str, name: str, severity: Severity, text: str) -> RuleInfo:
    return RuleInfo.parse(code, name, severity, text)


_RULES = (
    _rule(
        "POA001",
        "syntax-error",
        Severity.ERROR,
        """
        The file is not valid YAML.

        Why: nothing in it can be read, so the measure is missing from every list and report.

        Bad:   title: Police: a plan
        Good:  title: "Police: a plan"
        """,
    ),
    _rule(
        "POA002",
        "not-utf8",
        Severity.ERROR,
        """
        The file is saved in another encoding than UTF-8.

        Why: letters such as ā and é would turn into others on the next computer.

        Bad:   a file saved as "Unicode" or "ANSI" by a Windows editor
        Good:  the same file saved as UTF-8
        """,
    ),
    _rule(
        "POA003",
        "duplicate-key",
        Severity.ERROR,
        """
        A field is written twice in one place.

        Why: programs take one or the other without a word, and the diff does not show which.

        Bad:   due: 2011-03-31
               due: 2011-06-30
        Good:  due: 2011-06-30
        """,
    ),
    _rule(
        "POA004",
        "unexpected-file",
        Severity.WARNING,
        """
        The folder of measures or periods has a file that poa does not read.

        Why: somebody may believe that it is part of the plan.

        Bad:   measures/prevention/PREV-01.yml
        Good:  measures/prevention/PREV-01.yaml
        """,
    ),
    _rule(
        "POA005",
        "several-documents",
        Severity.ERROR,
        """
        A file holds more than one document.

        Why: only the first would be read, and the rest would be lost without a word.

        Bad:   id: PREV-01
               ---
               id: PREV-02
        Good:  one file for each measure
        """,
    ),
    _rule(
        "POA006",
        "alias-or-tag",
        Severity.ERROR,
        """
        A file uses YAML's anchors, aliases, tags or merge keys.

        Why: they make one line mean what is in another, so that a diff no longer shows what changed, and some run code.

        Bad:   due: &end 2011-06-30
               start: *end
        Good:  due: 2011-06-30
               start: 2011-06-30
        """,
    ),
    _rule(
        "POA007",
        "too-large",
        Severity.ERROR,
        """
        A file is larger than 1 MiB.

        Why: no measure is; it is something else, or it was put there to slow the check down.

        Bad:   an annex of 3 MiB pasted into `summary`
        Good:  evidence: [{title: Annex, url: https://…}]
        """,
    ),
    _rule(
        "POA008",
        "merge-conflict-marker",
        Severity.ERROR,
        """
        Git has left both versions of a text in a file.

        Why: somebody has to decide which of them is right.

        Bad:   <<<<<<< HEAD
               due: 2011-03-31
               =======
               due: 2011-06-30
               >>>>>>> branch
        Good:  due: 2011-06-30
        """,
    ),
    _rule(
        "POA009",
        "nested-too-deep",
        Severity.ERROR,
        """
        A file has groups in groups, more than 32 deep.

        Why: no field of a plan is deeper than seven; it is a mistake, or somebody put it there to do harm.

        Bad:   [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        Good:  []
        """,
    ),
    _rule(
        "POA010",
        "missing-file",
        Severity.ERROR,
        """
        The plan has no `agencies.yaml`.

        Why: nobody knows whether an agency that a measure names exists.

        Bad:   a folder with `plan.yaml` and `measures/` alone
        Good:  agencies:
                 - {id: POLICE, name: New Zealand Police}
        """,
    ),
    _rule(
        "POA011",
        "no-measures",
        Severity.WARNING,
        """
        The plan has no measures.

        Why: there is nothing to track; perhaps the files are in another folder.

        Bad:   actions/PREV-01.yaml
        Good:  measures/prevention/PREV-01.yaml
        """,
    ),
    _rule(
        "POA012",
        "link-outside-plan",
        Severity.ERROR,
        """
        A symbolic link leads out of the plan's folder.

        Why: what it leads to is not part of the record, and differs from computer to computer.

        Bad:   measures/PREV-01.yaml -> /home/somebody/PREV-01.yaml
        Good:  the file itself
        """,
    ),
    _rule(
        "POA013",
        "unreadable-file",
        Severity.ERROR,
        """
        A file cannot be opened.

        Why: what it holds is missing from every list and report.

        Bad:   a file that only its owner may read
        Good:  the same file, readable for everybody who works on the plan
        """,
    ),
    _rule(
        "POA101",
        "missing-field",
        Severity.ERROR,
        """
        A field that must be there is missing or empty.

        Why: lists and reports cannot do without it.

        Bad:   id: PREV-01
               title:
        Good:  id: PREV-01
               title: Train operational staff
        """,
    ),
    _rule(
        "POA102",
        "unknown-field",
        Severity.ERROR,
        """
        A field has a name that does not exist here.

        Why: poa would skip a mistyped name, and its value with it.

        Bad:   lead_agencey: POLICE
        Good:  lead_agency: POLICE
        """,
    ),
    _rule(
        "POA103",
        "wrong-type",
        Severity.ERROR,
        """
        A value is of another kind than its field: a text where a list belongs, a word where a number belongs.

        Why: nobody can tell what it means.

        Bad:   supporting_agencies: DOL
        Good:  supporting_agencies: [DOL]
        """,
    ),
    _rule(
        "POA104",
        "unknown-value",
        Severity.ERROR,
        """
        A value is not one of the words that its field allows.

        In plan.yaml, `checks` knows the codes of rules, and `controlled_fields` the names of a measure's fields.

        Why: what is counted needs the same word everywhere, and a mistyped setting sets nothing.

        Bad:   status: in progress
        Good:  status: in_progress
        """,
    ),
    _rule(
        "POA105",
        "invalid-date",
        Severity.ERROR,
        """
        A date is not a date in the calendar, or not written YYYY-MM-DD.

        Why: 3/4/2010 is April to some and March to others.

        Bad:   due: 30/6/2011
        Good:  due: 2011-06-30
        """,
    ),
    _rule(
        "POA106",
        "invalid-id",
        Severity.ERROR,
        """
        An id has a character that ids cannot have.

        Why: ids are in file names, links and tables, and must be the same in all of them.

        Bad:   id: prev 1
        Good:  id: PREV-01
        """,
    ),
    _rule(
        "POA107",
        "invalid-period",
        Severity.ERROR,
        """
        A period does not belong to the plan's reporting cycle.

        Why: nobody would ask for a return for it or count one.

        Bad:   period: 2009-Q3
        Good:  period: 2009-10-Q1
        """,
    ),
    _rule(
        "POA108",
        "out-of-range",
        Severity.ERROR,
        """
        A value is too small, too large or blank.

        Why: it is a typing mistake, or nothing at all.

        Bad:   reporting: {fiscal_year_start: 13}
        Good:  reporting: {fiscal_year_start: 7}
        """,
    ),
)

LOADING_RULES: dict[str, RuleInfo] = {info.code: info for info in _RULES}
