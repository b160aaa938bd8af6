"""Which places of a page are found, however it is written."""

from __future__ import annotations

import pytest

from roadmap_site.authoring.links.fragments import missing, names, wanted


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<p id="a">', ["a"]),
        ("<p id='a b'>", ["a b"]),
        ("<p id=a>", ["a"]),
        ("<p id = a class=b/>", ["a"]),
        ("<P\nID\n=\n'a'>", ["a"]),
        ('<a name="a">', ["a"]),
        ('<a id="a" name="b">', ["a", "b"]),
        ('<meta name="a">', []),
        ('<p data-id="a">', []),
        ('<p title="<p id=a>">', []),
        ("<p id>", []),
        ("</p id=a>", []),
        ("a < b id=a", []),
        ("<!-- <p id=a> --><p id=b>", ["b"]),
        ("<!-- <p id=a>", []),
        ("<script>'<p id=a>'</script><p id=b>", ["b"]),
        ("<SCRIPT>'<p id=a>'</Script ><p id=b>", ["b"]),
        ("<style><p id=a>", []),
        ('<p id="&#97;&amp;">', ["a&"]),
        ('<p id="a', []),
        ("<p id=a", ["a"]),
        ("<p <p id=a>", ["a"]),
    ],
)
def test_names_of_a_page(page: str, found: list[str]) -> None:
    assert list(names(page)) == found


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://a.test/", ""),
        ("https://a.test/#", ""),
        ("https://a.test/#top", ""),
        ("https://a.test/#Place", "Place"),
        ("https://a.test/#!/route", ""),
        ("https://a.test/#L12", ""),
        ("https://a.test/#Lesson", "Lesson"),
    ],
)
def test_places_that_can_be_looked_for(url: str, place: str) -> None:
    assert wanted(url) == place


def test_places_that_a_page_lacks() -> None:
    page = '<h2 id="user-content-usage"></h2><h2 id="a b"></h2>'
    assert missing(frozenset({"Usage", "a%20b", "c"}), page) == {"c"}


@pytest.mark.parametrize(
    "page", ["<", "<!--", "<p ", '<p a="', "<p a='", "<script>", "<p " + " " * 99, "<p /"]
)
def test_no_page_takes_long(page: str) -> None:
    assert list(names(page * (300_000 // len(page)))) == []
