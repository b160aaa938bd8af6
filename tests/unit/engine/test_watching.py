"""Few files are looked at often, many files less often."""

from __future__ import annotations

import pytest

from roadmap_site.engine import watching


@pytest.mark.parametrize(("files", "seconds"), [(0, 0.1), (80, 0.1), (1000, 0.2), (90_000, 0.5)])
def test_the_more_files_the_longer_the_pause(files: int, seconds: float) -> None:
    assert watching.pause(files) == pytest.approx(seconds)
