"""No two topics ask nearly the same question."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import yaml
from answers import STAGES

NEAR = 0.4
"""How alike two questions may be: above it, all that were found were the same asked twice."""
_WORD = re.compile(r"[a-z][a-z0-9_.-]+|\d+(?:\.\d+)?")
_SIGNS = re.compile(r"[\u4e00-\u9fff]+")


def words(text: str) -> set[str]:
    """Take a text apart: words and numbers, and neighbouring signs of Chinese in pairs."""
    pairs = {run[at : at + 2] for run in _SIGNS.findall(text) for at in range(len(run) - 1)}
    return pairs | set(_WORD.findall(text.lower()))


def doubles(texts: Mapping[str, str]) -> Iterator[tuple[float, str, str]]:
    """Give the pairs that share much of what is rare elsewhere, with how alike they are."""
    known = {name: words(text) for name, text in texts.items()}
    spread = Counter(word for of in known.values() for word in of)
    weight = {word: math.log(len(texts) / count) ** 2 for word, count in spread.items()}

    def size(of: set[str]) -> float:
        return sum(weight[word] for word in of)

    for one, other in combinations(known, 2):
        whole = math.sqrt(size(known[one]) * size(known[other]))
        if whole and size(known[one] & known[other]) / whole > NEAR:
            yield size(known[one] & known[other]) / whole, one, other


def asked() -> dict[str, str]:
    """Give what every question asks and what is right, in Chinese, under `topic/question`."""
    return {
        f"{topic['id']}/{question['id']}": " ".join(_said(question))
        for file in sorted(STAGES.glob("*.yml"))
        for section in yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)["sections"]
        for topic in section["topics"]
        for question in topic.get("questions", [])
    }


def _said(question: Mapping[str, Any]) -> Iterator[str]:
    parts = [question["ask"], question.get("answer", ""), question.get("why", "")]
    parts += [option.get("right", "") for option in question.get("options", [])]
    for part in [*parts, *question.get("order", [])]:
        yield part["zh"] if isinstance(part, dict) else part


def test_no_two_questions_ask_the_same() -> None:
    """Whoever has answered one would have answered the other."""
    assert not [*doubles(asked())]


def test_a_double_is_found() -> None:
    """The same question in slightly other words is told from all others."""
    given = asked()
    name, text = max(given.items(), key=lambda item: len(words(item[1])))
    found = [*doubles({**given, "again": f"{text[: len(text) * 3 // 4]}换一个说法"})]
    assert [(one, other) for _, one, other in found] == [(name, "again")]
