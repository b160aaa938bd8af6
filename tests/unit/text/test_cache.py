"""A cache is the user's own, holds data alone, and may be missing or be anything."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable
from pathlib import Path

import jieba
import pytest

from roadmap_site.text import cache, dictionary

KEY = b"k" * 32
WORDS = {"学": 0, "学习": 5, "习": 2**40}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "cache" / "roadmap-site"
    monkeypatch.setattr(cache, "user_cache_path", lambda *_, **__: place)
    return place


def test_what_is_written_is_read(folder: Path) -> None:
    assert cache.read("name", KEY) is None
    cache.write("name", KEY, b"content")
    assert cache.read("name", KEY) == b"content"
    assert cache.read("name", b"j" * 32) is None
    assert cache.read("other", KEY) is None
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "name").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in folder.iterdir()] == ["name"]


@pytest.mark.usefixtures("folder")
def test_another_version_takes_the_place_of_the_old_one() -> None:
    cache.write("name", KEY, b"content")
    cache.write("name", b"j" * 32, b"other")
    assert cache.read("name", KEY) is None
    assert cache.read("name", b"j" * 32) == b"other"


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)


def link(file: Path) -> None:
    file.rename(file.with_name("real"))
    file.symlink_to("real")


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def device(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


def fold(file: Path) -> None:
    file.unlink()
    file.mkdir()


def share(file: Path) -> None:
    file.chmod(0o666)


def share_folder(file: Path) -> None:
    file.parent.chmod(0o777)


def plant(file: Path) -> None:
    # A tuple that is hashed before it is filled: reading it as marshal ends the interpreter.
    file.write_bytes(bytes.fromhex("a9027b72000000004e304e"))


@pytest.mark.parametrize(
    "harm", [cut, flip, link, pipe, device, fold, share, share_folder, plant, os.unlink]
)
def test_anything_unexpected_counts_as_missing(folder: Path, harm: Callable[[Path], None]) -> None:
    cache.write("name", KEY, b"content")
    harm(folder / "name")
    assert cache.read("name", KEY) is None


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_another_users_file_or_folder_counts_as_missing(folder: Path) -> None:
    cache.write("name", KEY, b"content")
    os.chown(folder / "name", 4242, -1)
    assert cache.read("name", KEY) is None
    os.chown(folder / "name", os.geteuid(), -1)
    os.chown(folder, 4242, -1)
    assert cache.read("name", KEY) is None
    cache.write("new", KEY, b"content")
    assert not (folder / "new").exists()


def test_nothing_is_kept_where_nothing_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    for place in (Path("~/.cache/x"), tmp_path / "file" / "x", Path("/dev/null/x")):
        monkeypatch.setattr(cache, "user_cache_path", lambda *_, place=place, **__: place)
        cache.write("name", KEY, b"content")
        assert cache.read("name", KEY) is None
    assert not Path("~").exists()


def test_a_dictionary_is_kept_as_it_is() -> None:
    assert dictionary._unpacked(dictionary._packed(WORDS, 9)) == (WORDS, 9)
    assert [*dictionary._unpacked(dictionary._packed(WORDS, 9))[0]] == [*WORDS]


def test_a_dictionary_that_fits_nothing_is_made_anew(folder: Path) -> None:
    source = "学习 5 v\n".encode()
    made = dictionary._load(source, jieba.dt.gen_pfdict)
    assert made == ({"学": 0, "学习": 5}, 5)
    assert dictionary._load(source, _never) == made
    [file] = folder.iterdir()
    key = file.read_bytes()[:32]
    for kept in (b"", b"\0", b"\xff" * 99, dictionary._packed(WORDS, 1)[:-4], marshal.dumps(made)):
        cache.write(file.name, key, kept)
        assert dictionary._load(source, jieba.dt.gen_pfdict) == made
        assert dictionary._load(source, _never) == made


def test_a_dictionary_of_strange_numbers_is_loaded_every_time(folder: Path) -> None:
    for number in (-1, 2**64):
        source = f"学习 {number} v\n".encode()
        assert dictionary._load(source, jieba.dt.gen_pfdict)[0]["学习"] == number
    assert not folder.exists() or not [*folder.iterdir()]


def _never(_: object) -> tuple[dict[str, int], int]:
    raise AssertionError("it was kept")
