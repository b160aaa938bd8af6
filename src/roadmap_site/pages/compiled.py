"""Compiled templates: in memory, and those of installed packages also as Python keeps modules.

What is kept of a template is run when it is read, as it is with a module of Python. So it lies
where Python has the modules of this package, and nowhere else: whoever can write there can change
the program itself. A template of an author's is compiled anew by every process.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path as File
from types import CodeType

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket, bc_magic

from roadmap_site.text.cache import program, put

_HERE = File(__file__)
_PACKAGES = (_HERE.parent.parent, File(jinja2.__file__).parent.parent)
"""Where templates come from that change with what is installed, and not in between."""
_MAKERS = {"_operator", "builtins", "jinja2", "markupsafe", "mkdocs", "properdocs", "roadmap_site"}
"""Whose filters and tests may be a part of what is compiled: Jinja works out what is constant."""
_DIGEST = hashlib.sha256().digest_size


class _Compiled(BytecodeCache):
    """Compiles each template once for all languages and for every rebuild of `mkdocs serve`.

    Compiling takes longer than rendering all pages of a small site.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, CodeType]] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Tell templates apart by where they lie."""
        return filename or name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled from the same text."""
        checksum, code = self._known.get(bucket.key, ("", None))
        if checksum != bucket.checksum:
            code = _read(bucket)
        if code:
            bucket.code = code
            self._known[bucket.key] = (bucket.checksum, code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code:
            self._known[bucket.key] = (bucket.checksum, bucket.code)
            _write(bucket, bucket.code)


shared = _Compiled()
"""The one cache of this process."""


def _read(bucket: Bucket) -> CodeType | None:
    """Give what an earlier process has compiled; None where it is missing or not as written."""
    if not (place := _place(bucket)):
        return None
    try:
        kept = place.read_bytes()
    except OSError:
        return None
    head = _head(bucket)
    digest, content = kept[len(head) : len(head) + _DIGEST], kept[len(head) + _DIGEST :]
    if not kept.startswith(head) or hashlib.sha256(content).digest() != digest:
        return None
    code = marshal.loads(content)
    return code if isinstance(code, CodeType) else None


def _write(bucket: Bucket, code: CodeType) -> None:
    if not sys.dont_write_bytecode and (place := _place(bucket)):
        content = marshal.dumps(code)
        put(place, _head(bucket) + hashlib.sha256(content).digest() + content)


def _head(bucket: Bucket) -> bytes:
    """Say what something was compiled from, and by what."""
    given = bucket.environment
    said = (
        *(sorted(names) for names in (given.extensions, given.filters, given.tests)),
        *(given.autoescape, given.trim_blocks, given.lstrip_blocks),
    )
    maker = hashlib.sha256(repr(said).encode("utf-8", "surrogatepass"))
    return bc_magic + program() + maker.digest() + bucket.checksum.encode()


def _place(bucket: Bucket) -> File | None:
    """Give the file of a template; None for one that is not to be kept."""
    file, folder = File(bucket.key), _folder()
    if not folder or not _is_plain(bucket.environment):
        return None
    for number, package in enumerate(_PACKAGES):
        if file.is_relative_to(package):
            name = f"{number} {file.relative_to(package).as_posix()}"
            named = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:16]
            return folder / f"template-{named}.pyc"
    return None


@cache
def _folder() -> File | None:
    """Give the folder where Python keeps this module; None where it keeps none."""
    with suppress(NotImplementedError):
        return File(importlib.util.cache_from_source(str(_HERE))).parent
    return None


def _is_plain(environment: Environment) -> bool:
    """Tell whether nothing but what is installed has a say in what is compiled."""
    given = (*environment.filters.values(), *environment.tests.values(), environment.autoescape)
    makers = {str(getattr(each, "__module__", None)).partition(".")[0] for each in given}
    return makers <= {*_MAKERS, "None"}
