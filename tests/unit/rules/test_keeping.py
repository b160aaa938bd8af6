"""What is known of stages and kept: never does a problem differ from what a fresh look finds."""

from __future__ import annotations

import functools
import json
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from roadmap_site.commands.answering import coverage
from roadmap_site.reading import source
from roadmap_site.reading.known import Recalled
from roadmap_site.rules import check, check_again, check_whole, keeping, side_by_side
from roadmap_site.rules.keeping import Keeping
from roadmap_site.rules.wholes import Wholes
from roadmap_site.text import cache
from torture import trials

CASES = Path(__file__).parents[2] / "cases" / "check"
DAY = date(2026, 11, 24)
STAGES = 5
STEPS = trials(120, 2000)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cache, "user_cache_path", lambda *_, **__: tmp_path / "cache" / "own")
    monkeypatch.setattr(cache, "program", lambda: b"this program")
    shutil.copytree(CASES / "OK-glossary" / "roadmap", "roadmap")


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the files of the stages that somebody had to look at."""
    found: list[str] = []
    recall = Keeping.recall

    def noting(self: Keeping, path: str, content: bytes) -> Recalled | None:
        if not (known := recall(self, path, content)):
            found.append(path)
        return known

    monkeypatch.setattr(Keeping, "recall", noting)
    return found


def said(*, afresh: bool = False, day: date = DAY) -> list[str]:
    """Give all that is said of the roadmap."""
    book = (check if afresh else check_again)(Path("roadmap"), "roadmap", day)
    return [f"{each} {each.severity}" for each in book.problems] + [*coverage(book)]


def whole(*, afresh: bool = False) -> tuple[object, ...]:
    """Give all that a site is made of."""
    book = (check if afresh else check_whole)(Path("roadmap"), "roadmap")
    return book.roadmap, book.problems, book.files


def stage() -> Path:
    (file,) = Path("roadmap/stages").iterdir()
    return file


def test_a_stage_is_looked_at_once(looked: list[str]) -> None:
    assert said() == said()
    assert looked == ["roadmap/stages/01-start.yml"]


def test_a_stage_that_has_changed_is_looked_at_again(looked: list[str]) -> None:
    second = stage().with_name("02-next.yml")
    second.write_text("id: next\ntitle: {zh: 之后, en: Next}\n", encoding="utf-8")
    said()
    second.write_text("id: next\ntitle: {zh: 之后, en: Later}\n", encoding="utf-8")
    said()
    assert looked == ["roadmap/stages/01-start.yml", *2 * ["roadmap/stages/02-next.yml"]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("languages: [zh, en]", "languages: [zh]"),
        ("languages: [zh, en]", "languages: [zh, en, ja]"),
        ("languages: [zh, en]", "languages: [zh, en]\nrules: {RM083: so, RM096: so}"),
        (
            "languages: [zh, en]",
            "languages: [zh, en]\nprovenance: {title: T, author: A, date: 2025-04-06}",
        ),
    ],
)
def test_what_a_stage_hangs_on_is_told_by_the_head(old: str, new: str) -> None:
    said()
    head = Path("roadmap/roadmap.yml")
    text = head.read_text("utf-8")
    assert old in text
    head.write_text(text.replace(old, new), "utf-8")
    assert said() == said(afresh=True)


def test_the_words_of_the_glossary_have_a_say(looked: list[str]) -> None:
    said()
    glossary = Path("roadmap/glossary.yml")
    glossary.write_text(glossary.read_text("utf-8").replace("[mould]", "[loam]"), "utf-8")
    assert said() == said(afresh=True)
    assert len(looked) == 2
    glossary.write_text(glossary.read_text("utf-8").replace("turn into", "become"), "utf-8")
    said()
    assert len(looked) == 2


def test_another_month_or_program_looks_again(
    looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said()
    said(day=date(2028, 1, 1))
    monkeypatch.setattr(cache, "program", lambda: b"another program")
    said()
    assert len(looked) == 3


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"stages": {}}', b'{"hangs_on": "", "stages": {"x": {"colour": 1}}}'],
)
def test_what_is_none_of_ours_counts_as_none(looked: list[str], content: bytes) -> None:
    said()
    (file,) = Path("cache/own").glob("stages-*")
    cache.write(file.name, cache.program(), content)
    assert said() == said(afresh=True)
    assert len(looked) == 2


def test_where_nothing_can_be_written_all_is_looked_at(
    looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("cache").write_text("in the way", "utf-8")
    monkeypatch.setattr(cache, "_folder", lambda: None)
    assert said() == said() == said(afresh=True)
    assert whole() == whole() == whole(afresh=True)
    assert len(looked) == 4


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the files whose YAML somebody had to read."""
    found: list[str] = []
    parsed = source.parsed

    def noting(content: bytes, path: str) -> source.Source:
        found.append(path)
        return parsed(content, path)

    monkeypatch.setattr(source, "parsed", noting)
    return found


