"""The index of a large site: what a query touches is fetched, and answers as all of it would."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from playwright.sync_api import Page

from roadmap_site.browser.search_index import INDEX, files
from roadmap_site.edition import Findable

ASK = """async ([index, files, queries]) => {
  const { engine } = await import(roadmap("engine"))
  const search = engine(index)
  const loaded = new Set()
  return queries.map(query => {
    for (let turn = 0; turn < 20; turn++) {
      const found = search.find(query)
      const wanted = search.wanted()
      if (!wanted.length) {
        const titles = found.hits.slice(0, 3).map(hit => search.title(hit))
        return { titles, instead: found.instead, loaded: loaded.size }
      }
      for (const name of wanted) {
        loaded.add(name)
        search.fill(name, files[`search/${name}`])
      }
    }
  })
}"""
TOPICS = 2500
NAMES = ("葡萄酿造", "线性代数", "Grape growing")


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """Give the files of a search with many topics, of which each has a word of its own."""
    chance = random.Random(1)

    def word() -> str:
        return "".join(chance.choices("bcdfghklmnprstaeiou", k=8))

    lexicon = [word() for _ in range(TOPICS)]
    given = [
        Findable(
            "topic",
            f"{lexicon[number].capitalize()} {NAMES[number] if number < len(NAMES) else number}",
            f"x/#{number}",
            names=(f"{word()} {word()}",),
            body=(f"q{number:05} {' '.join(chance.choices(lexicon, k=40))}",),
        )
        for number in range(TOPICS)
    ]
    return {path: json.loads(text) for path, text in files(given, ["zh", "en"]).items()}


def ask(page: Page, made: dict[str, Any], *queries: str) -> list[dict[str, Any]]:
    index, parts = made[INDEX], {path: text for path, text in made.items() if path != INDEX}
    answers: list[dict[str, Any]] = page.evaluate(ASK, [index, parts, list(queries)])
    return answers


def test_all_kinds_of_queries_are_answered(garden: str, page: Page, made: dict[str, Any]) -> None:
    page.goto(f"{garden}en/")
    queries = {
        "线性代数": 1,
        "代数": 1,
        "xianxingdaishu": 1,
        "xxds": 1,
        "葡萄": 0,
        "grape growing": 2,
        "grape growi": 2,
        "grapegrowing": 2,
        "grape growjng": 2,
        "q00777": 777,
        "q02499": 2499,
    }
    answers = ask(page, made, *queries)
    titles = [entry[1] for entry in made[INDEX]["entries"]]
    assert [answer["titles"][:1] for answer in answers] == [[titles[n]] for n in queries.values()]
    assert ask(page, made, "葡萄柚汁", "zzzzzzzz")[1]["titles"] == []


def test_little_is_fetched_for_a_query(garden: str, page: Page, made: dict[str, Any]) -> None:
    page.goto(f"{garden}en/")
    parts = [name for table in ("words", "names", "sounds") for name in made[INDEX][table][3:4]]
    assert sum(map(len, parts)) > 8
    assert ask(page, made, "q00777")[0]["loaded"] <= 4
    assert max(len(json.dumps(made[f"search/{name}"])) for name in parts[0]) < 100_000
