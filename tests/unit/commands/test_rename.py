"""An id is renamed everywhere, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from authoring_roadmaps import PARTED, difference, read, write
from roadmap_site.commands import main
from roadmap_site.rules import check


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["rename", *words])


def changed(folder: Path, *words: str) -> list[str]:
    before = write(folder)
    result = run(*words)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    assert check(folder / "roadmap", "roadmap").problems == []
    return difference(before, read(folder))


def test_a_topic(tmp_path: Path) -> None:
    assert changed(tmp_path, "bowline", "bowline-knot") == [
        "about.md - See [the land](stages/land.md), [a knot](stages/land.md#bowline) and "
        "[sails](/stages/sea/#sails),",
        "about.md + See [the land](stages/land.md), [a knot](stages/land.md#bowline-knot) and "
        "[sails](/stages/sea/#sails),",
        "glossary.yml -     topic: bowline",
        "glossary.yml +     topic: bowline-knot",
        "01-land.yml -           - id: bowline",
        "01-land.yml +           - id: bowline-knot",
        "01-land.yml +             aliases: [bowline]",
        "01-land.yml -             needs: [bowline]  # of course",
        "01-land.yml +             needs: [bowline-knot]  # of course",
        "02-sea.yml -       - {id: jib, title: {zh: 前帆, en: Jib}, hours: 2, origin: added, "
        "needs: [bowline]}",
        "02-sea.yml +       - {id: jib, title: {zh: 前帆, en: Jib}, hours: 2, origin: added, "
        "needs: [bowline-knot]}",
    ]


def test_a_section(tmp_path: Path) -> None:
    assert changed(tmp_path, "ropes", "cordage") == [
        "roadmap.yml -       - ropes   # first",
        "roadmap.yml +       - cordage   # first",
        "01-land.yml -     - id: ropes",
        "01-land.yml +     - id: cordage",
        "01-land.yml +       aliases: [ropes]",
        "02-sea.yml -     needs: [ropes]",
        "02-sea.yml +     needs: [cordage]",
    ]


def test_a_stage_with_its_file(tmp_path: Path) -> None:
    before = write(tmp_path)
    assert run("land", "shore").exit_code == 0
    after = read(tmp_path)
    assert "roadmap/stages/01-land.yml" not in after
    moved = {
        **before,
        "roadmap/stages/01-shore.yml": before.pop("roadmap/stages/01-land.yml"),
    }
    moved.pop("roadmap/stages/01-land.yml", None)
    assert difference(moved, after) == [
        "about.md - See [the land](stages/land.md), [a knot](stages/land.md#bowline) and "
        "[sails](/stages/sea/#sails),",
        "about.md + See [the land](stages/shore.md), [a knot](stages/shore.md#bowline) and "
        "[sails](/stages/sea/#sails),",
        "about.md - [what a knot is](glossary.md#knot), [its file](../roadmap/stages/01-land.yml),"
        " and",
        "about.md + [what a knot is](glossary.md#knot), [its file](../roadmap/stages/01-shore.yml),"
        " and",
        "about.md - [its cards](cards.md?stage=land). Not: stages/landing.md, #bowline, a bowline,"
        " stages/sea#bowlines.",
        "about.md + [its cards](cards.md?stage=shore). Not: stages/landing.md, #bowline, a bowline,"
        " stages/sea#bowlines.",
        "roadmap.yml -     - {stage: land, text: {zh: 先学打结。, en: Knots first.}}",
        "roadmap.yml +     - {stage: shore, text: {zh: 先学打结。, en: Knots first.}}",
        "01-shore.yml - id: land",
        "01-shore.yml + id: shore",
        "01-shore.yml + aliases: [land]",
        "02-sea.yml -     needs: [land]",
        "02-sea.yml +     needs: [shore]",
    ]
    assert check(tmp_path / "roadmap", "roadmap").problems == []


def test_a_term_in_brackets(tmp_path: Path) -> None:
    assert changed(tmp_path, "sail", "canvas") == [
        "glossary.yml -   - {id: sail, name: {zh: 帆, en: sail}, meaning: {zh: 一块布。, en: A "
        "cloth.}, topic: jib}",
        "glossary.yml +   - {id: canvas, name: {zh: 帆, en: sail}, meaning: {zh: 一块布。, en: A "
        "cloth.}, topic: jib, aliases: [sail]}",
    ]


def test_a_path(tmp_path: Path) -> None:
    assert changed(tmp_path, "short", "quick") == [
        "roadmap.yml -   - id: short",
        "roadmap.yml +   - id: quick",
        "roadmap.yml +     aliases: [short]",
    ]


def test_there_and_back_again(tmp_path: Path) -> None:
    write(tmp_path)
    for old, new in (("ropes", "cordage"), ("cordage", "lines"), ("lines", "ropes")):
        assert run(old, new).exit_code == 0
    roadmap = check(tmp_path / "roadmap", "roadmap").roadmap
    assert roadmap
    section = roadmap.stages[0].sections[0]
    assert (section.id, {*section.aliases}) == ("ropes", {"cordage", "lines"})


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path, newline: str) -> None:
    files = write(tmp_path)
    for name, text in files.items():
        (tmp_path / name).write_bytes(("\ufeff" + text.replace("\n", newline)).encode())
    assert run("ropes", "cordage").exit_code == 0
    text = (tmp_path / "roadmap/stages/01-land.yml").read_bytes().decode()
    assert text.startswith("\ufeff")
    assert text.count(newline) == files["roadmap/stages/01-land.yml"].count("\n") + 1
    assert f"    - id: cordage{newline}      title" in text
    assert f"      aliases: [ropes]{newline}      topics" in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nothing", "new"), 'no stage, section, topic, term or path has the id "nothing"'),
        (("ropes", "jib"), '"jib" is the id of the topic "jib"'),
        (("ropes", "Ropes"), "is not kebab-case"),
        (("ropes", "ropes"), "is called that already"),
        (("whole", "short"), '"short" is the id of the path "short"'),
        (("knot", "rope", "--kind", "topic"), 'no topic has the id "knot"'),
    ],
)
def test_a_wish_that_cannot_be(tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    before = write(tmp_path)
    result = run(*words)
    assert result.exit_code == 1
    assert message in result.stderr
    assert read(tmp_path) == before


def test_a_former_id_leads_to_the_present_one(tmp_path: Path) -> None:
    write(tmp_path)
    run("ropes", "cordage")
    result = run("ropes", "lines")
    assert 'is a former id of the section "cordage"' in result.stderr


def test_an_id_of_two_kinds_needs_the_kind(tmp_path: Path) -> None:
    write(tmp_path)
    run("knot", "jib")
    assert "is the id of a term and a topic; say which with --kind" in run("jib", "x").stderr
    assert run("jib", "foresail", "--kind", "topic").exit_code == 0


def test_a_roadmap_with_mistakes_is_mended_first(tmp_path: Path) -> None:
    before = write(tmp_path, **{"roadmap/stages/02-sea.yml": "id: sea\ntitle: [\n"})
    result = run("ropes", "cordage")
    assert "mend them first:\nroadmap/stages/02-sea.yml:3:1: RM001" in result.stderr
    assert read(tmp_path) == before


def test_an_alias_of_yaml_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    sea = """\
id: sea
title: At Sea
sections:
  - {id: sails, title: Sails, needs: &needs [ropes], topics: [{id: jib, title: Jib, origin: added}]}
  - {id: engines, title: Engines, needs: *needs}
"""
    before = write(tmp_path, **{"roadmap/stages/02-sea.yml": sea})
    result = run("ropes", "cordage")
    assert result.exit_code == 1
    assert "roadmap/stages/02-sea.yml: is written in a way that cannot be edited" in result.stderr
    assert read(tmp_path) == before


def test_a_stage_in_a_part(tmp_path: Path) -> None:
    before = write(tmp_path, **PARTED)
    assert run("land", "shore").exit_code == 0
    assert check(tmp_path / "roadmap", "roadmap").problems == []
    there = [line for line in difference(before, read(tmp_path)) if "stages:" in line]
    assert there == [
        "roadmap.yml -     stages: [land]  # for now",
        "roadmap.yml +     stages: [shore]  # for now",
    ]


def test_a_part_cannot_be_renamed(tmp_path: Path) -> None:
    write(tmp_path, **PARTED)
    result = run("ashore", "shore")
    assert result.exit_code == 1
    assert "is a part, and nothing refers to parts; edit roadmap.yml" in result.stderr
