"""A Markdown article or list to the files of a roadmap, with nothing lost in silence.

The way of the text: front matter -> blocks -> outline of headings -> draft -> finished draft ->
files. Every text has a place in the result, or a remark with its line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as File

from roadmap_site.authoring.importing import blocks, front, outline
from roadmap_site.authoring.importing.context import Context
from roadmap_site.authoring.importing.dividing import divide
from roadmap_site.authoring.importing.draft import DraftRoadmap
from roadmap_site.authoring.importing.finishing import finish
from roadmap_site.authoring.importing.languages import language_of
from roadmap_site.authoring.importing.report import Remark, Report
from roadmap_site.authoring.importing.roadmap import draft_of
from roadmap_site.authoring.importing.writing import files_of

__all__ = ["LARGEST", "Imported", "Remark", "UnreadableError", "import_markdown", "read"]

LARGEST = 1_000_000
"""The most bytes of a text, as of any file of a roadmap."""
_CODE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)


class UnreadableError(Exception):
    """The file is no text that can be imported; the message says why and how to mend it."""


@dataclass(frozen=True)
class Imported:
    """What became of a text."""

    files: dict[str, str]
    """The text of each file, by its name within the roadmap's folder."""
    remarks: tuple[Remark, ...]
    """What has no place and what was taken for what, in the order of the lines."""
    stages: int
    sections: int
    topics: int
    resources: int
    language: str
    title: str


def read(file: File) -> str:
    """Read the text of a file."""
    try:
        if file.stat().st_size > LARGEST:
            message = f"is larger than {LARGEST:,} bytes; divide it and import the parts"
            raise UnreadableError(message)
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 (byte {error.start + 1}); save the file as UTF-8"
        raise UnreadableError(message) from error
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}") from error


def import_markdown(
    text: str, name: str, *, languages: Sequence[str] = (), title: str = "", hours_a_week: int = 10
) -> Imported:
    """Make a roadmap of a text.

    `name` is the title of a text that has none. The text is in the first of `languages`; where none
    is given, it tells its own.
    """
    report = Report()
    text = re.sub(r"\r\n?", "\n", text).lstrip("\ufeff")
    matter, body = front.take(text, report)
    spoken = re.sub(r"https?://\S+", "", _CODE.sub("", body))
    language = languages[0] if languages else language_of(spoken)
    context = Context(report, hours_a_week, language)
    found = outline.read(outline.tree(blocks.parse(body, report)), report)
    draft = draft_of(found, matter, name, context)
    if title and title != draft.title:
        report.leave(1, "title", draft.title)
        draft.title = title
    draft.languages = tuple(languages) or (language,)
    divide(draft)
    finish(draft, report)
    return _imported(draft, report)


def _imported(draft: DraftRoadmap, report: Report) -> Imported:
    sections = [section for stage in draft.stages for section in stage.sections]
    topics = [topic for section in sections for topic in section.topics]
    return Imported(
        files=dict(files_of(draft)),
        remarks=tuple(sorted(report.remarks, key=lambda remark: remark.line)),
        stages=len(draft.stages),
        sections=len(sections),
        topics=len(topics),
        resources=sum(len(topic.resources) for topic in topics)
        + sum(len(shelf.resources) for shelf in draft.shelves),
        language=draft.language,
        title=draft.title,
    )
