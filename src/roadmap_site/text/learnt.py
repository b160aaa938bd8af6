"""What was found out about words by large tables, kept so that the next run need not load them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress

from roadmap_site.text import cache

_ROOM = 1 << 21
_MOST = 1 << 25

Found = dict[str, list[str]]


class Learnt:
    """What is said of each word: known from an earlier run, or else found out."""

    def __init__(self, name: str, rests_on: Callable[[], bytes | None], room: int = _ROOM) -> None:
        """Keep something under a name, for as long as what it rests on is the same.

        Where `rests_on` gives None, nothing is taken over and nothing is kept. What was found out
        earlier is kept as well up to `room` characters: it may be of another edition, whose turn
        comes again.
        """
        self._name, self._rests_on, self._room = name, rests_on, room
        self._key: bytes | None = None
        self._known: Found = {}
        self._asked: Found = {}

    def __call__(self, word: str, find: Callable[[str], list[str]]) -> list[str]:
        """Say what is known of a word; else what `find` says, which always says the same."""
        found = self._asked.get(word)
        if found is None:
            if not self._asked:
                self._begin()
            found = self._asked[word] = self._known.get(word) or find(word)
        return found

    def _begin(self) -> None:
        """Take over what is known, unless that rests on something else than before."""
        rests_on = self._rests_on()
        key = None if rests_on is None else hashlib.sha256(cache.program() + rests_on).digest()
        if key is None or key != self._key:
            self._key, self._known = key, self._kept(key) if key else {}

    def _kept(self, key: bytes) -> Found:
        with suppress(ValueError, RecursionError):
            if _fits(found := json.loads(cache.read(self._place(key), key) or b"{}")):
                return found  # type: ignore[no-any-return]
        return {}

    def _place(self, key: bytes) -> str:
        # A few names, so that programs of two versions do not forget for each other all the time.
        return f"{self._name}-{key.hex()[0]}"

    def keep(self) -> None:
        """Keep what was asked for since the last time, for the next run and for this one."""
        asked, self._asked = self._asked, {}
        if not self._key or asked.keys() <= self._known.keys():
            return
        text, self._known = _text(found := self._known | asked), found
        if len(text) > self._room:
            text, self._known = _text(asked), asked
        if len(text) <= _MOST:
            cache.write(self._place(self._key), self._key, text.encode())


def _text(found: Found) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _fits(found: object) -> bool:
    return isinstance(found, dict) and all(
        isinstance(said, list) and all(isinstance(word, str) for word in said)
        for said in found.values()
    )
