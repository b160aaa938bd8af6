"""Readers are led to a work in their own language, and told of the others."""

from __future__ import annotations

import pytest

from roadmap_site.edition.offers import offer, own_first
from roadmap_site.model import Resource

BOOK = Resource.model_validate(
    {
        "title": {"zh": "书", "en": "Book"},
        "url": "https://zh.book.example/",
        "type": "book",
        "language": "zh",
        "editions": {"en": "https://book.example/", "pt-BR": "https://br.book.example/"},
    }
)


@pytest.mark.parametrize(
    ("language", "url", "languages"),
    [
        ("zh", "https://zh.book.example/", ("zh",)),
        ("en", "https://book.example/", ("en",)),
        ("zh-TW", "https://zh.book.example/", ("zh",)),
        ("pt", "https://br.book.example/", ("pt-BR",)),
        ("fr", "https://zh.book.example/", ("zh",)),
    ],
)
def test_the_edition_in_the_language_of_the_page_comes_first(
    language: str, url: str, languages: tuple[str, ...]
) -> None:
    found = offer(BOOK, language)
    assert (found.url, found.languages) == (url, languages)
    links = {link for _, link in BOOK.links}
    assert [link for _, link in found.others] == [
        link for _, link in BOOK.links if link in links - {url}
    ]


def test_one_address_in_several_languages_is_one_offer() -> None:
    both = BOOK.model_copy(update={"language": ("zh", "en"), "editions": {}})
    assert offer(both, "en").languages == ("zh", "en")
    assert offer(both, "en").others == ()


def resource(url: str, *languages: str, **more: object) -> Resource:
    data = {"title": url, "url": f"https://{url}.example/", "type": "docs", "language": languages}
    return Resource.model_validate(data | more)


def test_resources_in_the_language_of_the_page_stand_first_and_keep_their_order() -> None:
    found = own_first(
        [
            resource("a", "en"),
            resource("b", "zh"),
            resource("c", "en", editions={"zh": "https://c.example/zh"}),
            resource("d", "en", "zh"),
            resource("e", "zh-TW"),
        ],
        "zh",
    )
    assert [each.title.root["und"] for each in found] == ["b", "c", "d", "e", "a"]
