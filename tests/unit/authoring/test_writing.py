"""Several files are written together or not at all, and never half."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.authoring import writing
from roadmap_site.authoring.writing import Change, WritingError, write


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / name).write_text(f"old {name}")
    return tmp_path


def changes(folder: Path) -> dict[Path, Change]:
    return {
        folder / "a": Change(b"old a", b"new a"),
        folder / "c": Change(None, b"new c"),
        folder / "b": Change(b"old b", None),
    }


def test_changed_made_and_removed(folder: Path) -> None:
    write(changes(folder))
    assert contents(folder) == {"a": "new a", "c": "new c"}


@pytest.mark.parametrize("failing", ["a", "b", "c"])
def test_one_that_fails_undoes_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    before = contents(folder)
    replace = writing._replace

    def fail(file: Path, change: Change) -> None:
        if file.name == failing:
            raise OSError(28, "No space left on device", str(file))
        replace(file, change)

    monkeypatch.setattr(writing, "_replace", fail)
    with pytest.raises(WritingError, match="No space left on device; nothing is changed"):
        write(changes(folder))
    assert contents(folder) == before


def test_what_others_wrote_meanwhile_stays(folder: Path) -> None:
    (folder / "b").write_text("mine")
    with pytest.raises(WritingError, match="b: was changed meanwhile"):
        write(changes(folder))
    assert contents(folder) == {"a": "old a", "b": "mine"}


def test_a_file_that_is_there_is_not_overwritten(folder: Path) -> None:
    (folder / "c").write_text("mine")
    with pytest.raises(WritingError, match="c: is there already"):
        write(changes(folder))
    assert contents(folder) == {"a": "old a", "b": "old b", "c": "mine"}


def test_a_file_that_comes_at_the_last_moment_is_not_overwritten(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare = writing._prepare

    def prepare_late(file: Path, content: bytes) -> None:
        prepare(file, content)
        (folder / "c").write_text("mine")

    monkeypatch.setattr(writing, "_prepare", prepare_late)
    with pytest.raises(WritingError, match="nothing is changed"):
        write(changes(folder))
    assert contents(folder)["a"] == "old a"
    assert contents(folder)["b"] == "old b"
    assert contents(folder)["c"] == "mine"


def test_a_link_stays_a_link_and_the_mode_stays(folder: Path) -> None:
    (folder / "link").symlink_to("a")
    (folder / "a").chmod(0o640)
    write({folder / "link": Change(b"old a", b"new")})
    assert (folder / "link").is_symlink()
    assert (folder / "a").read_text() == "new"
    assert (folder / "a").stat().st_mode & 0o777 == 0o640


def test_nothing_is_left_beside(folder: Path) -> None:
    write(changes(folder))
    assert not [*folder.glob(".*")]
