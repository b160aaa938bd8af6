"""Former addresses go on working: of stages, sections, topics and terms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roadmap_site import site
from roadmap_site.browser import outline
from roadmap_site.edition import Edition
from roadmap_site.model import Text
from roadmap_site.site import Site, former

CASES = Path(__file__).parents[2] / "cases" / "check"


def made(*, directory_urls: bool = True) -> Site:
    folder = CASES / "OK-former-ids-and-places" / "roadmap"
    return site.build(folder, "roadmap", directory_urls=directory_urls)


def edition(*, directory_urls: bool = True) -> Edition:
    return made(directory_urls=directory_urls).editions["en"]


def markdown(uri: str) -> str:
    page = made().page("en", uri)
    assert page
    return page.markdown


@pytest.mark.parametrize(
    ("directory_urls", "file", "href"),
    [
        (True, "stages/beginning/index.html", "../start/"),
        (False, "stages/beginning.html", "start.html"),
    ],
)
def test_the_old_address_of_a_stage_leads_on(*, directory_urls: bool, file: str, href: str) -> None:
    pages = dict(former.pages(edition(directory_urls=directory_urls), "https://a.example/en/"))
    assert list(pages) == [file, former.SCRIPT]
    page = pages[file]
    assert f'<a href="{href}">Start</a>' in page
    assert f'http-equiv="refresh" content="1; url={href}"' in page
    assert f'<script src="{"../" * directory_urls}former.js"></script>' in page
    assert "location.replace(way + location.search + location.hash)" in pages[former.SCRIPT]
    assert '<html lang="en">' in page
    assert f'rel="canonical" href="https://a.example/en/stages/start{"/" * directory_urls}' in page
    assert "noindex" in page


def test_without_a_public_address_there_is_no_canonical_one() -> None:
    assert "canonical" not in "".join(dict(former.pages(edition(), "")).values())


def test_a_title_is_text() -> None:
    start = edition().roadmap.stages[0]
    titled = start.model_copy(update={"title": Text({"en": "<b>&"})})
    roadmap = edition().roadmap.model_copy(update={"stages": (titled,)})
    page = "".join(dict(former.pages(Edition(roadmap, edition().words), "")).values())
    assert "&lt;b&gt;&amp;" in page
    assert "<b>" not in page


def test_a_section_keeps_its_anchor() -> None:
    text = markdown("stages/start.md")
    assert '<span class="rm-alias" id="strings"></span>' in text
    assert text.index('id="strings"') < text.index("{ #ropes")


def test_a_term_keeps_its_anchor() -> None:
    assert '<span class="rm-alias" id="knots"></span>' in markdown("glossary.md")


def test_the_page_of_the_old_stage_leads_to_what_moved() -> None:
    text = markdown("stages/start.md")
    assert '<li id="sails"><a href="../end/#sails">“Sails” has moved to “End”</a></li>' in text
    assert '<li id="jib"><a href="../end/#jib">“Jib” has moved to “End”</a></li>' in text
    assert "rm-gone" not in markdown("stages/end.md")


def test_what_a_browser_keeps_follows() -> None:
    script = outline.modules(edition())["site.js"].decode()
    aliases = json.loads(script.removeprefix("export default ").rstrip(";\n"))["aliases"]
    assert aliases == {
        "beginning": "start",
        "_glossary/knots": "_glossary/knot",
        "_path/all": "_path/whole",
    }
