"""The text of a page that an exported project takes along."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from roadmap_site.engine.export import recording

HEAD = "---\ntitle: A\n---\n\n"


@pytest.mark.parametrize(
    ("text", "made", "said"),
    [
        (f"{HEAD}# A\n\n{{{{ 1 + 1 }}}}\n", "# A\n\n2\n", f"{HEAD}# A\n\n2\n"),
        ("# A\n", "# A\n\nHooked\n", "# A\n\nHooked\n"),
        (f"{HEAD}# A\n", "# A\n", f"{HEAD}# A\n"),
        (f"{HEAD}<!-- material/tags -->\n", "<hr>\n", f"{HEAD}<!-- material/tags -->\n"),
        ("# A\n", None, "# A\n"),
        ("", "Hooked", ""),
    ],
)
def test_a_text_is_what_other_plugins_made_of_it(text: str, made: str | None, said: str) -> None:
    page: Any = SimpleNamespace(markdown=made)
    assert recording._said(page, text) == said
