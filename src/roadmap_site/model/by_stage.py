"""What is worked out of a stage by itself: once, however often a living process is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from roadmap_site.model.stages import Stage

Value = TypeVar("Value")


def by_stage(make: Callable[..., Value]) -> Callable[..., Value]:
    """Have a function of a stage, and of values that can be hashed, answer from memory.

    Stages never change, and `mkdocs serve` keeps those whose files are the same. What is known of
    one goes with it.
    """
    known: dict[int, tuple[ref[Stage], dict[tuple[object, ...], Value]]] = {}

    @wraps(make)
    def answer(stage: Stage, *values: object) -> Value:
        name = id(stage)
        if name not in known:
            known[name] = ref(stage, lambda _: known.pop(name)), {}
        answers = known[name][1]
        if values not in answers:
            answers[values] = make(stage, *values)
        return answers[values]

    return answer
