"""The server for tests answers as GitHub Pages does."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from site_server import Site, SiteServer

if TYPE_CHECKING:
    from conftest import Serve


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "en").mkdir(parents=True)
    (folder / "index.html").write_text("首页", encoding="utf-8")
    (folder / "404.html").write_text("missing", encoding="utf-8")
    (folder / "en" / "index.html").write_text("home", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


def read(url: str) -> str:
    with urlopen(url) as answer:
        return str(answer.read().decode())


def test_a_folder_is_its_index(serve: Serve, site: Path) -> None:
    url = serve(site)
    assert read(url) == "首页"
    assert read(f"{url}en/?q=1") == "home"


def test_a_folder_without_its_slash_is_redirected(serve: Serve, site: Path) -> None:
    with urlopen(serve(site, prefix="/portal/") + "en?q=1") as answer:
        assert answer.url.endswith("/portal/en/?q=1")


@pytest.mark.parametrize("path", ["nowhere/", "../secret.txt", "%2e%2e/secret.txt"])
def test_a_missing_page_is_the_404_page(serve: Serve, site: Path, path: str) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(serve(site) + path)
    assert caught.value.code == 404
    assert caught.value.read() == b"missing"


def test_nothing_is_served_beside_the_prefix(serve: Serve, site: Path) -> None:
    url = serve(site, prefix="/portal/")
    assert read(f"{url}en/") == "home"
    with pytest.raises(HTTPError):
        urlopen(url.removesuffix("portal/") + "en/")


def test_answers_are_compressed_only_for_those_who_accept_it(serve: Serve, site: Path) -> None:
    url = serve(site, compress=True)
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip"})) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(answer.read()).decode() == "首页"
    assert read(url) == "首页"


@pytest.mark.parametrize(("lasting", "said"), [(True, "max-age=600"), (False, None)])
def test_only_what_lasts_may_be_kept(
    serve: Serve, site: Path, lasting: bool, said: str | None
) -> None:
    url = serve(site, lasting=lasting)
    with urlopen(url) as answer:
        assert answer.headers["Cache-Control"] == said
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{url}nowhere/")
    assert caught.value.headers["Cache-Control"] is None


def test_a_prefix_needs_its_slashes(site: Path) -> None:
    with pytest.raises(ValueError, match="start and end with a slash"):
        SiteServer(site, prefix="portal")


@pytest.mark.parametrize(
    ("error", "told"),
    [(BrokenPipeError, False), (ConnectionResetError, False), (OSError, True), (KeyError, True)],
)
def test_only_a_reader_who_leaves_is_not_told_of(
    serve: Serve,
    site: Path,
    error: type[Exception],
    told: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Site, "locate", fail)
    with pytest.raises(ConnectionError):
        urlopen(serve(site))
    assert (error.__name__ in capsys.readouterr().err) is told
