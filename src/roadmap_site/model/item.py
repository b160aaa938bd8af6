"""What rules walk through: the parts of a roadmap and their texts."""

from __future__ import annotations


class Item:
    """Anything in a roadmap that is more than a plain value."""

    __slots__ = ()
