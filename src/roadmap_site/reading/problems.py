"""Problems: what is wrong with a roadmap, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

CODES: dict[str, tuple[Severity, str]] = {
    "RM001": ("error", "The file is not YAML that can be read."),
    "RM002": ("error", "A key stands twice in one mapping."),
    "RM003": ("error", "A reference names an id that does not exist."),
    "RM004": ("error", "A key is not known here."),
    "RM005": ("error", "A required key is missing."),
    "RM006": ("error", "A value is of the wrong kind."),
    "RM007": ("error", "A file is too large, too deep or expands without end."),
    "RM008": ("error", "An id is not kebab-case."),
    "RM009": ("error", "An id is used twice."),
    "RM010": ("error", "Prerequisites run in a circle."),
    "RM011": ("error", "A link is not http or https."),
    "RM012": ("error", "A topic has the same link twice."),
    "RM013": ("warning", "A text is missing in a language."),
    "RM014": ("error", "A file's name does not fit."),
    "RM015": ("error", "A file that a roadmap needs is missing."),
    "RM016": ("error", "A path leaves out what it needs."),
    "RM017": ("error", "Hours do not add up."),
    "RM018": ("warning", "A topic was not reviewed for a year."),
    "RM019": ("warning", "A text uses another word than the glossary."),
    "RM020": ("warning", "The signs or spaces of a Chinese text do not fit."),
    "RM021": ("error", "Two outcomes of one topic or milestone say, or said formerly, the same."),
    "RM022": ("error", "An id is gone, and nothing leads from it to what took its place."),
    "RM023": ("error", "An address is another one now, and nothing leads there from the old."),
    "RM024": ("error", "An outcome was reworded without its former wording."),
    "RM025": (
        "warning",
        "An outcome or a question is gone, and with it what learners ticked or answered.",
    ),
    "RM026": ("error", "An alias or a former wording was taken away."),
    "RM027": ("warning", "A text changed in one language and stayed as it was in another."),
    "RM028": ("warning", "A link changed, and nothing says that somebody looked at it."),
    "RM029": ("warning", "A file is not in the house form."),
    "RM040": ("error", "A comment cuts off a text."),
    "RM041": ("error", "The beginning of a text is read as YAML's own."),
    "RM042": ("error", "A backslash in double quotes makes something else."),
    "RM043": ("warning", "A text holds signs that only look like others."),
    "RM044": ("warning", "Lines within one text are meant as something else."),
    "RM045": ("error", "A question has no answer, or answers of two kinds."),
    "RM046": ("error", "The options or items of a question do not fit."),
    "RM047": ("error", "How far an answer may be from its number does not fit."),
    "RM048": ("warning", "Two resources are editions of one work."),
    "RM050": ("error", "A stage stands in two parts."),
    "RM051": ("warning", "A stage stands in no part, though others do."),
    "RM052": ("error", "Parts, or the stages in them, are not in the order of the stages."),
    "RM055": ("warning", "A word of the interface does not fit, and is left out."),
    "RM056": ("warning", "A date lies in the future, or too far back."),
    "RM057": ("warning", "A record of links or translations cannot be read, and is left out."),
    "RM060": ("error", "A topic does not say its origin."),
    "RM061": ("error", "An address has a slip of the hand in it."),
    "RM062": ("warning", "A text is in another language than it says."),
    "RM063": ("warning", "A text is the same in two languages."),
    "RM064": ("warning", "A text is still to be written, or holds what a program said beside it."),
    "RM065": ("warning", "An item is split into one for each language."),
    "RM066": ("error", "The glossary has words in a language that the site does not have."),
    "RM067": ("error", "A path takes nothing."),
    "RM068": ("error", "The glossary avoids one of its own words, or one word twice."),
    "RM069": ("error", "Two terms have the same word, or one has it twice."),
    "RM070": (
        "error",
        "A list names something twice, or a section recommends what goes without saying.",
    ),
    "RM071": ("warning", "A list names a whole and a part of it, or a section recommends such."),
    "RM072": ("warning", "A section or topic needs one that stands after it."),
    "RM073": ("warning", "Markdown, HTML, TeX or a numbering has no effect."),
    "RM074": ("warning", "A title has Markdown, a number of its own, or a sign at its end."),
    "RM075": ("warning", "Hours are unlikely."),
    "RM076": ("warning", "A text or an id is too long, or an id says nothing."),
    "RM077": (
        "warning",
        "A sign stands twice, alone, in the wrong place or in the wrong language.",
    ),
    "RM078": ("warning", "An outcome has no full stop, unlike the others."),
    "RM079": ("warning", "An outcome is nothing that can be seen."),
    "RM080": ("warning", "Two topics promise the same outcome."),
    "RM081": ("warning", "A number in a text does not agree with the roadmap."),
    "RM082": ("error", "A rule cannot be switched on."),
    "RM083": ("error", "A topic is a stub, where `rules` allows none."),
    "RM084": ("error", "A topic has no outcome, where `rules` wants one."),
    "RM085": ("error", "A topic has too few or too many outcomes, where `rules` limits them."),
    "RM086": ("error", "A topic has too few or too many resources, where `rules` limits them."),
    "RM087": ("error", "A topic's resource has no note, where `rules` wants one."),
    "RM088": ("error", "A topic has no free resource, where `rules` wants one."),
    "RM089": ("error", "A topic has no resource in a language, where `rules` wants one."),
    "RM090": ("error", "A topic was never reviewed, where `rules` wants it."),
    "RM091": ("error", "A topic has no hours, where `rules` wants them."),
    "RM092": ("error", "A topic has no points, where `rules` wants them."),
    "RM093": ("error", "A summary is too short or too long, where `rules` limits it."),
    "RM094": ("error", "A stage or section has no summary or outcome, where `rules` wants them."),
    "RM095": ("error", "No stage uses a term, where `rules` wants it."),
    "RM096": ("error", "A topic has too few or too many questions, where `rules` limits them."),
    "RM097": ("error", "A question does not say why, where `rules` wants it."),
}
"""Every code that a problem can have, with its severity and meaning."""


class Position(NamedTuple):
    """A place in a file. Lines and columns count from one; line 0 means the file as a whole.

    A tuple, since a large roadmap has a million of them.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong."""

    at: Position
    code: str
    message: str
    """What is wrong and how to mend it, in one line."""
    demanded: bool = False
    """True where the roadmap's `rules` make an error of what is a warning elsewhere."""

    @property
    def severity(self) -> Severity:
        """`error` where the build refuses the roadmap, `warning` where it goes on."""
        return "error" if self.demanded else CODES[self.code][0]

    def __str__(self) -> str:
        return f"{self.at}: {self.code} {self.message}"


class RoadmapError(Exception):
    """The roadmap cannot be built; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep the problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity == "error")
