"""The browser fixtures do what they promise."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error, Page

from browser.shared_page import SharedPage

if TYPE_CHECKING:
    from browser.conftest import OpenPage
    from conftest import Serve

PAGE = "<!doctype html><meta name=viewport content='width=device-width'><title>Home</title>"


def test_a_served_page_opens(page: Page, serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    page.goto(serve(tmp_path, prefix="/portal/"))
    assert page.title() == "Home"


def test_device_and_theme_can_be_chosen(open_page: OpenPage, serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    phone = open_page("phone", "dark")
    phone.goto(serve(tmp_path))
    assert phone.evaluate("innerWidth") == 390
    assert phone.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")


@pytest.mark.parametrize("worker", [True, False])
def test_a_worker_works_only_where_it_is_asked_for(
    open_page: OpenPage, serve: Serve, tmp_path: Path, worker: bool
) -> None:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "worker.js").write_text("", encoding="utf-8")
    page = open_page(worker=worker)
    page.goto(serve(tmp_path))
    register = "navigator.serviceWorker.register"
    assert page.evaluate(f"String({register}).includes('[native code]')") is worker
    # One that is not wanted never comes, and says nothing.
    page.evaluate(f"() => {{ globalThis.coming = {register}('worker.js') }}")
    if worker:
        page.evaluate("globalThis.coming.then(() => true)")
    found = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
    assert page.evaluate(found) == worker


KEEP = """async () => {
  localStorage.kept = sessionStorage.kept = name = "kept";
  await caches.open("kept");
  await new Promise((end) => { indexedDB.open("kept").onsuccess = end });
  // What is written last, on the way to another page, is forgotten as well.
  addEventListener("pagehide", () => { localStorage.last = sessionStorage.last = "kept" });
}"""
KEPT = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
  ...(await indexedDB.databases()).map((base) => base.name), ...name,
]"""


@pytest.fixture
def lender(open_page: OpenPage) -> SharedPage:
    # With an option, so that it is no page that is shared already.
    options: dict[str, Any] = {"reduced_motion": "reduce", "locale": "en-GB"}
    return SharedPage(partial(open_page, **options), options=options)


@pytest.fixture
def url(serve: Serve, tmp_path: Path) -> str:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    return serve(tmp_path)


def test_nothing_that_a_test_kept_is_there_for_the_next(lender: SharedPage, url: str) -> None:
    first, said = lender.lend(), []
    first.on("console", lambda message: said.append(message.text))
    first.goto(url)
    first.evaluate(KEEP)
    lender.take_back()
    second = lender.lend()
    assert second is first
    second.goto(url)
    assert second.evaluate(KEPT) == []
    second.evaluate("console.log('again')")
    assert "again" not in said


def test_a_clock_that_stands_is_not_that_of_the_test_before(open_page: OpenPage, url: str) -> None:
    lender = SharedPage(partial(open_page, locale="en-GB"), standing=True)
    first = lender.lend()
    first.clock.set_fixed_time("2027-03-01T12:00:05")
    first.goto(url)
    assert first.evaluate("new Date().getFullYear()") == 2027
    lender.take_back()
    second = lender.lend()
    assert second is first
    second.goto(url)
    assert second.evaluate("new Date().getFullYear()") == 2000


def test_two_pages_at_once_are_two(open_page: OpenPage, url: str) -> None:
    one, other = open_page(), open_page()
    one.goto(url)
    one.evaluate(KEEP)
    other.goto(url)
    assert other.evaluate(KEPT) == []


def open_window(page: Page) -> None:
    with page.expect_popup():
        page.evaluate("() => { window.open(location.href) }")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: page.add_init_script("hit = 1"),
        lambda page: page.context.route("**/*", lambda route: route.abort()),
        lambda page: page.context.set_offline(True),
        lambda page: page.clock.set_fixed_time("2027-03-01T12:00:05"),
        open_window,
        lambda page: page.goto(Path(__file__).as_uri()),
        lambda page: page.close(),
    ],
    ids=["script", "routes", "network", "clock", "window", "file", "closed"],
)
def test_after_what_cannot_be_taken_back_there_is_another_page(
    lender: SharedPage, url: str, spoil: Callable[[Page], Any]
) -> None:
    first = lender.lend()
    first.goto(url)
    spoil(first)
    lender.take_back()
    assert first.is_closed()
    assert lender.lend() is not first


def open_tab(page: Page) -> None:
    """Open another tab of the same site, which writes something down when it is closed."""
    tab = page.context.new_page()
    tab.goto(page.url)
    tab.evaluate(KEEP)


FOUND = """() => [innerWidth, innerHeight, ...["print", "(prefers-color-scheme: dark)",
  "(forced-colors: active)", "(prefers-contrast: more)", "(prefers-reduced-motion: reduce)"]
  .map((query) => matchMedia(query).matches)]"""


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.route("**/*", lambda route: route.abort()),
        lambda page: page.route("**/*", lambda _: None),
        lambda page: page.emulate_media(media="print"),
        lambda page: page.emulate_media(
            color_scheme="dark", forced_colors="active", contrast="more", reduced_motion="null"
        ),
        lambda page: page.set_viewport_size({"width": 320, "height": 800}),
        open_tab,
    ],
    ids=["route", "route that holds", "media", "wishes", "size", "tab"],
)
def test_what_was_set_on_a_page_is_set_back(
    lender: SharedPage, url: str, change: Callable[[Page], Any]
) -> None:
    first = lender.lend()
    first.goto(url)
    before = first.evaluate(FOUND)
    change(first)
    lender.take_back()
    second = lender.lend()
    assert second is first
    answer = second.goto(url)
    assert answer
    assert answer.ok
    assert second.evaluate(FOUND) == before
    assert before[:2] == [1280, 800]
    assert before[-1]
    assert second.evaluate(KEPT) == []
    assert second.context.pages == [second]


def test_a_page_without_scripts_is_shared(open_page: OpenPage, url: str) -> None:
    lender = SharedPage(partial(open_page, java_script_enabled=False, locale="en-GB"))
    first = lender.lend()
    first.goto(url)
    lender.take_back()
    assert lender.lend() is first
    first.goto(url)
    assert first.title() == "Home"


def test_no_other_host_is_reached(page: Page) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.com/")
