"""Pydantic finds that there are no plugins, and is hindered in nothing else."""

import subprocess
import sys

SPARED = "from poa_tracker.cli.no_plugins import spare_plugins; spare_plugins()\n"


def printed(code: str) -> str:
    return subprocess.run([sys.executable, "-c", SPARED + code], capture_output=True, text=True, check=True).stdout


def test_records_are_read_without_a_look_at_what_is_installed() -> None:
    code = (
        "import sys\n"
        "from poa_tracker.model import Horizon\n"
        "print(Horizon.model_validate({'id': 'short', 'title': 'Short term'}).title)\n"
        "print('importlib.metadata' in sys.modules)\n"
    )
    assert printed(code) == "Short term\nFalse\n"


def test_whoever_asks_for_more_gets_the_real_loader() -> None:
    code = (
        "import sys\n"
        "from pydantic.plugin._loader import PYDANTIC_ENTRY_POINT_GROUP\n"
        "print(PYDANTIC_ENTRY_POINT_GROUP)\n"
        "print(sys.modules['pydantic.plugin._loader'].__file__ is not None)\n"
    )
    assert printed(code) == "pydantic\nTrue\n"
