"""Where this `poa` came from, by what pip wrote down when it was installed."""

import json
from pathlib import Path

import pytest

from poa_tracker.cli.installation import requirement

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (None, "poa-tracker==9.9"),
        (
            {"url": "https://git.example.org/poa", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"poa-tracker @ git+https://git.example.org/poa@{COMMIT}",
        ),
        (
            {"url": "https://example.org/poa-9.9.whl", "archive_info": {}},
            "poa-tracker @ https://example.org/poa-9.9.whl",
        ),
        ({"url": "file:///home/someone/poa", "dir_info": {"editable": True}}, None),
        ({"url": "file:///home/someone/poa", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, None),
    ],
)
def test_others_get_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: dict[str, object] | None, expected: str | None
) -> None:
    folder = tmp_path / "poa_tracker-9.9.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: poa-tracker\nVersion: 9.9\n", encoding="utf-8")
    if origin:
        (folder / "direct_url.json").write_text(json.dumps(origin), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert requirement() == expected
