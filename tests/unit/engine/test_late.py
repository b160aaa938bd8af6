"""What is left to be made later is made once, when it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from builds import ROOT
from roadmap_site.engine import late


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def later(tmp_path: Path, made: list[str]) -> late.Later:
    built = tmp_path / ".build" / "new"
    found = late.Later(built, tmp_path)
    found.add(built / "a" / "index.html", lambda: made.append("a"))
    found.add(built / "index.html", lambda: made.append("home"))
    found.add(built / "en" / "search", lambda: made.append("search"), is_folder=True)
    return found


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("a/index.html", ["a"]),
        ("a/", ["a"]),
        ("a", ["a"]),
        ("", ["home"]),
        ("en/search/index.json", ["search"]),
        ("en/search/texts/1.json", ["search"]),
        ("en/searching", []),
        ("b/", []),
        ("../a/", []),
    ],
)
def test_what_is_asked_for_is_made_once(
    path: str, wanted: list[str], later: late.Later, made: list[str]
) -> None:
    later.make(path)
    later.make(path)
    assert made == wanted


def test_what_cannot_be_made_is_tried_again(later: late.Later, tmp_path: Path) -> None:
    def fail() -> None:
        raise ValueError("no")

    later.add(tmp_path / ".build" / "new" / "b.html", fail)
    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            later.make("b.html")


def test_the_last_build_is_served(later: late.Later, made: list[str]) -> None:
    try:
        late.begin(later)
        assert late.provide("a/")
        assert not late.provide("a/")
        late.begin(None)
        assert not late.provide("")
    finally:
        late.begin(None)
    assert made == ["a"]


def test_everything_can_be_made(later: late.Later, made: list[str]) -> None:
    later.everything()
    assert sorted(made) == ["a", "home", "search"]
    assert later.moved(f"{later._built}/en") == f"{later._site}/en"


class Waiting(BasePlugin):  # type: ignore[type-arg]
    """A plugin that MkDocs keeps, since it waits for the start."""

    language = ""

    def on_startup(self, *, command: str, dirty: bool) -> None: ...


def test_plugins_that_mkdocs_keeps_are_as_they_were_for_the_language(later: late.Later) -> None:
    plugin = Waiting()
    plugin.language = "zh"
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[])
    config.plugins["waiting"] = plugin
    pages = late.Pages([], later)
    pages.put_off(Files([]), Navigation([], []))
    pages.leave(config, config.theme.get_env())
    plugin.language = "en"
    pages.restore()
    assert plugin.language == "zh"
