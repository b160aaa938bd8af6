"""What no portal can be made with is named, with what to do instead."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, UndefinedError
from mkdocs.exceptions import PluginError

from roadmap_site.engine.plugin import RoadmapPlugin
from roadmap_site.engine.refusals import refuse_what_does_not_fit, template_of


@pytest.mark.parametrize("name", ["awesome-pages", "awesome-nav", "literate-nav #2"])
def test_plugins_that_make_the_navigation_are_refused(name: str) -> None:
    with pytest.raises(PluginError, match=f"`{name}` .*; remove it, and list .* under `nav`"):
        refuse_what_does_not_fit(beside(name), RoadmapPlugin)


def test_a_plugin_that_makes_languages_is_refused() -> None:
    with pytest.raises(PluginError, match=r"`i18n` .*; remove it: with `x.en.md` beside `x.md`"):
        refuse_what_does_not_fit(beside("i18n"), RoadmapPlugin)


def test_a_plugin_that_hides_what_the_search_tells_is_refused() -> None:
    with pytest.raises(PluginError, match=r"`encryptcontent` .*; remove it, and keep"):
        refuse_what_does_not_fit(beside("encryptcontent"), RoadmapPlugin)


def beside(name: str) -> Any:
    plugins = {"roadmap": RoadmapPlugin(), name: object()}
    return SimpleNamespace(theme=SimpleNamespace(name="material"), plugins=plugins, strict=False)


def test_a_mistake_in_a_template_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "main.html").write_text("a\n{{ nope.more }}", encoding="utf-8")
    template = Environment(loader=FileSystemLoader(tmp_path)).get_template("main.html")
    with pytest.raises(UndefinedError) as told:
        template.render()
    assert template_of(told.value).endswith("main.html:2: ")
    assert template_of(ValueError("in no template")) == ""
