"""The `roadmap-site links` command, from the call to the file, against a host of its own."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from link_server import LinkServer
from roadmap_site.authoring.links import checking, keeping
from roadmap_site.authoring.links.hosts import Clock
from roadmap_site.authoring.links.judging import Verdict
from roadmap_site.commands import main
from roadmap_site.model.link_record import Entry
from roadmap_site.reading import link_record as record

DAY = date(2026, 11, 24)
HEAD = "title: Map\nsummary: Route\nlanguages: [en]\n"
STAGE = """\
id: start
title: Start
sections:
  - id: soil
    title: Soil
    topics:
      - id: loam
        title: Loam
        resources:
"""
RECORD = Path("roadmap/links.json")


@pytest.fixture
def server() -> Iterator[LinkServer]:
    with LinkServer() as running:
        yield running


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*urls: str, page: str = "") -> None:
    lines = [f"          - {{title: A, url: '{url}', type: docs, language: en}}\n" for url in urls]
    Path("roadmap/stages").mkdir(parents=True, exist_ok=True)
    Path("roadmap/roadmap.yml").write_text(HEAD, "utf-8")
    Path("roadmap/stages/01-start.yml").write_text(STAGE + "".join(lines), "utf-8")
    if page:
        Path("docs").mkdir(exist_ok=True)
        Path("docs/guide.md").write_text(page, "utf-8")


def run(*arguments: str, day: date = DAY) -> Result:
    private = ["--allow-private", "--pause", "0", "--as-of", day.isoformat()]
    return CliRunner().invoke(main, ["links", *private, *arguments])


def known() -> dict[str, Entry]:
    found, problem = record.read(Path("roadmap"), "roadmap")
    assert problem == ""
    return dict(found.entries)


def test_nothing_is_wrong(server: LinkServer) -> None:
    write(f"{server.url}/ok", f"{server.url}/page#plain", page=f"[a]({server.url}/204)\n")
    result = run()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "3 links: 3 ok\n")
    assert RECORD.read_text("utf-8") == (
        '{"version": 1, "links": {\n'
        f'"{server.url}/204": {{"state": "ok", "answered": "2026-11-24"}},\n'
        f'"{server.url}/ok": {{"state": "ok", "answered": "2026-11-24"}},\n'
        f'"{server.url}/page#plain": {{"state": "ok", "answered": "2026-11-24"}}\n'
        "}}\n"
    )
    assert not Path("roadmap", keeping.RUN_FILE).exists()


def test_what_is_found_is_said_where_it_stands(server: LinkServer) -> None:
    paths = ("/ok", "/moved", "/404", "/403", "/spiral", "/page#missing", "/course")
    write(*(server.url + path for path in paths))
    result = run()
    at = "roadmap/stages/01-start.yml:{}:30: " + server.url
    assert result.stdout.splitlines() == [
        at.format(11) + f"/moved moved to {server.url}/ok; write the new address, by hand or with"
        " --fix (warning)",
        at.format(12) + "/404 is gone (404); give a better address, or take the link out",
        at.format(13) + "/403 is closed to robots (403); look at it in a browser (notice)",
        at.format(14) + "/spiral is asleep (redirects without end); it counts as dead once it has"
        " failed on several days (warning)",
        at.format(15) + "/page#missing answers, but its page has no #missing; name a place that"
        " the page has, or the page alone (warning)",
        at.format(16) + f"/course moved to {server.url}/login; that is a login page, so look where"
        " the page itself is now (warning)",
    ]
    assert result.stderr == (
        "7 links: 1 ok, 2 moved, 1 without their place in the page, 1 closed to robots, 1 asleep,"
        " 1 gone\n"
    )
    assert result.exit_code == 1


def test_nobody_is_dead_before_several_days_have_passed(server: LinkServer) -> None:
    write(f"{server.url}/to-script")
    for day, code in ((1, 0), (1, 0), (2, 0), (3, 0), (8, 1)):
        result = run(day=date(2026, 11, day))
        assert result.exit_code == code, result.output
    assert "/to-script is dead (redirect to no address" in result.stdout
    assert ", on 4 days since 2026-11-01; give a better address" in result.stdout


@pytest.mark.parametrize("style", ["json", "github"])
def test_other_forms(server: LinkServer, style: str) -> None:
    write(f"{server.url}/404", f"{server.url}/403")
    result = run("--format", style)
    assert (result.exit_code, result.stderr) == (1, "")
    first, second = result.stdout.splitlines()
    if style == "json":
        assert json.loads(first) == {
            "path": "roadmap/stages/01-start.yml",
            "line": 10,
            "column": 30,
            "state": "gone",
            "severity": "error",
            "url": f"{server.url}/404",
            "to": "",
            "message": f"{server.url}/404 is gone (404); give a better address, or take the link"
            " out",
        }
    else:
        assert first == (
            "::error file=roadmap/stages/01-start.yml,line=10,col=30::"
            f"{server.url}/404 is gone (404); give a better address, or take the link out"
        )
        assert second.startswith("::notice file=")


def test_the_original_may_be_wrong(server: LinkServer) -> None:
    write(f"{server.url}/ok")
    file = Path("roadmap/stages/01-start.yml")
    former = f"            replaces: [{{title: X, url: '{server.url}/404', reason: Gone}}]\n"
    text = file.read_text("utf-8").replace("          - {", "          - ").replace("}", "")
    file.write_text(text.replace(", ", "\n            ") + former, "utf-8")
    result = run("--fix")
    assert result.exit_code == 0, result.output
    assert "is gone (404); the record of the original stays as it is (notice)" in result.stdout


def test_private_machines_are_not_asked_unless_allowed(server: LinkServer) -> None:
    write(f"{server.url}/ok")
    result = CliRunner().invoke(main, ["links", "--as-of", "2026-11-24"])
    assert "is asleep (private address)" in result.stdout
    assert server.agents == set()


def test_where_no_host_is_heard_nothing_is_noted() -> None:
    write(*(f"http://10.0.0.{n}/" for n in (1, 2, 3)))
    result = CliRunner().invoke(main, ["links"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no host answered at all, so nothing was noted; is there a network?" in result.stderr
    assert not RECORD.exists()


def test_silence_is_noted_once_a_host_was_heard() -> None:
    write("https://a.test/")
    links = frozenset(f"https://{name}.test/" for name in "abcd")
    results = checking.Results(Path("roadmap"), links, {}, DAY, Clock())
    for url in sorted(links):
        assert results.entries == {}
        heard = url == "https://d.test/"
        results.add(url, Verdict("gone", "404") if heard else Verdict("asleep", "no such host"))
    assert {url: entry.state for url, entry in results.entries.items()} == dict.fromkeys(
        links, "asleep"
    ) | {"https://d.test/": "gone"}
    results.finish()
    assert known().keys() == links


def test_a_run_that_was_interrupted_goes_on(
    server: LinkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = [f"{server.url}/{n}-pages" for n in range(6)]
    write(*urls)
    asked: list[str] = []
    pressed: list[bool] = []

    def interrupt(results: checking.Results, url: str, _: object) -> None:
        if len(asked) == 3:
            # As by Ctrl+C: raised right here, it would stay in a task that nobody asks any more.
            if not pressed:
                pressed.append(True)
                signal.raise_signal(signal.SIGINT)
            return
        asked.append(url)
        results.entries[url] = Entry(state="ok", answered=DAY)
        assert results.run
        results.run.asked.add(url)

    # What runs in the background of a shell begins with Ctrl+C switched off.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with monkeypatch.context() as patch:
        patch.setattr(checking.Results, "add", interrupt)
        result = run("--per-host", "1")
    signal.signal(signal.SIGINT, before)
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr == "Stopped; what was found is kept. The next run goes on.\n"
    assert known().keys() == {*asked}

    server.asked.clear()
    assert run().exit_code == 0
    assert sorted(server.asked) == sorted(
        f"HEAD {url.removeprefix(server.url)}" for url in {*urls} - {*asked}
    )
    assert known().keys() == {*urls}


def test_a_run_may_begin_anew(server: LinkServer) -> None:
    write(f"{server.url}/ok")
    keeping.remember(Path("roadmap"), keeping.Run(DAY, {f"{server.url}/ok"}))
    assert "1 not asked" in run().stderr
    keeping.remember(Path("roadmap"), keeping.Run(DAY, {f"{server.url}/ok"}))
    assert "1 ok" in run("--restart").stderr


def test_results_are_written_while_more_come(
    server: LinkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    save = keeping.save

    def saved(directory: Path, entries: dict[str, Entry], links: list[str]) -> None:
        written.append(len(entries))
        save(directory, entries, links)

    monkeypatch.setattr(keeping, "save", saved)
    monkeypatch.setattr(checking, "SAVE_AFTER", 2)
    write(*(f"{server.url}/{n}-pages" for n in range(5)))
    run()
    assert written == [2, 4, 5]


def test_some_links_alone(server: LinkServer) -> None:
    write(f"{server.url}/ok", "https://never-asked.invalid/", page=f"[a]({server.url}/204)\n")
    kept = Entry(state="ok", answered=date(2026, 1, 1))
    keeping.save(Path("roadmap"), {f"{server.url}/204": kept}, [f"{server.url}/204"])
    assert run("--only", "loam").stderr == "1 link: 1 ok\n"
    assert server.asked == ["HEAD /ok"]
    assert known()[f"{server.url}/204"] == kept


def test_new_addresses_are_written(server: LinkServer) -> None:
    write(f"{server.url}/moved", f"{server.url}/course", page=f"[a]({server.url}/permanent)\n")
    before = Path("roadmap/stages/01-start.yml").read_text("utf-8")
    result = run("--fix")
    assert result.exit_code == 0
    after = Path("roadmap/stages/01-start.yml").read_text("utf-8")
    assert after == before.replace("/moved", "/ok")
    assert result.stderr.splitlines()[:-1] == [
        f"docs/guide.md:1:5: left {server.url}/permanent -> {server.url}/ok:"
        " hand-written pages are mended by hand",
        f"roadmap/stages/01-start.yml:10:30: wrote {server.url}/moved -> {server.url}/ok",
        f"roadmap/stages/01-start.yml:11:30: left {server.url}/course -> {server.url}/login:"
        " it leads to a login page",
    ]
    assert known()[f"{server.url}/ok"] == Entry(state="ok", answered=DAY)
    assert f"{server.url}/moved" not in known()
    assert "/moved" not in result.stdout


def test_what_is_known_of_other_links_goes_with_them(server: LinkServer) -> None:
    keep = {f"{server.url}/former": Entry(state="ok", answered=DAY)}
    write(f"{server.url}/ok")
    keeping.save(Path("roadmap"), keep, keep)
    run()
    assert known().keys() == {f"{server.url}/ok"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere"], "Directory 'nowhere' does not exist."),
        (["--format", "xml"], "'xml' is not one of 'text', 'json', 'github'."),
        (["--only", "lowm"], "'lowm' is neither a host that is linked nor an id with links in it"),
        (["--docs", "nowhere"], "Directory 'nowhere' does not exist."),
        (["--concurrency", "0"], "0 is not in the range 1<=x<=200."),
        (["--per-host", "11"], "11 is not in the range 1<=x<=10."),
        (["--pause", "-1"], "-1.0 is not in the range 0<=x<=60."),
        (["--timeout", "0"], "0.0 is not in the range 0.1<=x<=300."),
        (["--as-of", "soon"], "'soon' does not match the format '%Y-%m-%d'."),
    ],
)
def test_the_call_is_wrong(arguments: list[str], sentence: str) -> None:
    write("https://never-asked.invalid/", "https://a.test/")
    result = CliRunner().invoke(main, ["links", *arguments])
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert not RECORD.exists()


def test_a_roadmap_with_faults_is_mended_first(server: LinkServer) -> None:
    write(f"{server.url}/ok")
    Path("roadmap/stages/02-next.yml").write_text("id: next\n", "utf-8")
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert 'roadmap/stages/02-next.yml:1:1: RM005 "title" is missing; add it' in result.stderr
    assert server.asked == []


def test_what_is_known_is_not_overwritten_where_it_cannot_be_read(server: LinkServer) -> None:
    write(f"{server.url}/ok")
    RECORD.write_text("<<<<<<< HEAD\n", "utf-8")
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "roadmap/links.json:1: a merge conflict was left here" in result.stderr
    assert RECORD.read_text("utf-8") == "<<<<<<< HEAD\n"


def test_a_folder_that_cannot_be_written_to(
    server: LinkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(30, "Read-only file system", "roadmap/links.json")

    monkeypatch.setattr(keeping, "write_whole", fail)
    write(f"{server.url}/ok")
    result = run()
    assert result.exit_code == 2
    assert "roadmap/links.json: cannot be written: Read-only file system" in result.stderr
