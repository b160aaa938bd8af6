"""The browser fixtures do what they promise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, Page

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


def test_no_other_host_is_reached(page: Page) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.com/")
