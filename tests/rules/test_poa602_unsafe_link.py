"""POA602 unsafe-link."""

import pytest

from tests.conftest import Check, MakeProject

NO_LINK = "is not a link that a report can print (http, https or mailto)"


def test_what_no_report_may_print(project: MakeProject, check: Check) -> None:
    tree = project(
        more_plan="""\
        source: {title: A, url: ftp://example.org/plan.pdf}
        """,
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        links: [{framework: sdg, url: 'javascript:alert(1)'}]
        evidence:
          - {title: A, url: 'https://example.org/a b'}
          - {title: B, url: 'https://user:secret@example.org/'}
          - {title: C, url: www.example.org}
          - {title: D, url: 'data:text/html,x'}
        source: {url: '//example.org'}
        """,
    )
    assert check(tree, "POA602") == (
        "measures/GOV-001.yaml:5:31: error[POA602] 'javascript:alert(1)' is not a link that a report can print (http, https or mailto)\n"
        "   4 | status: in_progress\n"
        "   5 | links: [{framework: sdg, url: 'javascript:alert(1)'}]\n"
        "     |                               ^^^^^^^^^^^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:7:21: error[POA602] 'https://example.org/a b' has a space in it\n"
        "   6 | evidence:\n"
        "   7 |   - {title: A, url: 'https://example.org/a b'}\n"
        "     |                     ^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:8:21: error[POA602] 'https://user:secret@example.org/' has a name or a password in it\n"
        "   7 |   - {title: A, url: 'https://example.org/a b'}\n"
        "   8 |   - {title: B, url: 'https://user:secret@example.org/'}\n"
        "     |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:9:21: error[POA602] 'www.example.org' is not a link that a report can print (http, https or mailto) (did you mean 'https://www.example.org'?)\n"
        "   8 |   - {title: B, url: 'https://user:secret@example.org/'}\n"
        "   9 |   - {title: C, url: www.example.org}\n"
        "     |                     ^^^^^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:10:21: error[POA602] 'data:text/html,x' is not a link that a report can print (http, https or mailto)\n"
        "   9 |   - {title: C, url: www.example.org}\n"
        "  10 |   - {title: D, url: 'data:text/html,x'}\n"
        "     |                     ^^^^^^^^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:11:15: error[POA602] '//example.org' is not a link that a report can print (http, https or mailto) (did you mean 'https://example.org'?)\n"
        "  10 |   - {title: D, url: 'data:text/html,x'}\n"
        "  11 | source: {url: '//example.org'}\n"
        "     |               ^^^^^^^^^^^^^^^\n"
        "plan.yaml:18:25: error[POA602] 'ftp://example.org/plan.pdf' is not a link that a report can print (http, https or mailto)\n"
        "  17 |   - {id: sdg, title: Sustainable Development Goals}\n"
        "  18 | source: {title: A, url: ftp://example.org/plan.pdf}\n"
        "     |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "7 errors, 0 warnings in 3 files\n"
    )


def test_web_and_mail_are_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        evidence:
          - {title: A, url: 'https://example.org/a_(b)?c=d&e=%20#f'}
          - {title: B, url: http://example.org}
          - {title: C, url: mailto:office@example.org}
          - {title: D, url: 'https://example.org/@user'}
          - {title: E, url: https://tāmaki.example/ā}
          - {title: F, url: 'https://example.org?x=a@b'}
          - {title: G, url: 'https://example.org#a@b'}
        """,
    )
    assert check(tree, "POA602") == "0 errors, 0 warnings in 3 files\n"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https:///x", "has no host"),
        ("https://", "has no host"),
        ("HTTPS://user@example.org", "has a name or a password in it"),
        ("https://example.org/<x>", "has '<' in it"),
        ("office@example.org", f"{NO_LINK} (did you mean 'mailto:office@example.org'?)"),
        ("example.org/a", f"{NO_LINK} (did you mean 'https://example.org/a'?)"),
        ("report.pdf of 2009", NO_LINK),
    ],
)
def test_shows_what_is_wrong(project: MakeProject, check: Check, url: str, reason: str) -> None:
    tree = project(
        GOV_001=f"""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        source: {{url: '{url}'}}
        """,
    )
    assert check(tree, "POA602").splitlines()[0] == f"measures/GOV-001.yaml:5:15: error[POA602] '{url}' {reason}"
