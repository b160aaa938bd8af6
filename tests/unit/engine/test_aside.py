"""Texts that are laid aside come back as they were, from memory or from a disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.engine import aside
from roadmap_site.engine.aside import Aside

TEXTS = ["", "a", "字" * 20, "\udce4", "b" * 30, "\r\n"]


@pytest.mark.parametrize("room", [0, 25, 1000])
@pytest.mark.parametrize("folder", ["", "gone"])
def test_what_is_laid_aside_comes_back(
    room: int, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "ROOM", room)
    place = Aside(str(tmp_path / folder))
    slips = [place.put(text) for text in TEXTS]
    assert [place.get(slip) for slip in (*slips, *reversed(slips))] == [*TEXTS, *reversed(TEXTS)]
    assert place.get(place.put(None)) is None
    assert not [*tmp_path.iterdir()]


def test_memory_holds_as_much_as_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "ROOM", 5)
    place = Aside(str(tmp_path))
    assert [isinstance(place.put(text), str) for text in ("abc", "def", "gh")] == [
        True,
        False,
        True,
    ]
