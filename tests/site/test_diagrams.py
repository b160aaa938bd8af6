"""Diagrams are drawn by the build; what it cannot draw is handed to mermaid2, as text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from builds import Build, build, copy_case, without_renderer
from crawl import HtmlPage, HtmlSite, text_of, value

if TYPE_CHECKING:
    from conftest import BuildOnce

SCRIPT = "assets/drawing.min.js"
LOCAL = f"      javascript: {SCRIPT}\n"
NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9")
"""mermaid2 asks for a script of another host; the answer is no, at once and everywhere."""


def with_script(folder: Path) -> Path:
    """Copy the project; mermaid2's script is a file of its own."""
    project = copy_case("diagrams", folder / "project")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("- mermaid2\n", f"- mermaid2:\n{LOCAL}")
    config.write_text(text, encoding="utf-8")
    script = project / "docs" / SCRIPT
    script.parent.mkdir()
    script.write_text("// stands for the real one\n", encoding="utf-8")
    return project


@pytest.fixture(scope="session")
def default(build_once: BuildOnce) -> Build:
    """The site as built where nothing is said about mermaid2's script."""

    def work(folder: Path) -> Build:
        project = copy_case("diagrams", folder / "project")
        return build(project, folder / "site", NO_NETWORK, strict=False)

    return build_once("diagrams", work)


@pytest.fixture(scope="session")
def local(build_once: BuildOnce) -> Build:
    """The site as built with a script of its own."""
    return build_once(
        "diagrams-script", lambda folder: build(with_script(folder), folder / "site", NO_NETWORK)
    )


@pytest.fixture(scope="session")
def undrawn(build_once: BuildOnce) -> HtmlSite:
    """The site as built where the renderer is not installed."""

    def work(folder: Path) -> Build:
        changes = {**NO_NETWORK, **without_renderer(folder / "absent")}
        return build(with_script(folder), folder / "site", changes)

    return HtmlSite(build_once("diagrams-undrawn", work).site)


def blocks(page: HtmlPage) -> list[str]:
    """Give what mermaid2 is handed; `code` is what Material's script looks for."""
    found = page.content.select("pre.mermaid > code")
    assert all(tag.find_all(True) == [] for tag in found)
    return [tag.get_text() for tag in found]


def scripts(page: HtmlPage) -> list[str]:
    return [urljoin(page.url, value(tag, "src")) for tag in page.soup.select("script[src]")]


def test_a_page_by_hand_is_drawn(default: Build) -> None:
    page = HtmlSite(default.site).pages["drawn/"]
    drawings = page.content.select("svg:has(title)")
    assert len(drawings) == 2
    assert blocks(page) == []
    for svg in drawings:
        assert svg.select("title")[0].get_text()
        assert svg.select("desc") or svg.has_attr("aria-labelledby")
        assert value(svg, "aria-labelledby") in page.ids
    first, second = drawings
    labels = ["".join(text_of(text).split()) for text in first.select("text")]
    assert labels == ["Seed<script>window.hit=1</script>", "Tree"]
    assert [urljoin(page.url, value(a, "href")) for a in first.select("a[href]")] == [
        urljoin(page.url, "../stages/garden/")
    ]
    assert page.content.select("script") == []
    assert "light" in text_of(second)


def test_what_cannot_be_drawn_is_handed_on_as_text(default: Build) -> None:
    page = HtmlSite(default.site).pages["undrawn/"]
    (text,) = blocks(page)
    assert '"<script>window.hit=1</script>" & <b onclick="window.hit=1">x</b>' in text
    assert [tag for tag in page.soup.select("script") if "window.hit" in tag.get_text()] == []


def test_a_script_from_another_site_is_warned_of(default: Build, local: Build) -> None:
    def told(made: Build) -> list[str]:
        lines = made.output.splitlines()
        return [line for line in lines if "WARNING" in line and "roadmap:" in line]

    (warning,) = told(default)
    assert "undrawn.md" in warning
    assert "javascript:" in warning
    assert told(local) == []


def test_only_pages_that_need_the_script_load_it(local: Build) -> None:
    site = HtmlSite(local.site)
    assert site.foreign() == []
    assert site.broken() == []
    having = [at for at, page in site.pages.items() if site.url + SCRIPT in scripts(page)]
    assert having == ["undrawn/"]
    assert (site.directory / SCRIPT).is_file()


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_without_the_renderer_the_map_is_handed_on(undrawn: HtmlSite, folder: str) -> None:
    page = undrawn.pages[folder]
    (text,) = blocks(page)
    assert page.content.select("svg a[href]") == []
    lines = text.splitlines()
    assert lines[0].startswith("flowchart ")
    for number, id in enumerate(["garden", "wood"], 1):
        assert f'  click s{number} href "stages/{id}/"' in lines
        assert undrawn.missing(urljoin(page.url, f"stages/{id}/")) == ""
    assert "  s1 --> s2" in lines
    assert [url for url in scripts(page) if url.endswith(SCRIPT)]
    assert undrawn.broken() == []
    # The list of stages says the same without any drawing.
    links = [value(a, "href") for a in page.content.select("ol h3 a[href]")]
    assert links == ["stages/garden/", "stages/wood/"]


def test_without_the_renderer_pages_by_hand_are_handed_on(undrawn: HtmlSite) -> None:
    page = undrawn.pages["drawn/"]
    first, second = blocks(page)
    assert first.startswith("flowchart LR")
    assert '"Seed <script>window.hit=1</script>"' in first
    assert second.startswith("sequenceDiagram")
