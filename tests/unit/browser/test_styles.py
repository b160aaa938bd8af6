"""The style sheets of the portal's components keep out of each other's way."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from roadmap_site import browser

STYLES = Path(browser.__file__).parent / "styles"
ALONE = re.compile(r"(?:^|[},])\s*(\.rm-[a-z]+(?:-[a-z]+)*)\s*(?=[{,])", re.MULTILINE)
"""A class of the portal that is all of a selector."""


def test_no_two_components_have_one_class() -> None:
    files = defaultdict(set)
    for sheet in STYLES.glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        # Type is set for many at once; print and preferences may change any component.
        for name in ALONE.findall(re.sub(r"@media[^{]*\{", "", text)):
            files[name].add(sheet.stem)
    shared = {name: found - {"type", "print", "preferences"} for name, found in files.items()}
    assert {name: found for name, found in shared.items() if len(found) > 1} == {}
