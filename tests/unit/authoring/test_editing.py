"""An edit touches what it must and nothing else, whatever the form of the file."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from roadmap_site.authoring import places, renaming
from roadmap_site.authoring.editing import Draft
from roadmap_site.authoring.folder import Folder
from roadmap_site.authoring.tree import UneditableError
from roadmap_site.model import walk

CASES = Path(__file__).parents[2] / "cases" / "check"


def is_sound(folder: Path) -> bool:
    """Tell whether `check` is expected to find no error."""
    expected = (folder / "expected.txt").read_text(encoding="utf-8")
    return all(line.endswith("(warning)") for line in expected.splitlines())


SOUND = sorted(folder.name for folder in CASES.iterdir() if is_sound(folder))


def draft(text: str) -> Draft:
    return Draft("stages/01-a.yml", text)


@pytest.mark.parametrize("name", SOUND)
def test_every_id_of_every_case_can_be_renamed(name: str) -> None:
    """Each file differs in the lines that name the id, and in one for the alias."""
    opened = Folder.open(CASES / name / "roadmap", "roadmap")
    ids = [item for _, item in walk(opened.roadmap) if isinstance(item, places.Named)]
    for part in ids[:12]:
        folder = Folder.open(opened.directory, "roadmap")
        try:
            renaming.rename(folder, part.id, "quite-new", places.kind_of(part), [])
        except UneditableError:
            assert name in {"OK-yaml-aliases", "OK-tags-are-harmless"}
            continue
        assert folder.new_problems() == [], (name, part.id)
        lines = [line for line in _difference(folder) if line[0] == "+"]
        assert all("quite-new" in line or "aliases" in line for line in lines), lines


def _difference(folder: Folder) -> list[str]:
    found: list[str] = []
    for name, edited in folder.drafts.items():
        file = folder.directory / name
        if file.is_file():
            before = file.read_bytes().decode().splitlines()
            found += difflib.ndiff(before, edited.text.splitlines())
    return [line for line in found if line[:2] in ("- ", "+ ")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("id: a\ntitle: A", "id: a\ntitle: A\naliases: [b]\n"),
        ("id: a\ntitle: A  # no\n# end\n", "id: a\ntitle: A  # no\naliases: [b]\n# end\n"),
        (
            "id: a\ntitle:\n  en: A\n  # in it\n",
            "id: a\ntitle:\n  en: A\n  # in it\naliases: [b]\n",
        ),
        (
            "id: a\ntitle: A\nsummary: >-\n  x\n\n\nsections: []\n",
            "id: a\ntitle: A\nsummary: >-\n  x\naliases: [b]\n\n\nsections: []\n",
        ),
        ("{id: a, title: A}", "{id: a, title: A, aliases: [b]}"),
        ("id: a\ntitle: A\naliases: []\n", "id: a\ntitle: A\naliases: [b]\n"),
        (
            "id: a\ntitle: A\naliases:\n\nsections: []\n",
            "id: a\ntitle: A\naliases: [b]\n\nsections: []\n",
        ),
        ("id: a\ntitle: A\naliases: [c]\n", "id: a\ntitle: A\naliases: [b, c]\n"),
        ("id: a\ntitle: A\naliases:\n- c\n", "id: a\ntitle: A\naliases:\n- b\n- c\n"),
        ("id: a\r\ntitle: A\r\n", "id: a\r\ntitle: A\r\naliases: [b]\r\n"),
        ("\ufeffid: a\ntitle: A\n", "\ufeffid: a\ntitle: A\naliases: [b]\n"),
        ("---\nid: a\ntitle: A\n", "---\nid: a\ntitle: A\naliases: [b]\n"),
    ],
)
def test_an_item_is_put_into_a_list(text: str, wanted: str) -> None:
    assert draft(text).with_item(("aliases",), 0, "b").text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "id: a\ntitle: A\naliases: &x [c]\nsections: [{id: s, title: S, needs: *x}]\n",
        "id: a\ntitle: A\n...\n# after the end\nx",
    ],
)
def test_an_edit_that_would_say_more_than_it_should_is_refused(text: str) -> None:
    with pytest.raises(UneditableError):
        draft(text).with_item(("aliases",), 0, "b")
