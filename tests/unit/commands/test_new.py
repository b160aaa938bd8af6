"""New parts pass `check` at once, and nothing is made up, overwritten or touched besides."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from authoring_roadmaps import PARTED, difference, read, write
from roadmap_site.commands import asking, main
from roadmap_site.rules import check


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, ["new", *words], input=answers)


def added(folder: Path, *words: str, warnings: int = 0) -> list[str]:
    before = write(folder)
    result = run(*words)
    assert result.exit_code == 0, result.output
    problems = check(folder / "roadmap", "roadmap").problems
    assert [problem.code for problem in problems] == ["RM013"] * warnings
    return difference(before, read(folder))


def test_a_stage_of_its_title_alone(tmp_path: Path) -> None:
    assert added(tmp_path, "stage", "port", "--title", "zh=港口", "--title", "en=Port") == [
        "03-port.yml + id: port",
        "03-port.yml + title: {zh: 港口, en: Port}",
    ]


def test_a_stage_with_all_there_is(tmp_path: Path) -> None:
    found = added(
        tmp_path,
        *(
            "stage",
            "port",
            "--title",
            "zh=港口|en=Port: the end",
            "--summary",
            "en=" + "word " * 30,
        ),
        *("--summary", "zh=到Port了,真好", "--outcome", "zh=靠岸。|en=Land."),
        *("--section", "quays", "--section-title", "zh=码头|en=Quays"),
        *("--topic", "mooring", "--topic-title", "zh=系泊|en=Mooring"),
    )
    assert found == [
        f"03-port.yml + {line}"
        for line in (
            "id: port",
            'title: {zh: 港口, en: "Port: the end"}',
            "summary:",
            "  zh: 到 Port 了，真好",
            "  en: >-",
            "    " + " ".join(["word"] * 19),
            "    " + " ".join(["word"] * 11),
            "outcome:",
            "  zh: 靠岸。",
            "  en: Land.",
            "sections:",
            "  - id: quays",
            "    title: {zh: 码头, en: Quays}",
            "    topics:",
            "      - id: mooring",
            "        title: {zh: 系泊, en: Mooring}",
            "        origin: added",
        )
    ]


def test_one_language_is_enough(tmp_path: Path) -> None:
    write(tmp_path)
    result = run("stage", "port", "--title", "en=Port")
    assert result.exit_code == 0
    assert "1 text is not there in every language" in result.stderr
    text = (tmp_path / "roadmap/stages/03-port.yml").read_text("utf-8")
    assert text == "id: port\ntitle: {en: Port}\n"


@pytest.mark.parametrize(
    ("names", "after", "options", "wanted"),
    [
        (["01-land", "02-sea"], "", (), "03-port"),
        (["10-land", "20-sea"], "", (), "30-port"),
        (["10-land", "20-sea"], "land", (), "15-port"),
        (["01-land", "04-sea"], "land", (), "02-port"),
        (["01-land", "02-sea"], "sea", (), "03-port"),
        (["001-land", "002-sea"], "", (), "003-port"),
        (["01-land", "02-sea"], "land", ("--renumber",), "02-port"),
        (["98-land", "99-sea"], "", (), "100-port"),
    ],
)
def test_the_number(
    tmp_path: Path, names: list[str], after: str, options: tuple[str, ...], wanted: str
) -> None:
    write(tmp_path)
    stages = tmp_path / "roadmap/stages"
    for old, name in zip(("01-land", "02-sea"), names, strict=True):
        (stages / f"{old}.yml").rename(stages / f"{name}.yml")
    place = ("--after", after) if after else ()
    result = run("stage", "port", "--title", "zh=港|en=Port", *place, *options)
    assert result.exit_code == 0, result.output
    assert (stages / f"{wanted}.yml").is_file()
    assert check(tmp_path / "roadmap", "roadmap").problems == []
    if options:
        assert (stages / "03-sea.yml").is_file()


def test_no_number_is_taken_from_others_unasked(tmp_path: Path) -> None:
    before = write(tmp_path)
    result = run("stage", "port", "--title", "zh=港|en=Port", "--after", "land")
    assert result.exit_code == 1
    assert "no number is free before 02-sea.yml; with --renumber" in result.stderr
    assert read(tmp_path) == before


def test_the_first_stage_of_all(tmp_path: Path) -> None:
    head = "title: T\nsummary: S.\nlanguages: [en]\n"
    (tmp_path / "roadmap").mkdir()
    (tmp_path / "roadmap/roadmap.yml").write_text(head)
    assert run("stage", "start", "--title", "Start").exit_code == 0
    text = (tmp_path / "roadmap/stages/01-start.yml").read_text("utf-8")
    assert text == "id: start\ntitle: Start\n"
    assert check(tmp_path / "roadmap", "roadmap").problems == []


def test_a_line_for_editors_is_taken_over(tmp_path: Path) -> None:
    files = write(tmp_path)
    line = "# yaml-language-server: $schema=../../schema.json\n"
    land = "roadmap/stages/01-land.yml"
    write(tmp_path, **{land: line + files[land]})
    run("stage", "port", "--title", "zh=港|en=Port")
    assert (tmp_path / "roadmap/stages/03-port.yml").read_text("utf-8").startswith(line + "id: ")


def test_a_section(tmp_path: Path) -> None:
    found = added(
        tmp_path,
        *("section", "land", "boats", "--title", "zh=船|en=Boats", "--needs", "ropes"),
        *("--recommends", "bowline", "--anytime", "--hours", "2-3"),
    )
    assert found == [
        f"01-land.yml + {line}"
        for line in (
            "    - id: boats",
            "      title: {zh: 船, en: Boats}",
            "      hours: 2-3",
            "      needs: [ropes]",
            "      recommends: [bowline]",
            "      anytime: true",
        )
    ]


def test_a_section_before_another_keeps_the_empty_lines(tmp_path: Path) -> None:
    words = ("section", "sea", "hulls", "--title", "zh=船体|en=Hulls", "--before", "engines")
    assert added(tmp_path, *words) == [
        "02-sea.yml +   - id: hulls",
        "02-sea.yml +     title: {zh: 船体, en: Hulls}",
        "02-sea.yml + ",
    ]


def test_a_topic(tmp_path: Path) -> None:
    found = added(
        tmp_path,
        *("topic", "ropes", "splice", "--title", "zh=插接|en=Splice", "--hours", "2"),
        *("--summary", "zh=接绳子。|en=Joining ropes.", "--needs", "bowline"),
        *("--point", "zh=眼环|en=Eyes, and more", "--point", "zh=短接|en=Short splices"),
        *("--outcome", "zh=接好一根。|en=Join one.", "--reviewed", "2026-01"),
        *("--resource", "Ropes | Knots|https://a.example/x|book|en,zh|paid"),
        *("--after", "bowline"),
    )
    assert found == [
        f"01-land.yml + {line}"
        for line in (
            "          - id: splice",
            "            title: {zh: 插接, en: Splice}",
            "            summary:",
            "              zh: 接绳子。",
            "              en: Joining ropes.",
            "            hours: 2",
            "            needs: [bowline]",
            "            points:",
            '              - {zh: 眼环, en: "Eyes, and more"}',
            "              - {zh: 短接, en: Short splices}",
            "            outcomes:",
            "              - zh: 接好一根。",
            "                en: Join one.",
            "            origin: added",
            "            reviewed: 2026-01",
            "            resources:",
            "              - title: Ropes | Knots",
            "                url: https://a.example/x",
            "                type: book",
            "                language: [en, zh]",
            "                cost: paid",
        )
    ]


def test_the_first_topic_of_a_section(tmp_path: Path) -> None:
    assert added(tmp_path, "topic", "engines", "diesel", "--title", "zh=柴油机|en=Diesel") == [
        "02-sea.yml +     topics:",
        "02-sea.yml +       - id: diesel",
        "02-sea.yml +         title: {zh: 柴油机, en: Diesel}",
        "02-sea.yml +         origin: added",
    ]


def test_a_term(tmp_path: Path) -> None:
    words = ("--name", "zh=桅杆|en=mast", "--meaning", "zh=挂帆的杆。|en=It holds sails.")
    more = ("--topic", "jib", "--short", "M", "--form", "en=masts", "--avoid", "zh=帆杆")
    assert added(tmp_path, "term", "mast", *words, *more) == [
        f"glossary.yml + {line}"
        for line in (
            "  - id: mast",
            "    name: {zh: 桅杆, en: mast}",
            "    short: M",
            "    forms: {en: [masts]}",
            "    avoid: {zh: [帆杆]}",
            "    meaning:",
            "      zh: 挂帆的杆。",
            "      en: It holds sails.",
            "    topic: jib",
        )
    ]


def test_the_first_term_of_all(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "roadmap/glossary.yml").unlink()
    words = ("--name", "zh=桅杆|en=mast", "--meaning", "zh=杆。|en=A pole.", "--topic", "jib")
    assert run("term", "mast", *words).exit_code == 0
    assert (tmp_path / "roadmap/glossary.yml").read_text("utf-8").startswith("terms:\n  - id: mast")


def test_a_path(tmp_path: Path) -> None:
    words = ("path", "knots", "--title", "zh=绳结|en=Knots", "--takes", "bowline")
    assert added(tmp_path, *words) == [
        "roadmap.yml +   - id: knots",
        "roadmap.yml +     title: {zh: 绳结, en: Knots}",
        "roadmap.yml +     takes: [bowline]",
    ]


def test_a_language(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "docs/about.en.md").write_text("# About\n")
    before = read(tmp_path)
    result = run("language", "sw")
    assert result.exit_code == 0
    assert difference(before, read(tmp_path)) == [
        "roadmap.yml - languages: [zh, en]",
        "roadmap.yml + languages: [zh, en, sw]",
    ]
    assert "about.md to about.sw.md" in result.stdout
    assert "no words in sw yet" in result.stdout
    assert "not there in every language" in result.stderr


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("stage", "land", "--title", "x"), 1, '"land" is the id of the stage "land"'),
        (("stage", "Land", "--title", "x"), 1, "is not kebab-case"),
        (("stage", "port"), 2, "--title is missing: the title of the stage, such as --title zh="),
        (("stage",), 2, "ID is missing"),
        (("stage", "port", "--title", "x", "--topic", "y"), 2, "--topic needs --section"),
        (("stage", "port", "--title", "x", "--after", "moon"), 1, 'no stage has the id "moon"'),
        (("stage", "p", "--title", "zh=a", "--title", "zh=b"), 1, 'two texts in "zh"'),
        (("section", "moon", "x", "--title", "x"), 1, 'no stage has the id "moon"'),
        (("section", "land", "x", "--title", "x", "--hours", "long"), 1, "RM006 expected hours"),
        (("section", "land", "x", "--title", "x", "--needs", "moon"), 1, "RM003 unknown id"),
        (("topic", "ropes", "x", "--title", "x"), 2, "--hours is missing"),
        (
            ("topic", "ropes", "x", "--title", "x", "--hours", "1", "--resource", "T|a.example"),
            1,
            'write "TITLE|URL|TYPE|LANGUAGE"',
        ),
        (("topic", "engines", "x", "--title", "x", "--after", "y"), 1, "which has: nothing"),
        (("term", "knot", "--name", "x"), 2, "--meaning is missing"),
        (("term", "m", "--form", "masts", "--name", "x"), 1, '"masts" names no language'),
        (("path", "p", "--title", "x", "--takes", "jib"), 1, "RM016 takes"),
        (("language", "en"), 1, 'has "en" already'),
        (("language", "xx"), 1, "no language that is known"),
        (("language", "Ja!"), 1, "no language that is known"),
    ],
)
def test_a_wish_that_cannot_be(
    tmp_path: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    before = write(tmp_path)
    result = run(*words)
    assert result.exit_code == code, result.output
    assert message in result.stderr
    assert read(tmp_path) == before


def test_words_that_the_glossary_avoids_are_refused(tmp_path: Path) -> None:
    glossary = "terms:\n  - id: knot\n    name: knot\n    avoid: {en: [loop]}\n"
    glossary += "    meaning: {zh: 结。, en: A knot.}\n    topic: bowline\n"
    write(tmp_path, **{"roadmap/glossary.yml": glossary})
    result = run("stage", "port", "--title", "zh=港|en=Loop")
    assert result.exit_code == 1
    assert 'RM019 "Loop" is called "knot" here' in result.stderr


def test_what_is_missing_is_asked_at_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path)
    monkeypatch.setattr(asking, "is_asked", lambda: True)
    answers = "\n".join(
        ["port", "港口", "Port", "", "", "", "Land there.", "quays", "码头", "", ""]
    )
    result = run("stage", answers=answers + "\n")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "roadmap/stages/03-port.yml").read_text("utf-8") == (
        "id: port\ntitle: {zh: 港口, en: Port}\noutcome:\n  en: Land there.\n"
        "sections:\n  - id: quays\n    title: {zh: 码头}\n"
    )


@pytest.mark.parametrize(
    ("words", "number", "line"),
    [
        ([], 3, "      - port"),
        (["--part", "afloat"], 3, "      - port"),
        (["--part", "ashore", "--renumber"], 2, "    stages: [land, port]  # for now"),
        (["--after", "land", "--renumber"], 2, "    stages: [land, port]  # for now"),
        (["--after", "land", "--part", "afloat", "--renumber"], 2, "      - port"),
    ],
)
def test_a_stage_goes_into_a_part(tmp_path: Path, words: list[str], number: int, line: str) -> None:
    before = write(tmp_path, **PARTED)
    result = run("stage", "port", "--title", "zh=港口|en=Port", *words)
    assert result.exit_code == 0, result.output
    assert check(tmp_path / "roadmap", "roadmap").problems == []
    after = read(tmp_path)
    assert f"roadmap.yml + {line}" in difference(before, after)
    assert f"roadmap/stages/{number:02}-port.yml" in after


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--part", "aloft"], 'no part has the id "aloft"; there are: ashore, afloat'),
        (["--after", "sea", "--part", "ashore"], '"sea" does not stand in "ashore"'),
    ],
)
def test_no_stage_goes_where_it_cannot(tmp_path: Path, words: list[str], said: str) -> None:
    before = write(tmp_path, **PARTED)
    result = run("stage", "port", "--title", "zh=港口|en=Port", *words)
    assert result.exit_code == 1
    assert said in result.stderr
    assert difference(before, read(tmp_path)) == []
