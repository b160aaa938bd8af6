"""What others change after the portal has read it is told, with the way out."""

from __future__ import annotations

import logging

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from builds import ROOT
from roadmap_site.engine.lookout import Lookout


def test_an_address_that_is_set_too_late_is_refused() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    lookout = Lookout(config)
    lookout.refuse_late_settings(config)
    config.site_url = "https://example.org/"
    with pytest.raises(PluginError, match=r"sets `site_url` to .* write `site_url` in mkdocs.yml"):
        lookout.refuse_late_settings(config)


def test_pages_that_come_or_go_too_late_are_named(caplog: pytest.LogCaptureFixture) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    lookout = Lookout(config)
    gone = File("gone.md", "docs", "site", use_directory_urls=True)
    lookout.know(Files([gone]), is_told=True)
    made = []
    for name, maker in (("hooked.md", "own/hook.py"), ("new.md", "gen-files")):
        config.plugins._current_plugin = maker
        made.append(File.generated(config, name, content=""))
    with caplog.at_level(logging.WARNING):
        lookout.tell_of_late_pages(Files(made))
    told = [record.getMessage() for record in caplog.records]
    assert "gone.md: a plugin or hook removes the page" in told[0]
    assert "hooked.md: the hook `own/hook.py` adds the page" in told[1]
    assert "new.md: the plugin `gen-files` adds the page" in told[2]
    assert "list `roadmap` after it" in told[2]


def test_they_are_named_once_for_all_languages(caplog: pytest.LogCaptureFixture) -> None:
    lookout = Lookout(load_config(str(ROOT / "mkdocs.yml")))
    lookout.know(Files([File("gone.md", "docs", "site", use_directory_urls=True)]), is_told=False)
    lookout.tell_of_late_pages(Files([]))
    assert not caplog.records
