"""A command that is killed leaves every file as it was or as it is to be, whatever the moment.

Python tells its audit hooks before it opens a file to write, renames, links or removes one. A copy
of the process ends there at once, like one that is killed: nothing is cleaned up behind it. What is
read in between changes nothing on the disk, so its moments would show the same again.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner

from authoring_roadmaps import write
from builds import snapshot
from killing import is_change
from roadmap_site.commands import main

MOMENTS = frozenset({"os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod"})
KILLED = 9
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


def killed(folder: Path, words: tuple[str, ...], moment: int) -> bool:
    """Run a command in a copy of the process that ends at a moment; tell whether it came so far."""
    child = os.fork()
    if child == 0:
        moments = count(1)

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            inside = arguments and str(folder) in str(Path(str(arguments[0])).absolute())
            changes = event in MOMENTS or is_change(event, arguments)
            if changes and inside and next(moments) == moment:
                os._exit(KILLED)

        sys.addaudithook(hook)
        result = CliRunner().invoke(main, list(words))
        os._exit(result.exit_code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, KILLED}
    return code == KILLED


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
    assert not killed(whole, COMMANDS[name], 0)
    after = snapshot(whole)
    assert after != before
    for moment in count(1):
        folder = tmp_path / str(moment)
        begin(folder)
        if not killed(folder, COMMANDS[name], moment):
            break
        for path, text in snapshot(folder).items():
            if path in before.keys() | after.keys():
                assert text in {before.get(path), after.get(path)}, f"{path} at moment {moment}"
            else:  # What was being made stands beside, where nobody takes it for a file of theirs.
                assert any(part.startswith(".") for part in Path(path).parts), path
    assert moment > 2
