"""What learners are asked: the cards of an edition, and what Anki gets of them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from builds import CASES
from roadmap_site import site
from roadmap_site.edition import Edition, anki, cards

HEAD = [
    "#separator:Tab",
    "#html:true",
    "#guid column:1",
    "#notetype column:2",
    "#deck column:3",
    "#tags column:6",
    "#if matches:update current",
]


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    return dict(site.build(CASES / "garden" / "roadmap", "roadmap").editions)


def rows(text: str) -> tuple[list[str], list[list[str]]]:
    lines = text.splitlines(keepends=True)
    head = [line.strip() for line in lines if line.startswith("#")]
    return head, list(csv.reader(lines[len(head) :], "excel-tab"))


def test_questions_come_before_terms_and_terms_before_outcomes(
    editions: dict[str, Edition],
) -> None:
    ((stage, deck),) = cards.decks(editions["en"])
    kinds = [card.kind for card in deck]
    assert kinds == 6 * ["question"] + 2 * ["term"] + ["outcome"]
    assert [card.key for card in deck][:2] == ["loam/q/holds", "loam/q/drains"]
    assert cards.has_test(stage)


def test_anki_gets_a_note_for_each_question_and_term(editions: dict[str, Edition]) -> None:
    found = anki.notes(editions["en"], "https://garden.example/en/")
    head, notes = rows(anki.text(editions["en"], found))
    assert head == HEAD
    assert len(notes) == 8
    assert {(note[1], note[2], note[5]) for note in notes} == {("Roadmap", "Garden", "soil")}
    first = dict(zip(("guid", "type", "deck", "front", "back", "tag"), notes[0], strict=True))
    assert first["front"] == "Why does clay hold water?"
    assert first["back"] == (
        "<p>Its grains leave no room.</p>"
        '<p class="why">Water needs room to run away.</p>'
        '<p><a href="https://garden.example/en/stages/soil/#loam">Loam</a></p>'
    )
    fronts, backs = [note[3] for note in notes], [note[4] for note in notes]
    assert "<li>Sand</li>" in fronts[1]
    assert "✓" not in fronts[1]
    assert "<li>✗ Clay – Clay holds water.</li>" in backs[1]
    assert backs[3].startswith("<p>0.4</p>")
    assert backs[4].startswith("<ol><li>Topsoil</li><li>Subsoil</li><li>Bedrock</li></ol>")
    assert backs[5].startswith("<p>1,200 L</p>")


def test_names_of_notes_hang_on_ids_and_the_language_alone(editions: dict[str, Edition]) -> None:
    english, chinese = (
        [note.guid for note in anki.notes(editions[tag], root)]
        for tag, root in (("en", ""), ("zh", "https://garden.example/"))
    )
    assert len({*english, *chinese}) == 16
    again = [note.guid for note in anki.notes(editions["en"], "https://moved.example/")]
    assert english == again


def test_without_an_address_no_link_is_written(editions: dict[str, Edition]) -> None:
    assert "//" not in anki.text(editions["en"], anki.notes(editions["en"], ""))


def test_no_text_breaks_out_of_its_field(tmp_path: Path) -> None:
    stages = tmp_path / "stages"
    stages.mkdir()
    (tmp_path / "roadmap.yml").write_text("title: T\nsummary: S\nlanguages: [en]\n", "utf-8")
    (stages / "01-a.yml").write_text(
        "id: a\ntitle: A\nsections:\n  - id: b\n    title: B\n    topics:\n"
        '      - {id: c, title: "<C>", questions: [{id: d, ask: \'#a "b", <b>c</b>; [sound:x]\','
        " answer: x}]}\n",
        "utf-8",
    )
    edition = site.build(tmp_path, "roadmap").editions["en"]
    (note,) = rows(anki.text(edition, anki.notes(edition, "")))[1]
    assert note[3] == "#a &quot;b&quot;, &lt;b&gt;c&lt;/b&gt;; &#91;sound:x]"
    assert note[4] == "<p>x</p><p>&lt;C&gt;</p>"
