"""Cards for Anki: one package of all, and a text for each page of cards."""

from __future__ import annotations

import pytest

from roadmap_site.edition import Edition, editions
from roadmap_site.model import Roadmap
from roadmap_site.pages import in_pieces, pages
from roadmap_site.site import anki_files


def edition(stages: int, *, asks: bool = True) -> Edition:
    """Give a roadmap whose stages ask a question each."""
    question = {"id": "what", "ask": "What?", "answer": "That."}
    head = {
        "title": "Route",
        "summary": "From here to there.",
        "languages": ["en"],
        "stages": [
            {
                "id": f"s{number}",
                "title": "Stop",
                "sections": [
                    {
                        "id": f"in-s{number}",
                        "title": "Part",
                        "topics": [
                            {
                                "id": f"t{number}",
                                "title": f"Topic {number}",
                                "questions": [question] if asks else [],
                            }
                        ],
                    }
                ],
            }
            for number in range(1, stages + 1)
        ],
    }
    return editions(Roadmap.model_validate(head))["en"]


def texts(of: Edition) -> dict[str, list[str]]:
    """Give the stages of the cards in each text."""
    made = {name: make() for name, make in anki_files.files(of, pages(of), "", 0)}
    assert made.pop("cards.apkg")
    return {
        name: [line.rpartition('"\t"')[2].strip('"') for line in str(text).splitlines()[7:]]
        for name, text in made.items()
    }


def test_one_page_of_cards_has_one_text() -> None:
    assert texts(edition(3)) == {"cards.txt": ["s1", "s2", "s3"]}


def test_each_piece_of_a_large_page_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_pieces, "LARGEST", 100)
    of = edition(23)
    assert {name: len(stages) for name, stages in texts(of).items()} == {
        "cards/1-8.txt": 8,
        "cards/9-15.txt": 7,
        "cards/16-23.txt": 8,
    }
    shown = {page.uri: page.markdown for page in pages(of)}
    assert ["cards.apkg" in shown[uri] for uri in ("cards.md", "cards/1-8.md")] == [True, True]
    assert 'href="../1-8.txt"' in shown["cards/1-8.md"]
    assert ".txt" not in shown["cards.md"]


def test_without_cards_there_is_no_file() -> None:
    of = edition(3, asks=False)
    assert not [*anki_files.files(of, pages(of), "", 0)]


def test_a_text_is_the_same_with_the_package_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_pieces, "LARGEST", 100)
    of = edition(23)
    alone = dict(anki_files.files(of, pages(of), "", 0))
    together = dict(anki_files.files(of, pages(of), "", 0))
    assert together.pop("cards.apkg")() == alone.pop("cards.apkg")()
    for name, make in dict(anki_files.files(of, pages(of), "", 0)).items():
        if name != "cards.apkg":
            assert make() == together[name]() == together[name](), name
