"""A stage, its sections and topics, and the milestone at its end."""

from __future__ import annotations

from itertools import chain

from pydantic import (
    Field,
    model_validator,
)

from roadmap_site.model.questions import Question
from roadmap_site.model.resources import Outcome, Point, Resource
from roadmap_site.model.texts import Line, Text
from roadmap_site.model.values import Frozen, Hours, Id, Month, Origin, Truth, total, whole


class Topic(Frozen):
    """A thing to learn, at `/stages/STAGE/#ID` for ever."""

    id: Id
    """The permanent name in addresses and in learners' progress."""
    title: Text
    """The heading."""
    also: tuple[Line, ...] = ()
    """What else people call it, in any language, for the search."""
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
    questions: tuple[Question, ...] = ()
    """What a learner can answer afterwards, with the answers."""
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
    anytime: Truth = False
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
        return tuple(chain.from_iterable([section.topics for section in self.sections]))

    @property
    def parts(self) -> tuple[Stage | Section | Topic, ...]:
        """All that has an id: the stage itself, its sections and its topics."""
        return (self, *self.sections, *self.topics)

    @property
    def hours(self) -> Hours | None:
        """The sum of the sections' hours; None where no section names any."""
        return total(section.hours for section in self.sections)

    @property
    def takes_more(self) -> bool:
        """True where a section names no hours, so that the stage takes more than the sum."""
        return any(section.topics and section.hours is None for section in self.sections)
