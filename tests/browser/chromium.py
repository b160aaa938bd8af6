"""Finds a Chromium for the browser tests, or installs one: `python tests/browser/chromium.py`.

A headless shell is Chromium without the window that nobody sees in a test: the same engine, for two
thirds of the time. So it comes first, and a whole Chromium does where none can be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SHELLS = ("chromium-headless-shell", "chrome-headless-shell", "headless_shell")
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FONT = "fonts-noto-cjk"
NOT_FOUND = (
    "error: there is no Chromium and none could be installed; install it, "
    "or name one: CHROMIUM=/path/to/chromium make test"
)


class NoChromiumError(Exception):
    """CHROMIUM names something that cannot be run."""


def find(*, whole: bool = False) -> Path | None:
    """Return a Chromium that is already on this machine: a light one before a whole one.

    Those who measure what readers wait for ask for a `whole` one first, which readers have.
    """
    ways = (_find_whole, _find_shell) if whole else (_find_shell, _find_whole)
    return ways[0]() or ways[1]()


def find_or_install() -> Path | None:
    """Return a Chromium, installing one where no light one is; also a font for Chinese."""
    shells = [] if _find_shell() else [SHELLS[0]]
    # Without the font the tests still pass, but a screenshot shows boxes.
    fonts = [] if _has_chinese_font() else [FONT]
    if shells or fonts:
        _install_with_apt(*shells, *fonts)
    if _find_shell() is None:
        _install_with_playwright()
    if find() is None:
        _install_with_apt(COMMANDS[0])
    return find()


def main() -> int:
    """Print the path of a Chromium, which is installed where it is missing."""
    try:
        found = find_or_install()
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 1
    print(found or NOT_FOUND, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


def _named() -> Path | None:
    name = os.environ.get("CHROMIUM")
    if not name:
        return None
    program = shutil.which(name)
    if program is None:
        # Quietly driving another browser than the one asked for would mislead.
        raise NoChromiumError(f"error: CHROMIUM is {name}, which is no program that can be run")
    return Path(program)


def _find_shell() -> Path | None:
    return _named() or _on_path(SHELLS) or _playwrights_shell()


def _find_whole() -> Path | None:
    return _named() or _on_path(COMMANDS) or _playwrights_own()


def _on_path(commands: Sequence[str]) -> Path | None:
    programs = (shutil.which(command) for command in commands)
    return next((Path(program) for program in programs if program), None)


def _playwrights_shell() -> Path | None:
    """Return the shell that Playwright keeps beside where its whole Chromium would be."""
    whole = _playwrights_path()
    # .../chromium-1255/chrome-linux64/chrome
    folder = next((part for part in whole.parents if part.name.startswith("chromium-")), None)
    if folder is None:
        return None
    kept = folder.with_name(folder.name.replace("chromium-", "chromium_headless_shell-"))
    names = {*SHELLS, *(f"{name}.exe" for name in SHELLS)}
    return next((path for path in kept.glob("*/*") if path.name in names), None)


def _playwrights_own() -> Path | None:
    whole = _playwrights_path()
    return whole if whole.is_file() else None


def _playwrights_path() -> Path:
    # In a process of its own: Playwright may be missing, and refuses to start in an event loop.
    script = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    return Path(answer.stdout.strip() if answer.returncode == 0 else "")


def _has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return any(Path("/usr/share/fonts").rglob("*CJK*"))
    answer = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True)
    return bool(answer.stdout.strip())


def _install_with_apt(*packages: str) -> None:
    prefix = _root_prefix()
    if shutil.which("apt-get") is None or prefix is None:
        return
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # An outdated list names packages that are no longer to be had; one that cannot be renewed
    # may still do.
    _run([*apt, "update"])
    for package in packages:  # One that is not to be had keeps no other away.
        _run([*apt, "install", "-y", "--no-install-recommends", package])


def _install_with_playwright() -> None:
    install = [sys.executable, "-m", "playwright", "install", "--only-shell"]
    if _root_prefix() is None or not _run([*install, "--with-deps", "chromium"]):
        _run([*install, "chromium"])


def _root_prefix() -> list[str] | None:
    """Return what a command that needs root starts with; None if that would ask for a password."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def _run(command: Sequence[str]) -> bool:
    """Run a command, with all that it says on stderr: stdout is for the path alone."""
    print("+", *command, file=sys.stderr, flush=True)
    try:
        return subprocess.run(command, stdout=sys.stderr, timeout=600).returncode == 0
    except subprocess.TimeoutExpired:
        return False


if __name__ == "__main__":
    sys.exit(main())
