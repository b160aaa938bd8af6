"""Rules that compare one part of a roadmap with another: one function a rule.

A rule takes the book and gives problems. It never raises, logs or changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path as File

from roadmap_site.loader import STAGE_NAME, Book, load, suggest
from roadmap_site.model import (
    UNNAMED,
    Path,
    Roadmap,
    Section,
    Shelf,
    Stage,
    Step,
    Text,
    Topic,
    every,
    shown,
    walk,
)
from roadmap_site.problems import Problem

MAX_STEPS = 12
"""How many ids of a circle a message names."""
MAX_CIRCLES = 20
"""How many circles are told at once; finding one takes a pass over the whole roadmap."""
MAX_ADVICE = 50
"""For how many unknown ids a similar one is sought; each is compared with every id there is."""

Rule = Callable[[Book, Roadmap], Iterator[Problem]]
Gate = tuple[str, str]
"""The `start` or the `end` of a stage, section or topic, by its id."""
Needs = dict[Gate, dict[Gate, Path | None]]
"""What each gate waits for; with the place where a `needs` says so."""


def check(directory: File, label: str) -> Book:
    """Load the roadmap in `directory` and add what every rule finds, in the order of the lines."""
    book = load(directory, label)
    if book.roadmap:
        for rule in RULES:
            book.problems += rule(book, book.roadmap)
    book.problems = sorted(set(book.problems))
    return book


def references_exist(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Every id that is referred to is the id of something."""
    if not book.complete:
        return
    shelves = {shelf.id for shelf in roadmap.shelves}
    learnt = book.ids - shelves
    stages = {stage.id for stage in roadmap.stages}
    advised = 0
    for at, wanted, known, kind in _references(roadmap, learnt, stages):
        if wanted not in known:
            advice = suggest(wanted, known) if advised < MAX_ADVICE else "write one that exists"
            advised += 1
            message = f'unknown {kind} "{shown(wanted)}"; {advice}'
            yield Problem(book.at(at), "RM003", message)


def _references(
    roadmap: Roadmap, learnt: frozenset[str], stages: set[str]
) -> Iterator[tuple[Path, str, frozenset[str] | set[str], str]]:
    for at, item in walk(roadmap):
        if isinstance(item, Section | Topic):
            for field in ("needs", "recommends") if isinstance(item, Section) else ("needs",):
                for index, wanted in enumerate(getattr(item, field)):
                    yield (*at, field, index), wanted, learnt, "id"
        elif isinstance(item, Step):
            yield (*at, "stage"), item.stage, stages, "stage"


def ids_are_unique(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No id, former ids included, names two things."""
    seen: dict[str, Path] = {}
    for at, item in walk(roadmap):
        if not isinstance(item, Stage | Section | Topic | Shelf):
            continue
        places: list[tuple[str, Path]] = [(item.id, (*at, "id"))]
        if isinstance(item, Topic):
            places += ((old, (*at, "aliases", n)) for n, old in enumerate(item.aliases))
        for name, place in places:
            if name in seen:
                message = f'id "{shown(name)}" is taken ({book.at(seen[name])}); choose another'
                yield Problem(book.at(place), "RM009", message)
            seen.setdefault(name, place)


def names_fit(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """A stage's file is named after its id."""
    for index, (stage, path) in enumerate(zip(roadmap.stages, book.files, strict=True)):
        name = STAGE_NAME.fullmatch(path.rpartition("/")[2])
        if name and name["id"] != stage.id:
            wanted = f"{name['number']}-{shown(stage.id)}.yml"
            message = (
                f'id "{shown(stage.id)}" does not fit the file\'s name; call the file {wanted}'
            )
            yield Problem(book.at(("stages", index, "id")), "RM014", message)


def needs_run_forward(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nothing needs itself, not even by way of others."""
    if any(ids_are_unique(book, roadmap)):
        return  # An id that names two things has no place in an order.
    gates = _gates(roadmap)
    for _ in range(MAX_CIRCLES):
        circle = _circle(gates)
        if not circle:
            return
        steps = [*zip(circle[1:], circle, strict=False)]
        asked = {place: (a, b) for a, b in steps if (place := gates[a].get(b))}
        place = min(asked, key=book.at)
        names = " -> ".join(_unrepeated([gate[1] for gate in reversed(circle)]))
        message = f"needs run in a circle: {names}; remove one of them"
        yield Problem(book.at(place), "RM010", message)
        start, end = asked[place]
        del gates[start][end]


def _gates(roadmap: Roadmap) -> Needs:
    """Lay out what waits for what: a whole ends after its parts, a part starts after its whole."""
    gates: Needs = {}

    def enter(name: str, parts: list[str]) -> None:
        gates.setdefault(("end", name), {})[("start", name)] = None
        for part in parts:
            gates[("end", name)][("end", part)] = None
            gates.setdefault(("start", part), {})[("start", name)] = None

    for at, item in walk(roadmap):
        if isinstance(item, Stage):
            enter(item.id, [section.id for section in item.sections])
        elif isinstance(item, Section | Topic):
            enter(item.id, [topic.id for topic in item.topics] if isinstance(item, Section) else [])
            for index, wanted in enumerate(item.needs):
                place = (*at, "needs", index)
                gates.setdefault(("start", item.id), {})[("end", wanted)] = place
    return gates


def _circle(gates: Needs) -> list[Gate]:
    try:
        TopologicalSorter({gate: list(waits) for gate, waits in gates.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _unrepeated(names: list[str]) -> list[str]:
    """Name each once in a row, a name alone twice; of very many the first and the last."""
    steps = [name for index, name in enumerate(names) if index == 0 or names[index - 1] != name]
    if len(steps) > MAX_STEPS:
        steps[MAX_STEPS - 1 : -1] = ["..."]
    return [shown(name) for name in (steps if len(steps) > 1 else 2 * steps)]


def links_stand_once(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No topic has the same link twice."""
    for at, topic in every(Topic, roadmap):
        seen: dict[str, Path] = {}
        for index, resource in enumerate(topic.resources):
            place: Path = (*at, "resources", index, "url")
            url = resource.url.rstrip("/")
            if url in seen:
                first = book.at(seen[url]).line
                message = f"the same link stands in line {first} of this topic; remove one"
                yield Problem(book.at(place), "RM012", message)
            seen.setdefault(url, place)


def languages_are_known(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No text is in a language that the site does not have."""
    if not (book.complete and book.languages_known):
        return
    for at, text in every(Text, roadmap):
        for language in text.root.keys() - {*roadmap.languages, UNNAMED}:
            message = f'unknown language "{language}"; {suggest(language, roadmap.languages)}'
            yield Problem(book.at((*at, language)), "RM004", message)


def languages_are_there(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Every text is there in every language of the site."""
    if not (book.complete and book.languages_known):
        return
    for at, text in every(Text, roadmap):
        for language in roadmap.languages:
            reading = text.read(language, roadmap.language)
            if reading.missing:
                message = f'no text in "{language}"; the one in "{reading.language}" stands in'
                yield Problem(book.at(at), "RM013", message)


RULES: tuple[Rule, ...] = (
    references_exist,
    ids_are_unique,
    names_fit,
    needs_run_forward,
    links_stand_once,
    languages_are_known,
    languages_are_there,
)
"""Every rule, in no order that matters."""
