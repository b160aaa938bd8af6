"""What the engine allows in a page, and what it warns of."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from builds import ROOT
from roadmap_site.browser.policy import Policy
from roadmap_site.engine import policing
from roadmap_site.material import inline

RELOAD = "<script>reload(1)</script>"


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("script-src 'self'; a", f"script-src {inline.hash_of(b'reload(1)')} 'self'; a"),
        ("script-src 'unsafe-inline'; a", "script-src 'unsafe-inline'; a"),
        ("a", "a"),
    ],
)
def test_a_served_page_allows_what_reloads_it(said: str, then: str) -> None:
    page = f"{said}<script src=a></script>{RELOAD}"
    found = policing.allowing_last_script(page.encode()).decode()
    assert found == page.replace(said, then, 1)


def test_a_page_without_a_script_is_served_as_it_is() -> None:
    assert policing.allowing_last_script(b"script-src 'self'") == b"script-src 'self'"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<img src="https://a.example/b.png">', [("img-src", "https://a.example")]),
        ("<img alt=a src=//a.example/b.png>", [("img-src", "https://a.example")]),
        ("<iframe src='http://a.example'>", [("frame-src", "http://a.example")]),
        ('<video><source src="https://a.example/b">', [("media-src", "https://a.example")]),
        ('<script src="https://a.example/b">', [("script-src", "https://a.example")]),
        ('<img src="a.png"><a href="https://a.example">', []),
        ('<img src="https://allowed.example/b.png">', []),
    ],
)
def test_what_a_page_shows_from_elsewhere_is_known(html: str, found: object) -> None:
    allowed = Policy({"img-src": ("https://allowed.example",)})
    assert policing.forbidden(html, allowed) == found


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>a</p>", ("script-src 'self';", "style-src 'self';")),
        ('<td style="text-align: right">a</td>', ("style-src 'self' 'unsafe-inline';",)),
        (RELOAD, (f"script-src 'self' {inline.hash_of(b'reload(1)')};", "style-src 'self';")),
        ('<a onclick="reload(1)">a</a>', (f"'unsafe-hashes' {inline.hash_of(b'reload(1)')};",)),
    ],
)
def test_what_stays_in_a_page_is_allowed_there_alone(html: str, said: tuple[str, ...]) -> None:
    allowed = Policy()
    found = policing.unmoved(html, inline.taken_out(html, ""), allowed)
    assert all(each in found for each in said), found
    assert "'unsafe-inline'" not in Policy().page("")


@pytest.mark.parametrize(
    "base", ['<meta name="roadmap-base" content="../">', "<meta content=../ name=roadmap-base>"]
)
@pytest.mark.parametrize("diagram", ['<pre class="mermaid">', "<pre class=mermaid>"])
def test_a_page_of_a_minifier_is_policed_like_any_other(
    tmp_path: Path, base: str, diagram: str
) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path), plugins=[])
    html = policing.police(f"<head>{base}</head>{diagram}<script>a</script>", Policy(), config)
    assert '<script src="../assets/roadmap/page.' in html
    assert "https://unpkg.com" in html
