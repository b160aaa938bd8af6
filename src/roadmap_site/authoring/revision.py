"""A roadmap as git has it: its files at a revision, in a folder that goes again.

Asks git for nothing but names and contents, so that no hook, filter or attribute of a repository
has a say.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as File
from pathlib import PurePosixPath
from typing import NamedTuple

from roadmap_site.model import shown
from roadmap_site.reading import GLOSSARY_FILE, ROADMAP_FILE, STAGES_DIR
from roadmap_site.reading.raw import MAX_BYTES

_SHALLOW = (
    "the repository is shallow and lacks what came before; run `git fetch --unshallow`, or in CI "
    "check out with fetch-depth: 0"
)
_FILE = "100"
"""How the mode of a plain file begins; links and other repositories are not read."""


class RevisionError(Exception):
    """There is no such revision to compare with; the message says why, in one line."""


class _Blob(NamedTuple):
    """A file as git keeps it."""

    name: str
    sha: str


@contextmanager
def earlier(directory: File, revision: str) -> Iterator[File]:
    """Give a folder with the roadmap of `directory` as it was at a revision.

    Where the present branch has left the revision's, it is the roadmap as it was at that fork: what
    others did since is not this branch's doing. The folder is empty where there was no roadmap.
    Raises RevisionError.
    """
    commit = _fork(directory, _commit(directory, revision))
    with tempfile.TemporaryDirectory(prefix="roadmap-since-") as folder:
        for name, content in _contents(directory, list(_blobs(directory, commit))):
            file = File(folder, name)
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
        yield File(folder)


def _commit(directory: File, revision: str) -> str:
    _git(directory, "rev-parse", "--git-dir")  # Says why where there is no repository at all.
    wanted = f"{revision}^{{commit}}"
    found = _ask(directory, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    if found.returncode:
        why = _SHALLOW if _is_shallow(directory) else "name a branch, a tag or a commit"
        raise RevisionError(f'git knows no revision "{shown(revision)}"; {why}')
    return found.stdout.decode().strip()


def _fork(directory: File, commit: str) -> str:
    found = _ask(directory, "merge-base", commit, "HEAD")
    if fork := found.stdout.decode().strip():
        return fork.splitlines()[0]
    if _is_shallow(directory):
        raise RevisionError(_SHALLOW)
    return commit  # The two have no history in common.


def _is_shallow(directory: File) -> bool:
    return b"true" in _ask(directory, "rev-parse", "--is-shallow-repository").stdout


def _blobs(directory: File, commit: str) -> Iterator[_Blob]:
    """List the files of the roadmap that are worth reading."""
    prefix = _git(directory, "rev-parse", "--show-prefix").decode().rstrip("\n")
    tree = f"{commit}:{prefix.rstrip('/')}"
    if _ask(directory, "cat-file", "-e", tree).returncode:
        return
    listing = _git(directory, "ls-tree", "-r", "-z", "--long", "--full-tree", tree)
    for entry in listing.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        about, name = entry.split("\t", 1)
        mode, _, sha, size = about.split()
        if mode.startswith(_FILE) and int(size) <= MAX_BYTES and _belongs(name):
            yield _Blob(name, sha)


def _contents(directory: File, blobs: list[_Blob]) -> Iterator[tuple[str, bytes]]:
    """Read all files at once: a process for each would take seconds for a large roadmap."""
    wanted = "".join(f"{blob.sha}\n" for blob in blobs).encode()
    answer, at = _git(directory, "cat-file", "--batch", given=wanted), 0
    for blob in blobs:
        # git answers with a line that ends in the size, then the content and a line break.
        head, begin = answer[at : answer.index(b"\n", at)], answer.index(b"\n", at) + 1
        if head.endswith(b"missing"):
            raise RevisionError(f"git lacks {shown(blob.name)} as it was; fetch the whole history")
        at = begin + int(head.split()[-1]) + 1
        yield blob.name, answer[begin : at - 1]


def _belongs(name: str) -> bool:
    """Tell whether the loader reads a file; no other name comes near the disk."""
    path = PurePosixPath(name)
    in_stages = path.parts[:-1] == (STAGES_DIR,) and path.suffix.lower() in {".yml", ".yaml"}
    return name in {ROADMAP_FILE, GLOSSARY_FILE} or (in_stages and ".." not in path.parts)


def _git(directory: File, *arguments: str, given: bytes = b"") -> bytes:
    """Run git, and say its reason in one line where it fails."""
    result = _ask(directory, *arguments, given=given)
    if result.returncode:
        said = " ".join(result.stderr.decode("utf-8", "replace").split())
        raise RevisionError(f"git cannot tell: {shown(said, 300)}")
    return result.stdout


def _ask(
    directory: File, *arguments: str, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(directory), *arguments]
    environment = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(
            command, input=given, capture_output=True, env=environment, check=False
        )
    except OSError:
        raise RevisionError("git cannot be run, which knows the earlier roadmap; install it") from (
            None
        )
