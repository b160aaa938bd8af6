"""What a roadmap demands of itself beyond what every roadmap has to keep: its `rules`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from roadmap_site.model import Roadmap, Term, Text, shown
from roadmap_site.reading import CODES, Book, Problem, suggest
from roadmap_site.rules import scripts
from roadmap_site.rules.completeness import COMPLETENESS, Demand
from roadmap_site.rules.naming import words_of
from roadmap_site.text import finding


def terms_are_in_texts(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Some text of the stages has each word that the glossary explains."""
    used: set[str] = set()
    for language in roadmap.languages:
        texts = (
            text.read(language, roadmap.language).text
            for at, text in roadmap.every(Text)
            if at[0] == "stages"
        )
        written = _ADDRESS.sub("]", "\n".join(texts)).lower()
        for word, name in words_of(roadmap, language).items():
            # Looking for one word first is fast; a pattern of all words would be slow.
            if name not in used and word in written and finding.words([word]).search(written):
                used.add(name)
    for at, term in roadmap.every(Term):
        if term.id not in used:
            name = shown(term.name.read(roadmap.language, roadmap.language).text)
            message = f'no stage uses the word "{name}"; use it there, or remove the term'
            yield Problem(book.at(at), "RM095", message)


_ADDRESS = re.compile(r"\]\([^)]*\)")
_CODE = re.compile(r"RM[0-9]{3}")
DEMANDS: dict[str, Demand] = {**COMPLETENESS, "RM095": terms_are_in_texts}
"""The rules that hold only where a roadmap switches them on, by their codes."""


def demanded(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Find what a roadmap demands, in the files that could be read without a problem."""
    hurt = {problem.at.path for problem in book.problems if problem.severity == "error"}
    for code in roadmap.rules.keys() & DEMANDS.keys():
        for problem in DEMANDS[code](book, roadmap):
            if problem.at.path not in hurt:
                yield problem


def raised(problems: Iterable[Problem], book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Make errors of the warnings that a roadmap demands to be none, and tell why they are."""
    found = [*problems]
    circular = any(problem.code == "RM010" for problem in found)
    misplaced = {problem.at for problem in found if problem.code == "RM062"}
    misplaced |= scripts.split_lines(book, roadmap)
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


def rules_are_known(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Every code under `rules` is one that can be switched on."""
    can = sorted(
        {code for code, (severity, _) in CODES.items() if severity == "warning"} | {*DEMANDS}
    )
    for code in roadmap.rules:
        if code in can:
            continue
        if code in CODES:
            message = f"{code} is an error in every roadmap; remove it here"
        elif _CODE.fullmatch(code):
            message = f'no rule is called "{code}"; write another or remove it'
        else:
            message = f'unknown rule "{shown(code)}"; {suggest(code.upper(), can)}'
        yield Problem(book.at(("rules", code)), "RM082", message)
