"""What a roadmap is: stages, sections, topics, resources and terms, as immutable values.

The sentence under a field is its documentation: it goes into the JSON Schema and the format
reference. Nothing here reads files or knows YAML, Markdown or MkDocs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    model_validator,
)
from pydantic_core import PydanticCustomError

Kind = TypeVar("Kind")

ResourceType = Literal["docs", "tutorial", "paper", "book", "course", "video", "tool", "community"]
Cost = Literal["free", "freemium", "paid"]
Origin = Literal["original", "added"]

Place = tuple[str | int, ...]
"""Where a value stands in a roadmap: `("stages", 2, "sections", 0, "title", "en")`."""

UNNAMED = "und"
"""The language tag (BCP 47, "undetermined") of a text written without naming its language."""

_KEBAB_CASE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOURS = re.compile(r"([0-9]{1,4})(?:\s*[-–]\s*([0-9]{1,4}))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
# C0 and C1 controls (tab and newline excepted) and the bidirectional overrides: none of them can
# be seen, Python-Markdown uses two of them as markers, and the overrides make text lie.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_LONGEST_SHOWN = 80


def shown(text: str, longest: int = _LONGEST_SHOWN) -> str:
    """Make a text fit to be quoted in a message: short, in one line, with nothing hidden in it."""
    short = text if len(text) <= longest else text[: longest - 3] + "..."
    visible = "".join(sign if sign.isprintable() else _escaped(sign) for sign in short)
    # GitHub's runner obeys the old form of its commands, ##[name], anywhere within a line.
    return visible.replace("##[", "##\\x5b")


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def _written(value: str) -> str:
    """Refuse text that nobody could see, and normalise the white space of the rest."""
    if hidden := _INVISIBLE.search(value):
        raise PydanticCustomError(
            "text", "holds the invisible character {name}; remove it", {"name": _name(hidden[0])}
        )
    folded = " ".join(value.split())
    if not folded:
        raise PydanticCustomError("text", "is empty; write a text or remove the key", {})
    return folded


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _kebab_case(value: str) -> str:
    if not _KEBAB_CASE.fullmatch(value):
        raise PydanticCustomError(
            "id",
            'id "{value}" is not kebab-case; use small letters, digits and single hyphens'
            ', such as "neural-networks"',
            {"value": shown(value)},
        )
    return value


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise PydanticCustomError(
            "language",
            '"{value}" is not a language tag; use one such as "zh", "en" or "pt-BR"',
            {"value": shown(value)},
        )
    return value


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    for index, value in enumerate(values):
        if value in values[:index]:
            raise PydanticCustomError("distinct", 'names "{value}" twice', {"value": value})
    return values


def _link(value: str) -> str:
    """Accept absolute http(s) addresses only, so that no link can carry a script."""
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port  # asking for the port is what checks it
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"} or re.search(r'[\s<>"\\^`{|}]', value):
        raise PydanticCustomError(
            "link",
            '"{value}" is not a link; write a full address that starts with https:// or http://',
            {"value": shown(value)},
        )
    return value


def _day(value: object) -> object:
    """Refuse the other forms that pydantic reads as a date, such as seconds since 1970."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise PydanticCustomError("date_parsing", "expected a date", {})
    return value


def _month(value: str) -> str:
    if not _MONTH.fullmatch(value):
        raise PydanticCustomError("month", "expected a month such as 2026-11", {})
    return value


def _many(value: object) -> object:
    """Let a list of one be written without brackets."""
    return (value,) if isinstance(value, str) else value


Line = Annotated[str, AfterValidator(_written)]
Id = Annotated[str, AfterValidator(_kebab_case)]
Language = Annotated[str, AfterValidator(_language)]
Month = Annotated[str, AfterValidator(_month)]
Link = Annotated[str, AfterValidator(_written), AfterValidator(_link)]


