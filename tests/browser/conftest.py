"""Fixtures for tests in a browser: one Chromium for each worker, an empty profile for each test."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from browser import chromium
from browser.shared_page import SharedPage, SharedPages
from builds import Build, build, copy_case
from roadmap_site.browser import MADE, places, scripts
from site_server import EMPTY, SiteServer

if TYPE_CHECKING:
    from conftest import BuildOnce

FEATURES_OFF = [
    # Chromium's own window, which nobody sees, would load two pages for each context, and keep a
    # process ready for a page that never comes: more work than most of the pages of a test.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "SpareRendererForSitePerProcess",
    # The last list of features counts, so these are what Playwright by itself turns off.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
]
FLAGS = [
    "--headless",
    "--no-sandbox",  # Chromium refuses to run as root with it, and containers often are root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page begins with so much room for what is young that it seldom has to look for garbage. It
    # lives for seconds: to make its scripts quick takes the other cores more time than it saves.
    "--js-flags=--min-semi-space-size=32 --no-maglev --no-turbofan",
    f"--disable-features={','.join(FEATURES_OFF)}",
    # Whatever a page asks of another host fails at once, so that no test depends on the network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

WRITTEN = scripts() | dict.fromkeys((f"{name}.js" for name in MADE), b"")
MODULES = (
    f"const JOINED = {json.dumps(places(WRITTEN))};"
    + """
  // Gives the address of one of the portal's modules, for tests that import it into a page.
  globalThis.roadmap = (name) => new URL(`${JOINED[name] ?? name}.js`,
    document.querySelector('script[type="module"]').src).href;
  // Adds rules to a page, whose policy allows no style within it.
  globalThis.restyle = (rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
  };
"""
)

# A worker keeps every page anew in every fresh profile, at the price of three further pages.
WITHOUT_WORKER = """
  if (globalThis.ServiceWorkerContainer) {
    ServiceWorkerContainer.prototype.register = () => new Promise(() => {});
  }
"""

Device = Literal["desktop", "phone"]
DEVICES: dict[Device, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 3,
        "has_touch": True,
        "is_mobile": True,
    },
}


SHARED = frozenset({"java_script_enabled", "reduced_motion"})
"""The options of profiles that several tests ask for, so that their pages are shared."""


class OpenPage(Protocol):
    """Opens an empty page in a profile of its own; more options are Playwright's for contexts.

    A site's service worker does its work only where a test asks for it with `worker=True`.
    """

    def __call__(
        self,
        device: Device = "desktop",
        theme: Literal["light", "dark"] = "light",
        *,
        worker: bool = False,
        **options: Any,
    ) -> Page: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium. Where there is none the tests fail: skipped, they would show nothing."""
    program = _chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, shared_pages: SharedPages) -> Iterator[OpenPage]:
    """Open pages that are closed when the test ends, and that broke no policy until then."""
    broken = shared_pages.broken
    broken.clear()
    with ExitStack() as stack:

        def start(
            device: Device = "desktop",
            theme: Literal["light", "dark"] = "light",
            *,
            worker: bool = False,
            **options: Any,
        ) -> Page:
            if not worker and options.keys() <= SHARED:
                shared = shared_pages.of(device, theme, **options)
                if not shared.lent:
                    stack.callback(shared.take_back)
                    return shared.lend()
            settings = {**DEVICES[device], "color_scheme": theme, **options}
            context = new_context(browser, broken, worker=worker, **settings)
            stack.callback(context.close)
            return context.new_page()

        yield start
    assert broken == [], BROKEN


BROKEN = "a page did what its policy forbids"


def new_context(
    browser: Browser, broken: list[str], *, worker: bool = False, **settings: Any
) -> BrowserContext:
    """Make a fresh profile, and write down what its pages do against their policy."""
    context = browser.new_context(**settings)
    context.add_init_script(MODULES if worker else MODULES + WITHOUT_WORKER)
    context.on("console", lambda said: broken.append(said.text) if _tells(said) else None)
    return context


def keep_nothing(page: Page) -> None:
    """Let a page ask for every file anew, as a reader's first visit does."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})


def _tells(said: ConsoleMessage) -> bool:
    """Tell whether a browser says that a policy was broken."""
    return said.type == "error" and "Content Security Policy" in said.text


def _build_garden(folder: Path) -> Build:
    return build(copy_case("garden", folder / "project"), folder / "site")


@pytest.fixture(scope="session")
def garden_site(build_once: BuildOnce) -> Build:
    """A small site with paths, a milestone, folded parts and a glossary, which nobody changes."""
    return build_once("garden", _build_garden)


@pytest.fixture(scope="session")
def garden(garden_site: Build) -> Iterator[str]:
    """The address of the same site."""
    with SiteServer(garden_site.site, lasting=True) as server:
        yield server.url


@pytest.fixture
def site(build_once: BuildOnce, tmp_path: Path) -> Path:
    """A copy of the same site that a test may change."""
    return Path(shutil.copytree(build_once("garden", _build_garden).site, tmp_path / "site"))


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    """A server of that copy, which a test may stop."""
    with SiteServer(site) as running:
        yield running


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page that nothing is on, to put something there: no policy forbids it."""
    with SiteServer(tmp_path_factory.mktemp("empty")) as server:
        yield server.url.rstrip("/") + EMPTY


@pytest.fixture(scope="session")
def shared_pages(browser: Browser) -> Iterator[SharedPages]:
    """The pages that are shared, each opened when a test first asks for it."""
    broken: list[str] = []

    made: list[SharedPage] = []

    def share(device: Device, theme: str, *, standing: bool = False, **options: Any) -> SharedPage:
        settings = {**DEVICES[device], "color_scheme": theme, **options}
        made.append(
            SharedPage(
                lambda: new_context(browser, broken, **settings).new_page(),
                standing=standing,
                options=settings,
            )
        )
        return made[-1]

    yield SharedPages(cache(share), share("desktop", "light", standing=True), broken)
    for shared in made:
        shared.end()


@pytest.fixture
def page(shared_pages: SharedPages) -> Iterator[Page]:
    """An empty page, as wide as a desktop's and light; it broke no policy until the test ends."""
    yield from _lend(shared_pages.of("desktop", "light"), shared_pages.broken)


@pytest.fixture
def still_page(shared_pages: SharedPages) -> Iterator[Page]:
    """The same with a clock that stands, for tests that set it first of all."""
    yield from _lend(shared_pages.standing, shared_pages.broken)


def _lend(shared: SharedPage, broken: list[str]) -> Iterator[Page]:
    broken.clear()
    yield shared.lend()
    shared.take_back()
    assert broken == [], BROKEN


def _chromium() -> Path:
    try:
        program = chromium.find()
    except chromium.NoChromiumError as error:
        pytest.fail(str(error), pytrace=False)
    if program is None:
        pytest.fail("there is no Chromium; `make test` installs one", pytrace=False)
    return program
