"""A report on disk is whole, or as it was."""

import os
import stat
from pathlib import Path

import pytest

from poa_tracker.errors import UnreadableError
from poa_tracker.report.save import save


def test_folders_are_made_and_line_ends_kept(tmp_path: Path) -> None:
    save(tmp_path / "a/b/report.md", "One\nTwo – drei\n".encode())
    assert (tmp_path / "a/b/report.md").read_bytes() == "One\nTwo – drei\n".encode()
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["report.md"], "nothing is left beside it"


def test_a_new_file_has_the_usual_permissions_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    save(tmp_path / "new.md", b"new")
    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    (tmp_path / "new.md").chmod(0o640)
    save(tmp_path / "new.md", b"newer")
    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == 0o640


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    save(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    # A pipe of our own: a fault here would put a file in the place of whatever device the test named.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        save(pipe, b"through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_failure_says_why_and_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old.md").write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnreadableError) as raised:
        save(tmp_path / "old.md", b"new")
    assert str(raised.value) == f"cannot write {tmp_path / 'old.md'}: No space left on device"
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old.md", "old")]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("folder", "this is a folder"),
        ("file/report.md", "what should be a folder above it is a file"),
        ("a" * 300, "File name too long"),
    ],
)
def test_a_place_that_cannot_be_written(tmp_path: Path, path: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(UnreadableError) as raised:
        save(tmp_path / path, b"text")
    assert str(raised.value) == f"cannot write {tmp_path / path}: {reason}"
