"""The index of the search holds what is found, by which words, and where."""

from __future__ import annotations

import json
from typing import Any

import pytest

from roadmap_site.browser.search_index import INDEX, files
from roadmap_site.browser.search_tables import BODY, NAME, POINT, RESOURCE, TITLE
from roadmap_site.edition import Findable

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

STAGE = Findable("stage", "Bread", "stages/bread/")
TOPIC = Findable(
    "topic",
    "Fine-tuning the oven",
    "stages/bread/#oven",
    "stages/bread/",
    ("Backofen", "微调"),
    ("Steam makes a crust.",),
    ("Dampfen",),
    ("OvenBook：heat",),
    ("The Blue Book",),
)


def index(*found: Findable, language: str = "en") -> dict[str, Any]:
    made: dict[str, Any] = json.loads(files(found, [language])[INDEX])
    return made


def places(table: list[str], word: str) -> list[tuple[int, int]]:
    """Read where a word stands, as the browser does."""
    lines, numbers = (text.split("\n") for text in table)
    words = [""]
    for line in lines:
        words.append(words[-1][: DIGITS.find(line[:1])] + line[1:])
    del words[0]
    if word not in words:
        return []
    found, number, step, shift = [], 0, 0, 0
    for digit in map(DIGITS.index, numbers[words.index(word)]):
        step += (digit & 31) << shift
        shift += 5
        if digit < 32:
            number += step
            step = shift = 0
            found.append((number >> 3, number & 7))
    return found


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("oven", TITLE),
        ("finetuning", TITLE),
        ("tuning", TITLE),
        ("backofen", NAME),
        ("微调", NAME),
        ("crust", BODY),
        ("dampfen", POINT),
        ("ovenbook", RESOURCE),
        ("heat", RESOURCE),
        ("blue", RESOURCE),
    ],
)
def test_a_word_says_where_it_stands(word: str, place: int) -> None:
    assert places(index(STAGE, TOPIC)["words"], word) == [(1, place)]


def test_fillers_count_in_titles_alone() -> None:
    given = index(STAGE, TOPIC)
    assert places(given["words"], "a") == []
    assert places(given["words"], "the") == [(1, TITLE)]


def test_whole_names_are_known_without_their_spaces() -> None:
    given = index(STAGE, TOPIC)
    assert places(given["names"], "finetuningtheoven") == [(1, TITLE)]
    assert places(given["names"], "thebluebook") == [(1, RESOURCE)]


def test_chinese_is_heard_in_chinese_alone() -> None:
    assert places(index(STAGE, TOPIC, language="zh")["sounds"], "weitiao") == [(1, NAME)]
    assert index(STAGE, TOPIC)["sounds"] == ["", ""]


def test_places_on_one_page_say_the_rest_of_the_address_alone() -> None:
    assert index(STAGE, TOPIC)["entries"] == [
        ["stage", "Bread", "stages/bread/", -1],
        ["topic", "Fine-tuning the oven", "#oven", 0],
    ]


def test_large_numbers_are_written_and_read() -> None:
    many = [Findable("topic", f"t{number}", f"x/#{number}") for number in range(3000)]
    last = Findable("topic", "last", "x/#last", body=("t1",))
    assert places(index(*many, last)["words"], "t1") == [(1, TITLE), (3000, BODY)]


def test_texts_lie_in_files_of_some_size_in_the_order_of_the_entries() -> None:
    many = [Findable("topic", str(n), f"x/#{n}", body=("long " * 400,)) for n in range(50)]
    made = files(many, ["en"])
    given = json.loads(made[INDEX])
    texts = [json.loads(made[f"search/{name}"]) for name in given["texts"]]
    assert len(texts) > 1
    assert max(map(len, made.values())) < 50_000
    assert [len(text) for text in texts[:-1]] == [
        end - start for start, end in zip(given["starts"], given["starts"][1:], strict=False)
    ]
    assert sum(map(len, texts)) == len(many)


def test_nothing_makes_an_index_of_nothing() -> None:
    given = index()
    assert given["entries"] == []
    assert given["words"] == ["", ""]