class Frozen(BaseModel):
    """The ground of every value here: immutable, with no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


@dataclass(frozen=True)
class Reading:
    """A text as a reader of one language gets it."""

    text: str
    language: str
    """The language that the text is written in; empty where it belongs to none."""
    missing: bool
    """True where the wanted language has no text and another one stands in."""


class Text(RootModel[dict[Language, Line]]):
    """A text in each language; one without a language is in the roadmap's default language."""

    model_config = ConfigDict(frozen=True)
    neutral: ClassVar[bool] = False

    @model_validator(mode="before")
    @classmethod
    def _from_plain(cls, value: object) -> object:
        if isinstance(value, str):
            return {UNNAMED: value}
        if isinstance(value, Text) or (isinstance(value, dict) and value):
            return value
        raise PydanticCustomError(
            "text", "expected a text, or a text for each language such as {zh: ..., en: ...}", {}
        )

    def read(self, language: str, default: str) -> Reading:
        """Give the text in `language`, or else in `default`, or else in any."""
        texts = self.root
        if language in texts:
            return Reading(texts[language], language, missing=False)
        if UNNAMED in texts:
            return self._read_plain(texts[UNNAMED], language, default)
        other = default if default in texts else next(iter(texts))
        return Reading(texts[other], other, missing=True)

    def _read_plain(self, text: str, language: str, default: str) -> Reading:
        if self.neutral:
            return Reading(text, "", missing=False)
        return Reading(text, default, missing=language != default)


class Name(Text):
    """A text that is the same in every language unless it names one, such as a work's title."""

    neutral: ClassVar[bool] = True


class Hours(Frozen):
    """An estimate of self-study time, in hours."""

    low: int
    """The least that the shortest path takes."""
    high: int
    """The time with exercises."""

    @model_validator(mode="before")
    @classmethod
    def _from_range(cls, value: object) -> object:
        if isinstance(value, Hours):
            return value
        found = _HOURS.fullmatch(value) if isinstance(value, str) else None
        if not found or int(found[1]) > int(found[2] or found[1]):
            raise PydanticCustomError(
                "hours", "expected hours from low to high, such as 25-50, or one number", {}
            )
        return {"low": found[1], "high": found[2] or found[1]}

    def __add__(self, other: Hours) -> Hours:
        return Hours.model_construct(low=self.low + other.low, high=self.high + other.high)


class Replaced(Frozen):
    """Something that the original said and the roadmap corrects."""

    title: Line
    """What the original said, word for word, in its own language."""
    url: Link | None = None
    """The address that the original gave."""
    reason: Text
    """Why it was changed."""


class Resource(Frozen):
    """One place to learn from."""

    title: Name
    """What the resource calls itself."""
    url: Link
    """Where it is; http or https."""
    type: ResourceType
    """What kind of resource it is."""
    language: Annotated[tuple[Language, ...], BeforeValidator(_many)] = Field(min_length=1)
    """The language that it is in, or a list of them."""
    cost: Cost = "free"
    """What it costs: free, freemium (free with limits) or paid."""
    note: Text | None = None
    """What it is good for, in a few words."""
    hours: Hours | None = None
    """How long it takes, where its makers or its learners say so."""
    replaces: tuple[Replaced, ...] = ()
    """What the original named instead."""


def _with_text(value: object, kind: type[Frozen]) -> object:
    """Let a text stand alone where nothing else is said."""
    if isinstance(value, dict) and value.keys() & kind.model_fields.keys():
        return value
    return {"text": value}


class Point(Frozen):
    """One thing that a topic covers."""

    text: Text
    """The thing itself."""
    replaces: tuple[Replaced, ...] = ()
    """What the original said instead."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return _with_text(value, cls)


class Outcome(Frozen):
    """What a learner can do, and check alone."""

    text: Text
    """The thing itself."""
    formerly: tuple[Line, ...] = ()
    """What it said before in the default language, word for word, so that ticks stay."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return _with_text(value, cls)


class Topic(Frozen):
    """A thing to learn, at `/stages/STAGE/#ID` for ever."""

    id: Id
    """The permanent name in addresses and in learners' progress."""
    title: Text
    """The heading."""
    summary: Text | None = None
    """What it is and why it comes here."""
    hours: Hours | None = None
    """Self-study time; written for every topic of a section, or for none."""
    needs: tuple[Id, ...] = ()
    """Ids that come first, where that is finer than what the section needs."""
    points: tuple[Point, ...] = ()
    """What the topic covers."""
    outcomes: tuple[Outcome, ...] = ()
    """What a learner can do afterwards and check alone."""
    origin: Origin = "original"
    """Whether the topic stood in the original or was added."""
    reviewed: Month | None = None
    """The month in which somebody last went through the topic and its links, as YYYY-MM."""
    aliases: tuple[Id, ...] = ()
    """Former ids, whose addresses go on working."""
    formerly_in: tuple[Id, ...] = ()
    """Ids of the stages where it stood before, whose pages lead to it."""
    resources: tuple[Resource, ...] = ()
    """Places to learn it from, the best first."""


