"""Rules that compare one part of a roadmap with another: one function a rule.

A rule takes the book and gives problems. It never raises, logs or changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter
from pathlib import Path as File

from roadmap_site import paths, style
from roadmap_site.loader import STAGE_NAME, Book, load, suggest
from roadmap_site.model import (
    UNNAMED,
    Frozen,
    Milestone,
    Outcome,
    Path,
    Place,
    Roadmap,
    Section,
    Shelf,
    Stage,
    Step,
    Term,
    Text,
    Topic,
    every,
    shown,
    total,
    walk,
    whole,
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
Needs = dict[Gate, dict[Gate, Place | None]]
"""What each gate waits for; with the place where a `needs` says so."""


def check(directory: File, label: str, today: date | None = None) -> Book:
    """Load the roadmap in `directory` and add what every rule finds, in the order of the lines.

    Without `today` nothing is said about the age of reviews, so that one roadmap always makes the
    same site.
    """
    book = load(directory, label)
    if book.roadmap:
        for rule in RULES:
            book.problems += rule(book, book.roadmap)
        if today:
            book.problems += reviews_are_recent(book, book.roadmap, today)
    book.problems = sorted(set(book.problems))
    return book


def references_exist(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Every id that is referred to is the id of something."""
    if not book.complete:
        return
    shelves = {shelf.id for shelf in roadmap.shelves}
    learnt = book.ids - shelves
    advised = 0
    for at, wanted, known, kind in _references(roadmap, learnt):
        if wanted not in known:
            advice = suggest(wanted, known) if advised < MAX_ADVICE else "write one that exists"
            advised += 1
            message = f'unknown {kind} "{shown(wanted)}"; {advice}'
            yield Problem(book.at(at), "RM003", message)


def _references(
    roadmap: Roadmap, learnt: frozenset[str]
) -> Iterator[tuple[Place, str, frozenset[str] | set[str], str]]:
    stages = {stage.id for stage in roadmap.stages}
    former = {alias for stage in roadmap.stages for alias in stage.aliases}
    topics = {topic.id for topic in roadmap.topics}
    for at, item in walk(roadmap):
        if isinstance(item, Section | Topic):
            for field in ("needs", "recommends") if isinstance(item, Section) else ("needs",):
                for index, wanted in enumerate(getattr(item, field)):
                    yield (*at, field, index), wanted, learnt, "id"
            for index, wanted in enumerate(item.formerly_in):
                yield (*at, "formerly_in", index), wanted, stages | former, "stage"
        elif isinstance(item, Path):
            for index, wanted in enumerate(item.takes):
                yield (*at, "takes", index), wanted, learnt, "id"
        elif isinstance(item, Term):
            yield (*at, "topic"), item.topic, topics, "topic"
        elif isinstance(item, Step):
            yield (*at, "stage"), item.stage, stages, "stage"


