"""A reader's browser keeps what was read: without a network, over a new version, and not at all.

The site is tests/cases/sites/garden, on a server that the tests can stop.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from browser.search_box import SearchBox
from browser.waiting import wait_until
from roadmap_site import browser as browser_room
from roadmap_site.browser import offline
from site_server import Site, SiteServer

if TYPE_CHECKING:
    from browser.conftest import OpenPage

KEPT = """async (path) => {
  const names = (await caches.keys()).filter((name) => name.startsWith("roadmap-site:"));
  const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  // Of files with one content that lie in several folders, one is kept.
  const end = path.endsWith(".html") ? path : path.slice(path.lastIndexOf("/"));
  return found.flat().some(({ url }) => url.endsWith(end));
}"""

ONE_CACHE = "caches.keys().then((names) => names.length === 1)"
NO_WORKER = "navigator.serviceWorker.getRegistrations().then((found) => found.length === 0)"
NO_CACHE = "caches.keys().then((names) => names.length === 0)"


@pytest.fixture
def context(open_page: OpenPage) -> BrowserContext:
    return open_page(worker=True).context


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
        "names => [...new Set(names.map(roadmap))]",
        [name.removesuffix(".js") for name in browser_room.scripts()],
    )
    for module in modules:
        wait_until(page, KEPT, module)
    server.stop()
    page.reload()
    page.locator('[data-rm-topic="loam"] .rm-status--done').click()
    # What shows it has not been asked for before.
    expect(page.locator(".md-nav__link--active .rm-navcount")).to_contain_text("1/3")


CLEARED = "caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))"


def test_the_whole_site_is_kept_on_request(server: SiteServer, context: BrowserContext) -> None:
    page = context.new_page()
    visit(page, f"{server.url}en/progress/", "en/progress/index.html")
    page.evaluate(CLEARED)  # A browser may, to have room.
    page.get_by_role("button", name="Keep the whole site").click()
    expect(page.get_by_text("The whole site is kept.")).to_be_visible(timeout=30_000)
    server.stop()
    for path in ("", "stages/plants/", "en/glossary/", "en/stages/harvest/"):
        page.goto(server.url + path)
        expect(page.locator("h1")).to_be_visible()
    assert SearchBox(page).open().ask("spade")


def test_a_new_version_is_offered_and_comes_whole(
    server: SiteServer, site: Path, context: BrowserContext
) -> None:
    page, open_tab = context.new_page(), context.new_page()
    visit(page, f"{server.url}en/", "en/index.html")
    visit(page, f"{server.url}en/stages/soil/", "en/stages/soil/index.html")
    visit(open_tab, f"{server.url}en/stages/soil/", "en/stages/soil/index.html")
    release(site)
    page.reload()
    # The old version still serves what it has, and finds the new one.
    for each in (page, open_tab):
        notice = each.get_by_text("There is a new version of this site.")
        expect(notice).to_be_visible(timeout=30_000)
        expect(each.locator("h1")).to_contain_text("Soil")
    page.goto(f"{server.url}en/stages/plants/")  # which the old version never kept
    expect(page.locator("h1")).to_contain_text("Herbs")
    page.goto(f"{server.url}en/")
    expect(page.locator("article")).to_contain_text("Earth")
    # A page that is open goes on with what it was made with.
    assert SearchBox(open_tab).open().ask("soil")
    open_tab.keyboard.press("Escape")
    open_tab.locator('[data-rm-topic="loam"] .rm-status--done').click()
    open_tab.get_by_role("button", name="Load it").click()
    expect(open_tab.locator("h1")).to_contain_text("Earth")
    expect(open_tab.locator(".rm-renewed")).to_have_count(0)
    page.reload()
    wait_until(page, ONE_CACHE)
    server.stop()
    page.goto(f"{server.url}en/stages/soil/")
    expect(page.locator("h1")).to_contain_text("Earth")


def test_a_page_that_is_not_kept_says_so_and_what_is(
    server: SiteServer, context: BrowserContext
) -> None:
    page = context.new_page()
    visit(page, f"{server.url}en/stages/soil/", "en/stages/soil/index.html")
    wait_until(page, KEPT, "/en/offline.html")
    server.stop()
    page.goto(f"{server.url}en/stages/plants/?from=here")
    expect(page.locator("h1")).to_have_text("This page is not kept")
    again = page.get_by_role("link", name="Try again")
    expect(again).to_have_attribute("href", f"{server.url}en/stages/plants/?from=here")
    expect(page.locator("[data-rm-kept] a")).to_have_text(re.compile("Soil"))
    page.locator("[data-rm-kept] a").click()
    expect(page.locator("h1")).to_contain_text("Soil")
    page.goto(f"{server.url}stages/plants/")
    assert page.evaluate("document.documentElement.lang") == "zh"
    # Another site of this origin may lie there.
    with pytest.raises(Error, match="ERR_"):
        page.goto(f"{server.url}elsewhere/")


def test_one_page_has_many_addresses(server: SiteServer, context: BrowserContext) -> None:
    page = context.new_page()
    visit(page, f"{server.url}en/stages/soil/", "en/stages/soil/index.html")
    server.stop()
    for path in ("soil", "soil/", "soil?a=b", "soil/index.html", "s%6Fil/", "%73oil#loam"):
        page.goto(f"{server.url}en/stages/{path}")
        expect(page.locator("h1")).to_contain_text("Soil")
        expect(page.locator(".rm-status--done").first).to_be_visible()


ODD = ("c#.txt", "what?.txt", "a%41.txt", "100%.txt", "x+y&z.txt", "学习 指南.txt", "en/c#.txt")


def test_one_file_that_cannot_be_had_does_not_stop_the_others(
    server: SiteServer, site: Path, context: BrowserContext
) -> None:
    for name in ODD:
        (site / name).write_text(f"This is {name.rpartition('/')[2]}", "utf-8")
    (site / "lost.txt").write_text("never seen", "utf-8")
    release(site)
    (site / "lost.txt").unlink()
    (site / "cards.txt").write_text("what a hotel says", "utf-8")
    page = context.new_page()
    page.goto(f"{server.url}en/progress/")
    page.get_by_role("button", name="Keep the whole site").click()
    said = page.locator(".rm-offline__said")
    expect(said).to_contain_text("does not serve 1 file: lost.txt.", timeout=30_000)
    expect(said).to_contain_text("another form than it was published in")
    server.stop()
    page.goto(f"{server.url}en/glossary/")
    expect(page.locator("h1")).to_be_visible()
    for name in ODD:
        address = "/" + quote(name)
        text = page.evaluate("(path) => fetch(path).then((reply) => reply.text())", address)
        assert text == f"This is {name.rpartition('/')[2]}"
    assert page.evaluate(ONCE)


ONCE = """async () => {
  const [name] = await caches.keys();
  const kept = await (await caches.open(name)).matchAll();
  const texts = await Promise.all(kept.map(async (reply) =>
    reply.headers.get("content-type") + await reply.text()));
  return texts.length > 50 && new Set(texts).size === texts.length;
}"""


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


ASKED = """async (path) => {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  active.postMessage({ addresses: [new URL(path, location.origin).href] }, [port2]);
  window.answered = new Promise((resolve) => { port1.onmessage = () => resolve(true); });
}"""


def test_what_is_on_its_way_is_not_kept_any_more(
    server: SiteServer, context: BrowserContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go, locate = Event(), Site.locate

    def slowly(site: Site, path: str) -> Path | None:
        if path == "/cards.txt":
            let_go.wait(60)
        return locate(site, path)

    monkeypatch.setattr(Site, "locate", slowly)
    page = context.new_page()
    visit(page, f"{server.url}en/progress/", "en/progress/index.html")
    page.evaluate(ASKED, "/cards.txt")
    page.get_by_role("checkbox", name="Keep the pages I read").uncheck()
    wait_until(page, NO_WORKER)
    wait_until(page, NO_CACHE)
    let_go.set()
    assert page.evaluate("window.answered")
    assert page.evaluate(NO_CACHE)
    page.get_by_role("checkbox", name="Keep the pages I read").check()
    visit(page, f"{server.url}en/stages/soil/", "en/stages/soil/index.html")


def test_a_worker_whose_page_is_still_open_keeps_nothing(
    server: SiteServer, context: BrowserContext
) -> None:
    page = context.new_page()
    visit(page, f"{server.url}en/progress/", "en/progress/index.html")
    page.reload()
    page.get_by_role("checkbox", name="Keep the pages I read").uncheck()
    wait_until(page, NO_WORKER)
    wait_until(page, NO_CACHE)
    ask = "fetch('/cards.txt').then((reply) => reply.text())"
    assert page.evaluate(ask)
    assert page.evaluate(NO_CACHE)
    # Browsers end a worker that has nothing to do, and begin it anew for the next request.
    session = context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    assert page.evaluate(ask)
    assert page.evaluate(NO_CACHE)
    page.get_by_role("checkbox", name="Keep the pages I read").check()
    visit(page, f"{server.url}en/stages/soil/", "en/stages/soil/index.html")


def test_workers_of_other_sites_are_left_alone(site: Path, open_page: OpenPage) -> None:
    page = open_page(worker=True)
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
        wait_until(page, "window.ended.length > 0")
        assert page.evaluate("window.ended") == ["/sub/"]


def test_a_worker_that_never_comes_is_said(server: SiteServer, open_page: OpenPage) -> None:
    page = open_page(worker=True)
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


def test_the_site_can_be_installed(server: SiteServer, open_page: OpenPage) -> None:
    page = open_page(worker=True)
    for path in ("en/", "stages/plants/"):
        page.goto(server.url + path)
        session = page.context.new_cdp_session(page)
        found = session.send("Page.getAppManifest")
        assert found["errors"] == []
        folder = "en/" if path == "en/" else ""
        assert found["url"] == f"{server.url}{folder}manifest.webmanifest"
        described = json.loads(found["data"])
        assert urljoin(found["url"], described["scope"]) == server.url
        for icon in described["icons"]:
            reply = page.request.get(urljoin(found["url"], icon["src"]))
            assert reply.ok
            assert reply.headers["content-type"] == icon["type"]
