"""Where this `poa` came from, so that others can get the same."""

import json
from importlib.metadata import PackageNotFoundError, distribution

_NAME = "poa-tracker"


def requirement() -> str | None:
    """This installation as pip reads it: a version of a package index, a revision of a repository, or an archive.

    None where it was installed from a folder of this computer, which means nothing to others.
    """
    try:
        installed = distribution(_NAME)
    except PackageNotFoundError:
        return None
    recorded = installed.read_text("direct_url.json")  # https://packaging.python.org/specifications/direct-url/
    if recorded is None:
        return f"{_NAME}=={installed.version}"
    origin = json.loads(recorded)
    if origin["url"].startswith("file:"):
        return None
    if "vcs_info" in origin:
        return f"{_NAME} @ {origin['vcs_info']['vcs']}+{origin['url']}@{origin['vcs_info']['commit_id']}"
    return f"{_NAME} @ {origin['url']}"
