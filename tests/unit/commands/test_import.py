"""The command `import`: what it writes, says and refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builds import snapshot
from roadmap_site.commands import main

LIST = """\
# Knots

How to tie them.

## Bends

- [Sheet bend](https://example.org/bend)
- [x](y.md)
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.md").write_text(LIST, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_a_list_becomes_a_roadmap_that_check_accepts() -> None:
    result = run("import", "list.md")
    assert result.exit_code == 0
    assert result.stdout == "list.md:8: not placed: link: x <y.md>\n"
    assert result.stderr.splitlines() == [
        "roadmap: 1 stage, 1 section, 2 topics, 1 resource in en; 1 not placed",
        "next: roadmap-site check roadmap",
    ]
    assert set(snapshot(Path("roadmap"))) == {"roadmap.yml", "stages/01-bends.yml"}
    assert run("check").exit_code == 0


def test_the_options_are_used() -> None:
    options = ("--title", "Knoten", "--language", "de", "--hours-a-week", "3", "--into", "a/b")
    assert run("import", "list.md", *options).exit_code == 0
    head = Path("a/b/roadmap.yml").read_text(encoding="utf-8")
    assert head.startswith("title: Knoten\n")
    assert "languages: [de]" in head


def test_what_is_there_stays_as_it_is() -> None:
    run("import", "list.md")
    before = snapshot(Path())
    again = run("import", "list.md")
    assert again.exit_code == 1
    assert again.stderr.startswith("Error: roadmap is not empty; nothing was written.")
    assert snapshot(Path()) == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("missing.md",), 2, "'missing.md' does not exist"),
        (("list.md", "--language", "english"), 2, '"english" is not a language tag'),
        (("list.md", "--hours-a-week", "0"), 2, "0 is not in the range"),
        (("picture.md",), 1, "Error: picture.md is not UTF-8"),
    ],
)
def test_what_cannot_be_imported_is_refused_in_one_line(
    arguments: tuple[str, ...], code: int, said: str
) -> None:
    Path("picture.md").write_bytes(b"\x89PNG")
    result = run("import", *arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert not Path("roadmap").exists()


def test_a_readme_without_a_title_is_called_after_its_folder() -> None:
    Path("my-garden_list").mkdir()
    Path("my-garden_list/README.md").write_text("- Weeds\n", encoding="utf-8")
    run("import", "my-garden_list/README.md")
    assert (
        Path("roadmap/roadmap.yml").read_text(encoding="utf-8").startswith("title: My garden list")
    )


def test_a_line_that_could_command_a_terminal_is_told_as_text() -> None:
    Path("list.md").write_text("# T\n\n- [a\x1b[31mb](c.md)\n", encoding="utf-8")
    result = run("import", "list.md")
    assert "\x1b" not in result.output
