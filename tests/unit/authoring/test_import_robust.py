"""Any Markdown becomes a roadmap that `check` accepts, and no word of it is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from imported_words import lost
from roadmap_site.authoring import new_folder
from roadmap_site.authoring.importing import (
    LARGEST,
    Imported,
    UnreadableError,
    import_markdown,
    read,
)
from roadmap_site.reading import Problem, errors
from roadmap_site.rules import check

PIECES = """\
alpha beta 学习 数据 C++ naïve x_y *star* **bold** `code` [link](https://e.org/a_(c)) [rel](./x.md)
[frag](#f) <b>html</b> ![img](i.png) https://bare.org/x. 10-15 ： - – , \\* & &amp; &#8238; [^1]
{#id-a} {#id-b} 😀 [x][ref] | " ' $a_b$ ~~gone~~ 第一章 Resources Summary None 3 （1–2 http:// \x01
javascript:alert(1) \ufeff \u2028 null ~ yes 2024 @x %y !tag *alias 总结 License
[![b](https://i.io/b.svg)](https://b.io)""".replace("\n", " ").split(" ")
STARTS = ("- ", "* ", "1. ", "- [ ] ", "  - ", "    - ", "> ", "# ", "## ", "### ", "###### ", "")
BLOCKS = (
    "***",
    "[ref]: https://ref.org 'T'",
    "[^1]: note",
    "**Resources**:",
    "<details><summary>More</summary>",
    "```py\nimport this\n```",
    "| Courses | Duration | Prerequisites |\n|---|---|---|\n| A | 2 weeks | none |\n| B | | A |",
    "Title\n===",
    "<div align=center><h2>Big</h2>\n<p>small<br>x</p></div>",
)


def text_of(chance: random.Random) -> str:
    parts = []
    for _ in range(chance.randint(0, 40)):
        words = " ".join(chance.choices(PIECES, k=chance.randint(1, 9)))
        line = chance.choice(STARTS) + words
        between = chance.choice(("\n", "\n\n"))
        parts.append(chance.choice((line, line, line, f"\n{chance.choice(BLOCKS)}\n")) + between)
    return "".join(parts)


def problems(imported: Imported, folder: Path) -> tuple[Problem, ...]:
    new_folder.write(folder, imported.files)
    return errors(check(folder, "roadmap").problems)


@pytest.mark.parametrize("seed", range(80))
def test_any_text_is_accepted_and_kept(seed: int, tmp_path: Path) -> None:
    text = text_of(random.Random(seed))
    imported = import_markdown(text, "Untitled")
    assert problems(imported, tmp_path / "roadmap") == ()
    assert not lost(text, imported)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 3_000, id="brackets"),
        pytest.param(">" * 3_000 + " quoted", id="quotations"),
        pytest.param("<div>" * 3_000 + "x", id="elements"),
        pytest.param("- a" + " - " * 3_000, id="dashes"),
        pytest.param("- " + "学" * 3_000, id="no spaces"),
        pytest.param("".join("  " * n + f"- item{n}\n" for n in range(120)), id="nested lists"),
        pytest.param("# \n\n## \n\n- \n\n| |\n|-|\n", id="nothing said"),
        pytest.param("---\n---\n---\ntitle: [x\n", id="no front matter"),
        pytest.param("word " * 30_000, id="one paragraph"),
        pytest.param("<!-- never closed\n\n# Heading\n", id="open comment"),
        pytest.param("a\x00b\ud800c", id="characters that are none"),
    ],
)
def test_odd_texts_are_accepted_and_kept(text: str, tmp_path: Path) -> None:
    imported = import_markdown(text, "Untitled")
    assert problems(imported, tmp_path / "roadmap") == ()
    assert imported.stages == 1


def test_what_is_nested_too_deep_is_told(tmp_path: Path) -> None:
    text = "".join("  " * n + f"- item{n}\n" for n in range(120))
    imported = import_markdown(text, "Untitled")
    assert not {f"item{n}" for n in range(120)} - {
        word
        for source in (*imported.files.values(), *(r.text for r in imported.remarks))
        for word in source.split()
    }
    assert any(remark.what == "line" for remark in imported.remarks)
    assert problems(imported, tmp_path / "roadmap") == ()


def test_a_list_of_three_thousand_links_keeps_them_all(tmp_path: Path) -> None:
    text = "# Many\n" + "".join(
        f"\n## Part {part}\n\n"
        + "".join(
            f"- [Name {part}.{n}](https://e{part}.org/{n}) - About {n}.\n" for n in range(300)
        )
        for part in range(10)
    )
    imported = import_markdown(text, "Untitled")
    assert (imported.stages, imported.topics, imported.resources) == (10, 3_000, 3_000)
    assert imported.remarks == ()
    assert problems(imported, tmp_path / "roadmap") == ()


def test_a_stage_too_large_for_a_file_is_divided(tmp_path: Path) -> None:
    text = "# Large\n\n## Part {#part}\n\n" + "".join(
        f"- **Entry {n}**: {'text ' * 1_000}\n" for n in range(150)
    )
    imported = import_markdown(text, "Untitled")
    assert [name.partition("-")[2] for name in imported.files if "/" in name] == [
        "part.yml",
        "part-2.yml",
    ]
    assert imported.topics == 150
    assert problems(imported, tmp_path / "roadmap") == ()


def test_a_text_beyond_any_measure_is_told_and_not_written() -> None:
    imported = import_markdown("- **Long**: " + "word " * 40_000, "Untitled")
    assert [remark.what for remark in imported.remarks] == ["long text"]
    assert max(map(len, imported.files.values())) < 1_000


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe#\x00", "is not UTF-8 (byte 1); save the file as UTF-8"),
        (b"a" * (LARGEST + 1), "is larger than 1,000,000 bytes; divide it and import the parts"),
    ],
)
def test_a_file_that_is_no_text_is_refused(content: bytes, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "list.md"
    file.write_bytes(content)
    with pytest.raises(UnreadableError) as refusal:
        read(file)
    assert str(refusal.value) == reason


def test_language_title_and_hours_can_be_given() -> None:
    imported = import_markdown(
        "# Old\n\n## Part (2 weeks)\n\n- x\n",
        "Untitled",
        languages=["de"],
        title="New",
        hours_a_week=5,
    )
    assert (imported.language, imported.title) == ("de", "New")
    assert "hours: 10" in imported.files["stages/01-part.yml"]
    assert imported.remarks[0].text == "Old"
