"""A memory of stages finds what `check` finds, and gives the same roadmap."""

from __future__ import annotations

from pathlib import Path

import pytest

from builds import CASES, copy_case
from roadmap_site.model import Roadmap
from roadmap_site.reading import source
from roadmap_site.rules import Memory, check

LOAM = "title: {zh: 壤土, en: Loam}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_case("garden", tmp_path / "garden") / "roadmap"


def test_every_change_is_seen(folder: Path) -> None:
    memory = Memory()
    soil, plants = folder / "stages" / "01-soil.yml", folder / "stages" / "02-plants.yml"
    head, terms = folder / "roadmap.yml", folder / "glossary.yml"
    changes: list[tuple[Path, str, str]] = [
        (soil, LOAM, "title: {zh: 壤土, en: Clay}"),
        (soil, "id: sand", "id: grit"),
        (soil, "id: grit", "id: sand"),
        (soil, "hours: 2-3", "hours: 3-2"),
        (soil, "hours: 3-2", "hours: 2-3"),
        (head, "languages: [zh, en]", "languages: [en, zh]"),
        (head, "languages: [en, zh]", "languages: [zh, en, de]"),
        (terms, "topic: loam", "topic: trees"),
        (plants, "needs: [soil]", "needs: [harvest]"),
        (plants, "id: plants", "id: soil"),
    ]
    for file, old, new in [(soil, "", ""), *changes]:
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        for _ in range(2):
            found, wanted = memory.check(folder, "roadmap"), check(folder, "roadmap")
            assert found.problems == wanted.problems, (old, new)
            assert found.roadmap == wanted.roadmap, (old, new)
            assert found.files == wanted.files


def test_files_that_come_and_go_are_seen(folder: Path) -> None:
    memory = Memory()
    memory.check(folder, "roadmap")
    harvest = folder / "stages" / "03-harvest.yml"
    text = harvest.read_text("utf-8")
    harvest.rename(folder / "stages" / "00-harvest.yml")
    assert _ids(memory.check(folder, "roadmap").roadmap) == ["harvest", "soil", "plants"]
    (folder / "stages" / "00-harvest.yml").unlink()
    assert _ids(memory.check(folder, "roadmap").roadmap) == ["soil", "plants"]
    harvest.write_text(text, "utf-8")
    assert _ids(memory.check(folder, "roadmap").roadmap) == ["soil", "plants", "harvest"]
    (folder / "roadmap.yml").write_text("- no\n", "utf-8")
    assert memory.check(folder, "roadmap").problems == check(folder, "roadmap").problems


def test_what_is_known_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    memory.check(folder, "roadmap")
    read: list[str] = []
    parsed = source.parsed

    def noting(content: bytes, path: str) -> source.Source:
        read.append(path)
        return parsed(content, path)

    monkeypatch.setattr(source, "parsed", noting)
    memory.check(folder, "roadmap")
    assert not any("/stages/" in path for path in read)


def test_a_memory_is_of_any_sample() -> None:
    memory = Memory()
    for case in sorted(path.parent for path in CASES.glob("*/roadmap"))[:5]:
        for _ in range(2):
            found, wanted = memory.check(case / "roadmap", "r"), check(case / "roadmap", "r")
            assert found.problems == wanted.problems
            assert found.roadmap == wanted.roadmap


def _ids(roadmap: Roadmap | None) -> list[str]:
    return [stage.id for stage in roadmap.stages] if roadmap else []
