"""A new folder is there as a whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builds import snapshot
from roadmap_site.authoring import new_folder

FILES = {"a.txt": "one\n", "sub/b.txt": "二\n"}
BYTES = {name: text.encode() for name, text in FILES.items()}


def test_every_file_is_written(tmp_path: Path) -> None:
    new_folder.write(tmp_path / "deep" / "new", FILES)
    assert snapshot(tmp_path / "deep") == {f"new/{name}": text for name, text in BYTES.items()}
    assert (tmp_path / "deep" / "new").stat().st_mode == (tmp_path / "deep").stat().st_mode


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    new_folder.write(tmp_path / "new", FILES)
    assert snapshot(tmp_path / "new") == BYTES


def test_the_folder_that_one_stands_in_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    before = here.stat().st_ino
    new_folder.write(Path(), FILES)
    assert snapshot(here) == BYTES
    assert here.stat().st_ino == before
    assert [each.name for each in tmp_path.iterdir()] == ["here"]


@pytest.mark.parametrize("kind", ["file", "full", "link"])
def test_nothing_is_overwritten(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "new"
    if kind == "file":
        target.write_text("mine", encoding="utf-8")
    elif kind == "link":
        target.symlink_to(tmp_path / "elsewhere")
    else:
        target.mkdir()
        (target / ".hidden").write_text("mine", encoding="utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(new_folder.OccupiedError):
        new_folder.write(target, FILES)
    assert snapshot(tmp_path) == before


def test_a_failure_halfway_leaves_nothing(tmp_path: Path) -> None:
    # The second file cannot be written, for the first one is in the place of its folder.
    with pytest.raises(OSError, match=r"sub"):
        new_folder.write(tmp_path / "new", {"sub": "a file", "sub/b.txt": "beside it"})
    assert list(tmp_path.iterdir()) == []


def test_a_failure_while_moving_leaves_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    move = shutil.move
    moved: list[object] = []

    def once(source: Path, target: Path) -> Path:
        if moved:
            raise OSError(28, "No space left on device")
        moved.append(source)
        return Path(move(source, target))

    monkeypatch.setattr(shutil, "move", once)
    with pytest.raises(new_folder.OccupiedError, match="No space left"):
        new_folder.write(here, FILES)
    assert list(here.iterdir()) == []
    assert [each.name for each in tmp_path.iterdir()] == ["here"]
