"""Text as the model keeps it: in one line, visible, in each language or in all of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Annotated, ClassVar, NamedTuple, Self

from pydantic import AfterValidator, GetCoreSchemaHandler, ValidatorFunctionWrapHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from roadmap_site.model.item import Item
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


_known_tags: dict[tuple[str, ...], tuple[str, ...]] = {}
"""Which languages texts are in, kept once for all that are in the same."""


class Text(Item):
    """A text in each language; one without a language is in the roadmap's default language.

    No model of pydantic, though it makes one of what a file holds: a large roadmap has hundreds of
    thousands of texts, and each would take four times as much memory. Its lines are one piece of
    bytes for the same reason: a string in Chinese begins with 74 bytes that say nothing.
    """

    __slots__ = ("_said", "_tags")
    neutral: ClassVar[bool] = False

    def __init__(self, lines: Mapping[str, str]) -> None:
        """Make a text of its lines, by the tags of their languages; at least one."""
        tags = tuple(lines)
        self._tags = _known_tags.setdefault(tags, tags)
        self._said = "\n".join(lines.values()).encode()

    @property
    def root(self) -> dict[str, str]:
        """The lines by the tags of their languages."""
        lines = self._said.decode().split("\n")
        return dict(zip(self._tags, lines))  # noqa: B905 - As many; `strict` takes a while.

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and type(self) is type(other) and self.root == other.root

    __hash__ = None  # type: ignore[assignment]  # As mappings.

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.root})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        lines = handler.generate_schema(dict[Language, Line])
        dumped = core_schema.plain_serializer_function_ser_schema(lambda text: text.root)
        return core_schema.no_info_wrap_validator_function(cls._made, lines, serialization=dumped)

    @classmethod
    def _made(cls, value: object, lines: ValidatorFunctionWrapHandler) -> Self:
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            value = {UNNAMED: value}
        if isinstance(value, dict) and value:
            return cls(lines(value))
        raise PydanticCustomError(
            "text", "expected a text, or a text for each language such as {zh: ..., en: ...}", {}
        )

    def read(self, language: str, default: str) -> Reading:
        """Give the text in `language`, or else in `default`, or else in any."""
        tags, lines = self._tags, self._said.split(b"\n")
        if language in tags:
            return Reading(lines[tags.index(language)].decode(), language, missing=False)
        if UNNAMED in tags:
            return self._read_plain(lines[tags.index(UNNAMED)].decode(), language, default)
        other = tags.index(default) if default in tags else 0
        return Reading(lines[other].decode(), tags[other], missing=True)

    def _read_plain(self, text: str, language: str, default: str) -> Reading:
        if self.neutral:
            return Reading(text, "", missing=False)
        return Reading(text, default, missing=language != default)

    def is_missing(self, language: str, default: str) -> bool:
        """Tell whether `read` gives a text of another language, without giving any."""
        kind: type = type(self)
        return _is_missing(kind, self._tags, language, default)


@cache
def _is_missing(kind: type, tags: tuple[str, ...], language: str, default: str) -> bool:
    """Tell of all texts that are in the same languages."""
    return bool(kind(dict.fromkeys(tags, "")).read(language, default).missing)


class Answer(Text):
    """A text that is the same in every language unless it names one, such as a formula."""

    __slots__ = ()
    neutral: ClassVar[bool] = True


class Name(Text):
    """A text that is the same in every language unless it names one, such as a work's title."""

    __slots__ = ()
    neutral: ClassVar[bool] = True
