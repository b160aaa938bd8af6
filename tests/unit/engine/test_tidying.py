"""A server lets go of what its builds have left behind, and never while one is going on."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from roadmap_site.engine import late, tidying
from roadmap_site.engine.tidying import Tidying


class Left:
    """Something that knows itself, so that it does not go by itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def no_collection_by_itself() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def left() -> weakref.ref[Left]:
    return weakref.ref(Left())


def test_what_a_build_has_left_goes_when_it_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "QUIET", 0)
    one, tidy = left(), Tidying()
    tidy.put_off()
    assert one()
    tidy.soon()
    assert tidy._timer
    tidy._timer.join()
    assert not one()


def test_it_waits_for_the_end_of_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "QUIET", 0)
    one, tidy = left(), Tidying()
    with late.lock:
        tidy.soon()
        assert one()
    assert tidy._timer
    tidy._timer.join()
    assert not one()


def test_a_new_build_puts_it_off_but_not_for_ever() -> None:
    one, tidy = left(), Tidying()
    for _ in range(tidying.MOST):
        tidy.put_off()
        tidy.soon()
        assert one()
    tidy.put_off()
    assert not one()
