"""What pydantic keeps of each value beside its fields, kept once for all values alike."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel

_known: dict[frozenset[str], set[str]] = {}


def share(value: BaseModel) -> None:
    """Have a value share with others of its kind what they have alike; none is ever changed.

    A set of its own for the fields that were written would be a third of what a small value takes,
    and the names of all fields another third: only where attributes are set one by one does Python
    keep their names with the class (PEP 412), and pydantic sets them together.
    """
    fields = value.model_fields_set
    shared = _known.setdefault(frozenset(fields), fields)
    object.__setattr__(value, "__pydantic_fields_set__", shared)
    holder = _holder(type(value))()
    for name, held in vars(value).items():
        setattr(holder, name, held)
    object.__setattr__(value, "__dict__", vars(holder))


@cache
def _holder(kind: type) -> type:
    return type(kind.__name__, (), {})
