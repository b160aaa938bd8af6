"""Work on all cores: the same results in the same order, whatever becomes of a process."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from roadmap_site.rules import side_by_side
from roadmap_site.rules.side_by_side import spread


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "cores", lambda: 2)


def where(number: int) -> tuple[int, bool]:
    """Tell a number, and whether this is a process of its own."""
    return number, multiprocessing.parent_process() is not None


def dying(number: int) -> int:
    """End any process but the first."""
    if multiprocessing.parent_process():
        os._exit(1)
    return number


def refusing(number: int) -> int:
    raise ValueError(str(number))


def test_each_part_is_done_elsewhere_and_in_order() -> None:
    assert [*spread(where, range(5))] == [(number, True) for number in range(5)]


def test_one_core_needs_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "cores", lambda: 1)
    assert [*spread(where, range(3))] == [(number, False) for number in range(3)]


def test_what_a_dead_process_leaves_is_done_here() -> None:
    assert [*spread(dying, range(4))] == [0, 1, 2, 3]


def test_where_no_process_can_be_had_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise OSError("no room")

    monkeypatch.setattr(side_by_side, "_context", none)
    assert [*spread(where, range(3))] == [(number, False) for number in range(3)]


def test_a_mistake_in_the_work_is_no_secret() -> None:
    with pytest.raises(ValueError, match="0"):
        [*spread(refusing, range(2))]
