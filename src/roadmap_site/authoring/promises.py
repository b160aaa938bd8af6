"""Promises that a roadmap has made, and what of them a later version breaks.

Addresses and learners' progress hang on ids and on the wording of outcomes: both stay, or what
took their place says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from roadmap_site.authoring.pairs import Index, Pair, Placed, alike, pairs, successor
from roadmap_site.model import Outcome, Place, Roadmap, Section, Stage, Topic, shown
from roadmap_site.reading import STAGES_DIR, Book, Position, Problem

_LIKE = 0.5
"""How much of an outcome's wording has to be left for it to be the same outcome, reworded."""
_LONGEST = 500
"""How much of a wording a message repeats: it is there to be copied."""


def ids_stay(old: Index, new: Index, book: Book) -> Iterator[Problem]:
    """Every id still leads somewhere."""
    if not book.complete:
        return
    lost = [each for each in old.parts if not _is_there(each, new, book)]
    known = {(each.space, each.part.id) for each in old.parts}
    fresh = [each for each in new.parts if (each.space, each.part.id) not in known]
    gone = {(each.space, each.part.id) for each in lost}
    for each in lost:
        if heir := successor(each, fresh, old, new):
            yield Problem(book.at((*heir.at, "id")), "RM022", _renamed(each, heir))
        elif _key(old.whole_of.get(_key(each))) not in gone:
            yield Problem(_around(each, old, new, book), "RM022", _gone(each))


def _is_there(placed: Placed, new: Index, book: Book) -> bool:
    # What is written and does not fit the model has a message of its own.
    written = placed.space == "learnt" and placed.part.id in book.ids
    return written or new.find(placed.space, placed.part.id) is not None


def _key(placed: Placed | None) -> tuple[str, str]:
    return (placed.space, placed.part.id) if placed else ("", "")


def _renamed(lost: Placed, heir: Placed) -> str:
    was, now = shown(lost.part.id), shown(heir.part.id)
    mend = (
        f"write aliases: [{was}] beside it" if heir.can_say("aliases") else f'call it "{was}" again'
    )
    return f'{lost.word} "{was}" is called "{now}" now, and nothing leads there from it; {mend}'


def _gone(lost: Placed) -> str:
    name = shown(lost.part.id)
    topics = lost.part.topics if isinstance(lost.part, Stage | Section) else ()
    with_it = " with all that is in it" if topics else ""
    mend = "put it back"
    if lost.can_say("aliases"):
        mend += f", or write aliases: [{name}] at what took its place"
    return f'{lost.word} "{name}" is gone{with_it}, and what leads to it leads nowhere; {mend}'


def _around(lost: Placed, old: Index, new: Index, book: Book) -> Position:
    """Find the place of what a lost part belonged to, or of the list or folder that it was in."""
    whole = old.whole_of.get(_key(lost))
    while whole:
        if now := new.find(*_key(whole)):
            return book.at(now.at)
        whole = old.whole_of.get(_key(whole))
    if lost.at[0] == "stages":
        return Position(f"{book.at(()).path.rpartition('/')[0]}/{STAGES_DIR}")
    return book.at(lost.at[:-1])


def addresses_stay(old: Index, new: Index, book: Book) -> Iterator[Problem]:
    """Sections and topics stay on the page of their stage, and languages on the site."""
    moved = {pair.new.part.id: pair for pair in pairs(old, new) if _moved(pair, old, new)}
    for pair in moved.values():
        whole = new.whole_of.get(_key(pair.new))
        if whole and whole.part.id in moved and isinstance(pair.new.part, Topic):
            continue  # It moved along with its section.
        was, now = old.stage_of(pair.old), new.stage_of(pair.new)
        assert was
        assert now
        mend = f'move it back from "{shown(now.id)}"'
        if pair.new.can_say("formerly_in"):
            mend = f"write formerly_in: [{', '.join((*pair.new.formerly_in, was.id))}] beside it"
        message = (
            f'{pair.new.word} "{shown(pair.new.part.id)}" stood in the stage "{shown(was.id)}", '
            f"and its address there leads nowhere; {mend}"
        )
        yield Problem(book.at((*pair.new.at, "id")), "RM023", message)
    yield from _languages_stay(old.roadmap, new.roadmap, book)


def _moved(pair: Pair, old: Index, new: Index) -> bool:
    was, now = old.stage_of(pair.old), new.stage_of(pair.new)
    # Where the stage itself is gone, that is what there is to say.
    heir = new.find("learnt", was.id) if was else None
    if not (was and now and heir) or heir.part.id == now.id:
        return False
    whole = new.whole_of.get(_key(pair.new))
    told = {*pair.new.formerly_in, *(whole.formerly_in if whole else ())}
    return told.isdisjoint({was.id, heir.part.id})


def _languages_stay(old: Roadmap, new: Roadmap, book: Book) -> Iterator[Problem]:
    at = book.at(("languages",))
    if new.language != old.language:
        message = (
            f'the default language was "{old.language}", on which addresses and ticks hang; '
            f'write "{old.language}" first'
        )
        yield Problem(at, "RM023", message)
    for language in old.languages:
        if language not in new.languages:
            message = f'the pages in "{language}" are gone; write the language back'
            yield Problem(at, "RM023", message)


