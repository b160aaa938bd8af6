"""Modules that are made one run as each of them did."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from roadmap_site import browser
from roadmap_site.browser import joining, sources

STORE = b"""import site from "roadmap/site.js";
import { now } from "roadmap/times.js";

export const get = () => now(site);
"""
MODULES = {
    "site.js": b'export default {"words":"import { now } from \\"roadmap/times.js\\";"};\n',
    "times.js": b"export function now() {}\n",
    "outline.js": b"export default {};\n",
    "store.js": STORE,
    "route.js": (
        b'import outline from "roadmap/outline.js";\nimport { get } from "roadmap/store.js";\n'
    ),
    "look.js": b'import {\n  get,\n} from "roadmap/store.js";\nimport("roadmap/joy.js");\n',
    "joy.js": b'import { get as got } from "roadmap/store.js";\nimport("roadmap/look.js");\n',
    "marks.js": b'import { get } from "roadmap/store.js";\nexport { get };\n',
    "folded.js": b'import { get } from "roadmap/store.js";\nexport { get };\n',
    "keys.js": (
        b'import { get } from "roadmap/store.js";\nimport outline from "roadmap/outline.js";\n'
    ),
    "library.js": b'import { engine } from "roadmap/engine.js";\nexport const open = engine;\n',
    "engine.js": b'import { now } from "roadmap/times.js";\nexport const engine = now;\n',
    "box.js": b'import { engine } from "roadmap/engine.js";\nimport("roadmap/library.js");\n',
    "home.js": b'import { next } from "roadmap/route.js";\n',
    "plan.js": b'import { next } from "roadmap/route.js";\n',
}


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {
        "": ("look",),
        "stage": ("marks", "folded", "keys"),
        "home": ("home",),
        "plan": ("plan",),
    }
    monkeypatch.setattr(joining, "SCRIPTS", found)
    monkeypatch.setattr(joining, "TOGETHER", {"library": ("library",)})


def test_what_every_page_runs_is_one_module() -> None:
    assert joining.places(MODULES) == {
        **dict.fromkeys(("site", "times", "store", "look"), "everywhere"),
        **dict.fromkeys(("marks", "folded", "keys"), "stage"),
        **dict.fromkeys(("library", "engine"), "library"),
        "home": "home",
        "plan": "plan",
    }
    found = joining.joined(MODULES)
    assert sorted(found) == [
        *("box.js", "everywhere.js", "home.js", "joy.js", "library.js", "outline.js", "plan.js"),
        *("route.js", "stage.js"),
    ]
    assert found["everywhere.js"].decode() == (
        r'const site = {"words":"import { now } from \"roadmap/times.js\";"};'
        "\n"
        "function now() {}\n"
        "\nconst get = () => now(site);\n"
        'import("roadmap/joy.js");\n'
        "export { site, now, get };\n"
    )


def test_modules_import_from_what_others_have_become() -> None:
    found = joining.joined(MODULES)
    assert found["joy.js"].decode() == (
        'import { get as got } from "roadmap/everywhere.js";\nimport("roadmap/everywhere.js");\n'
    )
    assert found["route.js"].decode() == (
        'import outline from "roadmap/outline.js";\nimport { get } from "roadmap/everywhere.js";\n'
    )


def test_what_comes_on_demand_comes_with_all_that_it_needs() -> None:
    found = joining.joined(MODULES)
    assert found["library.js"].decode() == (
        'import { now } from "roadmap/everywhere.js";\n'
        "const engine = now;\nconst open = engine;\nexport { engine, open };\n"
    )
    assert found["box.js"].decode() == (
        'import { engine } from "roadmap/library.js";\nimport("roadmap/library.js");\n'
    )


def test_a_name_is_imported_once() -> None:
    text = joining.joined(MODULES)["stage.js"].decode()
    assert text.count("import { get }") == 1
    assert text.endswith("export { get };\n")


DECLARED = re.compile(
    r"^(?:export )?(?:async )?(?:function|const|let|class) (?:(\w+)|[\[{]([^=]+)[\]}] =)(.*)",
    re.MULTILINE,
)
IMPORTED = re.compile(r'^import ([^;]+) from "roadmap/(\w+)\.js";', re.MULTILINE)


def test_names_in_modules_that_are_joined_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "SCRIPTS", sources.SCRIPTS)
    monkeypatch.setattr(joining, "TOGETHER", sources.TOGETHER)
    made = dict.fromkeys((f"{name}.js" for name in browser.MADE), b"")
    place = joining.places(browser.scripts() | made)
    declared = defaultdict[str, list[str]](list)
    imported = defaultdict[str, set[tuple[str, str]]](set)
    for file, text in browser.scripts().items():
        name = file.removesuffix(".js")
        whole = place.get(name, name)
        for one, several, more in DECLARED.findall(text.decode()):
            declared[whole] += [one] if one else re.findall(r"(\w+)(?=,|$| *$)", several)
            declared[whole] += re.findall(r", ([A-Z]+) = ", more)
        for what, source in IMPORTED.findall(text.decode()):
            if place.get(source, source) == whole != source:
                assert " as " not in what, f"{name} calls what comes from {source} otherwise"
            else:
                names = re.findall(r"(?:\w+ as )?(\w+)", what)
                imported[whole] |= {(each, place.get(source, source)) for each in names}
    for whole, names in declared.items():
        counted = Counter([*names, *(name for name, _ in imported[whole])])
        assert [name for name, count in counted.items() if count > 1] == [], whole