def ids_are_unique(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No id, former ids included, names two things; terms and paths have names of their own."""
    for kinds in ((Stage, Section, Topic, Shelf), (Path,), (Term,)):
        yield from _repeated_ids(book, roadmap, kinds)


def _repeated_ids(
    book: Book, roadmap: Roadmap, kinds: tuple[type[Frozen], ...]
) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for at, item in walk(roadmap):
        if not isinstance(item, kinds):
            continue
        assert isinstance(item, Stage | Section | Topic | Shelf | Path | Term)
        places: list[tuple[str, Place]] = [(item.id, (*at, "id"))]
        if not isinstance(item, Shelf):
            places += ((old, (*at, "aliases", n)) for n, old in enumerate(item.aliases))
        for name, place in places:
            if name in seen:
                message = f'id "{shown(name)}" is taken ({book.at(seen[name])}); choose another'
                yield Problem(book.at(place), "RM009", message)
            seen.setdefault(name, place)


def moves_lead_elsewhere(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nothing stood formerly in the stage where it stands, whose page would name it twice."""
    for index, stage in enumerate(roadmap.stages):
        names = {stage.id, *stage.aliases}
        for at, item in walk(stage, ("stages", index)):
            for place, name in enumerate(getattr(item, "formerly_in", ())):
                if name in names:
                    message = f'stands in "{shown(name)}" now; remove it from formerly_in'
                    yield Problem(book.at((*at, "formerly_in", place)), "RM009", message)


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


def paths_are_closed(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """A path that takes a topic takes what it needs, too."""
    topics = paths.topics_of(roadmap)
    home = {topic.id: section for _, section in every(Section, roadmap) for topic in section.topics}
    known = {topic.id: topic for topic in roadmap.topics}
    for at, path in every(Path, roadmap):
        taken, told = paths.taken(roadmap, path), set[tuple[str, str]]()
        for index, part in enumerate(path.takes):
            for name in sorted(topics.get(part, ())):
                for wanted in (*home[name].needs, *known[name].needs):
                    if (part, wanted) not in told and not topics.get(wanted, taken) <= taken:
                        told.add((part, wanted))
                        message = f'takes "{part}" without "{wanted}", which that needs; take both'
                        yield Problem(book.at((*at, "takes", index)), "RM016", message)


def hours_add_up(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """All topics of a section have hours or none has, and the section's own are their sum."""
    for at, section in every(Section, roadmap):
        estimates = [topic.hours for topic in section.topics]
        known = total(estimates)
        if known and None in estimates:
            index = estimates.index(None)
            message = "has no hours, other topics of the section do; write them for all or for none"
            yield Problem(book.at((*at, "topics", index)), "RM017", message)
        elif known and section.hours != known:
            message = f"the topics add up to {known.low}-{known.high}; remove the section's hours"
            yield Problem(book.at((*at, "hours")), "RM017", message)
    for at, path in every(Path, roadmap):
        taken = paths.taken(roadmap, path)
        for section in (section for stage in roadmap.stages for section in stage.sections):
            inside = {topic.id for topic in section.topics} & taken
            halved = inside and len(inside) < len(section.topics)
            if halved and section.hours and not whole(t.hours for t in section.topics):
                message = f'takes a part of "{section.id}", whose topics have no hours; write them'
                yield Problem(book.at((*at, "takes")), "RM017", message)


def reviews_are_recent(book: Book, roadmap: Roadmap, today: date) -> Iterator[Problem]:
    """No topic was last reviewed more than a year before `today`, or after it."""
    oldest, newest = (f"{year:04}-{today.month:02}" for year in (today.year - 1, today.year))
    for at, topic in every(Topic, roadmap):
        if topic.reviewed and not oldest <= topic.reviewed <= newest:
            late = topic.reviewed < oldest
            message = (
                "was last reviewed more than a year ago; look at the topic and its links again"
                if late
                else "is in the future; write the month of the last review"
            )
            yield Problem(book.at((*at, "reviewed")), "RM018", message)


def terms_are_used(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Texts use the words of the glossary."""
    for at, term, word in style.avoided(roadmap):
        message = f'"{shown(word)}" is called "{shown(term)}" here; use that word'
        yield Problem(book.at(at), "RM019", message)


def signs_fit(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Chinese texts have full-width signs, and a space beside Latin letters and digits."""
    for at, fault, found in style.faults(roadmap):
        yield Problem(book.at(at), "RM020", f'{fault}: "{shown(found)}"')


def links_stand_once(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No topic has the same link twice."""
    for at, topic in every(Topic, roadmap):
        seen: dict[str, Place] = {}
        for index, resource in enumerate(topic.resources):
            place: Place = (*at, "resources", index, "url")
            url = resource.url.rstrip("/")
            if url in seen:
                first = book.at(seen[url]).line
                message = f"the same link stands in line {first} of this topic; remove one"
                yield Problem(book.at(place), "RM012", message)
            seen.setdefault(url, place)


def outcomes_stand_once(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nothing that can be ticked says, or said formerly, the same as another thing beside it."""
    if not book.languages_known:
        return
    for at, item in walk(roadmap):
        if not isinstance(item, Topic | Milestone):
            continue
        field = "outcomes" if isinstance(item, Topic) else "done"
        seen: dict[str, Place] = {}
        for said, place in _sayings(getattr(item, field), (*at, field), roadmap.language):
            if said in seen:
                line = book.at(seen[said]).line
                message = (
                    f'"{shown(said)}" stands in line {line}, too; '
                    "remove one, for a tick can mean only one"
                )
                yield Problem(book.at(place), "RM021", message)
            seen.setdefault(said, place)


def _sayings(outcomes: Sequence[Outcome], at: Place, language: str) -> Iterator[tuple[str, Place]]:
    """Give what outcomes say in a language, then what they said formerly, with its place."""
    for n, outcome in enumerate(outcomes):
        yield outcome.text.read(language, language).text, (*at, n)
    for n, outcome in enumerate(outcomes):
        yield from ((old, (*at, n, "formerly", i)) for i, old in enumerate(outcome.formerly))


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
    moves_lead_elsewhere,
    names_fit,
    needs_run_forward,
    paths_are_closed,
    hours_add_up,
    terms_are_used,
    signs_fit,
    links_stand_once,
    outcomes_stand_once,
    languages_are_known,
    languages_are_there,
)
"""Every rule, in no order that matters."""
