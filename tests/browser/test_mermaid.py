"""Where the build cannot draw, mermaid itself draws in the browser: same map, same links.

mermaid comes from the npm registry and is kept in pytest's cache.
"""

from __future__ import annotations

import os
import shutil
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from builds import Build, build, copy_case, run, without_renderer

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.conftest import OpenPage
    from conftest import BuildOnce, Serve

MERMAID = "mermaid@12.3.0"
SCRIPT = "dist/mermaid.min.js"

# Material draws into a closed shadow root, which nothing outside can look into.
OPEN_SHADOWS = """
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function () { return attach.call(this, {mode: "open"}) };
"""


def give_up(reason: str) -> None:
    """Skip, but never where it would go unnoticed."""
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def mermaid(pytestconfig: pytest.Config, build_once: BuildOnce) -> Path:
    """The script of mermaid as it is published."""
    npm = shutil.which("npm")
    if npm is None:
        give_up("there is no npm to fetch mermaid with")
    assert pytestconfig.cache is not None
    kept = pytestconfig.cache.mkdir(MERMAID.replace("@", "-")) / Path(SCRIPT).name

    def fetch(folder: Path) -> Build:
        if kept.is_file():
            return Build(folder, folder, 0, "")
        code, said = run([str(npm), "pack", MERMAID, "--silent"], folder)
        for package in folder.glob("*.tgz"):
            with tarfile.open(package) as archive:
                script = archive.extractfile(f"package/{SCRIPT}")
                assert script
                unfinished = folder / kept.name
                unfinished.write_bytes(script.read())
            shutil.move(unfinished, kept)
            package.unlink()
        # What npm could not fetch is for the fixture to judge.
        return Build(folder, folder, 0, said if code else "")

    said = build_once("mermaid", fetch).output
    if not kept.is_file():
        give_up(f"npm could not fetch {MERMAID}:\n{said}")
    return kept


@pytest.fixture(scope="session")
def site(build_once: BuildOnce, mermaid: Path) -> Path:
    """The site as built where the renderer is not installed, with a copy of mermaid."""

    def work(folder: Path) -> Build:
        project = copy_case("diagrams", folder / "project")
        config = project / "mkdocs.yml"
        option = "- mermaid2: {javascript: assets/mermaid.min.js}"
        text = config.read_text(encoding="utf-8").replace("- mermaid2", option)
        config.write_text(text, encoding="utf-8")
        (project / "docs" / "assets").mkdir()
        shutil.copy(mermaid, project / "docs" / "assets" / "mermaid.min.js")
        return build(project, folder / "site", without_renderer(folder / "absent"))

    return build_once("mermaid-site", work).site


def visit(page: Page, url: str) -> list[str]:
    """Open a page; return what it asks of other hosts, from now on."""
    foreign: list[str] = []
    page.on("request", lambda asked: foreign.append(asked.url) if url not in asked.url else None)
    page.add_init_script(OPEN_SHADOWS)
    return foreign


@pytest.mark.parametrize("folder", ["", "zh/"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_is_drawn_in_the_browser(
    open_page: OpenPage, serve: Serve, site: Path, folder: str, theme: Literal["light", "dark"]
) -> None:
    root = serve(site)
    page = open_page(theme=theme)
    foreign = visit(page, root)
    page.goto(root + folder)
    drawing = page.locator(".mermaid svg")
    drawing.wait_for()
    links = drawing.locator("a")
    assert links.count() == 2
    for number, id in enumerate(["garden", "wood"]):
        link = links.nth(number)
        href = link.evaluate("node => node.href.baseVal ?? node.href")
        assert urljoin(page.url, href) == f"{root}{folder}stages/{id}/"
    said = drawing.evaluate("node => node.textContent")
    for title in {"": ['Garden "A"', "Wood"], "zh/": ["花园", "树林"]}[folder]:
        assert "".join(title.split()) in "".join(said.split())
    size = drawing.bounding_box()
    assert size
    assert size["width"] > 50
    assert size["height"] > 50
    assert contrast(page) >= 4.5
    assert foreign == []
    links.first.click()
    page.wait_for_url(f"{root}{folder}stages/garden/")


def test_a_map_that_the_browser_draws_shows_how_far_the_reader_is(
    open_page: OpenPage, serve: Serve, site: Path
) -> None:
    root = serve(site)
    page = open_page()
    page.goto(f"{root}stages/wood/")
    boxes = page.locator(".mermaid svg a[data-rm-box]")
    expect(boxes).to_have_count(4)
    page.locator('[data-rm-topic="moss"] .rm-status--done').click()
    moss, fern = (page.locator(f'.mermaid [data-rm-box="{id}"]') for id in ("moss", "fern"))
    expect(moss).to_have_attribute("aria-label", "Moss, Done")
    expect(moss.locator(".rm-drawing__mark")).to_have_text("✓")
    expect(fern).to_have_attribute("aria-label", "Fern, next")
    page.goto(root)
    wood = page.locator('.mermaid [data-rm-box="wood"]')
    expect(wood).to_have_attribute("data-rm-status", "new")
    page.evaluate("""async () => {
      (await import(roadmap("store"))).setAll("topics", { fern: "skipped", oak: "skipped" });
    }""")
    expect(wood).to_have_attribute("data-rm-status", "done")
    fill = "box => getComputedStyle(box.querySelector('rect')).fill"
    garden = page.locator('.mermaid [data-rm-box="garden"]')
    assert wood.evaluate(fill) != garden.evaluate(fill)


def test_diagrams_by_hand_are_drawn_in_the_browser(
    open_page: OpenPage, serve: Serve, site: Path
) -> None:
    root = serve(site)
    page = open_page()
    foreign = visit(page, root)
    page.goto(f"{root}drawn/")
    page.locator(".mermaid svg").nth(1).wait_for()
    first = page.locator(".mermaid svg").first
    assert "Seed" in first.evaluate("node => node.textContent")
    assert page.evaluate("window.hit") is None
    assert first.locator("script").count() == 0
    assert foreign == []


def contrast(page: Page) -> float:
    """Measure how well a label of the drawing stands out from its node."""
    found: float = page.locator(".mermaid svg .node").first.evaluate(CONTRAST)
    return found


CONTRAST = """node => {
  const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const page = getComputedStyle(document.body).backgroundColor;
  const light = colours => {
    for (const colour of [page, ...colours]) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    const parts = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map(byte => byte / 255);
    const [r, g, b] = parts.map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const fill = getComputedStyle(node.querySelector("rect, path, polygon")).fill;
  const label = node.querySelector("p, span.nodeLabel, text");
  const style = getComputedStyle(label);
  const ink = label instanceof SVGElement ? style.fill : style.color;
  const [low, high] = [light([fill]), light([fill, ink])].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""
