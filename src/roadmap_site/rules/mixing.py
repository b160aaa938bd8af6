"""Rules on what is shown in a mixed order: options to choose from, and items to put in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from roadmap_site.model import Answer, Question, Roadmap, Text, shown
from roadmap_site.reading import Book, Problem
from roadmap_site.text.numbers import number_in
from roadmap_site.text.ordinals import ordinal

_BY_PLACE = re.compile(
    r"(?:all|none|any|both|neither|some|each|two)(?: of)?(?: the)? "
    r"(?:above|these|those|them|others?|options|answers|choices|following)"
    r"(?: (?:is|are))?(?: (?:right|correct|true|wrong|false))?|"
    r"(?:all|none|both|neither) (?:is|are) (?:right|correct|true|wrong|false)|"
    r"(?:the )?(?:first|last) (?:two|three) (?:options|answers)|the above|"
    r"(?:以上|上述)\S{0,6}(?:都|皆|均|全|所有|没有|任[一意何]|选项|答案|说法|[是对非错])\S{0,6}|"
    r"(?:上面|前面|后面)(?:的?(?:选项|答案|说法|各项|[两二三四几]项))?[都皆均全]\S{0,6}|"
    r"[都全皆均](?:是|对|正确|可以|不是|不对|不正确|错误?)|[前后][两二三四几][项个][都均皆]?(?:是|对|正确)|"
    r"alle (?:genannten|oben genannten|davon)|keine[sr]? (?:davon|der genannten)|"
    r"(?:toutes|aucune de) ces réponses|(?:todas|ninguna de) las anteriores|"
    r"上記(?:の)?(?:すべて|全て|いずれ).{0,8}|(?:すべて|全て)正しい|모두 (?:정답|맞음)|위의 모두",
    re.IGNORECASE,
)
"""An option that speaks of the others by where they stand."""
_LETTERS = re.compile(
    r"(?:(?i:both|neither|either|only|options?|answers?) |选项|答案|只有)?\s*[A-H1-8]"
    r"(?:(?:\s*[,、，&+和与及或]\s*|\s+(?i:and|or|nor)\s+)[A-H1-8])+"
    r"(?:\s*[都均皆]?(?:是|对|正确))?|(?:(?i:options?|answers?) |选项|答案)\s*[A-H1-8]"
)
"""An option that names others by letters or numbers that they do not have."""
_BEHIND = re.compile(
    r"\s*[(（\[【]\s*(?P<number>[0-9]{1,2}|[一二三四五六七八九十]|[A-Ha-h])\s*[)）\]】]$"
)
_LABELS = (*"abcdefgh",)
_FIRST = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def options_stand_alone(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No option speaks of the others by their place, which is another one each time."""
    for at, question in roadmap.every(Question):
        for index, option in enumerate(question.options):
            key = "right" if option.right else "wrong"
            said = _named(option.text, question.ask) if option.text else ""
            if said:
                message = (
                    f'"{shown(said)}" speaks of other options by their place, and their order '
                    "changes each time; several can be right: write right: for each that is, and "
                    "remove this one"
                )
                yield Problem(book.at((*at, "options", index, key)), "RM046", message)


def _named(answer: Answer, ask: Text) -> str:
    """Give an answer that names others; nothing where it names what the question speaks of."""
    for said in answer.root.values():
        plain = said.strip(" .。!！*`")
        if _BY_PLACE.fullmatch(plain):
            return said
        if _LETTERS.fullmatch(plain) and not _are_asked(re.findall(r"\b[A-H1-8]\b", plain), ask):
            return said
    return ""


def _are_asked(words: Sequence[str], ask: Text) -> bool:
    """Tell whether a question speaks of things that are called by a letter or a number."""
    asked = " ".join(ask.root.values())
    return any(
        re.search(rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])", asked)
        for word in words
        if word not in {"a", "A", "I"}  # Words of their own in English and other languages.
    )


def items_are_in_order(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """The items of a question stand in the right order, and each says what it is."""
    for at, question in roadmap.every(Question):
        if len(question.order) < 2 or book.has_lost((*at, "order")):
            continue
        for tag in dict.fromkeys(tag for item in question.order for tag in item.root):
            items = [item.root.get(tag, "") for item in question.order]
            if said := _only_numbers(items, question.ask) or _otherwise(items):
                yield Problem(book.at_key((*at, "order")), "RM046", said)
                break


def is_disordered(question: Question) -> bool:
    """Tell whether the items' own numbers put them in another order than they stand in."""
    tags = dict.fromkeys(tag for item in question.order for tag in item.root)
    return any(_otherwise([item.root.get(tag, "") for item in question.order]) for tag in tags)


def _only_numbers(items: Sequence[str], ask: Text) -> str:
    """Say that items are nothing but numbers or letters of things that stand nowhere."""
    numbers = [_label(item) for item in items]
    if not _is_permutation(numbers) or _are_asked(items, ask):
        return ""
    return (
        f'"{shown(", ".join(items))}" are numbers and no items; write what learners put in order, '
        "in the right order"
    )


def _label(item: str) -> int | None:
    plain = item.strip(" .。)）(（").lower()
    if plain in _LABELS:
        return _LABELS.index(plain) + 1
    if plain in _FIRST:
        return _FIRST.index(plain) + 1
    if len(plain) == 1 and "①" <= plain <= "⑳":
        return ord(plain) - ord("①") + 1
    return number_in(plain)


def _otherwise(items: Sequence[str]) -> str:
    """Say that the numbers of items put them in another order than they stand in."""
    numbers = [_number(item) for item in items]
    if not _is_permutation(numbers) or numbers == sorted(numbers, key=lambda each: each or 0):
        return ""
    place = next(n for n, number in enumerate(numbers, 1) if number != n)
    return (
        f'"{shown(items[place - 1])}" stands at place {place}; items stand here in the right order '
        "and are shown in a mixed one: put them in order, and remove the numbers"
    )


def _number(item: str) -> int | None:
    if before := ordinal(item):
        return before.number
    if lettered := re.match(r"([A-Ha-h])[.．、)）:：]\s*\S", item):
        return _label(lettered[1])
    behind = _BEHIND.search(item)
    return _label(behind["number"]) if behind else None


def _is_permutation(numbers: Sequence[int | None]) -> bool:
    return {*numbers} == {*range(1, len(numbers) + 1)}
