"""The zip of a site says nothing of when, where and by whom it was made."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pack


def write(folder: Path, names: list[str], time: int, mode: int) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"This is {name}", encoding="utf-8")
        path.chmod(mode)
        os.utime(path, (time, time))
    return folder


def test_the_same_site_is_the_same_zip(tmp_path: Path) -> None:
    names = ["index.html", "en/index.html", "学习.txt", "a/b.js", "a/b.js.map"]
    first = write(tmp_path / "first", names, 1_700_000_000, 0o644)
    second = write(tmp_path / "second", names[::-1], 1_800_000_000, 0o600)
    for folder in (first, second):
        pack.pack(folder, folder.with_suffix(".zip"))
    assert first.with_suffix(".zip").read_bytes() == second.with_suffix(".zip").read_bytes()
    with zipfile.ZipFile(first.with_suffix(".zip")) as packed:
        assert packed.namelist() == ["a/b.js", "en/index.html", "index.html", "学习.txt"]
        assert packed.read("学习.txt").decode() == "This is 学习.txt"
    assert not [*tmp_path.glob("*.part")]
