"""The scripts of the portal keep out of each other's way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from roadmap_site import browser

SCRIPTS = Path(browser.__file__).parent / "scripts"


def test_no_two_modules_have_one_name() -> None:
    """A module is called by its name alone, whatever folder it lies in."""
    names = Counter(file.name for file in SCRIPTS.rglob("*.js"))
    assert [name for name, count in names.items() if count > 1] == []
