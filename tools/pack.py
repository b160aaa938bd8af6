"""Packs a built site into a zip to unpack and open: the same bytes for the same site.

`tools/pack.py dist/roadmap dist/roadmap.zip`. Entries are in order and carry no time of the build,
nobody's rights and no maps of sources. The zip is whole or as it was.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say."""


def pack(folder: Path, target: Path) -> None:
    """Write the zip of a folder."""
    part = target.with_name(f"{target.name}.part")
    try:
        with zipfile.ZipFile(part, "w") as packed:
            for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts):
                if path.is_file() and path.suffix != ".map":
                    entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), TIME)
                    entry.external_attr = 0o100644 << 16
                    entry.create_system = 3  # the same on every machine
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    packed.writestr(entry, path.read_bytes())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


if __name__ == "__main__":
    try:
        pack(Path(sys.argv[1]), Path(sys.argv[2]))
    except OSError as error:
        sys.exit(f"error: {sys.argv[2]} could not be written: {error.strerror}")
