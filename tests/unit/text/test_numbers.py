from __future__ import annotations

import pytest

from roadmap_site.text.numbers import number_in, words_for


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("7", 7),
        ("seven", 7),
        ("Seven", 7),
        ("twelve", 12),
        ("thirty", 30),
        ("forty-two", 42),
        ("七", 7),
        ("两", 2),
        ("二", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("several", None),
        ("几", None),
        ("1234567", None),
    ],
)
def test_numbers_are_read(word: str, number: int | None) -> None:
    assert number_in(word) == number


@pytest.mark.parametrize(
    ("number", "like", "word"),
    [
        (8, "7", "8"),
        (8, "seven", "eight"),
        (8, "Seven", "Eight"),
        (21, "seven", "twenty-one"),
        (8, "七", "八"),
        (2, "七", "两"),
        (20, "七", "二十"),
        (31, "七", "三十一"),
        (100, "seven", "100"),
        (100, "七", "100"),
    ],
)
def test_numbers_are_written_like_others(number: int, like: str, word: str) -> None:
    assert words_for(number, like) == word


def test_what_is_written_is_read() -> None:
    for number in range(100):
        for like in ("7", "seven", "七"):
            assert number_in(words_for(number, like)) == number
