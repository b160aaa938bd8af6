"""Every page works under the strictest policy that browsers know, and a host that says it as well.

`open_page` fails any test in whose pages a policy was broken, so that every test of this folder
shows the same for what it does; these go through all kinds of pages, and through what is allowed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.waiting import visit, wait_until
from builds import Build, build, copy_case
from roadmap_site.browser.policy import Policy

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

    from browser.conftest import OpenPage
    from conftest import BuildOnce, Serve

KINDS = (
    *("", "stages/soil/", "resources/", "glossary/", "cards/", "questions/", "plan/"),
    *("progress/", "print/", "status/", "404.html", "offline.html"),
)
STRICT = Policy().host
INLINE = (
    r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?: src=| type=\"application/(?:ld\+)?json\"))"
)
VIOLATIONS = """
  globalThis.violations = [];
  addEventListener("securitypolicyviolation", (event) =>
    violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`), true);
"""

HAND = """\
# By hand

| left | right |
| :--- | ----: |
| a    | b     |

``` python
print("a")
```

=== "One"

    first

=== "Two"

    second

!!! note "A note"

    said

<p id="red" style="color: rgb(200, 0, 0)">red</p>
<p id="pressed" onclick="this.textContent = 'pressed'">press</p>
<p id="written"></p>
<style>#written { text-indent: 7px }</style>
<script>document.getElementById("written").textContent = "written"</script>
<video src="film.mp4"></video>
"""
EXTENSIONS = """
  features: [content.code.copy, content.tabs.link, announce.dismiss, content.tooltips]
markdown_extensions: [admonition, {pymdownx.tabbed: {alternate_style: true}}]
extra_css: [own.css]
extra_javascript: [own.js]
"""


def test_a_host_says_the_strictest_policy(garden_site: Build) -> None:
    said = (garden_site.site / "_headers").read_text("utf-8")
    assert f"  Content-Security-Policy: {STRICT}\n" in said


@pytest.mark.parametrize("folder", ["", "en/"])
def test_no_page_breaks_the_policy(garden: str, open_page: OpenPage, folder: str) -> None:
    page = open_page(worker=True)
    page.add_init_script(VIOLATIONS)
    for path in KINDS:
        answer = visit(page, f"{garden}{folder}{path}")
        said = page.locator("meta[http-equiv]").get_attribute("content")
        assert said == STRICT.replace(" frame-ancestors 'none';", ""), path
        assert page.evaluate("violations") == [], path
        assert answer
        assert re.search(INLINE, answer.text()) is None, path


def test_what_a_script_could_be_planted_with_is_refused(garden: str, browser: Browser) -> None:
    """The policy is on, and the portal's own leave for markup passes nothing that could run."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{garden}en/stages/soil/")
    for planted in ("<img src=x onerror=hit=1>", "<script>hit=1</script>", "<iframe srcdoc=x>"):
        refused = "text => { try { document.body.innerHTML += text } catch { return true } }"
        assert page.evaluate(refused, planted), planted
    for sink in (
        "document.createElement('script').textContent = 'hit=1'",
        "document.createElement('script').src = 'https://x.test/a.js'",
        "new Worker('https://x.test/a.js')",
    ):
        assert page.evaluate(f"() => {{ try {{ {sink} }} catch {{ return true }} }}"), sink
    assert page.evaluate("globalThis.hit") is None
    context.close()


@pytest.fixture(scope="module")
def by_hand(build_once: BuildOnce) -> Path:
    """A site with a hand-written page that has whatever Markdown and HTML may put into one."""

    def work(folder: Path) -> Build:
        project = copy_case("garden", folder / "project")
        config = project / "mkdocs.yml"
        said = config.read_text("utf-8").replace(
            "  name: material\n", "  name: material" + EXTENSIONS
        )
        config.write_text(said, "utf-8")
        docs = project / "docs"
        docs.mkdir(exist_ok=True)
        (docs / "hand.md").write_text(HAND, "utf-8")
        (docs / "own.css").write_text(".md-typeset #written { color: rgb(1, 2, 3) }", "utf-8")
        (docs / "own.js").write_text("document.documentElement.dataset.own = 'ran'", "utf-8")
        (docs / "film.mp4").write_bytes(b"")
        return build(project, folder / "site")

    return build_once("by-hand", work).site


def test_a_page_by_hand_keeps_what_its_author_put_there(
    by_hand: Path, serve: Serve, open_page: OpenPage
) -> None:
    page = open_page()
    page.add_init_script(VIOLATIONS)
    visit(page, f"{serve(by_hand)}hand/")
    style = "(node, name) => getComputedStyle(node)[name]"
    assert page.locator("td").nth(1).evaluate(style, "textAlign") == "right"
    assert page.locator("#red").evaluate(style, "color") == "rgb(200, 0, 0)"
    expect(page.locator("#written")).to_have_text("written")
    assert page.locator("#written").evaluate(style, "color") == "rgb(1, 2, 3)"
    assert page.locator("#written").evaluate(style, "textIndent") == "7px"
    expect(page.locator("html")).to_have_attribute("data-own", "ran")
    page.locator("#pressed").click()
    expect(page.locator("#pressed")).to_have_text("pressed")
    page.get_by_text("Two", exact=True).click()
    expect(page.get_by_text("second")).to_be_visible()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".md-code__button, .md-clipboard").first.click()
    wait_until(page, "async () => (await navigator.clipboard.readText()).trim() === 'print(\"a\")'")
    assert page.evaluate("violations") == []


def test_where_a_host_forbids_scripts_nothing_is_alive_and_a_line_says_so(
    garden: str, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    strict = {"Content-Security-Policy": "script-src 'none'"}

    def forbid(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, **strict})

    page.route("**/soil/", forbid)
    page.goto(f"{garden}en/stages/soil/")
    expect(page.get_by_text("scripts are blocked")).to_be_visible()
    for control in ("[data-rm-topic] input", ".rm-tick", ".rm-note", ".rm-palette"):
        assert page.locator(control).count(), control
        expect(page.locator(control).first).to_be_hidden()
    context.close()
