"""What is kept of links: read without ever raising, judged over days, written a link a line."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from roadmap_site.authoring.links import keeping
from roadmap_site.authoring.links.judging import Verdict, note, nowhere
from roadmap_site.model.link_record import Entry, Record, Shown
from roadmap_site.reading import link_record as record

URL = "https://a.test/page"
START = date(2026, 11, 2)
GONE = Verdict("gone", "404")
ASLEEP = Verdict("asleep", "500")
CLOSED = Verdict("closed", "403")
OK = Verdict("ok")


def after(verdicts: dict[int, Verdict], known: Entry | None = None) -> Entry:
    """Give what is known after asking on some days, counted from the first."""
    for day, verdict in verdicts.items():
        known = note(known, verdict, START + timedelta(days=day))
    assert known
    return known


@pytest.mark.parametrize(
    ("verdicts", "dead"),
    [
        ({0: GONE}, False),
        ({0: GONE, 7: GONE}, False),
        ({0: GONE, 1: GONE, 2: GONE}, False),
        ({0: GONE, 1: GONE, 5: GONE}, False),
        ({0: GONE, 1: GONE, 6: GONE}, True),
        ({0: ASLEEP, 7: ASLEEP, 14: ASLEEP}, True),
        ({0: ASLEEP, 7: GONE, 14: ASLEEP}, True),
        ({0: GONE, 7: OK, 14: GONE, 21: GONE}, False),
        ({0: GONE, 7: GONE, 14: GONE, 21: OK}, False),
        ({0: GONE, 7: CLOSED, 14: GONE, 21: GONE}, True),
        ({0: GONE, 7: GONE, 14: GONE, 21: CLOSED}, False),
        ({0: CLOSED, 7: CLOSED, 14: CLOSED}, False),
    ],
)
def test_a_link_is_dead_only_after_several_days(verdicts: dict[int, Verdict], dead: bool) -> None:
    assert after(verdicts).dead is dead


def test_a_day_counts_once_however_often_it_is_asked() -> None:
    known = after({0: GONE})
    for _ in range(5):
        known = note(known, GONE, START)
    assert (known.days, known.since, known.failed) == (1, START, START)


def test_a_good_answer_forgets_the_failures() -> None:
    assert after({0: GONE, 7: OK}) == Entry(state="ok", answered=START + timedelta(days=7))


def test_a_failure_keeps_the_last_good_answer() -> None:
    assert after({0: OK, 7: ASLEEP}).answered == START


def test_the_first_day_of_a_month_stays_so_that_few_lines_change() -> None:
    assert after({0: OK, 7: OK}).answered == START
    assert after({0: OK, 30: OK}).answered == date(2026, 12, 2)


def test_what_moved_is_known_to_answer() -> None:
    known = note(None, Verdict("moved", "", "https://a.test/new"), START)
    assert known == Entry(state="moved", answered=START, to="https://a.test/new")


@pytest.mark.parametrize(
    ("entry", "answered", "archived"),
    [
        (Entry(state="ok", answered=START), "2026-11", ""),
        (Entry(state="closed", answered=START, why="403"), "2026-11", ""),
        (after({0: OK, 7: GONE}), "2026-11", ""),
        (
            after({0: OK, 31: GONE, 38: GONE, 45: GONE}),
            "2026-11",
            f"https://web.archive.org/web/20261102/{URL}",
        ),
        (
            after({0: GONE, 7: GONE, 14: GONE}),
            "",
            f"https://web.archive.org/web/20261102/{URL}",
        ),
    ],
)
def test_what_readers_are_told(entry: Entry, answered: str, archived: str) -> None:
    assert Record({URL: entry}).shown(URL) == Shown(answered, archived)


@pytest.mark.parametrize("entry", [None, Entry(state="unasked", seen="2026-11"), after({0: GONE})])
def test_readers_are_told_nothing_where_nothing_is_known(entry: Entry | None) -> None:
    assert Record({URL: entry} if entry else {}).shown(URL) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "links.json:1:1: is not JSON (expecting value)"),
        ('{"version": 1,\n<<<<<<< HEAD\n', "links.json:2: a merge conflict was left here"),
        ("[]", 'links.json: expected the keys "version" and "links" alone'),
        ('{"version": 1}', 'links.json: expected the keys "version" and "links" alone'),
        ('{"version": 2, "links": {}}', "links.json: has the version 2, and 1 is what is read"),
        ('{"version": 1, "links": []}', "links.json: expected a mapping of addresses"),
        (
            '{"version": 1, "links": {\n"https://a.test/": {"state": "well"}}}',
            "links.json:2: https://a.test/ state: input should be 'ok',",
        ),
        (
            '{"version": 1, "links": {\n"https://a.test/": {"state": "ok", "answered": "soon"}}}',
            "links.json:2: https://a.test/ answered: ",
        ),
        (
            '{"version": 1, "links": {\n\n"javascript:1": {"state": "ok"}}}',
            'links.json:3: javascript:1: "javascript:1" is not a link',
        ),
        ('{"version": 1, "links": {"https://a.test/": 1}}', "links.json:1: https://a.test/: "),
        ("[" * 100_000, "links.json: holds a number or a nesting beyond all measure"),
        ('{"version": ' + "9" * 5000 + "}", "links.json: holds a number or a nesting"),
        (
            '{"version": 1, "links": {"https://a.test/": {"state": "ok", "days": 1e999}}}',
            "links.json:1: https://a.test/ days: ",
        ),
    ],
)
def test_a_broken_file_is_one_line_and_no_knowledge(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "links.json").write_text(text, "utf-8")
    known, problem = record.read(tmp_path, "roadmap")
    assert known == Record()
    assert problem.startswith(f"roadmap/{said}")
    assert len(problem.splitlines()) == 1


def test_a_file_that_is_no_text_or_no_file(tmp_path: Path) -> None:
    (tmp_path / "links.json").write_bytes(b'{"\xff')
    assert "is not UTF-8 (byte 3)" in record.read(tmp_path, "roadmap")[1]
    (tmp_path / "links.json").unlink()
    assert record.read(tmp_path, "roadmap") == (Record(), "")
    (tmp_path / "links.json").mkdir()
    assert "cannot be read: Is a directory" in record.read(tmp_path, "roadmap")[1]


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "MAX_BYTES", 10)
    (tmp_path / "links.json").write_text(keeping.as_text({URL: Entry(state="ok")}))
    assert "is larger than 10 bytes" in record.read(tmp_path, "roadmap")[1]


ENTRIES = {
    "https://b.test/中": after({0: OK, 7: GONE}),
    "https://a.test/": Entry(state="moved", answered=START, to="https://c.test/"),
    "https://a.test/#x": Entry(state="unasked", seen="2026-11"),
}
TEXT = """{"version": 1, "links": {
"https://a.test/": {"state": "moved", "answered": "2026-11-02", "to": "https://c.test/"},
"https://a.test/#x": {"state": "unasked", "seen": "2026-11"},
"https://b.test/中": {"state": "gone", "answered": "2026-11-02", "why": "404", "since": \
"2026-11-09", "failed": "2026-11-09", "days": 1}
}}
"""


def test_a_link_is_a_line_and_comes_back_as_it_was(tmp_path: Path) -> None:
    assert keeping.as_text(ENTRIES) == TEXT
    keeping.save(tmp_path, ENTRIES, ENTRIES)
    assert record.read(tmp_path, "roadmap") == (Record(ENTRIES), "")


def test_nothing_known_is_json_too() -> None:
    assert json.loads(keeping.as_text({})) == {"version": 1, "links": {}}


def test_what_the_roadmap_no_longer_has_goes(tmp_path: Path) -> None:
    keeping.save(tmp_path, ENTRIES, ["https://a.test/"])
    assert record.read(tmp_path, "roadmap")[0].entries.keys() == {"https://a.test/"}


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping.save(tmp_path, ENTRIES, ENTRIES)

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        keeping.save(tmp_path, {}, [])
    assert [file.name for file in tmp_path.iterdir()] == ["links.json"]
    assert (tmp_path / "links.json").read_text("utf-8") == TEXT


def test_a_file_that_stays_the_same_is_not_touched(tmp_path: Path) -> None:
    keeping.save(tmp_path, ENTRIES, ENTRIES)
    before = (tmp_path / "links.json").stat().st_ino
    keeping.save(tmp_path, ENTRIES, ENTRIES)
    assert (tmp_path / "links.json").stat().st_ino == before


@pytest.mark.parametrize(("days", "asked"), [(0, {URL}), (1, {URL}), (2, set()), (-1, set())])
def test_a_run_is_gone_on_with_while_it_is_fresh(
    tmp_path: Path, days: int, asked: set[str]
) -> None:
    keeping.remember(tmp_path, keeping.Run(START, {URL}))
    assert keeping.resume(tmp_path, START + timedelta(days=days)).asked == asked
    keeping.finish(tmp_path)
    assert keeping.resume(tmp_path, START).asked == set()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"day": 1, "asked": []}', '{"day": "2026-11-02"}']
)
def test_a_broken_run_begins_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / keeping.RUN_FILE).write_text(text)
    assert keeping.resume(tmp_path, START) == keeping.Run(START)


@pytest.mark.parametrize(
    ("to", "what"),
    [
        ("https://a.test/", "the front page"),
        ("https://b.test", "the front page"),
        ("https://a.test/zh-cn/", "the front page"),
        ("https://a.test/index.html", "the front page"),
        ("https://a.test/login?next=/page", "a login page"),
        ("https://a.test/users/sign_in", "a login page"),
        ("https://accounts.a.test/start", "a login page"),
        ("https://a.test/404.html", "an error page"),
        ("https://a.test/page-not-found", "an error page"),
        ("https://a.test/ok", ""),
        ("https://a.test/new/page", ""),
        ("https://a.test/?page=3", ""),
        ("https://a.test/author/page", ""),
        ("https://a.test/catalogin", ""),
    ],
)
def test_pages_that_stand_for_one_that_is_gone(to: str, what: str) -> None:
    assert nowhere(URL, to) == what


def test_a_front_page_may_move_to_a_front_page() -> None:
    assert nowhere("https://a.test/", "https://www.a.test/en/") == ""
