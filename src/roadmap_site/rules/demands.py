"""What a roadmap demands of itself beyond what every roadmap has to keep: its `rules`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from roadmap_site.model import Roadmap, Term, Text, shown
from roadmap_site.reading import CODES, Book, Position, Problem, suggest
from roadmap_site.rules import scripts
from roadmap_site.rules.completeness import COMPLETENESS, Demand
from roadmap_site.rules.naming import words_of
from roadmap_site.text import finding


def terms_are_in_texts(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Some text of the stages has each word that the glossary explains."""
    used = terms_in(roadmap).union(*(known.words for known in book.known.values()))
    for at, term in roadmap.every(Term):
        if term.id not in used:
            name = shown(term.name.read(roadmap.language, roadmap.language).text)
            message = f'no stage uses the word "{name}"; use it there, or remove the term'
            yield Problem(book.at(at), "RM095", message)


def terms_in(roadmap: Roadmap) -> set[str]:
    """Give the ids of the terms whose words stand in texts of the stages."""
    used: set[str] = set()
    for language in roadmap.languages:
        texts = (
            text.read(language, roadmap.language).text
            for at, text in roadmap.every(Text)
            if at[0] == "stages"
        )
        written = _ADDRESS.sub("]", "\n".join(texts)).lower()
        for word, name in words_of(roadmap, language).items():
            # Looking for one word after the other is fast; a pattern of all would be slow.
            if name not in used and finding.stands_in(written, word):
                used.add(name)
    return used


_ADDRESS = re.compile(r"\]\([^)]*\)")
_CODE = re.compile(r"RM[0-9]{3}")
UNUSED_TERM = "RM095"
DEMANDS: dict[str, Demand] = {**COMPLETENESS, UNUSED_TERM: terms_are_in_texts}
"""The rules that hold only where a roadmap switches them on, by their codes."""


def demanded(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Find what a roadmap demands, in the files that could be read without a problem."""
    hurt = {problem.at.path for problem in book.problems if problem.severity == "error"}
    found = [*of_known(book), *by_itself(book, roadmap)]
    # What could not be read may use any word.
    if UNUSED_TERM in roadmap.rules and book.complete and not book.unread:
        found += terms_are_in_texts(book, roadmap)
    yield from (problem for problem in found if problem.at.path not in hurt)


def by_itself(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Find what a roadmap demands of each stage by itself."""
    for code in roadmap.rules.keys() & COMPLETENESS.keys():
        yield from COMPLETENESS[code](book, roadmap)


def of_known(book: Book) -> Iterator[Problem]:
    """Give what stages lack that are known."""
    for path, known in book.known.items():
        yield from known.demands(path)


def raised(problems: Iterable[Problem], book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Make errors of the warnings that a roadmap demands to be none, and tell why they are."""
    found = [*problems]
    circular = any(problem.code == "RM010" for problem in found)
    misplaced = {problem.at for problem in found if problem.code == "RM062"}
    misplaced |= scripts.split_lines(book, roadmap)
    for path, known in book.known.items():
        misplaced |= {Position(path, *spot) for spot in known.halves}
    for problem in found:
        if problem.code == "RM013" and problem.at in misplaced:
            continue  # What stands in the wrong place is missing in none.
        if problem.code == "RM072" and circular:
            continue  # In a circle everything comes too late.
        reason = roadmap.rules.get(problem.code)
        if reason and (problem.code in DEMANDS or problem.severity == "warning"):
            told = f"{problem.message} (a rule here: {shown(reason)})"
            yield replace(problem, message=told, demanded=True)
        else:
            yield problem


_NO_REASONS = frozenset(
    {"true", "false", "yes", "no", "on", "off", "error", "warning", "ignore", "0", "1", "none"}
)
"""What the settings of other programs have in the place of a reason."""


def rules_are_known(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Every code under `rules` is one that can be switched on."""
    can = sorted(
        {code for code, (severity, _) in CODES.items() if severity == "warning"} | {*DEMANDS}
    )
    for code, reason in roadmap.rules.items():
        if code in can and reason.lower() not in _NO_REASONS:
            continue
        if code in can:
            message = (
                f'"{shown(reason)}" is no reason, and a rule that stands here is switched '
                "on; write why, or remove the line"
            )
        elif code in CODES:
            message = f"{code} is an error in every roadmap; remove it here"
        elif _CODE.fullmatch(code):
            message = f'no rule is called "{code}"; write another or remove it'
        else:
            message = f'unknown rule "{shown(code)}"; {suggest(code.upper(), can)}'
        yield Problem(book.at(("rules", code)), "RM082", message)
