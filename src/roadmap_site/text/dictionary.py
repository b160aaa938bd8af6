"""jieba's dictionary of Chinese words, loaded quickly and quietly."""

from __future__ import annotations

import logging
import marshal
import tempfile
from pathlib import Path as File

import jieba


def load() -> None:
    """Load the dictionary into jieba, unless another one is set or it is loaded.

    jieba keeps its dictionary in a cache, and takes four times as long as need be to read it,
    value by value through a file object. Here it is read in one go. Where there is no cache,
    jieba makes one.
    """
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.dt
    if tokenizer.initialized or tokenizer.dictionary:
        return
    cache = File(tokenizer.tmp_dir or tempfile.gettempdir(), tokenizer.cache_file or "jieba.cache")
    try:
        tokenizer.FREQ, tokenizer.total = marshal.loads(cache.read_bytes())
        tokenizer.initialized = True
    except (OSError, ValueError, TypeError, EOFError):
        tokenizer.initialize()
