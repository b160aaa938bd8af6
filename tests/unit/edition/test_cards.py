"""The file of cards that Anki imports."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from builds import CASES
from roadmap_site import site
from roadmap_site.edition import Edition, cards


@pytest.fixture
def edition() -> Edition:
    return site.build(CASES / "garden" / "roadmap", "roadmap").editions["en"]


def rows(text: str) -> tuple[list[str], list[list[str]]]:
    lines = text.splitlines(keepends=True)
    head = [line.strip() for line in lines if line.startswith("#")]
    return head, list(csv.reader(lines[len(head) :], "excel-tab"))


def test_anki_gets_a_note_for_each_outcome_and_term(edition: Edition) -> None:
    head, notes = rows(cards.anki(edition, "https://garden.example/en/"))
    assert head == [
        "#separator:Tab",
        "#html:false",
        "#notetype:Basic",
        "#deck:Garden",
        "#tags column:3",
    ]
    assert len(notes) == 3
    outcome, *terms = notes
    assert outcome == [
        "Can you do this? Rub loam between your fingers and find it friable.",
        "Loam\nhttps://garden.example/en/stages/soil/#loam",
        "soil",
    ]
    assert {front for front, _, _ in terms} == {"humus", "drainage"}
    assert all(len(note) == 3 for note in notes)


def test_without_an_address_no_link_is_written(edition: Edition) -> None:
    assert "//" not in cards.anki(edition, "")


def test_no_text_breaks_out_of_its_field(tmp_path: Path) -> None:
    stages = tmp_path / "stages"
    stages.mkdir()
    (tmp_path / "roadmap.yml").write_text("title: T\nsummary: S\nlanguages: [en]\n", "utf-8")
    (stages / "01-a.yml").write_text(
        "id: a\ntitle: A\nsections:\n  - id: b\n    title: B\n    topics:\n"
        '      - {id: c, title: "#C", outcomes: [\'#a "b", c; d\', x]}\n',
        "utf-8",
    )
    _, notes = rows(cards.anki(site.build(tmp_path, "roadmap").editions["en"], ""))
    assert [front for front, _, _ in notes] == [
        'Can you do this? #a "b", c; d',
        "Can you do this? x",
    ]
    assert {back for _, back, _ in notes} == {"#C"}


def test_keys_are_the_same_in_every_language() -> None:
    editions = site.build(CASES / "garden" / "roadmap", "roadmap").editions
    keys = [
        [card.key for _, deck in cards.decks(edition) for card in deck]
        for edition in editions.values()
    ]
    assert sorted(keys[0]) == sorted(keys[1])
    assert len(set(keys[0])) == 3
