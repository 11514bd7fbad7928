"""Which state of the data a report was made from: the git revision, or plainly why there is none to name."""

from dataclasses import dataclass
from pathlib import Path

from poa_tracker.register.git import GitError, git
from poa_tracker.register.project import AGENCIES, MEASURES, PERIODS, PLAN, TEMPLATES


@dataclass(frozen=True, slots=True)
class Revision:
    """The commit that the plan's files were read from."""

    commit: str | None = None
    """All forty digits; none where `problem` has the reason."""
    is_dirty: bool = False
    """Whether the files had changes that are not part of the commit."""
    problem: str | None = None

    def __str__(self) -> str:
        if self.commit is None:
            return f"none ({self.problem})"
        return f"{self.commit[:12]}, with uncommitted changes" if self.is_dirty else self.commit[:12]


def find_revision(root: Path) -> Revision:
    """The revision of the plan in `root`, from its git repository. Never fails and never writes."""
    try:
        return _find(root)
    except GitError as error:
        return Revision(problem=str(error))


def _find(root: Path) -> Revision:
    status = git(
        root,
        *("status", "--porcelain=v2", "--branch", "--ignored", "--untracked-files=normal", "-z", "--"),
        *(PLAN, AGENCIES, MEASURES, PERIODS, TEMPLATES),
    )
    lines = status.decode("utf-8", "replace").split("\0")
    commit = next((line.removeprefix("# branch.oid ") for line in lines if line.startswith("# branch.oid ")), "")
    changes = [line for line in lines if line and not line.startswith("# ")]
    if not commit or commit.startswith("("):
        raise GitError("the git repository has no commit yet")
    if any(line.startswith(("? ", "! ")) for line in changes) and not git(root, "ls-files", "-z", "--", PLAN):
        raise GitError("the plan is not part of the git repository around it")
    # An ignored file that is no part of a plan, such as an editor's, does not matter to the data.
    is_dirty = any(not line.startswith("! ") or line.endswith(("/", ".yaml", ".j2")) for line in changes)
    return Revision(commit, is_dirty)
