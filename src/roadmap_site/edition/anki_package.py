"""A package for Anki: the notes with their deck and note type, as one file to open.

A package is a zip with an SQLite database of Anki's eleventh schema, which every Anki since 2.0
reads. Source of the tables and of what stands in them: genanki (MIT), and Anki's own rslib.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from html import unescape
from pathlib import Path as File
from tempfile import TemporaryDirectory

from roadmap_site.edition.anki import NOTE_TYPE, Note, deck_name
from roadmap_site.edition.edition import Edition

_TYPE_ID = 1_700_000_000_417
"""By which a collection knows the note type again, so it never changes."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The day that the files within bear, so that one roadmap always makes the same package."""
_STYLE = (
    ".card { font-family: sans-serif; font-size: 20px; line-height: 1.5; text-align: start;"
    " max-width: 36em; margin: 0 auto; padding: 1em; }"
    " ul, ol { padding-inline-start: 1.4em; } .why { opacity: 0.8; }"
)
_TABLES = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
  scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
  ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
  dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
  sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
  ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
  queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
  reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
  odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
  ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
  time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
"""


def package(edition: Edition, found: Iterable[Note], changed: int) -> bytes:
    """Give the package of an edition, with the notes that were found in it.

    `changed` is when the roadmap was last changed, in seconds: what is newer than a note in the
    learner's collection takes its place, under the same name.
    """
    written = io.BytesIO()
    with TemporaryDirectory() as folder:
        place = File(folder, "collection.anki2")
        _write(place, edition, found, changed)
        with zipfile.ZipFile(written, "w") as archive:
            # Piece by piece: the database of a large roadmap takes more room than its site's pages.
            with place.open("rb") as whole, archive.open(_entry(place.name), "w") as packed:
                shutil.copyfileobj(whole, packed)
            archive.writestr(_entry("media"), b"{}")
    return written.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _write(place: File, edition: Edition, found: Iterable[Note], changed: int) -> None:
    """Write the database, which nobody looks at before it is whole."""
    deck = _number(f"deck\n{deck_name(edition)}\n{edition.language}")
    with closing(sqlite3.connect(place)) as database:
        database.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_TABLES}")
        _write_collection(database, {deck: deck_name(edition)}, changed)
        _write_notes(database, found, deck, changed)
        database.commit()


def _number(text: str) -> int:
    """Make a number of something permanent, as large as the times that Anki takes for ids."""
    return 10**12 + int(hashlib.sha256(text.encode()).hexdigest()[:12], 16) % 10**12


def _write_collection(database: sqlite3.Connection, decks: dict[int, str], changed: int) -> None:
    default = {1: "Default"}
    found = {str(each): _deck(each, name) for each, name in (default | decks).items()}
    options = {"1": {"id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60,
                     "autoplay": True, "timer": 0, "replayq": True, "dyn": False,
                     "new": {"delays": [1, 10], "ints": [1, 4, 7], "initialFactor": 2500,
                             "order": 1, "perDay": 20, "bury": True, "separate": True},
                     "rev": {"perDay": 100, "ease4": 1.3, "fuzz": 0.05, "minSpace": 1,
                             "ivlFct": 1, "maxIvl": 36500, "bury": True},
                     "lapse": {"delays": [10], "mult": 0, "minInt": 1, "leechFails": 8,
                               "leechAction": 0}}}  # fmt: skip
    values = (1, changed, changed * 1000, changed * 1000, 11, 0, 0, 0, "{}")
    columns = (json.dumps({str(_TYPE_ID): _type(changed)}), json.dumps(found), json.dumps(options))
    database.execute(f"INSERT INTO col VALUES ({_marks(13)})", (*values, *columns, "{}"))


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _deck(number: int, name: str) -> dict[str, object]:
    return {
        "id": number, "name": name, "desc": "", "conf": 1, "dyn": 0, "mod": 0, "usn": 0,
        "collapsed": False, "extendNew": 0, "extendRev": 0,
        "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
    }  # fmt: skip


def _type(changed: int) -> dict[str, object]:
    fields = [
        {"name": name, "ord": number, "sticky": False, "rtl": False, "font": "Arial", "size": 20,
         "media": []}
        for number, name in enumerate(("Front", "Back"))
    ]  # fmt: skip
    card = {
        "name": "Card", "ord": 0, "qfmt": "{{Front}}",
        "afmt": "{{FrontSide}}\n<hr id=answer>\n{{Back}}",
        "did": None, "bqfmt": "", "bafmt": "",
    }  # fmt: skip
    return {
        "id": _TYPE_ID, "name": NOTE_TYPE, "type": 0, "mod": changed, "usn": -1, "sortf": 0,
        "did": None, "tmpls": [card], "flds": fields, "css": _STYLE, "latexPre": "",
        "latexPost": "", "req": [[0, "any", [0]]], "tags": [], "vers": [],
    }  # fmt: skip


def _write_notes(
    database: sqlite3.Connection, found: Iterable[Note], deck: int, changed: int
) -> None:
    numbers: list[int] = []
    rows = (_row(note, numbers, changed) for note in found)
    database.executemany(f"INSERT INTO notes VALUES ({_marks(11)})", rows)
    never_asked = (0, 0, 0, 0, 0, 0, 0, 0, "")
    cards = (
        (number, number, deck, 0, changed, -1, 0, 0, place, *never_asked)
        for place, number in enumerate(numbers)
    )
    database.executemany(f"INSERT INTO cards VALUES ({_marks(18)})", cards)


def _row(note: Note, numbers: list[int], changed: int) -> tuple[object, ...]:
    """Give the row of a note, and remember its number."""
    numbers.append(number := _number(note.guid))
    plain = unescape(re.sub(r"<[^>]*>", "", note.front))
    checksum = int(hashlib.sha1(plain.encode()).hexdigest()[:8], 16)
    sides = f"{note.front}\x1f{note.back}"
    known_by = (number, note.guid, _TYPE_ID, changed, -1)
    return (*known_by, f" {note.tag} ", sides, plain, checksum, 0, "")
