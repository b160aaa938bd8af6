"""An author's templates build on the portal's, and are named where they leave out what it needs."""

from __future__ import annotations

import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader

from roadmap_site.browser.policy import Policy
from roadmap_site.engine import own_templates

ASSETS = {"early.js": "a/early.js", "portal.css": "a/portal.css", "everywhere.js": "a/all.js"}
WHOLE = " ".join(ASSETS.values())
EXTENDS = '{%- extends "base.html" -%}\n'


def config_of(folder: Path) -> Any:
    look = {"assets": ASSETS, "has_modules": True, "scripts": {"": ["everywhere"]}}
    extra = {"look": look, "edition": {"is_default": True}}
    return SimpleNamespace(theme=SimpleNamespace(custom_dir=str(folder)), extra=extra)


@pytest.mark.parametrize(
    ("name", "text", "is_portal"),
    [
        ("main.html", '{% extends "main.html" %}', True),
        ("main.html", "{%- extends 'base.html' -%}", True),
        ("landing.html", '{% extends "base.html" %}', True),
        ("deep/landing.html", '{% extends "base.html" %}', True),
        ("landing.html", '{% extends "main.html" %}', False),
        ("main.html", '{% extends "ours.html" %}', False),
        ("base.html", '{% extends "base.html" %}', False),
    ],
)
def test_what_would_extend_materials_extends_the_portals(
    tmp_path: Path, name: str, text: str, is_portal: bool
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    env = Environment(loader=FileSystemLoader(tmp_path))
    own_templates.build_on_portal(env, config_of(tmp_path))
    assert env.loader
    assert (own_templates.PORTAL in env.loader.get_source(env, name)[0]) is is_portal


def test_templates_of_others_stay_as_they_are(tmp_path: Path) -> None:
    text = '{% extends "base.html" %}'
    env = Environment(loader=DictLoader({"blog.html": text}))
    own_templates.build_on_portal(env, config_of(tmp_path))
    assert env.loader
    assert env.loader.get_source(env, "blog.html")[0] == text


@pytest.mark.parametrize(
    ("name", "text", "shown", "said"),
    [
        ("main.html", EXTENDS, WHOLE, []),
        (
            "main.html",
            EXTENDS + "\n{%- block scripts %}{% endblock %}",
            "a/early.js a/portal.css",
            ["main.html:3: the block `scripts` leaves out", "write {{ super() }} into it"],
        ),
        (
            "main.html",
            "<html></html>",
            "a/early.js a/all.js",
            ["main.html: the block `styles`", 'begin main.html with {% extends "main.html" %}'],
        ),
        ("base.html", "<html></html>", "a/portal.css a/all.js", ["base.html: the block `libs`"]),
    ],
)
def test_what_templates_leave_out_is_told_with_its_place(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    name: str,
    text: str,
    shown: str,
    said: list[str],
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    home: Any = SimpleNamespace(src_uri="index.md")
    with caplog.at_level(logging.WARNING):
        own_templates.tell_of_home(shown, home, config_of(tmp_path))
    assert len(caplog.records) == (1 if said else 0)
    assert all(each in caplog.text for each in said)


GOOGLE = "https://www.googletagmanager.com"
SCRIPT = f'{WHOLE}<script src="https://cdn.example/a.js"></script>'


@pytest.mark.parametrize(
    ("allowed", "said"),
    [
        (Policy({}), ["`extra.analytics` asks", "https://cdn.example is another site"]),
        (Policy({"script-src": (GOOGLE,)}), ["https://cdn.example is another site"]),
        (Policy({"script-src": (GOOGLE, "https://cdn.example")}), []),
        (None, []),
    ],
)
def test_what_templates_and_settings_ask_for_in_vain_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, allowed: Policy | None, said: list[str]
) -> None:
    config = config_of(tmp_path)
    config.extra["analytics"] = {"provider": "google", "property": "G-1"}
    home: Any = SimpleNamespace(src_uri="index.md")
    with caplog.at_level(logging.WARNING):
        own_templates.tell_of_home(SCRIPT, home, config, allowed)
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == len(said)
    assert all(part in each for each, part in zip(told, said, strict=True))