class Section(Frozen):
    """A part of a stage that is learnt in one go."""

    id: Id
    """The permanent name in addresses."""
    title: Text
    """The heading."""
    summary: Text | None = None
    """What the section is for."""
    outcome: Text | None = None
    """What a learner can do afterwards, in one line."""
    hours: Hours | None = None
    """Self-study time, low to high; by default the sum of the topics' hours."""
    needs: tuple[Id, ...] = ()
    """Ids of the stages, sections or topics that come first."""
    recommends: tuple[Id, ...] = ()
    """Ids that help but are not needed."""
    anytime: bool = False
    """True where the section may be learnt before its turn."""
    aliases: tuple[Id, ...] = ()
    """Former ids, whose addresses go on working."""
    formerly_in: tuple[Id, ...] = ()
    """Ids of the stages where it stood with its topics before, whose pages lead to them."""
    topics: tuple[Topic, ...] = ()
    """What there is to learn, in order."""

    @model_validator(mode="after")
    def _sum_hours(self) -> Section:
        if self.hours is None and (hours := whole(topic.hours for topic in self.topics)):
            object.__setattr__(self, "hours", hours)  # frozen, but not handed out yet
        return self


class Milestone(Frozen):
    """A small project at the end of a stage, which shows that the stage is done."""

    title: Text
    """The heading."""
    hours: Hours | None = None
    """The time that it takes, which the stage's hours contain already."""
    input: Text
    """What one starts from: data and models that anyone can get."""
    build: Text
    """What there is to build."""
    done: tuple[Outcome, ...] = Field(min_length=1)
    """How to know that it works, each line a test that one can carry out alone."""


class Stage(Frozen):
    """A leg of the route, with a page of its own."""

    id: Id
    """The permanent name in addresses; the number in the file's name gives the order."""
    title: Text
    """The heading."""
    summary: Text | None = None
    """What the stage is for."""
    outcome: Text | None = None
    """What a learner can do afterwards, in one line."""
    aliases: tuple[Id, ...] = ()
    """Former ids, whose addresses lead to the page."""
    sections: tuple[Section, ...] = ()
    """The parts of the stage, in order."""
    milestone: Milestone | None = None
    """The project that shows that the stage is done."""

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Every topic of the stage, in order."""
        return tuple(topic for section in self.sections for topic in section.topics)

    @property
    def parts(self) -> tuple[Stage | Section | Topic, ...]:
        """All that has an id: the stage itself, its sections and its topics."""
        return (self, *self.sections, *self.topics)

    @property
    def hours(self) -> Hours | None:
        """The sum of the sections' hours; None where no section names any."""
        return total(section.hours for section in self.sections)


class Path(Frozen):
    """A way through the roadmap: the whole of it, or a part that stands by itself."""

    id: Id
    """The permanent name, unique among the paths."""
    title: Text
    """What the path is called."""
    summary: Text | None = None
    """Whom it is for and what it leaves out."""
    takes: tuple[Id, ...] = ()
    """Ids of the stages, sections and topics that it leads through; none means all."""
    aliases: tuple[Id, ...] = ()
    """Former ids, under which readers may have chosen it."""


class Term(Frozen):
    """A word of the field, explained in the glossary."""

    id: Id
    """The permanent name in addresses, unique in the glossary."""
    name: Text
    """What it is called, in each language; this is the word that texts use."""
    short: Line | None = None
    """The abbreviation."""
    forms: dict[Language, tuple[Line, ...]] = {}
    """Other forms that texts may use in a language, such as plurals."""
    avoid: dict[Language, tuple[Line, ...]] = {}
    """Words that mean the same in a language and that texts do not use."""
    meaning: Text
    """The explanation, in one sentence."""
    topic: Id
    """The topic that teaches it."""
    aliases: tuple[Id, ...] = ()
    """Former ids, whose addresses go on working."""


