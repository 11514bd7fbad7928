"""A plan with one measure and a closed period, as one commit."""

from pathlib import Path

import pytest

from tests.conftest import MakeProject
from tests.repository import commit
from tests.rules.record import MEASURE


@pytest.fixture
def recorded(project: MakeProject) -> Path:
    """The plan's folder, clean; its measure is that of `tests.rules.record`."""
    root = project(GOV_001=MEASURE)
    commit(root)
    return root
