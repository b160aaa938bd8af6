"""New addresses take the place of old ones, and not a byte beside changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.authoring.links.collecting import Found, collect
from roadmap_site.authoring.links.mending import Mend, mend
from roadmap_site.reading import load

OLD, NEW = "https://old.test/page", "https://new.test/page,2"
HEAD = "title: Map\nsummary: Route\nlanguages: [en]\n"
STAGE = """\
\ufeff# A comment, kept: {old}
id:   start   # as it is
title: "St\\u0061rt"\r
sections:
  - id: soil
    title: 'So''il'
    topics:
      - id: loam
        title: Loam
        summary: >-
          Folded [here]({old}) and

          there, not {old}longer.
        resources:
          - title: Plain
            url: {old}   # trailing
            type: docs
            language: en
          - {{title: "Flow", url: "{old}#a", type: docs, language: [en]}}
          - {{title: Bare, url: {old}/b, type: docs, language: [en]}}
          - {{"title": Single, "url": '{old}/c', "type": docs, "language": [en],}}
          - title: Former
            url: https://stays.test/
            type: docs
            language: en
            replaces:
              - {{title: X, url: {old}, reason: "Was [it]({old})"}}


"""


def write(folder: Path, stage: str, head: str = HEAD) -> list[Found]:
    (folder / "stages").mkdir(exist_ok=True)
    (folder / "roadmap.yml").write_text(head, "utf-8", newline="")
    (folder / "stages/01-start.yml").write_bytes(stage.encode())
    return links(folder)


def links(folder: Path) -> list[Found]:
    book = load(folder, folder.as_posix())
    assert book.problems == []
    return collect(book, folder, None)


def read(folder: Path) -> str:
    return (folder / "stages/01-start.yml").read_bytes().decode()


def moved(found: list[Found]) -> dict[Found, str]:
    return {link: link.url.replace(OLD, NEW) for link in found if link.url.startswith(OLD)}


def test_nothing_but_the_address_changes(tmp_path: Path) -> None:
    found = write(tmp_path, STAGE.format(old=OLD))
    done = mend(moved(found), tmp_path)
    assert [item.refused for item in done if item.link.kind != "former"] == [""] * 5
    expected = (
        STAGE.format(old=OLD)
        .replace(f"[here]({OLD})", f"[here]({NEW})")
        .replace(f"url: {OLD}   #", f"url: {NEW}   #")
        .replace(f'"{OLD}#a"', f'"{NEW}#a"')
        # A comma would end it within braces.
        .replace(f"url: {OLD}/b,", f'url: "{NEW}/b",')
        .replace(f"'{OLD}/c'", f"'{NEW}/c'")
    )
    assert read(tmp_path) == expected
    assert {link.url for link in links(tmp_path) if link.kind != "former"} == {
        NEW,
        f"{NEW}#a",
        f"{NEW}/b",
        f"{NEW}/c",
        "https://stays.test/",
    }


def test_the_record_of_the_original_stays(tmp_path: Path) -> None:
    found = write(tmp_path, STAGE.format(old=OLD))
    former = [link for link in found if link.kind == "former"]
    assert len(former) == 2
    done = mend(moved(former), tmp_path)
    assert {item.refused for item in done} == {"the record of the original stays as it is"}
    assert read(tmp_path) == STAGE.format(old=OLD)


def one(url: str, more: str = "") -> str:
    return (
        "id: start\ntitle: Start\nsections:\n  - id: soil\n    title: Soil\n    topics:\n"
        "      - id: loam\n        title: Loam\n        resources:\n"
        f"          - {{title: A, url: {url}, type: docs, language: en}}\n{more}"
    )


def mend_one(folder: Path, stage: str, to: str) -> Mend:
    found = write(folder, stage)
    done = mend({found[0]: to}, folder)
    assert len(done) == 1
    return done[0]


@pytest.mark.parametrize(
    "to",
    ["https://new.test/a,b", "https://new.test/[x]", "https://new.test/?a#b", "https://n.test/a:b"],
)
def test_quotes_come_where_they_are_needed(tmp_path: Path, to: str) -> None:
    assert mend_one(tmp_path, one(OLD), to).refused == ""
    assert [link.url for link in links(tmp_path)] == [to]
    assert read(tmp_path) in {one(to), one(f'"{to}"')}


@pytest.mark.parametrize(
    ("to", "refused"),
    [
        ("", "the new address is no link that a roadmap may have"),
        ("javascript:alert(1)", "the new address is no link that a roadmap may have"),
        ("https://new.test/a b", "the new address is no link that a roadmap may have"),
        ('https://new.test/"', "the new address is no link that a roadmap may have"),
        ("http://new.test/page", "the new address is not encrypted, as the old one is"),
        ("https://new.test/", "it leads to the front page"),
        ("https://new.test/login?next=page", "it leads to a login page"),
        ("https://new.test/404", "it leads to an error page"),
        ("https://beside.test/", "it leads to the front page"),
        ("https://beside.test/there/", "the new address stands in the same list already"),
    ],
)
def test_addresses_that_are_not_written(tmp_path: Path, to: str, refused: str) -> None:
    more = "          - {title: B, url: https://beside.test/there, type: docs, language: en}\n"
    assert mend_one(tmp_path, one(OLD, more), to).refused == refused
    assert read(tmp_path) == one(OLD, more)


@pytest.mark.parametrize(
    "url",
    [
        '"https:\\x2f/old.test/page"',
        '"https://old.test\\\n              /page"',
    ],
)
def test_an_address_that_is_written_in_pieces_stays(tmp_path: Path, url: str) -> None:
    assert "not written in one piece" in mend_one(tmp_path, one(url), NEW).refused
    assert read(tmp_path) == one(url)


def test_an_address_that_others_refer_to_stays(tmp_path: Path) -> None:
    more = "            # again\n          - {title: B, url: *u, type: paper, language: en}\n"
    stage = one(f"&u {OLD}", "").replace("docs", "docs") + (
        "      - id: clay\n        title: Clay\n        resources:\n" + more
    )
    found = write(tmp_path, stage)
    assert len(found) == 2
    done = mend(dict.fromkeys(found, NEW), tmp_path)
    assert {item.refused for item in done} == {
        "that would change something else, such as what refers to it"
    }
    assert read(tmp_path) == stage


def test_an_anchor_that_nothing_refers_to_is_for_check_to_say(tmp_path: Path) -> None:
    (tmp_path / "stages").mkdir()
    (tmp_path / "roadmap.yml").write_text(HEAD, "utf-8")
    (tmp_path / "stages/01-start.yml").write_text(one(f"&u {OLD}"), "utf-8")
    assert [problem.code for problem in load(tmp_path, "roadmap").problems] == ["RM041"]


def test_hand_written_pages_stay(tmp_path: Path) -> None:
    write(tmp_path, one(OLD))
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_text(f"[a]({OLD})\n")
    found = collect(load(tmp_path, tmp_path.as_posix()), tmp_path, docs)
    page = next(link for link in found if link.kind == "page")
    assert mend({page: NEW}, tmp_path)[0].refused == "hand-written pages are mended by hand"
    assert (docs / "a.md").read_text() == f"[a]({OLD})\n"
