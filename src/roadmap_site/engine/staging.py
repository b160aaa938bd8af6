"""Where a site is built until it is whole, so that the old one stands until then.

MkDocs empties the folder of a site before it builds. Here it is given another one on the same file
system, which takes the place of the site at the end: a build that fails, or is killed, or finds no
room, leaves the site as it was.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path as File

from roadmap_site.engine import exchange


class Staging:
    """The workshop of one build, locked so that two builds of one site do not mix.

    It is a hidden folder beside the site, or within it where the site cannot be moved: where it is
    the root of a volume, or in a folder that the user may not write, or served by `mkdocs serve`.
    """

    def __init__(self, site: File, *, within: bool, tell: Callable[[str], None]) -> None:
        """Make the workshop of the folder `site`; wait while another build is in it.

        Raises OSError where nothing can be written there.
        """
        self.site = site.resolve()
        self._within = within or not _may_move(self.site)
        self._workshop = (
            self.site / ".build" if self._within else self.site.with_name(f".{site.name}.build")
        )
        self._lock = _lock(self._workshop, tell)
        atexit.register(self.discard)  # Ctrl-C ends a build without a word to plugins.
        self._recover()
        self.folder = self._workshop / "new"
        """What MkDocs is to build into."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()

    def publish(self) -> str:
        """Put what was built in the place of the site; return what was special about it."""
        if self._within:
            exchange.replace_each(self.folder, self.site)
            how = ""
        else:
            self._keep_hidden()
            how = exchange.put_in_place(self.folder, self.site, self._aside)
        self.discard()
        return how

    def discard(self) -> None:
        """Remove the workshop and all that is in it; again has no effect."""
        if self._lock < 0:
            return
        atexit.unregister(self.discard)
        for folder in (self.folder, self._aside):
            shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            (self._workshop / "lock").unlink()
            self._workshop.rmdir()
        os.close(self._lock)
        self._lock = -1

    @property
    def _aside(self) -> File:
        return self._workshop / "old"

    def _recover(self) -> None:
        """Put a site back that a killed build had moved aside."""
        if self._aside.exists() and not self.site.exists():
            self._aside.rename(self.site)
        shutil.rmtree(self._aside, ignore_errors=True)

    def _keep_hidden(self) -> None:
        """Take along what MkDocs leaves alone, such as `.git`, and who may read the folder."""
        if not self.site.exists():
            return
        shutil.copymode(self.site, self.folder)
        for item in self.site.iterdir():
            place = self.folder / item.name
            if not item.name.startswith(".") or place.exists():
                continue
            if item.is_dir() and not item.is_symlink():
                shutil.copytree(item, place, symlinks=True)
            else:
                shutil.copy2(item, place, follow_symlinks=False)


def _may_move(site: File) -> bool:
    """Tell whether a folder can take the place of another one here."""
    site.parent.mkdir(parents=True, exist_ok=True)
    if not site.exists():
        return True
    return not site.is_mount() and os.access(site.parent, os.W_OK | os.X_OK)


def _lock(folder: File, tell: Callable[[str], None]) -> int:
    """Make a folder and hold it; the lock ends with the process, however that ends."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        if folder.is_symlink() or (os.name == "posix" and folder.stat().st_uid != os.geteuid()):
            raise PermissionError(1, "Another user's folder is in the way", str(folder))
        file = folder / "lock"
        try:
            handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:  # the build before this one has just tidied up
            continue
        _hold(handle, lambda: tell(f"another build works on {folder}; waiting for its end"))
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), file.stat()):
                return handle
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int, before_waiting: Callable[[], None]) -> None:
        while True:
            with suppress(OSError):
                # It gives up after ten seconds.
                return msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            before_waiting()

else:
    import fcntl

    def _hold(handle: int, before_waiting: Callable[[], None]) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            before_waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            # Some network file systems have no locks; a build without one is better than none.
            return
