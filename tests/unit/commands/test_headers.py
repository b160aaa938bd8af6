"""The `roadmap-site headers` command: the headers of a built site, for a server of one's own."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from roadmap_site.browser import hosting
from roadmap_site.commands import main

HEADERS = hosting.Headers("default-src 'none'", ("", "en/"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["headers", *arguments])


def test_what_the_build_wrote_is_said_in_the_words_of_a_server(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text(hosting.netlify(HEADERS), "utf-8")
    for server, write in hosting.SERVERS.items():
        assert run(server, str(tmp_path)).stdout == write(HEADERS)


def test_a_folder_without_a_site_is_told(tmp_path: Path) -> None:
    result = run("nginx", str(tmp_path))
    assert result.exit_code == 1
    assert f"{tmp_path}/_headers" in result.stderr
    assert "is not there; build the site first, or name its folder" in result.stderr


def test_headers_of_another_hand_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text("/*\n  X-Own: 1\n", "utf-8")
    result = run("nginx", str(tmp_path))
    assert result.exit_code == 1
    assert "not as the build writes it" in result.stderr
