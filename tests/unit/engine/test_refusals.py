"""What no portal can be made with is named, with what to do instead."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from roadmap_site.engine.plugin import RoadmapPlugin
from roadmap_site.engine.refusals import refuse_what_does_not_fit


@pytest.mark.parametrize("name", ["awesome-pages", "awesome-nav", "literate-nav #2"])
def test_plugins_that_make_the_navigation_are_refused(name: str) -> None:
    with pytest.raises(PluginError, match=f"`{name}` .*; remove it, and list .* under `nav`"):
        refuse_what_does_not_fit(beside(name), RoadmapPlugin)


def test_a_plugin_that_makes_languages_is_refused() -> None:
    with pytest.raises(PluginError, match=r"`i18n` .*; remove it: with `x.en.md` beside `x.md`"):
        refuse_what_does_not_fit(beside("i18n"), RoadmapPlugin)


def beside(name: str) -> Any:
    plugins = {"roadmap": RoadmapPlugin(), name: object()}
    return SimpleNamespace(theme=SimpleNamespace(name="material"), plugins=plugins, strict=False)
