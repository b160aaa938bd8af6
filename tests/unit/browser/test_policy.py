"""What a page may do, and what a host says of it."""

from __future__ import annotations

import pytest

from roadmap_site.browser import hosting, policy
from roadmap_site.browser.policy import Policy

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)


def test_the_portal_needs_nothing_more() -> None:
    assert Policy().host == STRICT
    assert Policy().page("<p>") == STRICT.replace(" frame-ancestors 'none';", "")


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<video src=a>", "media-src 'self'"),
        ("<iframe src=a>", "frame-src 'self'"),
        ("<object data=a>", "object-src 'self'"),
    ],
)
def test_one_page_is_given_what_it_has_and_a_host_bears_it(html: str, said: str) -> None:
    site = Policy()
    assert said in site.page(html)
    assert said not in site.page("<p>")
    assert said in site.host


def test_a_drawing_in_the_browser_ends_what_it_cannot_bear() -> None:
    more = policy.joined(policy.DRAWN_IN_BROWSER, {"style-src": ("'sha256-a='", "'unsafe-hashes'")})
    said = Policy().page("", more)
    assert "style-src 'self' 'unsafe-inline';" in said
    assert "trusted-types" not in said


def test_what_an_author_allows_ends_none() -> None:
    site = Policy({"form-action": ("https://a.example",), "frame-src": ("https://b.example",)})
    assert "form-action https://a.example; " in site.page("")
    assert site.page("").endswith("; frame-src https://b.example")


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (False, ""),
        (True, ""),
        ({}, ""),
        ({"img-src": ["https://a.example", "'self'"]}, ""),
        ({"require-trusted-types-for": ["'none'"]}, ""),
        ("strict", "is neither"),
        ({"image-src": []}, "no directive 'image-src'; there are base-uri, connect-src"),
        ({"img-src": "https://a.example"}, "img-src: is not a list"),
        ({"img-src": [1]}, "img-src: is not a list"),
        ({"img-src": ["https://a.example; script-src *"]}, "is not one source"),
        ({"img-src": ['"><script>']}, "is not one source"),
    ],
)
def test_what_an_author_says_is_looked_at(said: object, fault: str) -> None:
    found = policy.fault(said)
    assert fault in found
    assert bool(fault) == bool(found)


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://a.example/b?c", ("https://a.example",)),
        ("//a.example:8080/b", ("https://a.example:8080",)),
        ("own.css", ()),
        ("/own.css", ()),
    ],
)
def test_other_sites_are_known_by_their_addresses(address: str, origin: tuple[str, ...]) -> None:
    assert policy.origins([address]) == origin


@pytest.mark.parametrize("said", [STRICT, ""])
def test_what_is_written_for_a_host_is_read_again(said: str) -> None:
    headers = hosting.Headers(said, ("", "en/"))
    assert hosting.read(hosting.netlify(headers)) == headers


@pytest.mark.parametrize("server", [*hosting.SERVERS])
def test_every_kind_of_host_says_all(server: str) -> None:
    text = hosting.SERVERS[server](hosting.Headers(STRICT, ("", "en/")))
    for said in (STRICT, hosting.FOR_A_YEAR, "nosniff", "no-referrer", "camera=()", "text/plain"):
        assert said in text, said
