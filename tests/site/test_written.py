"""The portal's pages say the same in the short way as when Python-Markdown reads all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage

from builds import CASES, HEAD, ROOT
from roadmap_site import site
from roadmap_site.browser.policy import Policy
from roadmap_site.edition import words
from roadmap_site.engine import aside, late
from roadmap_site.engine.finishing import Finish
from roadmap_site.engine.written import WrittenPage, become, divide
from roadmap_site.material import appearance

SAMPLES = sorted(file.parent for file in CASES.glob("*/*/roadmap.yml"))
TEXTS = yaml.safe_load((CASES / "hostile" / "texts.yml").read_text(encoding="utf-8"))["texts"]

SETTINGS: dict[str, list[object]] = {
    "permalinks": [{"toc": {"permalink": True, "permalink_leading": True}}],
    "anchors": [{"toc": {"permalink": False, "anchorlink": True, "toc_depth": "2-3"}}],
    "levels": [{"toc": {"baselevel": 2, "title": "On this page"}}, "admonition", "footnotes"],
    "html": ["md_in_html", "abbr", "def_list", "smarty", "nl2br", "pymdownx.details"],
    "signs": ["pymdownx.tilde", "pymdownx.magiclink", "pymdownx.tasklist", "pymdownx.tabbed"],
}


@dataclass(frozen=True)
class Rendered:
    """What MkDocs knows of a page once it is rendered."""

    content: str | None
    contents_list: str
    ids: set[str]
    title: str | None
    links: list[dict[str, str]]
    meta: dict[str, object]


def rendered(kind: type[SitePage], uri: str, text: str, config: MkDocsConfig) -> Rendered:
    file = late.file(uri, text, config, None)
    page = kind("Title", file, config)
    page.read_source(config)
    assert kind is SitePage or divide(page.markdown or "")
    page.render(config, Files([file]))
    links = [*(page.links_to_anchors or {}).values()]
    found = (page.present_anchor_ids or set(), page._title_from_render, links)
    return Rendered(page.content, str(page.toc), *found, dict(page.meta))


def settings(language: str, extensions: list[object] | None = None) -> MkDocsConfig:
    told: dict[str, Any] = {"markdown_extensions": extensions} if extensions else {}
    config = load_config(str(ROOT / "mkdocs.yml"), **told)
    config.plugins._current_plugin = "roadmap"
    appearance._add_extensions(config, words(language))
    return config


def pages(roadmap: Path, *, directory_urls: bool) -> Iterator[tuple[str, str, str]]:
    made = site.build(roadmap, "roadmap", directory_urls=directory_urls)
    for language, shown in made.pages.items():
        yield from ((language, page.uri, page.markdown) for page in shown)


def compare(uri: str, text: str, config: MkDocsConfig) -> None:
    assert rendered(WrittenPage, uri, text, config) == rendered(SitePage, uri, text, config), uri


@pytest.mark.parametrize("roadmap", [ROOT / "roadmap", *SAMPLES], ids=lambda it: it.parent.name)
def test_every_page_of_every_site_is_the_same(roadmap: Path) -> None:
    known: dict[str, MkDocsConfig] = {}
    for language, uri, text in pages(roadmap, directory_urls="garden" not in roadmap.parts):
        compare(uri, text, known.get(language) or known.setdefault(language, settings(language)))


@pytest.mark.parametrize("name", SETTINGS)
def test_what_an_author_says_about_markdown_goes_for_headings(name: str) -> None:
    config = settings("en", SETTINGS[name])
    for _, uri, text in pages(CASES / "garden" / "roadmap", directory_urls=True):
        compare(uri, text, config)


def test_any_text_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "stages").mkdir()
    (tmp_path / "roadmap.yml").write_text(HEAD, encoding="utf-8")
    for number, (text, *_) in enumerate(TEXTS, 1):
        prose = {"title": text, "summary": text, "aliases": [f"former-{number}"]}
        topic = {"id": f"t{number}", "points": [text], "outcomes": [text]} | prose
        section = {"id": f"p{number}", "title": text, "summary": text, "topics": [topic]}
        stage = {"id": f"s{number}", "title": text, "summary": text, "sections": [section]}
        file = tmp_path / "stages" / f"{number:02}-s{number}.yml"
        file.write_text(yaml.safe_dump(stage, allow_unicode=True), encoding="utf-8")
    config = settings("en")
    for _, uri, text in pages(tmp_path, directory_urls=True):
        compare(uri, text, config)


def test_what_another_plugin_makes_of_a_page_is_read_as_any_page() -> None:
    config = settings("en")
    file = late.file("a.md", "# A { #_top }\n\n<p>b</p>\n", config, None)
    page = WrittenPage(None, file, config)
    page.read_source(config)
    page.markdown = f"{page.markdown}\nMore *of* it.\n"
    page.render(config, Files([file]))
    assert page.content
    assert page.content.endswith("<p>More <em>of</em> it.</p>")
    assert page.markdown.endswith("of* it.\n")


def test_what_is_laid_aside_is_still_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "ROOM", 0)
    config, text = settings("en"), "# A { #_top }\n\n<p>b</p>\n"
    file = late.file("a.md", text, config, None)
    page = WrittenPage(None, file, config)
    page.read_source(config)
    page.render(config, Files([file]))
    page.content = f"{page.content}<p>c</p>"
    assert not isinstance(page._content, str)
    assert not isinstance(page._markdown, str)
    assert page.content.endswith("<p>b</p><p>c</p>")
    assert page.markdown == text
    assert page.title == "A"


AROUND = (
    '<html>\n<head>\n<meta charset="utf-8">\n<meta name="roadmap-base" content="../">\n</head>\n'
    "<body>\n<script>early()</script>\n<article>\n  {}\n\n  </article>\n</body>\n</html>"
)
"""What a theme writes around the content of a page."""


def read(text: str, config: MkDocsConfig, *, shown: str = "{}") -> WrittenPage:
    """Give a page as it is when all plugins have seen it; `shown` is what they have made of it."""
    file = late.file("a.md", text, config, None)
    page = WrittenPage(None, file, config)
    page.read_source(config)
    page.render(config, Files([file]))
    page.content = shown.format(become(page, page.content or "", f"{page.content}<!-- -->"))
    return page


@pytest.mark.parametrize("language", ["zh", "he"])
def test_a_page_of_ours_is_finished_like_any_other(language: str, tmp_path: Path) -> None:
    config = settings("en")
    config.site_dir = str(tmp_path)
    for _, uri, text in pages(CASES / "garden" / "roadmap", directory_urls=True):
        page = read(text, config)
        assert page.is_own, uri
        html = AROUND.format(page.content)
        policy, twin = Policy(), Policy()
        short = Finish(words(language), policy, config)(html, page)
        assert short == Finish(words(language), twin, config)(html), uri
        assert (policy.used, "early()" in short) == (twin.used, False)


@pytest.mark.parametrize("shown", ["{}<script>late()</script>", '<p style="top: 0">a</p>{}'])
def test_what_another_plugin_puts_into_a_page_of_ours_is_found(shown: str, tmp_path: Path) -> None:
    config = settings("en")
    config.site_dir = str(tmp_path)
    page = read("# A { #_top }\n\n<p>b</p>\n", config, shown=shown)
    assert not page.is_own
    finished = Finish(words("en"), Policy(), config)(AROUND.format(page.content), page)
    assert "late()" not in finished
    assert "style=" not in finished.replace("data-rm-style=", "")


def test_what_an_extension_makes_of_headings_is_looked_at() -> None:
    config = settings("en", ["attr_list"])
    assert read("# A { #_top }\n\n<p>b</p>\n", config).is_own
    assert not read('# A { #_top style="top: 0" }\n\n<p>b</p>\n', config).is_own


@pytest.mark.parametrize(
    "text",
    ["# A\n\nwords\n", "# A\n\n<p>b</p>\n\n```mermaid\nflowchart\n```\n", "<span>a</span>\n"],
)
def test_what_is_no_html_is_read_by_python_markdown(text: str) -> None:
    assert divide(text) is None
