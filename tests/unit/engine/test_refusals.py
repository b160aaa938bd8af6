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
    plugins = {"roadmap": RoadmapPlugin(), name: object()}
    theme = SimpleNamespace(name="material")
    config: Any = SimpleNamespace(theme=theme, plugins=plugins, strict=False)
    with pytest.raises(PluginError, match=f"`{name}` .*; remove it, and list .* under `nav`"):
        refuse_what_does_not_fit(config, RoadmapPlugin)
