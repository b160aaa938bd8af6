"""Modules that always come together, made one, so that a page asks for few and small files.

What every page runs is one module, and so are what only one kind of page runs and what searches.
Other modules that several of them need, or that come on demand, stay as they are. Each gets the
phrases that it says, so that no page has those of others. Nothing is renamed: the names at the top
level of modules that are joined have to differ, which a test sees to.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from roadmap_site.browser import phrases
from roadmap_site.browser.outline import MADE
from roadmap_site.browser.sources import SCRIPTS, TOGETHER

Modules = Mapping[str, bytes]
"""The texts of modules by the names of their files."""
Places = Mapping[str, str]
"""What a module becomes a part of, by its name; modules that stay are not in it."""

EVERYWHERE = "everywhere"
"""The module with what every page runs."""

_IMPORT = re.compile(r'^import ([^;]+) from "roadmap/(\w+)\.js";\n', re.MULTILINE)
_ON_DEMAND = re.compile(r'import\("roadmap/(\w+)\.js"\)')
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_EXPORTS = re.compile(r"^export \{ ([^}]*) \};\n", re.MULTILINE)
_NAME = re.compile(r"\w+(?: as \w+)?")
_DEFAULT = re.compile(r"^export default ", re.MULTILINE)


def places(modules: Modules) -> dict[str, str]:
    """Tell what each module becomes a part of."""
    return _places(_read(modules))


def joined(modules: Modules) -> dict[str, bytes]:
    """Give the modules as pages get them, by the names of their files."""
    texts = _read(modules)
    place = _places(texts)
    parts = defaultdict[str, list[str]](list)
    first = [name for names in SCRIPTS.values() for name in names]
    for name in _needed(texts, [*first, *sorted(texts)]):
        parts[place.get(name, name)].append(name)
    told = _told(texts, parts)
    return {f"{whole}.js": _joined(whole, told[whole], place) for whole in parts}


def _told(
    texts: Mapping[str, str], parts: Mapping[str, Iterable[str]]
) -> dict[str, dict[str, str]]:
    """Give the modules of each whole with what they say, unless every page has that already."""
    every = phrases.given(texts.get("phrases", ""))
    said = {
        whole: phrases.said(every, (texts[name] for name in names if name not in MADE))
        for whole, names in parts.items()
    }
    found = {whole: {name: texts[name] for name in names} for whole, names in parts.items()}
    for whole, modules in found.items():
        own = {key: phrase for key, phrase in said[whole].items() if key not in said[EVERYWHERE]}
        if "phrases" in modules:
            modules["phrases"] = phrases.module(said[whole])
        elif own:
            found[whole] = {"": phrases.addition(own)} | modules
    return found


def _read(modules: Modules) -> dict[str, str]:
    return {name.removesuffix(".js"): text.decode() for name, text in modules.items()}


def _places(texts: Mapping[str, str]) -> dict[str, str]:
    whole = {EVERYWHERE: SCRIPTS[""]} | TOGETHER
    found: dict[str, str] = {}
    for kind, names in whole.items():
        found = dict.fromkeys(_needed(texts, names), kind) | found
    reached = {kind: _reached(texts, names) for kind, names in SCRIPTS.items()}
    users = Counter(name for names in reached.values() for name in names)
    alone = {
        name: kind
        for kind, names in SCRIPTS.items()
        for name in _needed(texts, names)
        if kind and users[name] == 1
    }
    return alone | found


def _reached(texts: Mapping[str, str], names: Iterable[str]) -> set[str]:
    """Give modules and all that they import, at once or on demand."""
    found: set[str] = set()
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        if name not in MADE:  # They are long, and ask for nothing.
            waiting += [other for _, other in _imported(texts[name])]
            waiting += _on_demand(texts[name])
    return found


@lru_cache(maxsize=1 << 10)
def _imported(text: str) -> tuple[tuple[str, str], ...]:
    """Give what a module imports, and of which modules."""
    return tuple(_IMPORT.findall(text))


@lru_cache(maxsize=1 << 10)
def _on_demand(text: str) -> tuple[str, ...]:
    """Give the modules that a module may ask for later."""
    return tuple(_ON_DEMAND.findall(text))


def _needed(texts: Mapping[str, str], names: Iterable[str]) -> list[str]:
    """Give modules and what they import, each behind what it imports, as browsers run them."""
    found: dict[str, None] = {}

    def visit(name: str) -> None:
        if name not in found:
            for _, other in () if name in MADE else _imported(texts[name]):
                visit(other)
            found[name] = None

    for name in names:
        visit(name)
    return [*found]


def _joined(whole: str, texts: Mapping[str, str], place: Places) -> bytes:
    """Join modules, which stand in the order in which they run."""
    if whole in MADE and len(texts) == 1:
        return texts[whole].encode()
    own = {name: _IMPORT.sub("", text) for name, text in texts.items()}
    body = "".join(own.values())
    if whole in place.values():
        exported = dict.fromkeys(
            each for name, text in own.items() for each in _exported(name, text)
        )
        body = "".join(_bare(name, text) for name, text in own.items())
        body += f"export {{ {', '.join(exported)} }};\n"
    imports = "".join(_imports(whole, texts.values(), place))

    def asked(found: re.Match[str]) -> str:
        return f'import("roadmap/{place.get(found[1], found[1])}.js")'

    return (imports + _ON_DEMAND.sub(asked, body)).encode()


def _imports(whole: str, texts: Iterable[str], place: Places) -> Iterator[str]:
    """Give what modules that become `whole` import of others, each name once."""
    by_name = defaultdict[str, dict[str, None]](dict)
    by_default: dict[str, str] = {}
    for what, source in (found for text in texts for found in _IMPORT.findall(text)):
        target = place.get(source, source)
        if what.startswith("{") or source in place:
            by_name[target] |= dict.fromkeys(_NAME.findall(what))
        else:
            by_default[target] = what
    for target, name in by_default.items():
        yield f'import {name} from "roadmap/{target}.js";\n'
    for target, names in by_name.items():
        if target != whole:
            yield f'import {{ {", ".join(names)} }} from "roadmap/{target}.js";\n'


def _bare(name: str, text: str) -> str:
    """Make a module a part of another: what it exports by default bears its own name there."""
    return _DEFAULT.sub(f"const {name} = ", _EXPORTS.sub("", _EXPORT.sub("", text)))


def _exported(name: str, text: str) -> Iterator[str]:
    yield from _EXPORT.findall(text)
    for listed in _EXPORTS.findall(text):
        yield from listed.split(", ")
    if _DEFAULT.search(text):
        yield name