@pytest.mark.usefixtures("looked")
def test_for_a_whole_roadmap_a_stage_is_read_once(read: list[str]) -> None:
    assert whole() == whole() == whole(afresh=True)
    assert read == 2 * ["roadmap/stages/01-start.yml"]


def test_what_one_has_found_the_other_knows(looked: list[str], read: list[str]) -> None:
    said()
    assert whole() == whole(afresh=True)
    assert looked == ["roadmap/stages/01-start.yml"]
    read.clear()
    whole()
    said()
    assert (looked, read) == (["roadmap/stages/01-start.yml"], [])


def test_every_stage_is_what_its_file_holds_once_it_was_kept() -> None:
    files = sorted((CASES.parent / "sites").glob("*/*/roadmap.yml"))
    assert files
    for file in files:
        check_whole(file.parent, "roadmap")
        kept = check_whole(file.parent, "roadmap")
        afresh = check(file.parent, "roadmap")
        assert (kept.roadmap, kept.problems) == (afresh.roadmap, afresh.problems), file


@pytest.mark.parametrize("content", [b"", b"{", b"\xff \n \xff", b"null"])
def test_wholes_that_are_none_of_ours_count_as_none(content: bytes) -> None:
    whole()
    (file,) = Path("cache/own").glob("wholes-*")
    kept = cache.read(file.name, cache.program()) or b""
    for written in (content, kept.split(b" ")[0] + b" " + content):
        cache.write(file.name, cache.program(), written)
        assert whole() == whole(afresh=True)


def test_half_a_sign_is_not_kept() -> None:
    wholes = Wholes()
    wholes.fetch("wholes-of-nothing")
    assert not wholes
    wholes.learn("a", {"title": "\ud83d"})
    wholes.learn("b", {"title": "\U0001f600", "points": ["x\ny", None]})
    for _ in range(2):
        assert wholes.packed("a") is None
        assert json.loads(wholes.packed("b") or b"") == {
            "title": "\U0001f600",
            "points": ["x\ny", None],
        }
        wholes.keep("wholes-of-nothing", {"a", "b"})


@pytest.mark.parametrize("processors", [1, 2])
def test_many_stages_are_looked_at_side_by_side(
    processors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "cores", lambda: processors)
    monkeypatch.setattr(side_by_side, "cores", lambda: 1)
    text = stage().read_text("utf-8")
    for number in range(2, keeping.TOGETHER + 4):
        broken = "titel: x\n" if number % 5 == 0 else ""
        file = stage_of(number, f"stage-{number}")
        file.write_text(f"{broken}{text.replace('id: ', f'id: s{number}-')}", "utf-8")
    spreads: list[int] = []
    spread = side_by_side.spread

    def noting(work: Callable[[list[str]], object], parts: list[list[str]]) -> Iterator[object]:
        spreads.append(len(parts))
        return spread(work, parts)

    monkeypatch.setattr(keeping, "spread", noting)
    for ask in (said, whole):
        shutil.rmtree("cache", ignore_errors=True)
        assert ask() == ask(afresh=True) == ask()
    assert len(spreads) == 2 * (processors - 1)
    said()
    assert whole() == whole(afresh=True)


