"""A text is made once, and again only after it was let go."""

from __future__ import annotations

import pickle

from roadmap_site.pages.page import Once


def test_a_text_is_made_when_it_is_asked_for_and_again_when_it_was_let_go() -> None:
    asked: list[str] = []

    def make(text: str, *, twice: bool) -> str:
        asked.append(text)
        return text * (1 + twice)

    once = Once(make, "a", twice=True)
    assert not asked
    assert [once(), once()] == ["aa", "aa"]
    assert asked == ["a"]
    once.let_go()
    assert once() == "aa"
    assert asked == ["a", "a"]
    other = pickle.loads(pickle.dumps(once))
    other.let_go()
    assert other == once
