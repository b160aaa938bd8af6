"""What the words of a heading say about the part below it."""

from __future__ import annotations

from enum import Enum, auto

from roadmap_site.authoring.importing.vocabulary import patterns


class Role(Enum):
    """What a part of a text is for, where its heading says so."""

    CONTENTS = auto()
    """A table of contents: the headings once more."""
    REPOSITORY = auto()
    """How the text is kept and by whom; of no use to learners."""
    ABOUT = auto()
    """What the text is and whom it is for."""
    SUMMARY = auto()
    """The closing summary where it comes last, a passage about the text where it comes first."""
    RESOURCES = auto()
    """General resources."""


def role_of(title: str) -> Role | None:
    """Tell what the part below a heading is for; None where the heading does not say."""
    bare = title.strip(" :：!！.。")
    found = (name for name, words in patterns("headings").items() if words.fullmatch(bare))
    return next((Role[name.upper()] for name in found), None)