def stage_of(number: int, name: str) -> Path:
    return Path(f"roadmap/stages/{number:02}-{name}.yml")


@pytest.mark.torture
def test_nothing_differs_however_files_are_changed() -> None:
    """Edit, break, mend, rename, remove and copy files; compare with a fresh look each time."""
    chance = random.Random(20261124)
    folders = sorted(CASES.iterdir())
    for step in range(STEPS):
        change(chance, folders)
        for _ in range(chance.randrange(2)):
            assert said() == said(afresh=True), f"step {step}"
        times = chance.randrange(3)
        fresh = whole(afresh=True) if times else ()
        for _ in range(times):
            assert whole() == fresh, f"step {step}"


def change(chance: random.Random, folders: list[Path]) -> None:
    there = sorted(path for path in Path("roadmap").rglob("*.yml") if path.is_file())
    file = chance.choice(there) if there else Path("roadmap/roadmap.yml")
    chance.choice(CHANGES)(chance, file, folders)


def from_a_case(chance: random.Random, file: Path, folders: list[Path]) -> None:
    """Put a file of some case in the place of one of its kind, if any case has such a file."""
    kind = "stages/*.yml" if file.parent.name == "stages" else file.name
    if found := files_of(kind, tuple(folders)):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(chance.choice(found).read_bytes())


@functools.cache
def files_of(kind: str, folders: tuple[Path, ...]) -> list[Path]:
    """Give the files of a kind that the cases have."""
    found = (each for folder in folders for each in sorted((folder / "roadmap").glob(kind)))
    return [each for each in found if each.is_file()]


def of_a_line(chance: random.Random, file: Path, _: list[Path]) -> None:
    """Take out a line or a sign, or put one in twice."""
    if not file.is_file():
        return
    lines = file.read_text("utf-8", "surrogateescape").split("\n")
    at = chance.randrange(len(lines))
    line = lines[at]
    cut = chance.randrange(len(line) + 1)
    lines[at : at + 1] = chance.choice(
        [[], [line, line], [line[:cut] + line[cut + 1 :]], [line[:cut] + "，" + line[cut:]]]
    )
    file.write_text("\n".join(lines), "utf-8", "surrogateescape")


def of_a_name(chance: random.Random, file: Path, _: list[Path]) -> None:
    """Remove a stage, give it another name, or copy it."""
    if file.parent.name != "stages":
        return
    to = file.with_name(f"{chance.randrange(STAGES):02}-{chance.choice(['start', 'x'])}.yml")
    what = chance.choice(["remove", "rename", "copy"])
    if what == "remove":
        file.unlink()
    elif what == "rename":
        file.replace(to)
    else:
        copy(file, to)


def copy(file: Path, to: Path) -> None:
    if file != to:
        shutil.copyfile(file, to)


def all_anew(chance: random.Random, _: Path, folders: list[Path]) -> None:
    """Begin with another roadmap, and put sound stages of others beside its own."""
    shutil.rmtree("roadmap")
    shutil.copytree(chance.choice(folders) / "roadmap", "roadmap", copy_function=shutil.copyfile)
    Path("roadmap/stages").mkdir(exist_ok=True)
    sound = [folder for folder in folders if folder.name.startswith("OK")]
    for number in range(2, STAGES):
        for file in chance.choice(sound).glob("roadmap/stages/*.yml"):
            copy(file, Path(f"roadmap/stages/{number:02}-{file.stem[3:]}.yml"))


CHANGES: list[Callable[[random.Random, Path, list[Path]], None]] = [
    from_a_case,
    from_a_case,
    of_a_line,
    of_a_line,
    of_a_name,
    all_anew,
]