class Glossary(Frozen):
    """The words of the field that the topics use."""

    terms: tuple[Term, ...] = ()
    """Every term, in no order that matters."""


class Shelf(Frozen):
    """General resources that belong to no single topic."""

    id: Id
    """The permanent name in addresses."""
    title: Text
    """The heading."""
    resources: tuple[Resource, ...] = ()
    """What stands on the shelf, in order."""


class Step(Frozen):
    """One line of the closing summary."""

    stage: Id
    """The stage that it sums up."""
    text: Text
    """The line."""


class Closing(Frozen):
    """The summary at the end of the roadmap."""

    title: Text
    """The heading."""
    intro: Text | None = None
    """What leads into the steps."""
    steps: tuple[Step, ...] = ()
    """The way once more, line by line."""
    replaces: tuple[Replaced, ...] = ()
    """What the original said instead."""


class Note(Frozen):
    """A short passage about the roadmap."""

    title: Text
    """The heading."""
    text: Text
    """The passage."""


class Provenance(Frozen):
    """Where the roadmap comes from."""

    title: Line
    """The original's title."""
    author: Line
    """Who wrote it."""
    date: Annotated[date, BeforeValidator(_day)]
    """When it was written, as YYYY-MM-DD."""
    url: Link | None = None
    """Where it can be read."""
    note: Text | None = None
    """What happened to it since."""
    replaces: tuple[Replaced, ...] = ()
    """What the original said that the roadmap leaves out."""


class Roadmap(Frozen):
    """The whole route."""

    title: Text
    """The name of the site."""
    summary: Text
    """What the route leads to, in one or two sentences."""
    languages: Annotated[tuple[Language, ...], AfterValidator(_distinct)] = Field(min_length=1)
    """The languages of the site; the first is the default and stands at the root."""
    about: tuple[Note, ...] = ()
    """Short passages for the home page."""
    provenance: Provenance | None = None
    """The original that the roadmap was made from."""
    paths: tuple[Path, ...] = ()
    """Ways through the roadmap, the usual one first."""
    shelves: tuple[Shelf, ...] = ()
    """General resources."""
    closing: Closing | None = None
    """The summary at the end."""
    glossary: Glossary | None = None
    """The words of the field, from a file of their own."""
    stages: tuple[Stage, ...] = ()
    """The legs of the route, each from a file of its own."""

    @property
    def language(self) -> str:
        """The default language."""
        return self.languages[0]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Every topic of the roadmap, in order."""
        return tuple(topic for stage in self.stages for topic in stage.topics)

    @property
    def hours(self) -> Hours | None:
        """The sum of the stages' hours; None where no section names any."""
        return total(stage.hours for stage in self.stages)


def whole(hours: Iterable[Hours | None]) -> Hours | None:
    """Add up the estimates where all of them are there."""
    estimates = list(hours)
    return total(estimates) if all(estimates) else None


def total(hours: Iterable[Hours | None]) -> Hours | None:
    """Add up the estimates that there are."""
    known = [estimate for estimate in hours if estimate]
    return sum(known[1:], known[0]) if known else None


def walk(value: object, at: Place = ()) -> Iterator[tuple[Place, object]]:
    """Give every value within a roadmap, the value itself first, with the place where it stands."""
    waiting = [(at, value)]  # A stack of our own: nested generators would hand each value up.
    while waiting:
        place, item = waiting.pop()
        yield place, item
        parts: Iterable[tuple[str | int, object]] = ()
        if isinstance(item, Frozen):
            parts = ((name, getattr(item, name)) for name in type(item).model_fields)
        elif isinstance(item, tuple):
            parts = enumerate(item)
        waiting.extend(reversed([((*place, name), part) for name, part in parts]))


def every(kind: type[Kind], value: object) -> Iterator[tuple[Place, Kind]]:
    """Give every value of one kind within a roadmap, with the place where it stands."""
    return ((at, item) for at, item in walk(value) if isinstance(item, kind))
