"""What was found out about words is not found out again, unless what it rests on has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jieba
import pytest

from roadmap_site.text import cache, dictionary, learnt
from roadmap_site.text.learnt import Learnt


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "user_cache_path", lambda *_, **__: tmp_path / "roadmap-site")


@dataclass
class Run:
    """What one process knows."""

    learnt: Learnt
    find: Callable[[str], list[str]]

    def __call__(self, word: str) -> list[str]:
        """Ask for a word."""
        return self.learnt(word, self.find)

    def keep(self) -> None:
        """Keep what was asked for."""
        self.learnt.keep()


class Finder:
    """Finds the letters of a word, and notes what it was asked for."""

    def __init__(self, rests_on: bytes | None = b"dictionary") -> None:
        self.asked: list[str] = []
        self.rests_on = rests_on

    def learnt(self, room: int = 1 << 20) -> Run:
        """Begin a run, which keeps so much of what was found out by others."""
        return Run(Learnt("words", lambda: self.rests_on, room), self._find)

    def _find(self, word: str) -> list[str]:
        self.asked.append(word)
        return [*word]


def test_the_next_run_asks_for_new_words_alone() -> None:
    finder = Finder()
    first = finder.learnt()
    assert [first("ab"), first("ab"), first("c")] == [["a", "b"], ["a", "b"], ["c"]]
    first.keep()
    second = finder.learnt()
    assert [second("ab"), second("d")] == [["a", "b"], ["d"]]
    second.keep()
    assert finder.learnt()("c") == ["c"]
    assert finder.asked == ["ab", "c", "d"]


def test_nothing_is_taken_over_from_another_dictionary() -> None:
    finder = Finder()
    run = finder.learnt()
    run("ab")
    run.keep()
    finder.rests_on = b"other"
    assert run("ab") == finder.learnt()("ab") == ["a", "b"]
    assert finder.asked == ["ab"] * 3


def test_words_of_somebodys_own_are_never_kept() -> None:
    finder = Finder(rests_on=None)
    run = finder.learnt()
    for _ in range(2):
        run("ab")
        run.keep()
    finder.learnt()("ab")
    assert finder.asked == ["ab"] * 3


def test_a_process_that_lives_on_forgets_what_nobody_asks_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    finder = Finder()
    run = finder.learnt(room=40)
    for word in ("abc", "def", "ghi"):
        run(word)
        run.keep()
    assert [*run.learnt._known] == ["ghi"]
    monkeypatch.setattr(learnt, "_MOST", 3)
    run("jkl")
    run.keep()
    finder.learnt()("ghi")
    assert finder.asked == ["abc", "def", "ghi", "jkl"]


@pytest.mark.parametrize("content", [b"[]", b"{", b'{"ab": 1}', b'{"ab": [1]}', b"[" * 99_999])
def test_what_does_not_fit_is_found_anew(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "read", lambda *_: content)
    assert Finder().learnt()("ab") == ["a", "b"]


def test_jiebas_dictionary_is_known_until_somebody_adds_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jieba, "dt", jieba.Tokenizer())
    monkeypatch.setattr(jieba, "add_word", jieba.dt.add_word)
    monkeypatch.setattr(dictionary, "_is_known", False)
    monkeypatch.setattr(dictionary, "_has_own_words", False)
    dictionary.take_over()
    known = dictionary.digest()
    assert known
    assert not jieba.dt.initialized
    jieba.dt.del_word("人工智能")
    assert dictionary.digest() is None
    assert jieba.dt.FREQ["人工智能"] == 0
