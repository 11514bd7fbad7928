"""Which state of the data a report was made from: the git revision, or plainly why there is none to name."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from poa_tracker.register.project import AGENCIES, MEASURES, PERIODS, PLAN, TEMPLATES

_SECONDS = 20
"""A git that has not answered by then is waiting for something."""

# Whoever runs us from a git hook has these set for a repository that need not be the plan's.
_REDIRECTING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX")


@dataclass(frozen=True, slots=True)
class Revision:
    """The commit that the plan's files were read from."""

    commit: str | None = None
    """All forty digits; none where `problem` says why."""
    is_dirty: bool = False
    """Whether the files had changes that are not part of the commit."""
    problem: str | None = None

    def __str__(self) -> str:
        if self.commit is None:
            return f"none ({self.problem})"
        return f"{self.commit[:12]}, with uncommitted changes" if self.is_dirty else self.commit[:12]


def find_revision(root: Path) -> Revision:
    """The revision of the plan in `root`, from its git repository. Never fails and never writes."""
    status = _git(
        root,
        *("status", "--porcelain=v2", "--branch", "--ignored", "--untracked-files=normal", "-z", "--"),
        *(PLAN, AGENCIES, MEASURES, PERIODS, TEMPLATES),
    )
    if isinstance(status, Revision):
        return status
    lines = status.split("\0")
    commit = next((line.removeprefix("# branch.oid ") for line in lines if line.startswith("# branch.oid ")), "")
    changes = [line for line in lines if line and not line.startswith("# ")]
    if not commit or commit.startswith("("):
        return Revision(problem="the git repository has no commit yet")
    if any(line.startswith(("? ", "! ")) for line in changes) and not _git(root, "ls-files", "-z", "--", PLAN):
        return Revision(problem="the plan is not part of the git repository around it")
    # An ignored file that is no part of a plan, such as an editor's, says nothing about the data.
    is_dirty = any(not line.startswith("! ") or line.endswith(("/", ".yaml", ".j2")) for line in changes)
    return Revision(commit, is_dirty)


def _git(root: Path, *arguments: str) -> str | Revision:
    """What git prints, or the revision that says why it prints nothing."""
    environment = {name: value for name, value in os.environ.items() if name not in _REDIRECTING}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed list of arguments, no shell
            ["git", "-c", "core.fsmonitor=false", *arguments],  # noqa: S607 - the git on the person's PATH is meant
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        return Revision(problem="git is not installed")
    except subprocess.TimeoutExpired:
        return Revision(problem="git did not answer")
    except OSError as error:
        return Revision(problem=f"git could not be run: {error.strerror or type(error).__name__}")
    if done.returncode:
        return Revision(problem=_explained(done.stderr.decode("utf-8", "replace")))
    return done.stdout.decode("utf-8", "replace")


def _explained(message: str) -> str:
    if "not a git repository" in message:
        return "the plan is not in a git repository"
    if "dubious ownership" in message:
        return "git does not trust this repository, which belongs to another user"
    return "git could not read the repository"
