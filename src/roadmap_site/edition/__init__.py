"""The roadmap for the readers of one language, before it becomes pages.

Here are the words of the interface (`locales/`), the addresses of pages and of parts, the glossary
as readers meet it, the cards, and the catalogue of resources. What comes out is plain values and
safe markup. Nothing here knows the files of a roadmap, templates or engines.
"""

from roadmap_site.edition import (
    anki,
    anki_package,
    cards,
    catalogue,
    foreign,
    glossary,
    languages,
)
from roadmap_site.edition.addresses import (
    CARDS,
    CORRECTIONS,
    GLOSSARY,
    HOME,
    MAP,
    PLAN,
    PRINT,
    PROGRESS,
    QUESTIONS,
    RESOURCES,
    STATUS,
    address,
    cards_text,
    stage_uri,
    topics_file,
    way_to_file,
)
from roadmap_site.edition.edition import Edition
from roadmap_site.edition.editions import editions
from roadmap_site.edition.findable import Findable, findables
from roadmap_site.edition.overview import overview
from roadmap_site.edition.pieces import Piece, called
from roadmap_site.edition.reports import Desk, desk
from roadmap_site.edition.words import FALLBACK, Words, words

__all__ = [
    "CARDS", "CORRECTIONS", "FALLBACK", "GLOSSARY", "HOME", "MAP", "PLAN", "PRINT", "PROGRESS",
    "QUESTIONS", "RESOURCES", "STATUS", "Desk", "Edition", "Findable", "Piece", "Words",
    "address", "anki", "anki_package", "called", "cards", "cards_text", "catalogue", "desk",
    "editions", "findables", "foreign", "glossary", "languages", "overview", "stage_uri",
    "topics_file", "way_to_file", "words",
]  # fmt: skip