def ticks_stay(old: Index, new: Index, book: Book) -> Iterator[Problem]:
    """What learners have ticked is still there, or says what it was called."""
    if new.roadmap.language != old.roadmap.language:
        return
    for was, now, at in _lists(old, new):
        if was != now:
            yield from _Comparison(was, now, old.roadmap.language).problems(book, at)


def _lists(
    old: Index, new: Index
) -> Iterator[tuple[tuple[Outcome, ...], tuple[Outcome, ...], Place]]:
    """Give what can be ticked as it was and as it is: outcomes of topics, tests of milestones."""
    for pair in pairs(old, new):
        was, now = pair.old.part, pair.new.part
        if isinstance(was, Topic) and isinstance(now, Topic):
            yield was.outcomes, now.outcomes, (*pair.new.at, "outcomes")
        elif isinstance(was, Stage) and isinstance(now, Stage) and was.milestone:
            done = now.milestone.done if now.milestone else ()
            yield was.milestone.done, done, (*pair.new.at, "milestone", "done")


class _Comparison:
    """The outcomes of one topic or milestone in two versions."""

    def __init__(self, old: Sequence[Outcome], new: Sequence[Outcome], language: str) -> None:
        self.language = language
        self.old, self.new = old, new
        self.kept = {line for each in new for line in (self.said(each), *each.formerly)}
        before = {self.said(each) for each in old}
        self.lost = [n for n, each in enumerate(old) if self.said(each) not in self.kept]
        self.fresh = [
            n for n, each in enumerate(new) if before.isdisjoint((self.said(each), *each.formerly))
        ]

    def said(self, outcome: Outcome) -> str:
        return outcome.text.read(self.language, self.language).text

    def problems(self, book: Book, at: Place) -> Iterator[Problem]:
        reworded = self.reworded()
        for was, now in reworded.items():
            if not _says_it_is_new(self.new[now]):
                message = self.reworded_message(self.old[was], self.new[now])
                yield Problem(book.at((*at, now)), "RM024", message)
        if gone := [self.said(self.old[n]) for n in self.lost if n not in reworded]:
            yield Problem(book.at(at), "RM025", _gone_outcomes(gone))
        yield from self.former_wordings_stay(book, at)

    def reworded(self) -> dict[int, int]:
        """Match what is lost with what is new, the most alike first."""
        scores = [(self.likeness(was, now), was, now) for was in self.lost for now in self.fresh]
        found: dict[int, int] = {}
        for score, was, now in sorted(scores, key=lambda item: (-item[0], item[1:])):
            if score >= _LIKE and was not in found and now not in found.values():
                found[was] = now
        return found

    def likeness(self, was: int, now: int) -> float:
        old, new = self.old[was].text.root, self.new[now].text.root
        if any(new.get(tag) == text for tag, text in old.items()):
            return 1  # Another language says the same as ever.
        at_its_place = 0.1 if was == now else 0
        return alike(self.said(self.old[was]), self.said(self.new[now])) + at_its_place

    def reworded_message(self, old: Outcome, new: Outcome) -> str:
        former = dict.fromkeys((self.said(old), *old.formerly, *new.formerly))
        lines = ", ".join(_quoted(line) for line in former if line != self.said(new))
        return (
            f"was reworded, and ticks are lost; write formerly: [{lines}], or formerly: [] "
            "where it means something else now"
        )

    def former_wordings_stay(self, book: Book, at: Place) -> Iterator[Problem]:
        for was in self.old:
            taken = [line for line in was.formerly if line not in self.kept]
            now = self.find(self.said(was))
            if taken and now is not None:
                lines = ", ".join(map(_quoted, taken))
                message = f"lost a former wording, and ticks with it; write it back: {lines}"
                yield Problem(book.at((*at, now)), "RM026", message)

    def find(self, line: str) -> int | None:
        lines = [(self.said(each), *each.formerly) for each in self.new]
        return next((n for n, said in enumerate(lines) if line in said), None)


def _says_it_is_new(outcome: Outcome) -> bool:
    """Tell whether `formerly: []` is written: nothing that was ticked is meant."""
    return "formerly" in outcome.model_fields_set and not outcome.formerly


def _gone_outcomes(gone: Sequence[str]) -> str:
    what = (
        f"{_quoted(gone[0])} is gone"
        if len(gone) == 1
        else f"{len(gone)} outcomes are gone, {_quoted(gone[0])} first"
    )
    return f"{what}, and with it the ticks of those who got there; put it back, or let them go"


def _quoted(line: str) -> str:
    """Write a line as YAML can read it."""
    return json.dumps(shown(line, _LONGEST), ensure_ascii=False)


def records_stay(old: Index, new: Index, book: Book) -> Iterator[Problem]:
    """Every former id and every former home still leads somewhere."""
    for pair in pairs(old, new):
        now = new.stage_of(pair.new)
        for home in pair.old.formerly_in:
            if home not in pair.new.formerly_in and now and now.id != home:
                message = f'lost "{shown(home)}" in formerly_in, which leads here; write it back'
                yield Problem(book.at(pair.new.at), "RM026", message)
        for alias in pair.old.aliases:
            if not new.find(pair.old.space, alias):
                message = f'lost the alias "{shown(alias)}", which leads here; write it back'
                yield Problem(book.at(pair.new.at), "RM026", message)
