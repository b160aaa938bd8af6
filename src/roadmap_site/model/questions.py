"""Questions with answers, by which learners find out what they have understood."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from roadmap_site.model.texts import Answer, Text
from roadmap_site.model.values import Frozen, Id

QuestionKind = Literal["recall", "choice", "number", "order"]
NUMBER = r"[-−]?[0-9]{1,12}(\.[0-9]{1,9})?"
"""Numbers that every program keeps exactly as they are written."""


def _number(value: object) -> object:
    """Refuse the other forms that are read as numbers, such as NaN and 1e3."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not re.fullmatch(NUMBER, value):
        raise PydanticCustomError("number", "expected a number such as 0.96 or 203530", {})
    return Decimal(value.replace("−", "-"))


Number = Annotated[Decimal, BeforeValidator(_number)]


class Option(Frozen):
    """One of the answers to choose from, right or wrong."""

    right: Answer | None = None
    """The answer, where it is right."""
    wrong: Answer | None = None
    """The answer, where it is wrong."""
    because: Text | None = None
    """Why it is wrong, or right; a wrong answer has to say it."""

    @property
    def text(self) -> Answer | None:
        """The answer itself; None only before the rules have looked."""
        return self.right or self.wrong


class Question(Frozen):
    """A question with its answer; the key that holds the answer tells what kind it is."""

    id: Id
    """The permanent name, unique in the topic, under which browsers keep what learners know."""
    ask: Text
    """The question."""
    answer: Answer | None = None
    """The answer of a question that is answered in the head: the card is turned."""
    options: tuple[Option, ...] = ()
    """What there is to choose from, one or several of them right."""
    number: Number | None = None
    """The number that is asked for."""
    within: Number | None = None
    """How far from the number is still right; by default half a unit of its last decimal place."""
    unit: Answer | None = None
    """What the number counts, shown behind the field."""
    order: tuple[Answer, ...] = ()
    """The items that have to be put in order, in the right one."""
    why: Text | None = None
    """Why the answer is right, shown with it."""
    aliases: tuple[Id, ...] = ()
    """Former ids, under which learners may have answered it."""

    @property
    def kind(self) -> QuestionKind:
        """How it is answered."""
        if self.options:
            return "choice"
        if self.number is not None:
            return "number"
        return "order" if self.order else "recall"

    @property
    def tolerance(self) -> Decimal:
        """How far from the number is still right."""
        if self.within is not None or self.number is None:
            return self.within or Decimal(0)
        places = self.number.as_tuple().exponent
        assert isinstance(places, int)  # NaN and infinity are no numbers here.
        return Decimal(5).scaleb(places - 1) if places < 0 else Decimal(0)
