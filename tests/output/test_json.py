"""The shape that programs rely on."""

import io
import json
from pathlib import Path

from poa_tracker.output import Destination
from poa_tracker.output import json as json_output
from poa_tracker.register import Project
from poa_tracker.rules.run import check_project
from poa_tracker.rules.selection import Selection
from tests.conftest import TODAY, MakeProject


def test_everything_that_is_known_of_a_finding(project: MakeProject) -> None:
    root: Path = project(
        GOV_001="""\
        id: GOV-001
        title: Kaupapa Māori
        goal: permits
        status: not_started
        lead_agency: "POLĪCE"
        """
    )
    stream = io.StringIO()
    json_output.write(check_project(Project(root), TODAY, Selection(select=("POA201",))), Destination(stream))
    assert stream.getvalue().isascii(), "any console can show it"
    assert json.loads(stream.getvalue()) == {
        "version": 1,
        "files": 3,
        "findings": [
            {
                "code": "POA201",
                "name": "unknown-agency",
                "severity": "error",
                "message": "no agency 'POLĪCE'",
                "path": "measures/GOV-001.yaml",
                "line": 5,
                "column": 14,
                "end_line": 5,
                "end_column": 22,
                "help": "A measure, or the plan, names an agency that is not in the list of agencies.",
            }
        ],
    }
