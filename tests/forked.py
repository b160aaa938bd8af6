"""Runs MkDocs and our own program in copies of one process that has read their modules already.

Reading them takes as long as a small build, and tests make a hundred builds. A copy has done
nothing else: it is in the folder, has the environment and says what it says as a command of its
own. `python tests/forked.py` is that process; it takes one order a line.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NoReturn

PROGRAMS = {"mkdocs", "roadmap_site"}
"""What can be run, by the names that `python -m` knows them by."""
SETTINGS = {"SITE_URL", "REPO_URL", "PYTHONPATH", "http_proxy", "https_proxy"}
"""What a copy can be told otherwise than the process was, since it is read when it is needed; a
folder of PYTHONPATH may hold nothing but `sitecustomize.py`, and what that needs."""
CUSTOM = "sitecustomize"
MODULES = (
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "roadmap_site.engine",
    "roadmap_site.commands",
    "material",
    "mermaid2.plugin",
    "jieba",
)


def run(
    arguments: list[str], cwd: Path, environment: dict[str, str], seconds: int
) -> tuple[int, str]:
    """Run a program with arguments to its end; return its exit code and what it printed."""
    server = _server()
    assert server.stdin
    assert server.stdout
    order = [arguments, str(cwd), environment, seconds]
    server.stdin.write(json.dumps(order) + "\n")
    server.stdin.flush()
    code, said = json.loads(server.stdout.readline())
    return code, said


def can(command: list[str], changes: Mapping[str, str]) -> bool:
    """Tell whether a copy does the same as a command of its own."""
    if not hasattr(os, "fork") or command[:2] != [sys.executable, "-m"]:
        return False
    custom = "PYTHONPATH" not in changes or _is_custom(changes["PYTHONPATH"])
    return custom and command[2] in PROGRAMS and changes.keys() <= SETTINGS


def _is_custom(folders: str) -> bool:
    return Path(folders.split(os.pathsep)[0], f"{CUSTOM}.py").is_file()


@cache
def _server() -> subprocess.Popen[str]:
    """Start the process, once in each worker; it ends with the worker, who holds its input."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, __file__]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, stdin=pipe, stdout=pipe, env=environment, text=True, encoding="utf-8"
    )


def serve() -> None:
    """Take orders until nobody gives any."""
    for name in MODULES:
        __import__(name)
    gc.freeze()  # Copies share what they do not look through for garbage.
    for line in sys.stdin:
        print(json.dumps(_obey(*json.loads(line))), flush=True)


def _obey(
    arguments: list[str], cwd: str, environment: dict[str, str], seconds: int
) -> tuple[int, str]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _become(arguments, cwd, environment, seconds, writing)
    os.close(writing)
    with open(reading, encoding="utf-8") as stream:  # noqa: PTH123 (a pipe has no path)
        said = stream.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said


def _become(
    arguments: list[str], cwd: str, environment: dict[str, str], seconds: int, writing: int
) -> NoReturn:
    signal.alarm(seconds)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    silent = os.open(os.devnull, os.O_RDONLY)
    for ours, theirs in ((silent, 0), (writing, 1), (writing, 2)):
        os.dup2(ours, theirs)
    os.close(writing)
    sys.argv = arguments
    sys.path[0] = cwd
    folders = environment.get("PYTHONPATH", "")
    if folders and _is_custom(folders):
        sys.path[1:1] = folders.split(os.pathsep)
        sys.modules.pop(CUSTOM, None)
        __import__(CUSTOM)
    # It ends by an exception, up through all that called it, as a command of its own ends.
    if arguments[0] == "mkdocs":
        from mkdocs.__main__ import cli

        cli()
    else:
        from roadmap_site.commands import main

        main(prog_name="roadmap-site")
    sys.exit()


if __name__ == "__main__":
    serve()
