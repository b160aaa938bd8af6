"""Cards for Anki: notes under names of their own, so that an update changes them and nothing else.

Sources of the forms: the Anki Manual, "Text Files" and "Packaged Decks"; and genanki, for the
tables of a package. docs/adr/0023-anki.md says why there are two files.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from roadmap_site.edition import cards
from roadmap_site.edition.cards import Card
from roadmap_site.edition.edition import Edition
from roadmap_site.model import Question, Stage, Text
from roadmap_site.text import markup

_FORMULA = re.compile(r"^[=+\-@]")
"""What a spreadsheet takes for the beginning of a formula, which could run a program."""

_WIDE = 0xFEE0
"""How far the full-width form of an ASCII sign is from it."""

NOTE_TYPE = "Roadmap"
"""A note type of our own: Anki's own ones have another name in each language."""


@dataclass(frozen=True)
class Note:
    """One note, with HTML on both sides."""

    guid: str
    front: str
    back: str
    tag: str


def notes(edition: Edition, root: str, stages: Iterable[Stage] = ()) -> Iterator[Note]:
    """Give a note for each question and term, of all stages or of some; what there is to do has no
    answer to turn to.
    """
    for stage, deck in cards.decks(edition, stages, with_answers=True):
        for card in deck:
            guid = _name(edition, card.key)
            yield Note(guid, _front(edition, card), _back(edition, card, root), stage.id)


def _name(edition: Edition, key: str) -> str:
    """Make a name that no other site, language or card has, and no reword changes."""
    roadmap = edition.roadmap
    title = roadmap.title.read(roadmap.language, roadmap.language).text
    said = "\n".join(("roadmap-site", title, edition.language, key))
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def deck_name(edition: Edition) -> str:
    """Call the deck after the roadmap; where two languages have one title, after both."""
    title = edition.title(edition.roadmap).replace("::", ": ")
    title = _FORMULA.sub(lambda found: chr(ord(found[0]) + _WIDE), title)
    titles = [edition.roadmap.title.read(tag, edition.roadmap.language).text
              for tag in edition.roadmap.languages]  # fmt: skip
    return title if titles.count(title) < 2 else f"{title} ({edition.words('language_name')})"


def _html(edition: Edition, text: Text) -> Markup:
    """Give prose as HTML. Anki would play what stands in brackets behind `sound` or `anki`."""
    html = str(markup.prose(edition.read(text).text))
    return Markup(html.replace("[sound:", "&#91;sound:").replace("[anki:", "&#91;anki:"))


def _front(edition: Edition, card: Card) -> str:
    front = _html(edition, card.front)
    texts = cards.choices(card.question) if card.question else []
    items = Markup("").join(Markup(f"<li>{_html(edition, text)}</li>") for text in texts)
    return front + Markup(f"<ul>{items}</ul>") if texts else front


def _back(edition: Edition, card: Card, root: str) -> str:
    answer = _answer(edition, card.question) if card.question else Markup("")
    if card.back:
        answer = Markup(f"<p>{_html(edition, card.back)}</p>")
    why = card.question.why if card.question else None
    if why:
        answer += Markup(f'<p class="why">{_html(edition, why)}</p>')
    title = escape(edition.title(card.topic))
    if root:
        href = root + edition.address_of(card.topic.id)
        title = Markup(f'<a href="{escape(href)}">{title}</a>')
    return answer + Markup(f"<p>{title}</p>")


def _answer(edition: Edition, question: Question) -> Markup:
    if question.number is not None:
        unit = Markup(" {}").format(_html(edition, question.unit)) if question.unit else ""
        return Markup("<p>{}{}</p>").format(edition.words.number(question.number), unit)
    if question.order:
        items = (Markup(f"<li>{_html(edition, each)}</li>") for each in question.order)
        return Markup("<ol>{}</ol>").format(Markup("").join(items))
    if question.answer:
        return Markup(f"<p>{_html(edition, question.answer)}</p>")
    lines = Markup("")
    for option in question.options:
        assert option.text
        mark = "✓" if option.right else "✗"
        because = Markup(f" – {_html(edition, option.because)}") if option.because else ""
        lines += Markup(f"<li>{mark} {_html(edition, option.text)}{because}</li>")
    return Markup(f"<ul>{lines}</ul>")


def _as_entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def text(edition: Edition, found: Iterable[Note]) -> str:
    """Give the notes as a text file, which changes what is there and adds what is new.

    Where the note type is not there yet, Anki says so and imports nothing.
    """
    head = ["separator:Tab", "html:true", "guid column:1", "notetype column:2", "deck column:3",
            "tags column:6", "if matches:update current"]  # fmt: skip
    written = io.StringIO("".join(f"#{line}\n" for line in head))
    written.seek(0, io.SEEK_END)
    # All in quotes: Anki takes a line that begins with # for a comment.
    write = csv.writer(written, "excel-tab", lineterminator="\n", quoting=csv.QUOTE_ALL).writerow
    deck = deck_name(edition)
    for note in found:
        sides = [_FORMULA.sub(_as_entity, side) for side in (note.front, note.back)]
        write([note.guid, NOTE_TYPE, deck, *sides, note.tag])
    return written.getvalue()
