"""Writing: the whole of a file or nothing of it, and never over somebody else's change."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from poa_tracker.document import files
from poa_tracker.document.files import (
    ChangedUnderneathError,
    FileChange,
    LockedError,
    NotAllWrittenError,
    locked,
    save_all,
)
from poa_tracker.errors import UnreadableError

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="permissions and links as POSIX has them")


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_files_are_replaced_and_made(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old\r\n")
    save_all(
        [FileChange(tmp_path / "a.yaml", b"old\r\n", b"new\r\n"), FileChange(tmp_path / "x/b.yaml", None, b"made\n")],
        tmp_path,
    )
    assert tree(tmp_path) == {"a.yaml": b"new\r\n", "x/b.yaml": b"made\n"}


def test_a_change_underneath_stops_all_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a")
    (tmp_path / "b.yaml").write_bytes(b"not as it was read")
    changes = [FileChange(tmp_path / "a.yaml", b"a", b"A"), FileChange(tmp_path / "b.yaml", b"b", b"B")]
    with pytest.raises(ChangedUnderneathError, match=r"^b.yaml has changed since it was read; nothing was written$"):
        save_all(changes, tmp_path)
    assert tree(tmp_path) == {"a.yaml": b"a", "b.yaml": b"not as it was read"}


def test_a_file_that_is_there_is_not_made_anew(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"mine")
    with pytest.raises(ChangedUnderneathError, match="already exists"):
        save_all([FileChange(tmp_path / "a.yaml", None, b"theirs")], tmp_path)
    assert tree(tmp_path) == {"a.yaml": b"mine"}


def test_a_failure_in_the_middle_says_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        (tmp_path / name).write_bytes(b"old")
    real = os.replace
    done: list[object] = []

    def fail_at_the_second(source: Path, target: Path) -> None:
        done.append(target)
        if len(done) == 2:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "replace", fail_at_the_second)
    with pytest.raises(NotAllWrittenError, match=r"^a written, but not b: No space left on device; "):
        save_all([FileChange(tmp_path / name, b"old", b"new") for name in "abc"], tmp_path)
    assert tree(tmp_path) == {"a": b"new", "b": b"old", "c": b"old"}


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnreadableError, match=r"^cannot write a: No space left on device; nothing was written$"):
        save_all([FileChange(tmp_path / "a", b"old", b"new")], tmp_path)
    assert tree(tmp_path) == {"a": b"old"}


@posix_only
def test_permissions_stay_and_links_inside_the_plan_are_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_bytes(b"old")
    (tmp_path / "real.yaml").chmod(0o640)
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    save_all([FileChange(tmp_path / "link.yaml", b"old", b"new")], tmp_path)
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"new"
    assert (tmp_path / "real.yaml").stat().st_mode & 0o777 == 0o640


@posix_only
def test_a_link_out_of_the_plan_is_not_followed(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    plan.mkdir()
    (tmp_path / "outside").write_bytes(b"theirs")
    (plan / "a").symlink_to("../outside")
    with pytest.raises(UnreadableError, match="leads out of the plan's folder"):
        save_all([FileChange(plan / "a", b"theirs", b"mine")], plan)
    assert (tmp_path / "outside").read_bytes() == b"theirs"


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser may write everything")
def test_a_file_that_may_not_be_written_stays(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o444)
    with pytest.raises(UnreadableError, match="this file may not be written to"):
        save_all([FileChange(tmp_path / "a", b"old", b"new")], tmp_path)
    assert tree(tmp_path) == {"a": b"old"}


HOLD = """
import sys, time
from pathlib import Path
from poa_tracker.document.files import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_who_waits_too_long_is_shown_who_holds_the_lock_and_a_dead_holder_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    began = time.monotonic()
    with (
        pytest.raises(LockedError, match=rf"another command is writing .* process {holder.pid}\)"),
        locked(tmp_path, 0.2),
    ):
        pass
    assert time.monotonic() - began < 10
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with locked(tmp_path, 5):
        pass
    assert (tmp_path / ".git/poa.lock").exists()
    assert not (tmp_path / files.LOCK).exists()


@posix_only
def test_everybody_who_shares_the_folder_may_lock_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with locked(tmp_path):
        pass
    assert (tmp_path / ".git/poa.lock").stat().st_mode & 0o777 == 0o666


def test_a_work_tree_locks_in_its_own_git_folder(tmp_path: Path) -> None:
    (tmp_path / "repository/worktrees/w").mkdir(parents=True)
    plan = tmp_path / "w/plan"
    plan.mkdir(parents=True)
    (tmp_path / "w/.git").write_text("gitdir: ../repository/worktrees/w\n")
    with locked(plan):
        assert (tmp_path / "repository/worktrees/w/poa.lock").exists()


def test_outside_git_the_lock_stands_in_the_plan(tmp_path: Path) -> None:
    with locked(tmp_path / "."):
        found = [path.name for path in tmp_path.iterdir()]
    assert found in ([files.LOCK], [])  # a plan inside some repository above locks there


def test_what_a_killed_writer_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old")
    (tmp_path / ".a.yaml.k1ll3d.tmp").write_bytes(b"half")
    (tmp_path / ".b.yaml.k1ll3d.tmp").write_bytes(b"half")
    save_all([FileChange(tmp_path / "a.yaml", b"old", b"new")], tmp_path)
    assert tree(tmp_path) == {"a.yaml": b"new", ".b.yaml.k1ll3d.tmp": b"half"}


KILLED = """
import sys
from pathlib import Path
from poa_tracker.document.files import FileChange, save_all
root = Path(sys.argv[1])
path = root / "a.yaml"
texts = [b"one: " + b"1" * 200_000 + b"\\n", b"two: " + b"2" * 300_000 + b"\\n"]
print("begun", flush=True)
while True:
    for old, new in (texts, texts[::-1]):
        save_all([FileChange(path, old, new)], root)
"""


def test_whoever_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    texts = {b"one: " + b"1" * 200_000 + b"\n", b"two: " + b"2" * 300_000 + b"\n"}
    for number in range(6):
        (tmp_path / "a.yaml").write_bytes(b"one: " + b"1" * 200_000 + b"\n")
        writer = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.01 + number * 0.007)
        writer.kill()
        writer.wait()
        writer.stdout.close()
        assert (tmp_path / "a.yaml").read_bytes() in texts
