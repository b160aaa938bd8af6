"""A map is laid out in all its forms once, and then in the one that fits."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from roadmap_site.pages import known_forms
from roadmap_site.pages.fitting import Form, Plan, Screen
from roadmap_site.pages.layout import Layout
from roadmap_site.text import cache
from roadmap_site.text.learnt import Learnt

SCREEN = Screen("wide", (("LR", 18), ("TB", 24), ("TB", 11)), room=600, height=400, scrolls=True)
HEIGHTS: dict[Form, float] = {("LR", 18): 300.0, ("TB", 24): 100.0, ("TB", 11): 200.0}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "user_cache_path", lambda *_, **__: tmp_path / "roadmap-site")


def laid_out(source: str, heights: dict[Form, float] = HEIGHTS) -> tuple[Form | None, list[Form]]:
    """Give the form of a map in a fresh process, so to speak, and those that were laid out."""
    known_forms._of.cache_clear()
    plans: dict[Form, Plan] = {}

    def plan_of(form: Form) -> Plan | None:
        if form not in heights:
            return None
        layout = Layout((), (), heights[form], 10.0)
        return plans.setdefault(form, Plan(Xml.Element("svg"), "TB", layout))

    found = known_forms.lowest("en", source, SCREEN, plan_of)
    known_forms.keep("en")
    asked = list(plans)
    return next((form for form, plan in plans.items() if plan is found), None), asked


def test_a_known_map_is_laid_out_in_one_form() -> None:
    assert laid_out("a") == (("TB", 24), [*SCREEN.forms])
    assert laid_out("a") == (("TB", 24), [("TB", 24)])
    assert laid_out("b") == (("TB", 24), [*SCREEN.forms])


def test_what_cannot_be_laid_out_is_no_map() -> None:
    assert laid_out("a", {}) == (None, [])
    assert laid_out("a") == (("TB", 24), [*SCREEN.forms])


def test_what_is_kept_and_is_no_form_counts_as_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Learnt, "__call__", lambda *_: ["9"])
    assert laid_out("a") == (("TB", 24), [*SCREEN.forms])
