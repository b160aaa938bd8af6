"""A topic or a section stands somewhere else, and its old address leads there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from authoring_roadmaps import difference, read, write
from roadmap_site.commands import main
from roadmap_site.model import Section, Topic
from roadmap_site.reading import errors
from roadmap_site.rules import check


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["move", *words])


def moved(folder: Path, *words: str) -> list[str]:
    before = read(folder)
    result = run(*words)
    assert result.exit_code == 0, result.output
    assert errors(check(folder / "roadmap", "roadmap").problems) == ()
    return difference(before, read(folder))


def parts(folder: Path) -> dict[str, Section | Topic]:
    roadmap = check(folder / "roadmap", "roadmap").roadmap
    assert roadmap
    found = [part for stage in roadmap.stages for part in stage.parts]
    return {part.id: part for part in found if isinstance(part, Section | Topic)}


REEF_KNOT = [
    "          # The second knot",
    "          - id: reef-knot",
    '            title: {zh: "\\u5E73\\u7ED3", en: Reef Knot}',
    "            origin: added",
    "            summary:",
    "              zh:   平结。",
    "              en: >-",
    "                A knot",
    "                for reefs.",
    "            hours: 1",
    "",
    "            needs: [bowline]  # of course",
]


def test_a_topic_to_another_stage_takes_its_comment_along(tmp_path: Path) -> None:
    write(tmp_path)
    moved(tmp_path, "reef-knot", "--to", "engines")
    text = (tmp_path / "roadmap/stages/02-sea.yml").read_text("utf-8")
    shifted = [line[4:] if line else "" for line in REEF_KNOT]
    shifted[-1:] = [shifted[-1], "        formerly_in: [land]"]
    assert "\n".join(["    topics:", *shifted, ""]) in text


def test_only_the_lines_of_the_topic_change(tmp_path: Path) -> None:
    write(tmp_path)
    lines = moved(tmp_path, "reef-knot", "--to", "sails", "--before", "jib")
    assert lines == [
        *(f"01-land.yml - {line}" for line in REEF_KNOT),
        *(f"02-sea.yml + {line[4:]}" for line in REEF_KNOT[:10]),
        "02-sea.yml + ",
        f"02-sea.yml + {REEF_KNOT[-1][4:]}",
        "02-sea.yml +         formerly_in: [land]",
    ]
    assert parts(tmp_path)["sails"].topics[0].id == "reef-knot"  # type: ignore[union-attr]


def test_within_a_section(tmp_path: Path) -> None:
    write(tmp_path)
    moved(tmp_path, "bowline", "--after", "reef-knot")
    found = parts(tmp_path)
    assert [topic.id for topic in found["ropes"].topics] == ["reef-knot", "bowline"]  # type: ignore[union-attr]
    assert found["bowline"].formerly_in == ()


def test_back_where_it_was(tmp_path: Path) -> None:
    before = write(tmp_path)
    moved(tmp_path, "reef-knot", "--to", "sails")
    assert parts(tmp_path)["reef-knot"].formerly_in == ("land",)
    moved(tmp_path, "reef-knot", "--to", "ropes")
    # The page of the other stage led to it meanwhile.
    assert parts(tmp_path)["reef-knot"].formerly_in == ("sea",)
    after = read(tmp_path)
    assert difference(before, after) == ["01-land.yml +             formerly_in: [sea]"]


def test_the_last_topic_of_a_section_leaves_no_empty_key(tmp_path: Path) -> None:
    write(tmp_path)
    moved(tmp_path, "jib", "--to", "engines")
    text = (tmp_path / "roadmap/stages/02-sea.yml").read_text("utf-8")
    assert text.count("topics:") == 1
    assert parts(tmp_path)["sails"].topics == ()  # type: ignore[union-attr]


def test_a_section_and_then_one_of_its_topics(tmp_path: Path) -> None:
    write(tmp_path)
    moved(tmp_path, "ropes", "--to", "sea", "--before", "sails")
    assert parts(tmp_path)["ropes"].formerly_in == ("land",)
    moved(tmp_path, "reef-knot", "--to", "sails")
    assert parts(tmp_path)["reef-knot"].formerly_in == ()
    third = "id: port\ntitle: {zh: 港口, en: Port}\nsections:\n"
    third += "  - {id: quays, title: {zh: 码头, en: Quays}}\n"
    (tmp_path / "roadmap/stages/03-port.yml").write_text(third, "utf-8")
    run("bowline", "--to", "quays")
    refused = run("bowline", "--to", "quays")
    assert "cannot be edited" in refused.stderr or "stands there already" in refused.stderr


def test_who_knew_a_topic_from_where_its_section_stood_finds_it(tmp_path: Path) -> None:
    write(tmp_path)
    third = "id: port\ntitle: {zh: 港口, en: Port}\nsections:\n"
    third += "  - id: quays\n    title: {zh: 码头, en: Quays}\n"
    (tmp_path / "roadmap/stages/03-port.yml").write_text(third, "utf-8")
    moved(tmp_path, "ropes", "--to", "sea", "--before", "sails")
    moved(tmp_path, "reef-knot", "--to", "quays")
    assert parts(tmp_path)["reef-knot"].formerly_in == ("sea", "land")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nothing", "--to", "sails"), 'no section and no topic has the id "nothing"'),
        (("jib", "--to", "sea"), 'no section has the id "sea"'),
        (("ropes", "--to", "sails"), 'no stage has the id "sails"'),
        (("jib", "--to", "ropes", "--after", "nothing"), '"nothing" does not stand in "ropes"'),
        (("jib", "--after", "jib"), "cannot stand beside itself"),
        (("jib", "--to", "sails"), "stands there already"),
        (("land", "--to", "sails"), 'no section and no topic has the id "land"'),
        (("reef-knot", "--before", "bowline", "--after", "bowline"), "cannot both be"),
        (("reef-knot",), "say where to"),
    ],
)
def test_a_wish_that_cannot_be(tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    before = write(tmp_path)
    result = run(*words)
    assert result.exit_code in (1, 2)
    assert message in result.stderr
    assert read(tmp_path) == before


def test_hours_and_paths_have_to_add_up(tmp_path: Path) -> None:
    files = write(tmp_path)
    sea = files["roadmap/stages/02-sea.yml"].replace(
        "hours: 2, origin: added, needs: [bowline]", "origin: added, needs: []"
    )
    before = write(tmp_path, **{"roadmap/stages/02-sea.yml": sea})
    result = run("jib", "--to", "ropes")
    assert result.exit_code == 1
    assert "nothing is changed" in result.stderr
    assert "RM017 has no hours" in result.stderr
    assert read(tmp_path) == before
