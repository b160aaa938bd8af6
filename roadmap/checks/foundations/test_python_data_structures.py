"""What stage 1 says about lists, dictionaries and sets."""

from __future__ import annotations

import pytest

TEXT = "to be or not to be"


def test_words_are_counted_with_a_dictionary() -> None:
    """Count with a dictionary how often each word occurs in a text."""
    counts: dict[str, int] = {}
    for word in TEXT.split():
        counts[word] = counts.get(word, 0) + 1
    assert counts == {"to": 2, "be": 2, "or": 1, "not": 1}


def test_each_container_does_what_it_is_chosen_for() -> None:
    """A list keeps order and repeats, a dictionary finds by name, a set keeps each value once."""
    assert [3, 1, 3][-1] == 3
    assert {"label": 1}["label"] == 1
    assert len({*[3, 1, 3]}) == 2
    with pytest.raises(KeyError):
        {"label": 1}["lable"]


def test_squares_of_even_numbers_in_one_line() -> None:
    """Square the even numbers of a list in one line with a list comprehension."""
    assert [n * n for n in [1, 2, 3, 4] if n % 2 == 0] == [4, 16]


def test_two_names_for_one_list() -> None:
    """The answer to the question on `b = a`."""
    a = [1, 2]
    b = a
    b.append(3)
    assert a == [1, 2, 3]
    c = a.copy()
    c.append(4)
    assert a == [1, 2, 3]
