"""A site is exchanged as a whole: wherever it ends, the old one or the new one stands."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from itertools import count
from pathlib import Path

import pytest

import killing
from builds import snapshot
from roadmap_site.engine import exchange
from roadmap_site.engine.staging import Staging

OLD = {"index.html": b"old", "404.html": b"old", "gone/deep/x.html": b"old", "turn": b"a file"}
NEW = {
    "index.html": b"new",
    "404.html": b"new",
    "en/index.html": b"new",
    "turn/x.html": b"a folder",
}


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def build(site: Path, *, within: bool = False) -> str:
    staging = Staging(site, within=within, tell=lambda _: None)
    write(staging.folder, NEW)
    return staging.publish()


@pytest.fixture(params=["exchanged", "moved aside", "file by file"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way in which one folder takes the place of another."""

    def refuse(*_: object) -> bool:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    if request.param == "moved aside":
        monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
    if request.param == "file by file":
        monkeypatch.setattr(exchange, "_exchange", refuse)
    return str(request.param)


def test_the_new_site_takes_the_place_of_the_old_one(tmp_path: Path, way: str) -> None:
    site = write(tmp_path / "site", OLD)
    (site / ".git").mkdir()
    (site / ".git" / "config").write_bytes(b"mine")
    site.chmod(0o755)
    told = build(site)
    assert snapshot(site) == {**NEW, ".git/config": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert not (site / "gone").exists()
    assert bool(told) == (way != "exchanged")


def test_where_there_is_no_site_yet(tmp_path: Path) -> None:
    assert build(tmp_path / "a" / "site") == ""
    assert snapshot(tmp_path / "a") == {f"site/{name}": text for name, text in NEW.items()}


def test_a_link_stays_one(tmp_path: Path) -> None:
    write(tmp_path / "disk" / "real", OLD)
    (tmp_path / "site").symlink_to(tmp_path / "disk" / "real")
    build(tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert snapshot(tmp_path / "disk" / "real") == NEW


def test_a_site_that_cannot_be_moved_is_built_within(tmp_path: Path) -> None:
    site = write(tmp_path / "site", OLD)
    staging = Staging(site, within=True, tell=lambda _: None)
    write(staging.folder, NEW)
    assert staging.folder.is_relative_to(site)
    assert {name: text for name, text in snapshot(site).items() if name[0] != "."} == OLD
    staging.publish()
    assert snapshot(site) == NEW


def test_what_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    site = write(tmp_path / "site", OLD)
    staging = Staging(site, within=False, tell=lambda _: None)
    write(staging.folder, NEW)
    staging.discard()
    staging.discard()
    assert snapshot(tmp_path) == {f"site/{name}": text for name, text in OLD.items()}


def test_another_users_workshop_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".site.build").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError):
        Staging(tmp_path / "site", within=False, tell=lambda _: None)
    assert not [*(tmp_path / "elsewhere").iterdir()]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a process that splits in two")
@pytest.mark.parametrize("how", ["exchanged", "moved aside"])
def test_killed_at_every_moment(tmp_path: Path, how: str) -> None:
    """One moment after the other, until the process gets to its end."""
    site, other = write(tmp_path / "site", OLD), write(tmp_path / "other", OLD)
    seen = set()
    for moment in count(1):
        child = os.fork()
        if not child:
            _die_at(moment, site, how)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        found = snapshot(site)
        if how == "moved aside" and not found:
            # The one moment at which there is no site: the next build finds the old one.
            Staging(site, within=False, tell=lambda _: None).discard()
            found = snapshot(site)
        assert found in (OLD, NEW), moment
        seen.add(found == NEW)
        if code == 0:
            break
        build(site)
        assert {path.name for path in tmp_path.iterdir()} == {"site", "other"}, moment
        exchange.put_in_place(write(tmp_path / "again", OLD), site, tmp_path / "aside")
        for rest in ("again", "aside"):
            shutil.rmtree(tmp_path / rest, ignore_errors=True)
    assert moment > 10
    assert seen == {True, False}
    assert snapshot(other) == OLD


def _die_at(moment: int, site: Path, how: str) -> None:
    try:
        if how == "moved aside":
            exchange._exchange = lambda *_: False
        killing.watch(moment, "kill")
        build(site)
    except BaseException:
        os._exit(1)
    os._exit(0)
