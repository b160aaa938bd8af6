"""Text as the model keeps it: in one line, visible, in each language or in all of them."""

from __future__ import annotations

import unicodedata
from typing import Annotated, ClassVar, NamedTuple

from pydantic import (
    AfterValidator,
    ConfigDict,
    RootModel,
    model_validator,
)
from pydantic_core import PydanticCustomError

from roadmap_site.model.fields import share_fields_set
from roadmap_site.model.languages import is_language
from roadmap_site.model.unseen import LOST, unseen

UNNAMED = "und"
"""The language tag (BCP 47, "undetermined") of a text written without naming its language."""
_LONGEST_SHOWN = 80


def shown(text: str, longest: int = _LONGEST_SHOWN) -> str:
    """Make a text fit to be quoted in a message: short, in one line, with nothing hidden in it."""
    short = text if len(text) <= longest else text[: longest - 3] + "..."
    visible = "".join(sign if sign.isprintable() else _escaped(sign) for sign in short)
    # GitHub's runner obeys the old form of its commands, ##[name], anywhere within a line.
    return visible.replace("##[", "##\\x5b")


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def written(value: str) -> str:
    """Refuse text that nobody could see, and normalise the white space of the rest."""
    if hidden := unseen(value):
        what, advice = "invisible character", "remove it"
        if hidden == LOST or unicodedata.category(hidden) == "Co":
            what, advice = "sign of no meaning", "write the one that was lost"
        told = {"what": what, "name": _name(hidden), "advice": advice}
        raise PydanticCustomError("text", "holds the {what} {name}; {advice}", told)
    folded = " ".join(value.split())
    if not folded:
        raise PydanticCustomError("text", "is empty; write a text or remove the key", {})
    return folded


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _language(value: str) -> str:
    if value != UNNAMED and not is_language(value):
        raise PydanticCustomError(
            "language",
            '"{value}" is not a language tag; use one such as "zh", "en" or "pt-BR"',
            {"value": shown(value)},
        )
    return value


Line = Annotated[str, AfterValidator(written)]
Language = Annotated[str, AfterValidator(_language)]


class Reading(NamedTuple):
    """A text as a reader of one language gets it; a tuple, since a page has thousands of them."""

    text: str
    language: str
    """The language that the text is written in; empty where it belongs to none."""
    missing: bool
    """True where the wanted language has no text and another one stands in."""
    behind: str = ""
    """The month since which other languages say something newer; empty where none does."""


class Text(RootModel[dict[Language, Line]]):
    """A text in each language; one without a language is in the roadmap's default language."""

    model_config = ConfigDict(frozen=True, defer_build=True)
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

    def model_post_init(self, _context: object, /) -> None:
        """Share what is the same in thousands of texts."""
        share_fields_set(self)

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


class Answer(Text):
    """A text that is the same in every language unless it names one, such as a formula."""

    neutral: ClassVar[bool] = True


class Name(Text):
    """A text that is the same in every language unless it names one, such as a work's title."""

    neutral: ClassVar[bool] = True
