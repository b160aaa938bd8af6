"""Whatever stands in the files: problems or a site, never anything else."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builds import CASES
from properties import limits
from roadmap_site import site
from roadmap_site.reading import RoadmapError

GARDEN = CASES / "garden"
FILES = sorted(path.relative_to(GARDEN) for path in (GARDEN / "roadmap").rglob("*.yml"))
PIECES = (b"", b"\n", b": ", b"- ", b"[", b"&a *a", b"\t", b"\xe4")
WORDS = sorted(
    {
        *("id", "title", "summary", "sections", "topics", "needs", "languages", "zh", "en", "text"),
        *("points", "outcomes", "resources", "url", "type", "hours", "aliases", "origin", "start"),
        *("paths", "takes", "shelves", "closing", "steps", "questions", "rules", "provenance"),
    }
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.sampled_from(WORDS)
    | st.text(max_size=20)
    | st.binary(max_size=4)
)
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(WORDS) | SCALARS, inner, max_size=6)
    ),
    max_leaves=25,
)


def answer(folder: Path) -> None:
    """Ask for the site: it is made, or refused with where and why."""
    said = ""
    try:
        site.build(folder / "roadmap", "roadmap")
    except RoadmapError as error:
        said = str(error)
    assert all(line.startswith("roadmap") for line in said.splitlines()), said


@pytest.mark.torture
@limits(25, 3000)
@given(head=TREES, stage=TREES)
def test_any_tree(head: object, stage: object) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "roadmap" / "stages").mkdir(parents=True)
        for file, tree in (("roadmap.yml", head), ("stages/01-start.yml", stage)):
            try:
                text = yaml.safe_dump(tree, allow_unicode=True)
                (folder / "roadmap" / file).write_text(text, encoding="utf-8")
            except UnicodeEncodeError:  # a lone surrogate cannot stand in a file
                return
        answer(folder)


@pytest.mark.torture
@limits(25, 3000)
@given(seed=st.integers(0, 2**32), file=st.sampled_from(FILES), changes=st.integers(1, 8))
def test_any_change_of_a_good_file(seed: int, file: Path, changes: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "garden"
        shutil.copytree(GARDEN / "roadmap", folder / "roadmap")
        content = bytearray((folder / file).read_bytes())
        dice = random.Random(seed)
        for _ in range(changes):
            _change(content, dice)
        (folder / file).write_bytes(content)
        answer(folder)


def _change(content: bytearray, dice: random.Random) -> None:
    """Cut out, double or overwrite a piece."""
    start = dice.randrange(len(content) + 1)
    end = min(len(content), start + dice.choice((1, 2, 10, 80)))
    piece = bytes(content[start:end])
    content[start:end] = dice.choice((*PIECES, piece * 2, dice.randbytes(2)))
