"""A template of an installed package is compiled once, until it or what compiles it changes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from roadmap_site.pages import compiled


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep modules in a folder of the test."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(compiled, "_PACKAGES", (tmp_path / "package",))
    compiled._folder.cache_clear()
    folder = compiled._folder()
    assert folder
    folder.mkdir(parents=True)


def shown(folder: Path, text: str = "", **filters: Any) -> tuple[str, int]:
    """Show a template in a fresh process, so to speak; tell how often something was compiled."""
    folder.mkdir(exist_ok=True)
    place = folder / "page.jinja"
    if text:
        place.write_text(text, "utf-8")
    count = 0

    class Counting(Environment):
        def _generate(self, *values: Any, **named: Any) -> str:
            nonlocal count
            count += 1
            return super()._generate(*values, **named)

    environment = Counting(loader=FileSystemLoader(folder), bytecode_cache=compiled._Compiled())
    environment.filters.update(filters)
    return environment.get_template("page.jinja").render(), count


def test_a_later_process_takes_over_what_is_compiled(tmp_path: Path) -> None:
    package = tmp_path / "package"
    assert shown(package, "{{ 1 + 1 }}") == ("2", 1)
    assert shown(package) == ("2", 0)
    assert shown(package, "{{ 1 + 2 }}") == ("3", 1)


def test_a_template_of_an_authors_is_never_kept(tmp_path: Path) -> None:
    assert shown(tmp_path / "own", "{{ 1 + 1 }}") == shown(tmp_path / "own") == ("2", 1)
    assert not [*tmp_path.rglob("*.pyc")]


def test_what_a_plugin_has_a_say_in_is_never_kept(tmp_path: Path) -> None:
    package = tmp_path / "package"
    assert shown(package, '{{ "a" | twice }}', twice=lambda text: text * 2) == ("aa", 1)
    assert shown(package, twice=lambda text: text * 3) == ("aaa", 1)
    assert not [*tmp_path.rglob("*.pyc")]


def test_what_is_not_as_written_is_compiled_anew(tmp_path: Path) -> None:
    package = tmp_path / "package"
    shown(package, "{{ 1 + 1 }}")
    (kept,) = tmp_path.rglob("*.pyc")
    whole = kept.read_bytes()
    for broken in (b"", whole[:-1], whole[:-1] + bytes([whole[-1] ^ 1]), b"\0" * len(whole)):
        kept.write_bytes(broken)
        assert shown(package) == ("2", 1)
        assert shown(package) == ("2", 0)


def test_nothing_is_written_where_python_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    shown(tmp_path / "package", "{{ 1 + 1 }}")
    assert not [*tmp_path.rglob("*.pyc")]
