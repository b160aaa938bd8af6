"""jieba's dictionary of Chinese words, loaded quickly and quietly, from nobody else's file.

jieba by itself keeps it in the folder for temporary files that all users of a machine share, in
Python's own form for objects: another user could have it read what changes the search, fills the
memory or ends the program.
"""

from __future__ import annotations

import hashlib
import io
import logging
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from typing import IO

import jieba

from roadmap_site.text import cache

_is_known = False
"""True where this module has seen all that the dictionary has."""
_has_own_words = False


def take_over() -> None:
    """Have jieba load its dictionary with this module, whenever it needs one."""
    global _is_known
    jieba.setLogLevel(logging.WARNING)
    _is_known = _is_known or not jieba.dt.initialized
    jieba.dt.initialize = _initialize
    jieba.add_word = jieba.dt.add_word = _add_word


def digest() -> bytes | None:
    """Give the hash of the dictionary; None where words of somebody's own may be in it."""
    if not _is_known or _has_own_words:
        return None
    with jieba.dt.get_dict_file() as file:
        return hashlib.sha256(file.read()).digest()


def _add_word(word: str, freq: int | None = None, tag: str | None = None) -> None:
    """Add a word, as jieba's own method of that name, which all others call for it."""
    global _has_own_words
    _has_own_words = True
    type(jieba.dt).add_word(jieba.dt, word, freq, tag)


def _initialize(dictionary: str | None = None) -> None:
    """Load the dictionary that is set; in the place of jieba's own method of that name."""
    tokenizer = jieba.dt
    if dictionary:
        tokenizer.set_dictionary(dictionary)
    with tokenizer.lock:
        if tokenizer.initialized:
            return
        with tokenizer.get_dict_file() as file:
            source = file.read()
        tokenizer.FREQ, tokenizer.total = _load(source, tokenizer.gen_pfdict)
        tokenizer.initialized = True


def _load(
    source: bytes, read: Callable[[IO[bytes]], tuple[dict[str, int], int]]
) -> tuple[dict[str, int], int]:
    """Give the frequency of every word and beginning of one, and the sum of all frequencies.

    `read` makes them from the text of a dictionary, which takes three times as long as need be.
    """
    key = hashlib.sha256(source).digest()
    with suppress(ValueError):
        if kept := cache.read("jieba", key):
            return _unpacked(kept)
    found = read(io.BytesIO(source))
    with suppress(OverflowError):  # a dictionary of somebody's own may have any number
        cache.write("jieba", key, _packed(*found))
    return found


def _packed(words: dict[str, int], total: int) -> bytes:
    """Write numbers first, then words, one a line, as they are in jieba's dictionary."""
    numbers = array("Q", [len(words), total, *words.values()])
    return numbers.tobytes() + "\n".join(words).encode()


def _unpacked(kept: bytes) -> tuple[dict[str, int], int]:
    numbers = array("Q")
    end = (2 + int.from_bytes(kept[:8], sys.byteorder)) * numbers.itemsize
    numbers.frombytes(kept[:end])
    _, total, *frequencies = numbers
    return dict(zip(kept[end:].decode().split("\n"), frequencies, strict=True)), total
