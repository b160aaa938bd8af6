"""Files to the model: what stands where, what does not fit, and how that is said.

A file comes in as bytes and leaves as a `Book`: the model of all that fits, the position of
everything in it, and a problem for everything that does not. Nothing here raises for what somebody
has written, and nothing compares one part of a roadmap with another: that is for `rules`.
"""

from roadmap_site.reading import link_record, source, translation_record
from roadmap_site.reading.book import ROADMAP_FILE, Book
from roadmap_site.reading.files import GLOSSARY_FILE, STAGE_NAME, STAGES_DIR
from roadmap_site.reading.loading import load
from roadmap_site.reading.near import suggest
from roadmap_site.reading.problems import (
    CODES,
    Position,
    Problem,
    RoadmapError,
    Severity,
    errors,
)

__all__ = [
    "CODES", "GLOSSARY_FILE", "ROADMAP_FILE", "STAGES_DIR", "STAGE_NAME", "Book", "Position",
    "Problem", "RoadmapError", "Severity", "errors", "link_record", "load", "source",
    "suggest", "translation_record",
]  # fmt: skip
