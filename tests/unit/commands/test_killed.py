"""A command that is killed leaves every file as it was or as it is to be, whatever the moment.

Python tells its audit hooks before it opens a file to write, renames, links or removes one. What
lies on the disk then is what a process leaves that is killed there: nothing is cleaned up behind
it. So one run shows all moments, and one that is killed shows that this is true. What is read in
between changes nothing on the disk, so its moments would show the same again.
"""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from authoring_roadmaps import write
from builds import snapshot
from killing import is_change
from roadmap_site.commands import main

MOMENTS = frozenset({"os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod"})
KILLED = 9
Files = dict[str, bytes]
"""What stands on the disk, by the paths."""
LIST = "# Knots\n\nHow to tie them.\n\n## Bends\n\n- [Sheet bend](https://example.org/bend)\n"
COMMANDS = {
    "rename": ("rename", "bowline", "bowline-knot"),
    "move": ("move", "reef-knot", "--to", "sails"),
    "new stage": ("new", "stage", "air", "--title", "zh=空中|en=In the Air"),
    "new topic": ("new", "topic", "sails", "spinnaker", "--title", "zh=球帆|en=S", "--hours", "3"),
    "new term": (
        *("new", "term", "a-jib", "--name", "zh=前帆|en=jib"),
        *("--meaning", "zh=一块布。|en=A cloth.", "--topic", "jib"),
    ),
    "new language": ("new", "language", "ja"),
    "format": ("format",),
    "schema": ("schema", "schema"),
    "import": ("import", "list.md", "--into", "made"),
}


def run(folder: Path, words: tuple[str, ...], moment: int = 0) -> tuple[int, list[Files]]:
    """Run a command in a copy of the process, which is killed at a moment, if at all.

    Gives its exit code and, where it came to its end, what stood on the disk at each moment.
    """
    told = folder.with_name("moments.pickle")
    child = os.fork()
    if child == 0:
        moments: list[Files] = []

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            if not (event in MOMENTS or is_change(event, arguments)):
                return
            if arguments and str(folder) in str(Path(str(arguments[0])).absolute()):
                moments.append(snapshot(folder))
                if len(moments) == moment:
                    os._exit(KILLED)

        sys.addaudithook(hook)
        result = CliRunner().invoke(main, list(words))
        told.write_bytes(pickle.dumps(moments))
        os._exit(result.exit_code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return code, [] if code == KILLED else pickle.loads(told.read_bytes())


def is_hidden(path: str) -> bool:
    """Tell what nobody takes for a file of theirs."""
    return any(part.startswith(".") for part in Path(path).parts)


def seen(files: Files) -> Files:
    return {path: text for path, text in files.items() if not is_hidden(path)}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a copy of the process is needed")
@pytest.mark.parametrize("name", COMMANDS)
def test_no_moment_leaves_half_a_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(folder: Path) -> dict[str, bytes]:
        folder.mkdir()
        monkeypatch.chdir(folder)
        write(folder)
        Path("list.md").write_text(LIST, encoding="utf-8")
        return snapshot(folder)

    whole = tmp_path / "whole"
    before = begin(whole)
    assert CliRunner().invoke(main, COMMANDS[name]).exit_code == 0
    after = snapshot(whole)
    assert after != before

    # Its copies need not read all modules anew, now that this process has.
    ended = tmp_path / "ended"
    begin(ended)
    code, moments = run(ended, COMMANDS[name])
    assert code == 0
    assert snapshot(ended) == after
    assert len(moments) > 1
    for moment, files in enumerate(moments, 1):
        for path, text in files.items():
            if path in before.keys() | after.keys():
                assert text in {before.get(path), after.get(path)}, f"{path} at moment {moment}"
            else:  # What was being made stands beside.
                assert is_hidden(path), f"{path} at moment {moment}"

    killed, middle = tmp_path / "killed", len(moments) // 2 + 1
    begin(killed)
    assert run(killed, COMMANDS[name], middle) == (KILLED, [])
    assert seen(snapshot(killed)) == seen(moments[middle - 1])
