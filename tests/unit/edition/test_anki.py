"""A learner imports the cards into the real Anki, as it is set up in China, and again later."""

from __future__ import annotations

import csv
import html
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)
from anki.import_export_pb2 import ImportResponse
from anki.lang import set_lang
from anki.notes import Note

from builds import CASES
from roadmap_site import site
from roadmap_site.edition import Edition, anki, anki_package

ROOT = "https://garden.example/"
DAY = 86400
NOW = 1_800_000_000


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    return dict(site.build(CASES / "garden" / "roadmap", "roadmap").editions)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """A collection in Chinese, in which cloze was the last note type that was used."""
    set_lang("zh-CN")
    opened = Collection(str(tmp_path / "collection.anki2"))
    cloze = opened.models.by_name("填空题")
    assert cloze
    opened.models.set_current(cloze)
    yield opened
    opened.close()


def take_package(
    collection: Collection, edition: Edition, tmp_path: Path, changed: int = NOW
) -> ImportResponse.Log:
    file = tmp_path / "cards.apkg"
    file.write_bytes(anki_package.package(edition, anki.notes(edition, ROOT), changed))
    request = ImportAnkiPackageRequest(
        package_path=str(file), options=ImportAnkiPackageOptions(with_scheduling=True)
    )
    return collection.import_anki_package(request).log


def take_text(collection: Collection, edition: Edition, tmp_path: Path) -> ImportResponse.Log:
    file = tmp_path / "cards.txt"
    file.write_text(anki.text(edition, anki.notes(edition, ROOT)), "utf-8")
    metadata = collection.get_csv_metadata(str(file), None)
    return collection.import_csv(ImportCsvRequest(path=str(file), metadata=metadata)).log


def notes(collection: Collection, search: str = "") -> list[Note]:
    return [collection.get_note(found) for found in collection.find_notes(search)]


@pytest.fixture(scope="module")
def reworded(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The same edition, in which one question asks in other words."""
    folder = tmp_path_factory.mktemp("reworded") / "roadmap"
    shutil.copytree(CASES / "garden" / "roadmap", folder)
    for file in folder.rglob("*.yml"):
        text = file.read_text("utf-8").replace("Why does clay hold", "Why should clay hold")
        file.write_text(text, "utf-8")
    return site.build(folder, "roadmap").editions["en"]


def test_a_package_brings_notes_with_answers_on_the_back(
    collection: Collection, editions: dict[str, Edition], tmp_path: Path
) -> None:
    log = take_package(collection, editions["en"], tmp_path)
    assert len(log.new) == 8
    found = {note.fields[0]: note for note in notes(collection)}
    card = found["Why does clay hold water?"].cards()[0]
    assert "Its grains leave no room." in card.answer()
    assert "Its grains" not in card.question()
    assert collection.decks.name(card.did) == "Garden"
    assert found["Why does clay hold water?"].tags == ["soil"]
    assert all(len(note.cards()) == 1 for note in found.values())
    said, fine = collection.fix_integrity()
    assert fine, said


def test_a_second_import_doubles_nothing(
    collection: Collection, editions: dict[str, Edition], tmp_path: Path
) -> None:
    for _ in range(2):
        take_package(collection, editions["en"], tmp_path)
    take_text(collection, editions["en"], tmp_path)
    assert collection.note_count() == collection.card_count() == 8


@pytest.mark.parametrize("form", ["package", "text"])
def test_an_import_after_an_update_changes_the_note_and_keeps_what_was_learnt(
    collection: Collection,
    editions: dict[str, Edition],
    reworded: Edition,
    tmp_path: Path,
    form: str,
) -> None:
    take_package(collection, editions["en"], tmp_path)
    (note,) = notes(collection, "Why does clay")
    collection.sched.set_due_date([note.cards()[0].id], "5!")
    interval = note.cards()[0].ivl
    assert interval == 5
    if form == "package":
        take_package(collection, reworded, tmp_path, NOW + DAY)
    else:
        take_text(collection, reworded, tmp_path)
    assert collection.note_count() == 8
    (again,) = notes(collection, "Why should clay")
    assert again.id == note.id
    assert again.cards()[0].ivl == interval


@pytest.mark.parametrize("sign", "=+-@")
def test_no_field_is_a_formula_in_a_spreadsheet(
    sign: str, tmp_path: Path, collection: Collection
) -> None:
    folder = tmp_path / "roadmap"
    shutil.copytree(CASES / "garden" / "roadmap", folder)
    for file in folder.rglob("*.yml"):
        text = file.read_text("utf-8").replace('"Why does clay', f'"{sign}cmd why does clay')
        file.write_text(text.replace("en: Garden", f'en: "{sign}Garden"'), "utf-8")
    edition = site.build(folder, "roadmap").editions["en"]
    rows = [*csv.reader(io.StringIO(anki.text(edition, anki.notes(edition, ROOT))), "excel-tab")]
    fields = [field for row in rows if len(row) > 1 for field in row]
    assert not [field for field in fields if field.startswith(tuple("=+-@"))]
    take_package(collection, edition, tmp_path)
    take_text(collection, edition, tmp_path)
    (note,) = notes(collection, "cmd")
    assert f"{sign}cmd why" in html.unescape(note.fields[0])


def test_two_languages_are_two_decks(
    collection: Collection, editions: dict[str, Edition], tmp_path: Path
) -> None:
    for edition in editions.values():
        take_package(collection, edition, tmp_path)
        take_text(collection, edition, tmp_path)
    assert collection.note_count() == 16
    decks = {collection.decks.name(note.cards()[0].did) for note in notes(collection)}
    assert decks == {"Garden", "菜园"}


@pytest.mark.parametrize("form", ["package", "text"])
def test_no_note_of_the_learner_is_touched(
    collection: Collection, editions: dict[str, Edition], tmp_path: Path, form: str
) -> None:
    basic = collection.models.by_name("问答题")
    assert basic
    own = collection.new_note(basic)
    own.fields = ["Why does clay hold water?", "my own answer"]
    default = collection.decks.id("系统默认")
    assert default
    collection.add_note(own, default)
    take_package(collection, editions["en"], tmp_path)
    if form == "text":
        take_text(collection, editions["en"], tmp_path)
    assert collection.get_note(own.id).fields[1] == "my own answer"
    assert collection.note_count() == 9


def test_a_text_without_the_package_imports_nothing_rather_than_something_wrong(
    collection: Collection, editions: dict[str, Edition], tmp_path: Path
) -> None:
    log = take_text(collection, editions["en"], tmp_path)
    assert len(log.missing_notetype) == 8
    assert collection.note_count() == 0


def test_one_roadmap_makes_one_package(editions: dict[str, Edition]) -> None:
    found = [*anki.notes(editions["zh"], ROOT)]
    one, other = (anki_package.package(editions["zh"], found, NOW) for _ in range(2))
    assert one == other
