"""What scripts say comes with the script that says it, and nothing that no script says."""

from __future__ import annotations

import json

from roadmap_site import browser
from roadmap_site.browser import phrases
from roadmap_site.browser.outline import SHARED
from roadmap_site.edition import words

EVERY: phrases.Phrases = {
    "done": "Done",
    "why_first": "The first",
    "why_last": {"one": "Last", "other": "Last ones"},
    "undo": "Take back",
    "why": "Why",
}


def test_a_script_names_what_it_says() -> None:
    assert phrases.said(EVERY, ['t("done")']) == {"done": "Done"}
    assert phrases.said(EVERY, ["t(`why_${kind}`)", 'button("undo", undo)']) == {
        key: EVERY[key] for key in ("why_first", "why_last", "undo")
    }
    assert phrases.said(EVERY, ["t(done)", "'undo'", "t(`whys_${kind}`)"]) == {}


def test_each_module_gets_its_own_phrases() -> None:
    modules = {
        **{f"{name}.js": b"" for names in browser.SCRIPTS.values() for name in names},
        "phrases.js": phrases.module(EVERY).encode(),
        "text.js": b'import phrases from "roadmap/phrases.js";\n',
        "language.js": b'import {} from "roadmap/text.js";\nt("done"), import("roadmap/joy.js");\n',
        "library.js": b"",
        "notes.js": b"",
        "joy.js": b'import { t } from "roadmap/text.js";\nt("done");\nt("undo");\n',
    }
    found = browser.joined(modules)
    assert b'const phrases = {"done":"Done"};\n' in found["everywhere.js"]
    assert found["joy.js"].decode() == (
        'import { phrases, t } from "roadmap/everywhere.js";\n'
        'Object.assign(phrases, {"undo":"Take back"});\nt("done");\nt("undo");\n'
    )
    assert b"phrases" not in found["library.js"]


def test_no_phrase_is_lost() -> None:
    script = words("en").table["script"]
    assert isinstance(script, dict)
    every = dict.fromkeys([*script, *SHARED], "")
    modules = {f"{name}.js": b"export default {};\n" for name in browser.MADE}
    modules["phrases.js"] = phrases.module(dict(every)).encode()
    text = b"\n".join(browser.joined(browser.scripts() | modules).values()).decode()
    assert [key for key in every if f"{json.dumps(key)}:" not in text] == []
