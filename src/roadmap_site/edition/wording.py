"""Whether the words of a language fit the places that they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from string import Formatter
from typing import NamedTuple

from babel import Locale

from roadmap_site.edition import languages
from roadmap_site.edition.words import FALLBACK, Table, is_phrase, table_of

FREE = "languages"
"""The table whose keys are tags of languages: those that a language names in its own way."""
OWN: Mapping[tuple[str, ...], str] = {("missing",): "language"}
"""Where the language of the page itself is filled in: a translation may say it in its own way, for
many languages have another form of the word there."""
_LIKELY = 2000
"""Numbers up to this are tried for the plural forms that a language needs."""


class Fault(NamedTuple):
    """What does not fit in one place."""

    at: tuple[str, ...]
    """The keys that lead there."""
    message: str
    """What is wrong, and how to mend it."""
    unknown: str = ""
    """The key that nothing asks for, where that is what is wrong."""


@cache
def forms(tag: str) -> tuple[str, ...]:
    """Name the plural forms that whole numbers take in a language, `other` the last."""
    rule = (languages.locale(tag) or Locale(FALLBACK)).plural_form
    found = {rule(number) for number in range(_LIKELY)} - {"other"}
    return (*sorted(found), "other")


def faults(said: Mapping[str, object], tag: str) -> Iterator[Fault]:
    """Find what does not fit among the words of a language; which ones it lacks is no fault."""
    for key, value, meant in _pairs(said, table_of(FALLBACK), ()):
        if key == (FREE,):
            yield from _in_names(key, value)
            continue
        if isinstance(meant, Mapping) and not is_phrase(meant):
            if not isinstance(value, Mapping):
                yield Fault(key, "is a table of words; write its keys below it")
                continue
            yield from (
                fault
                for at, within, its in _pairs(value, meant, key)
                for fault in _in_phrase(at, within, its, tag)
            )
        else:
            yield from _in_phrase(key, value, meant, tag)


def _in_names(at: tuple[str, ...], value: object) -> Iterator[Fault]:
    """Look at the names of languages, which are as many as somebody wants."""
    if not isinstance(value, Mapping):
        yield Fault(at, "is a table of words; write its keys below it")
        return
    for tag, name in value.items():
        if not isinstance(name, str):
            yield Fault((*at, str(tag)), "has no words; write them, or leave the key out")


def _pairs(
    said: Mapping[str, object], meant: Table, at: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], object, object]]:
    """Give each entry with what it stands for."""
    for key, value in said.items():
        yield (*at, key), value, meant.get(key)


def _in_phrase(at: tuple[str, ...], value: object, meant: object, tag: str) -> Iterator[Fault]:
    if meant is None:
        yield Fault(at, "is no word of the interface", unknown=at[-1])
    elif isinstance(value, str):
        yield from _in_text(at, value, _places(meant), {OWN.get(at, ""): True})
        if not isinstance(meant, str) and len(forms(tag)) > 1:
            yield Fault(at, f"depends on a number; write a form for each of {_listed(tag)}")
    elif isinstance(value, Mapping):
        yield from _in_forms(at, value, meant, tag)
    else:
        yield Fault(at, "has no words; write them, or leave the key out")


def _in_forms(
    at: tuple[str, ...], value: Mapping[str, object], meant: object, tag: str
) -> Iterator[Fault]:
    """Look at a phrase with plural forms."""
    places = _places(meant)
    if "count" not in places and isinstance(meant, str):
        yield Fault(at, "depends on no number; write one text instead of forms")
        return
    for form, text in value.items():
        if form not in forms(tag):
            yield Fault((*at, str(form)), f"is no plural form here; there are {_listed(tag)}")
        elif not isinstance(text, str):
            yield Fault((*at, str(form)), "has no words; write them")
        else:
            yield from _in_text((*at, str(form)), text, places, _spare(str(form), tag))
    if missing := [form for form in forms(tag) if form not in value]:
        yield Fault(at, f"lacks the plural form {', '.join(missing)}; there are {_listed(tag)}")


def _in_text(
    at: tuple[str, ...], text: str, wanted: frozenset[str], spare: Mapping[str, bool]
) -> Iterator[Fault]:
    """Compare what is to be filled in."""
    try:
        found = _filled_in(text)
    except ValueError:
        yield Fault(at, "has a brace without its other; write {{ or }} for a brace in the text")
        return
    if strange := sorted(found - wanted):
        known = f"there are {_braced(wanted)}" if wanted else "there is nothing to fill in"
        yield Fault(at, f"{_braced(strange)} cannot be filled in; {known}")
    if lost := sorted(wanted - found - {name for name in spare if spare[name]}):
        yield Fault(at, f"{_braced(lost)} is missing; that is where the page fills something in")


def _places(meant: object) -> frozenset[str]:
    """Name what is filled in to a phrase."""
    texts = meant.values() if isinstance(meant, Mapping) else (meant,)
    return frozenset().union(*(_filled_in(str(text)) for text in texts))


def _filled_in(text: str) -> frozenset[str]:
    """Name what stands in braces; anything but a plain name counts as another one."""
    return frozenset(
        name + (f"!{how}" if how else "") + (f":{form}" if form else "")
        for _, name, form, how in Formatter().parse(text)
        if name is not None
    )


@cache
def _spare(form: str, tag: str) -> Mapping[str, bool]:
    """Tell that a form need not say its number where it is for a single one, as in "an hour"."""
    rule = (languages.locale(tag) or Locale(FALLBACK)).plural_form
    is_single = sum(rule(number) == form for number in range(_LIKELY)) == 1
    return dict.fromkeys(("count", "range"), is_single)


def _listed(tag: str) -> str:
    return ", ".join(forms(tag))


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
