"""What a roadmap is: stages, sections, topics, resources and terms, as immutable values.

The sentence under a field is its documentation: it goes into the JSON Schema and the format
reference. Also here: the order that prerequisites make, what a path takes, and walking through it
all. Nothing in this room reads files or knows YAML, Markdown or MkDocs.
"""

from roadmap_site.model import groups, moves, order, paths
from roadmap_site.model.item import Item
from roadmap_site.model.languages import is_language
from roadmap_site.model.questions import NUMBER, Number, Option, Question, QuestionKind
from roadmap_site.model.resources import Outcome, Point, Replaced, Resource
from roadmap_site.model.roadmap import (
    Closing,
    Glossary,
    Note,
    Part,
    Path,
    Provenance,
    Retold,
    Roadmap,
    Shelf,
    Step,
    Term,
)
from roadmap_site.model.stages import Milestone, Section, Stage, Topic
from roadmap_site.model.texts import (
    UNNAMED,
    Answer,
    Language,
    Line,
    Name,
    Reading,
    Text,
    shown,
)
from roadmap_site.model.values import (
    Cost,
    Frozen,
    Hours,
    Id,
    Link,
    Month,
    Origin,
    ResourceType,
    total,
    whole,
)
from roadmap_site.model.walking import Place, every, values_in, walk

__all__ = [
    "NUMBER", "UNNAMED", "Answer", "Closing", "Cost", "Frozen", "Glossary", "Hours", "Id", "Item",
    "Language", "Line", "Link", "Milestone", "Month", "Name", "Note", "Number", "Option",
    "Origin", "Outcome", "Part", "Path", "Place", "Point", "Provenance", "Question",
    "QuestionKind", "Reading", "Replaced", "Resource", "ResourceType", "Retold", "Roadmap",
    "Section", "Shelf", "Stage", "Step", "Term", "Text", "Topic", "every", "groups",
    "is_language", "moves", "order", "paths", "shown", "total", "values_in", "walk", "whole",
]  # fmt: skip
