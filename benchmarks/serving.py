"""How long an author waits: from saving a line of a stage to the page that shows it.

The page is asked for as a browser asks that shows it: it waits for the word of the server, and
loads the page anew.
"""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from measuring import FailedError, Taken

PATIENCE = 600
"""After how many seconds a server is given up."""
_EPOCH = re.compile(rb"livereload\((\d+), (\d+)\)")
_TITLE = re.compile(r"^title:\n  zh: (?P<title>.*)$|^title: \{zh: (?P<short>[^,}]*)", re.MULTILINE)
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")


def measure(project: Path, runs: int) -> Taken:
    """Serve a project, and change the title of its first stage some times and once before."""
    file = min((project / "roadmap" / "stages").iterdir())
    stage, port = file.stem.partition("-")[2], _free_port()
    page = f"http://127.0.0.1:{port}/stages/{stage}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    server = subprocess.Popen(command, cwd=project, env=environment)
    try:
        shown = _first(server, page)
        taken = []
        for number in range(runs + 1):
            before, start = _processor(server.pid), time.perf_counter()
            _retitle(file, f"Run{number}End")
            shown = _reloaded(page, shown, f"Run{number}End")
            seconds = time.perf_counter() - start
            taken.append(Taken(seconds, _processor(server.pid) - before, _memory(server.pid)))
    finally:
        server.terminate()
        server.wait()
    return Taken(
        statistics.median(each.seconds for each in taken[1:]),
        statistics.median(each.processor for each in taken[1:]),
        max(each.memory for each in taken),
    )


def _retitle(file: Path, title: str) -> None:
    text = file.read_text("utf-8")
    found = _TITLE.search(text)
    if not found:
        raise FailedError(f"{file} has no title in Chinese")
    start, end = found.span("title" if found["title"] else "short")
    file.write_text(f"{text[:start]}{title}{text[end:]}", "utf-8")


def _first(server: subprocess.Popen[bytes], page: str) -> bytes:
    """Wait for the first build."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            return _load(page)
        except OSError:
            time.sleep(0.1)
    raise FailedError("mkdocs serve does not begin")


def _reloaded(page: str, shown: bytes, text: str) -> bytes:
    """Wait as the script in the page does, and load the page that has a text."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        epoch, number = _EPOCH.findall(shown)[-1]
        root = page.partition("/stages/")[0]
        _load(f"{root}/livereload/{epoch.decode()}/{number.decode()}")
        shown = _load(page)
        if text.encode() in shown:
            return shown
    raise FailedError("a change does not come")


def _load(address: str) -> bytes:
    with urlopen(address, timeout=PATIENCE) as answer:
        return bytes(answer.read())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _processor(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0
