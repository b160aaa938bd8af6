"""Finding a Chromium."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from browser import chromium


def test_the_environment_names_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium.find() == Path(sys.executable)


def test_a_wrong_name_is_an_error_and_no_other_browser_is_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROMIUM", "no-such-browser")
    assert chromium.main() == 1
    assert "CHROMIUM is no-such-browser" in capsys.readouterr().err


def test_one_on_the_path_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "google-chrome-stable"
    program.touch(mode=0o755)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.find() == program


def test_a_shell_is_taken_before_a_whole_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shell, whole = tmp_path / "chromium-headless-shell", tmp_path / "chromium"
    for program in (shell, whole):
        program.touch(mode=0o755)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (chromium.find(), chromium.find(whole=True)) == (shell, whole)


@pytest.mark.parametrize("name", ["headless_shell", "chrome-headless-shell.exe"])
def test_the_shell_of_playwright_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    shell = tmp_path / "chromium_headless_shell-7" / "linux" / name
    shell.parent.mkdir(parents=True)
    shell.touch(mode=0o755)
    whole = tmp_path / "chromium-7" / "linux" / "chrome"
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "_playwrights_path", lambda: whole)
    assert (chromium.find(), chromium.find(whole=True)) == (shell, shell)


@pytest.mark.parametrize("program", ["chromium-headless-shell", "chromium"])
def test_a_missing_one_is_installed(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    program: str,
) -> None:
    # A stand-in for apt-get, which knows one package: what it installs is a program that does
    # nothing.
    apt = tmp_path / "apt-get"
    apt.write_text(
        '#!/bin/sh\nfor last; do :; done\ncase "$*" in *update) exit ;; esac\n'
        f"[ $last = {program} ] && ln -s /bin/true {tmp_path}/$last\n"
    )
    apt.chmod(0o755)
    (tmp_path / "env").symlink_to("/usr/bin/env")
    (tmp_path / "ln").symlink_to("/bin/ln")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(chromium, "_playwrights_path", lambda: tmp_path / "none")
    monkeypatch.setattr(chromium, "_install_with_playwright", lambda: None)
    assert chromium.main() == 0
    output = capfd.readouterr()
    assert output.out == f"{tmp_path}/{program}\n"
    assert "apt-get -qq update" in output.err


def test_a_failed_installation_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, "find_or_install", lambda: None)
    assert chromium.main() == 1
    output = capsys.readouterr()
    assert output.err.count("\n") == 1
    assert not output.out
