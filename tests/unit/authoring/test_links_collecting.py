"""Every link of a roadmap and of the pages beside it is found where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.authoring.links import documents
from roadmap_site.authoring.links.collecting import Found, collect, pick
from roadmap_site.reading import load

FILES = {
    "roadmap/roadmap.yml": """\
title: Map
summary: See [the start](https://prose.test/start).
languages: [en]
provenance:
  title: Old
  author: Nobody
  date: 2025-04-06
  url: https://origin.test/
shelves:
  - id: books
    title: Books
    resources:
      - {title: A, url: "https://shelf.test/a", type: book, language: en}
""",
    "roadmap/stages/01-start.yml": """\
id: start
title: Start
sections:
  - id: soil
    title: Soil
    topics:
      - id: loam
        title: Loam [no](https://title.test/)
        summary: >-
          A text that is folded, and names
          [one](https://prose.test/one) and then
          [another](https://prose.test/two), [twice](https://prose.test/two).
        resources:
          - title: B
            url: https://a.test/b
            type: docs
            language: en
            editions: {fr: https://fr.test/b}
            note: {en: 'As [here](https://a.test/b) again'}
            replaces:
              - title: C
                url: https://old.test/c
                reason: See [why](https://why.test/).
          - {title: D, url: https://www.a.test/d, type: docs, language: en}
          - {title: E, url: https://example.org/e, type: docs, language: en}
""",
    "docs/guide.md": """\
# Guide

See [one](https://page.test/one "title"), <https://page.test/auto> and ![i](https://page.test/i.png).
Not https://page.test/bare, [rel](other.md) or `[code](https://page.test/code)`.

```
[code](https://page.test/fence)
```

| A | B |
| - | - |
| [x](https://page.test/cell) | [r][def] |

<a href="https://page.test/html?a=1&amp;b=2">x</a>

[def]: https://page.test/def
""",
    "docs/deep/guide.en.md": "\ufeff[中](https://page.test/路)\n",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(docs: str | None = "docs") -> list[Found]:
    directory = Path("roadmap")
    book = load(directory, "roadmap")
    assert book.problems == []
    return collect(book, directory, Path(docs) if docs else None)


@pytest.mark.usefixtures("here")
def test_every_link_is_found_where_it_stands() -> None:
    assert [f"{link.at} {link.kind} {link.url}" for link in found()] == [
        "docs/deep/guide.en.md:1:5 page https://page.test/路",
        "docs/guide.md:3:11 page https://page.test/one",
        "docs/guide.md:3:44 page https://page.test/auto",
        "docs/guide.md:3:77 page https://page.test/i.png",
        "docs/guide.md:12:7 page https://page.test/cell",
        "docs/guide.md:14:10 page https://page.test/html?a=1&b=2",
        "docs/guide.md:16:8 page https://page.test/def",
        "roadmap/roadmap.yml:2:26 prose https://prose.test/start",
        "roadmap/roadmap.yml:8:8 former https://origin.test/",
        "roadmap/roadmap.yml:13:26 resource https://shelf.test/a",
        "roadmap/stages/01-start.yml:11:17 prose https://prose.test/one",
        "roadmap/stages/01-start.yml:12:21 prose https://prose.test/two",
        "roadmap/stages/01-start.yml:12:54 prose https://prose.test/two",
        "roadmap/stages/01-start.yml:15:18 resource https://a.test/b",
        "roadmap/stages/01-start.yml:18:28 resource https://fr.test/b",
        "roadmap/stages/01-start.yml:19:35 prose https://a.test/b",
        "roadmap/stages/01-start.yml:22:22 former https://old.test/c",
        "roadmap/stages/01-start.yml:23:35 former https://why.test/",
        "roadmap/stages/01-start.yml:24:29 resource https://www.a.test/d",
    ]


@pytest.mark.usefixtures("here")
def test_a_portal_may_have_no_pages_of_its_own() -> None:
    assert {link.kind for link in found(None)} == {"resource", "prose", "former"}


@pytest.mark.parametrize(
    ("only", "count", "unknown"),
    [
        ([], 19, []),
        (["a.test"], 3, []),
        (["www.a.test"], 1, []),
        (["A.TEST"], 3, []),
        (["books"], 1, []),
        (["loam"], 9, []),
        (["start"], 9, []),
        (["books", "page.test"], 8, []),
        (["test"], 19, []),
        (["b.test", "loam"], 9, ["b.test"]),
    ],
)
@pytest.mark.usefixtures("here")
def test_some_links_alone(only: list[str], count: int, unknown: list[str]) -> None:
    kept, missing = pick(found(), only)
    assert (len(kept), missing) == (count, unknown)


def test_a_page_of_many_links_is_read_at_once() -> None:
    text = "\n".join(f"- [{n}](https://page.test/{n})\n" for n in range(500))
    links = list(documents.links(text))
    assert links[-1] == ("https://page.test/499", 999, 9)
