"""A server that has built a hundred times serves what one that has never built before would."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from builds import copy_case, environment, snapshot
from random_author import RandomAuthor
from torture import trials

DRIVER = Path(__file__).parent.parent / "driven_server.py"
SEED = 17
STEPS = trials(9, 400)
WARM = 100
"""After how many steps a server has met everything, and is to hold no more from then on."""
_UNTOLD = re.compile(r"INFO .*(?:Building|Cleaning|built|Serving|Watching)|Aborted")
"""What is not the same when the same is built again, or is said by one of the two alone."""


class Driven:
    """A process that builds when it is told to; see `driven_server.py`."""

    def __init__(self, kind: str, project: Path, **more: str) -> None:
        self._log = project.parent / f"{kind}.log"
        self._read = 0
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(DRIVER), kind], cwd=project, text=True, encoding="utf-8",
                env=environment(more), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
            )  # fmt: skip

    def order(self, line: str = "") -> None:
        """Ask for a build, which may go on while something else is done."""
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def answer(self) -> str:
        """Wait for what came of it."""
        assert self.process.stdout
        answer = self.process.stdout.readline().strip()
        assert answer, f"it ended:\n{self._log.read_text('utf-8')}"
        return answer

    def messages(self) -> list[str]:
        """Give what it has warned of since it was last asked."""
        text = self._log.read_bytes()[self._read :].decode()
        self._read += len(text.encode())
        assert "Traceback" not in text, text
        return [line for line in text.splitlines() if not _UNTOLD.match(line)]

    @property
    def memory(self) -> int:
        """Give how much it holds, in pages of the machine."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text("utf-8").split()[1])

    def stop(self) -> None:
        self.process.communicate()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_case("garden", tmp_path / "garden")


@pytest.fixture
def servers(project: Path) -> Iterator[tuple[Driven, Driven]]:
    with ExitStack() as stack:
        both = Driven("last", project), Driven("fresh", project)
        for each in both:
            stack.callback(each.stop)
        yield both


@pytest.mark.torture
def test_a_server_that_lives_on_serves_what_a_new_one_does(
    project: Path, servers: tuple[Driven, Driven], tmp_path: Path
) -> None:
    last, fresh = servers
    author = RandomAuthor(project, SEED)
    root = Path(last.answer())
    last.messages()
    good, told = _served(root), ["at first"]
    for step in range(STEPS):
        if told[-1] == "failed" and author.dice.random() < 0.7:
            told = [author.mend()]
        else:
            told = [author.change() for _ in range(author.dice.choice([1, 1, 2, 3]))]
        out = tmp_path / f"fresh-{step}"
        last.order()
        fresh.order(str(out))
        is_good = fresh.answer() == str(out)
        last.answer()
        history = f"step {step}: {told}"
        warned = last.messages(), fresh.messages()
        if is_good:
            assert warned[0] == warned[1], history
            good = _served(out)
            author.remember()
        else:
            # The same in other words where mkdocs.yml cannot be read.
            assert any("ERROR" in line for line in warned[0]), f"{history}: {warned}"
            told.append("failed")
        _assert_same(_served(root), good, history)
        shutil.rmtree(out, ignore_errors=True)


@pytest.mark.torture
def test_a_server_holds_no_more_after_hundreds_of_changes(project: Path, tmp_path: Path) -> None:
    # Nothing was learnt before, so that whatever is loaded for new words is there from the start.
    server = Driven("last", project, XDG_CACHE_HOME=str(tmp_path / "cache"))
    try:
        server.answer()
        author = RandomAuthor(project, SEED)
        for step in range(trials(3, 400)):
            author.mend()  # The project itself is to grow no larger.
            told = [author.change(), author.change()]
            server.order()
            server.answer()
            server.messages()
            if step <= WARM:
                held = server.memory
        assert server.memory < held * 1.1, f"{held} to {server.memory} pages; {told}"
    finally:
        server.stop()


def _served(site: Path) -> dict[str, bytes]:
    """Read a site; an archive has the time in its head."""
    return {
        name: gzip.decompress(content) if name.endswith(".gz") else content
        for name, content in snapshot(site).items()
    }


def _assert_same(now: dict[str, bytes], wanted: dict[str, bytes], history: str) -> None:
    assert now.keys() == wanted.keys(), history
    differ = [name for name, content in wanted.items() if now[name] != content]
    for name in differ[:1]:
        both = zip(now[name].splitlines(), wanted[name].splitlines(), strict=False)
        lines = [(a[:300], b[:300]) for a, b in both if a != b][:3]
        pytest.fail(f"{history}: {differ} differ; {name}: {lines}", pytrace=False)
