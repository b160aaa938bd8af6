"""A reader's browser keeps what was read: without a network, over a new version, and not at all.

The site is tests/cases/sites/garden, on a server that the tests can stop.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.search_box import SearchBox
from browser.waiting import wait_until
from roadmap_site.browser import offline
from site_server import SiteServer

if TYPE_CHECKING:
    from browser.conftest import OpenPage

KEPT = """async (path) => {
  const names = (await caches.keys()).filter((name) => name.startsWith("roadmap-site:"));
  const found = await Promise.all(names.map(async (name) => (await caches.open(name)).match(path)));
  return found.some(Boolean);
}"""

WAITS = "navigator.serviceWorker.getRegistration().then((found) => Boolean(found.waiting))"
NO_WORKER = "navigator.serviceWorker.getRegistrations().then((found) => found.length === 0)"
NO_CACHE = "caches.keys().then((names) => names.length === 0)"


@pytest.fixture
def context(open_page: OpenPage) -> BrowserContext:
    return open_page().context


USED = """performance.getEntriesByType("resource").map((entry) => entry.name)
  .filter((name) => name.startsWith(location.origin) && !name.includes("service-worker"))"""


def visit(page: Page, url: str, file: str) -> None:
    """Open a page and wait until it is kept with all that it needs."""
    page.goto(url, wait_until="networkidle")
    for address in (f"/{file}", *page.evaluate(USED)):
        wait_until(page, KEPT, address.partition("?")[0])


def release(site: Path) -> None:
    """Put a new version of the site in the place of the one that is served."""
    for file in site.rglob("*.html"):
        text = file.read_text("utf-8").replace("Soil", "Earth").replace("Plants", "Herbs")
        file.write_text(text, "utf-8")
    script = offline.service_worker(site)
    (site / offline.SERVICE_WORKER).write_text(script, "utf-8")


def test_what_was_visited_can_be_read_without_a_network(
    server: SiteServer, context: BrowserContext
) -> None:
    page = context.new_page()
    visit(page, f"{server.url}en/stages/soil/", "en/stages/soil/index.html")
    visit(page, f"{server.url}en/", "en/index.html")
    server.stop()
    page.goto(f"{server.url}en/stages/soil/")
    expect(page.locator("h1")).to_contain_text("Soil")
    page.locator('[data-rm-topic="loam"] .rm-status--done').click()
    page.goto(f"{server.url}en/")
    expect(page.locator(".rm-button")).to_have_text("Continue: Sand")
    page.goto(f"{server.url}en/stages/plants/")  # never visited
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page.locator("h1")).not_to_contain_text("Plants")


def test_the_first_mark_can_be_made_without_a_network(
    server: SiteServer, context: BrowserContext
) -> None:
    page = context.new_page()
    visit(page, f"{server.url}en/stages/soil/", "en/stages/soil/index.html")
    modules: list[str] = page.evaluate(
        """Object.values(JSON.parse(document.querySelector("[type=importmap]").textContent).imports)
          .map((path) => new URL(path, document.baseURI).href)"""
    )
    for module in modules:
        wait_until(page, KEPT, module)
    server.stop()
    page.reload()
    page.locator('[data-rm-topic="loam"] .rm-status--done').click()
    # What shows it has not been asked for before.
    expect(page.locator(".md-nav__link--active .rm-navcount")).to_contain_text("1/3")


def test_the_whole_site_is_kept_on_request(server: SiteServer, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{server.url}en/progress/")
    page.get_by_role("button", name="Keep the whole site").click()
    expect(page.get_by_text("The whole site is kept.")).to_be_visible(timeout=30_000)
    server.stop()
    for path in ("", "stages/plants/", "en/glossary/", "en/stages/harvest/"):
        page.goto(server.url + path)
        expect(page.locator("h1")).to_be_visible()
    assert SearchBox(page).open().ask("spade")


def leave_to_the_new_version(page: Page) -> Page:
    """Close the only page of the site, and wait until the version that waits has taken over."""
    blank = page.context.new_page()
    session = page.context.new_cdp_session(blank)
    states: dict[str, str] = {}

    def note(event: dict[str, Any]) -> None:
        states.update({version["versionId"]: version["status"] for version in event["versions"]})

    def wait_for(*expected: str) -> None:
        for _ in range(500):
            if sorted(set(states.values()) - {"redundant"}) == sorted(expected):
                return
            blank.wait_for_timeout(20)
        raise AssertionError(f"workers are {states}, not {expected}")

    session.on("ServiceWorker.workerVersionUpdated", note)
    session.send("ServiceWorker.enable")
    wait_for("activated", "installed")
    page.close()
    wait_for("activated")
    return blank


def test_a_new_version_comes_whole_at_the_next_visit(
    server: SiteServer, site: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    visit(page, f"{server.url}en/", "en/index.html")
    visit(page, f"{server.url}en/stages/soil/", "en/stages/soil/index.html")
    release(site)
    page.reload()
    # The old version still serves what it has, and finds the new one.
    expect(page.locator("h1")).to_contain_text("Soil")
    wait_until(page, WAITS)
    page.goto(f"{server.url}en/stages/plants/")  # which the old version never kept
    page = leave_to_the_new_version(page)
    page.goto(f"{server.url}en/")
    expect(page.locator("article")).to_contain_text("Earth")
    expect(page.locator(".rm-stages")).not_to_contain_text("Soil")
    wait_until(page, KEPT, "/en/stages/soil/index.html")
    server.stop()
    page.goto(f"{server.url}en/stages/soil/")
    expect(page.locator("h1")).to_contain_text("Earth")


def test_nothing_of_another_version_is_kept(
    server: SiteServer, site: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    visit(page, f"{server.url}en/", "en/index.html")
    text = (site / "en/stages/soil/index.html").read_text("utf-8")
    (site / "en/stages/soil/index.html").write_text(text.replace("Soil", "Earth"), "utf-8")
    page.goto(f"{server.url}en/stages/soil/")
    expect(page.locator("h1")).to_contain_text("Earth")
    assert not page.evaluate(KEPT, "/en/stages/soil/index.html")


def test_keeping_can_be_switched_off(server: SiteServer, context: BrowserContext) -> None:
    page = context.new_page()
    visit(page, f"{server.url}en/progress/", "en/progress/index.html")
    page.get_by_role("checkbox", name="Keep the pages I read").uncheck()
    wait_until(page, NO_WORKER)
    wait_until(page, NO_CACHE)
    page.reload()
    assert page.evaluate(NO_WORKER)


def test_workers_of_other_sites_are_left_alone(site: Path, open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script(
        """window.ended = [];
        navigator.serviceWorker.getRegistrations = async () => ["/", "/sub/", "/sub/deep/"].map(
          (path) => ({ scope: location.origin + path, unregister: () => window.ended.push(path) })
        );
        localStorage["roadmap:/sub/"] = JSON.stringify({
          format: "roadmap-progress", version: 1, topics: {}, outcomes: {}, notes: {},
          settings: { offline: { value: false, at: "2026-11-01T10:00:00.000Z" } },
        });"""
    )
    with SiteServer(site, prefix="/sub/") as server:
        page.goto(f"{server.url}en/progress/")
        page.wait_for_function("window.ended.length > 0")
        assert page.evaluate("window.ended") == ["/sub/"]


def test_a_worker_that_never_comes_is_said(server: SiteServer, open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script(
        "navigator.serviceWorker.register = async () => { throw new Error('refused') }"
    )
    page.clock.install()
    page.goto(f"{server.url}en/progress/")
    page.get_by_role("button", name="Keep the whole site").click()
    expect(page.get_by_text("Keeping the site")).to_be_visible()
    page.clock.run_for(10_000)
    expect(page.get_by_text("Not all of it could be kept")).to_be_visible()


def test_a_site_that_is_not_to_be_kept_ends_what_is(
    server: SiteServer, site: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    visit(page, f"{server.url}en/", "en/index.html")
    (site / offline.SERVICE_WORKER).write_text(offline.farewell(), "utf-8")
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    wait_until(page, NO_CACHE)
