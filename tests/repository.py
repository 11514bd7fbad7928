"""A git repository for a test: its people, days and settings are always the same, whoever's computer it is made on."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

_SETTINGS = ("user.name=Secretariat", "user.email=secretariat@example.org", "init.defaultBranch=main")


def git(root: Path, *arguments: str, day: str = "2026-01-20", author: str = "Secretariat") -> str:
    """What git prints. Commits are made at noon of `day` in New Zealand, by `author`."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    environment |= {f"GIT_{who}_DATE": f"{day}T12:00:00+1300" for who in ("AUTHOR", "COMMITTER")}
    environment |= {"GIT_AUTHOR_NAME": author, "GIT_AUTHOR_EMAIL": "someone@example.org"}
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    done = subprocess.run(
        ["git", *settings, *arguments],
        cwd=root,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def commit(root: Path, message: str = "A change", *, day: str = "2026-01-20", author: str = "Secretariat") -> str:
    """Everything below `root` as a commit, in a repository that is made there if none is around it. Returns its id."""
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        git(root, "init", "--quiet")
    git(root, "add", "--all", ".")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message, day=day, author=author)
    return git(root, "rev-parse", "HEAD")
