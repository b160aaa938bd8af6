"""Finds a Chromium for the browser tests, or installs one: `python tests/browser/chromium.py`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHINESE_FONT = "fonts-noto-cjk"
NOT_FOUND = (
    "error: there is no Chromium and none could be installed; install it, "
    "or name one: CHROMIUM=/path/to/chromium make test"
)


class NoChromiumError(Exception):
    """CHROMIUM names something that cannot be run."""


def find() -> Path | None:
    """Return a Chromium that is already on this machine."""
    return _named() or _on_path() or _playwrights_own()


def find_or_install() -> Path | None:
    """Return a Chromium, installing one where there is none; also a font for Chinese."""
    found = find()
    if found is None:
        _install_with_apt("chromium", CHINESE_FONT)
        found = find()
    elif not _has_chinese_font():
        # Without one the tests still pass, but a screenshot shows boxes.
        _install_with_apt(CHINESE_FONT)
    if found is None:
        _install_with_playwright()
        found = find()
    return found


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


def _on_path() -> Path | None:
    programs = (shutil.which(command) for command in COMMANDS)
    return next((Path(program) for program in programs if program), None)


def _playwrights_own() -> Path | None:
    # In a process of its own: Playwright may be missing, and refuses to start in an event loop.
    script = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    path = Path(answer.stdout.strip())
    return path if answer.returncode == 0 and path.is_file() else None


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
    _run([*apt, "install", "-y", "--no-install-recommends", *packages])


def _install_with_playwright() -> None:
    install = [sys.executable, "-m", "playwright", "install"]
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
