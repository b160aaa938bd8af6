"""What is worked out of a part of a roadmap: once, however often a living process is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from roadmap_site.model.values import Frozen

Value = TypeVar("Value")


def remembered(make: Callable[..., Value]) -> Callable[..., Value]:
    """Have a function of a part, and of values that can be hashed, answer from memory.

    Parts never change, and `mkdocs serve` keeps the stages whose files are the same. What is known
    of a part goes with it.
    """
    known: dict[int, tuple[ref[Frozen], dict[tuple[object, ...], Value]]] = {}

    @wraps(make)
    def answer(part: Frozen, *values: object) -> Value:
        name = id(part)
        if name not in known:
            known[name] = ref(part, lambda _: known.pop(name)), {}
        answers = known[name][1]
        if values not in answers:
            answers[values] = make(part, *values)
        return answers[values]

    return answer
