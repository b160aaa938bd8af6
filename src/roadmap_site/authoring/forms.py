"""What a single value of a roadmap looks like to an editor, and what no schema can see of it."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_site.model import NUMBER
from roadmap_site.model.languages import LONG_FORMS, TWO_LETTERS

Json = dict[str, object]
"""An object of JSON."""

_SCALAR = ["string", "number", "boolean"]
# The signs that nobody can see; the model refuses the same, and others where no script needs them.
_SEEN = (
    r"[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f"
    r"\ue000-\uf8ff\ufeff\ufff9-\uffff]"
)
LANGUAGE = (
    f"^(?!({'|'.join(sorted(LONG_FORMS))})(-|$))({'|'.join(sorted(TWO_LETTERS))}|[a-z]{{3}})"
    "(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
)
_IN_LINK = r"[^\s<>\"\\^`{|}\u00ad\u200b\u2060-\u206f\ue000-\uf8ff]"

LEAVES: dict[str, Json] = {
    "line": {
        "type": _SCALAR,
        "pattern": rf"^(?=[\s\S]*\S){_SEEN}*$",
        "patternErrorMessage": (
            "Write a text, without invisible signs. 写一段文字，不带看不见的字符。"
        ),
    },
    "id": {
        "type": ["string", "integer", "boolean"],
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "minimum": 0,
        "patternErrorMessage": (
            "Use small letters, digits and single hyphens. 用小写字母、数字和单个连字符。"
        ),
    },
    "language": {
        "type": "string",
        "pattern": LANGUAGE,
        "patternErrorMessage": (
            "Use a language tag such as zh, en or pt-BR. 用 zh、en、pt-BR 这样的语言代码。"
        ),
    },
    "month": {
        "type": "string",
        "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$",
        "patternErrorMessage": "Write a month such as 2026-11. 写一个月份，例如 2026-11。",
    },
    "day": {
        "type": "string",
        "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        "patternErrorMessage": "Write a date such as 2025-04-06. 写一个日期，例如 2025-04-06。",
    },
    "link": {
        "type": "string",
        "pattern": (rf"^\s*[Hh][Tt][Tt][Pp][Ss]?://(?![/?#:@]){_IN_LINK}+\s*$"),
        "patternErrorMessage": (
            "Write a full address that starts with https:// or http://. "
            "写以 https:// 或 http:// 开头的完整地址。"
        ),
    },
    "hours": {
        "type": ["string", "integer"],
        "pattern": r"^[0-9]{1,4}(\s*[-–]\s*[0-9]{1,4})?$",
        "minimum": 0,
        "maximum": 9999,
        "patternErrorMessage": (
            "Write hours from low to high, such as 25-50, or one number. "
            "写从少到多的学时，例如 25-50，或者只写一个数。"
        ),
    },
    "number": {
        "type": ["string", "number"],
        "pattern": f"^{NUMBER}$",
        "patternErrorMessage": (
            "Write a number such as 0.96 or 203530. 写一个数，例如 0.96 或 203530。"
        ),
    },
    "flag": {
        "anyOf": [
            {"type": "boolean"},
            {"type": "string", "pattern": "^(true|false)$"},
        ]
    },
}
"""Forms of a single scalar, as an editor reads it."""


@dataclass(frozen=True)
class Unseen:
    """A mistake that the loader finds in one file and that a schema cannot see."""

    example: str
    """A file that has it and nothing else wrong."""
    reason: str
    kind: str = "stage"
    """Which kind of file the example is."""


_TOPIC = "id: a\ntitle: A\nsections: [{id: b, title: B, topics: [{id: c, title: C, %s}]}]\n"
_RESOURCE = _TOPIC % "resources: [{title: D, url: '%s', type: docs, language: en}]"
UNSEEN: dict[str, Unseen] = {
    "hours that run backwards": Unseen(
        _TOPIC % "hours: 9-3", "a schema compares no two numbers within a text"
    ),
    "a key that stands twice": Unseen(
        "id: a\ntitle: A\ntitle: B\n",
        "by then the mapping has one value; editors say it themselves",
    ),
    "a number written in another way": Unseen(
        "id: 0x1F\ntitle: A\n", "an editor sees the number and not its digits"
    ),
    "hours with a decimal point": Unseen(
        _TOPIC % "hours: 12.0", "for JSON Schema, 12.0 is the integer 12"
    ),
    "a sign that only some scripts need": Unseen(
        "id: a\ntitle: A\u200db\n", "a pattern does not know which letters stand before it"
    ),
    "true or false in other letters": Unseen(
        "id: a\ntitle: A\nsections: [{id: b, title: B, anytime: True}]\n",
        "an editor sees the value and not its letters",
    ),
    "a text that was meant as a mapping": Unseen(
        "id: a\ntitle: A\nsummary: zh：图\n", "for a schema it is a text like any other"
    ),
    "a day that its month does not have": Unseen(
        "title: A\nsummary: A\nlanguages: [en]\n"
        "provenance: {title: B, author: C, date: 2026-02-30}\n",
        "no pattern knows the calendar",
        "roadmap",
    ),
    "a host or port that cannot be": Unseen(
        _RESOURCE % "https://example.org:port/", "no pattern knows which ports there are"
    ),
}
"""What a schema cannot see, by what it is. Besides these, it sees one file at a time, so nothing
that compares two places: unknown ids, ids that stand twice, circles, sums of hours."""
