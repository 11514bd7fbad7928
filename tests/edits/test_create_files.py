"""New files come all at once or not at all, and never in the place of something else."""

import sys
from pathlib import Path
from typing import Any

import pytest

from poa_tracker.edits.create_files import create_files, find_obstacles
from poa_tracker.errors import UnreadableError


def tree(folder: Path) -> dict[str, str | None]:
    """Everything in a folder: the text of files, None for folders."""
    return {
        one.relative_to(folder).as_posix(): one.read_text(encoding="utf-8") if one.is_file() else None
        for one in sorted(folder.rglob("*"))
    }


def test_writes_files_and_the_folders_above_them(tmp_path: Path) -> None:
    create_files(tmp_path / "new" / "plan", {"a/b/c.yaml": "id: Māori\n", "plan.yaml": ""})
    assert (tmp_path / "new/plan/a/b/c.yaml").read_bytes() == "id: Māori\n".encode()
    assert tree(tmp_path / "new" / "plan") == {"a": None, "a/b": None, "a/b/c.yaml": "id: Māori\n", "plan.yaml": ""}


def test_what_cannot_be_written_takes_the_rest_with_it(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    before = tree(tmp_path)
    with pytest.raises(UnreadableError, match=r"^cannot write .*d\.yaml: .*; nothing was written$"):
        create_files(tmp_path, {"a/b.yaml": "1", "a/c.yaml": "2", "notes.txt/d.yaml": "3"})
    assert tree(tmp_path) == before


def test_a_file_that_appeared_meanwhile_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(UnreadableError, match="File exists; nothing was written"):
        create_files(tmp_path, {"a.yaml": "1", "plan.yaml": "2"})
    assert tree(tmp_path) == {"plan.yaml": "mine"}


def test_what_somebody_added_meanwhile_keeps_its_folder(tmp_path: Path) -> None:
    class Texts(dict[str, str]):
        """Between the first file and the second somebody else writes one."""

        def items(self):  # type: ignore[no-untyped-def]
            yield "a/b.yaml", "1"
            (tmp_path / "a" / "theirs.txt").write_text("theirs", encoding="utf-8")
            yield "a/b.yaml", "2"

    with pytest.raises(UnreadableError):
        create_files(tmp_path, Texts())
    assert tree(tmp_path) == {"a": None, "a/theirs.txt": "theirs"}


def test_names_everything_that_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").touch()
    (tmp_path / "schemas").touch()
    (tmp_path / "measures").mkdir()
    paths = ["plan.yaml", "README.md", "schemas/a.json", "schemas/b.json", "measures/a/b.yaml", "measures/"]
    assert find_obstacles(tmp_path, paths) == ["measures/", "plan.yaml", "schemas"]
    assert find_obstacles(tmp_path / "plan.yaml", paths) == [str(tmp_path / "plan.yaml")]
    assert find_obstacles(tmp_path / "not-there", paths) == []


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right there")
def test_a_link_is_in_the_way_wherever_it_leads(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "measures").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "plan" / "README.md").symlink_to(tmp_path / "nowhere")
    assert find_obstacles(tmp_path / "plan", ["measures/a.yaml", "README.md"]) == ["README.md", "measures"]


def test_a_folder_that_cannot_be_looked_into_is_an_error_and_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"^cannot look into .*: "):
        find_obstacles(tmp_path / ("x" * 300), ["measures/a.yaml"])


class Interrupted(dict[str, str]):
    """Texts in the middle of which the person presses Ctrl+C."""

    def items(self) -> Any:
        yield from super().items()
        raise KeyboardInterrupt


def test_whoever_stops_it_finds_nothing_of_it(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        create_files(tmp_path / "plan", Interrupted({"plan.yaml": "id: a\n", "measures/a.yaml": "id: A\n"}))
    assert list(tmp_path.iterdir()) == []


def test_files_that_would_not_go_again_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "taken.yaml").write_text("")

    unlink = Path.unlink

    def locked(path: Path) -> None:
        if path.name == "a.yaml":
            raise PermissionError(13, "Permission denied")
        unlink(path)

    monkeypatch.setattr(Path, "unlink", locked)
    with pytest.raises(UnreadableError) as raised:
        create_files(tmp_path, {"a.yaml": "", "c.yaml": "", "b/taken.yaml": ""})
    assert str(raised.value) == (
        f"cannot write {tmp_path / 'b' / 'taken.yaml'}: File exists; "
        f"these files are left and can be deleted: {tmp_path / 'a.yaml'}"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "b"]
