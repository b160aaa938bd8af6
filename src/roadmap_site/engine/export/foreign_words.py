"""Words of another language in the templates of an exported project, marked where they stand.

The plugin does so in finished pages, of which an exported project sees none. So each expression
that may show such words brings what becomes of the signs around them.
"""

from __future__ import annotations

import re
from functools import partial

from roadmap_site.edition.foreign import END, FOREIGN, OWN, by_part, start
from roadmap_site.edition.words import FALLBACK

_SHOWN = re.compile(r"\{\{-?\s*(?P<expression>.*?)\s*-?\}\}", re.DOTALL)
_SAYS = re.compile(r"\bwords\b|\blang\.t\(|title\b|\bsaid\b|\bword\b|\bplace\b|name\b|description")
"""What shows words of the interface, or titles and descriptions, which may be such words."""
_OF_PAGE = "'<bdi lang=\"' ~ config.extra.edition.language ~ '\" dir=\"{}\">'"
_STARTS = {FOREIGN: f"'{start(FALLBACK)}'"} | {
    sign: _OF_PAGE.format("rtl" if is_rtl else "ltr") for is_rtl, sign in OWN.items()
}
"""The expression for the element that each sign begins."""


def marking(template: str) -> str:
    """Have a template do what `foreign.resolve` does to a page, with elements or without."""
    return by_part(template, partial(_SHOWN.sub, _in_element), partial(_SHOWN.sub, _alone))


def _in_element(shown: re.Match[str]) -> str:
    return _replaced(shown, _STARTS | {END: "'</bdi>'"})


def _alone(shown: re.Match[str]) -> str:
    """Keep the direction at least, where no element can stand."""
    signs = (*_STARTS, END)
    is_rtl = 'config.extra.look.direction == "rtl"'
    return _replaced(shown, {sign: f'{_written(sign[0])} if {is_rtl} else ""' for sign in signs})


def _replaced(shown: re.Match[str], by: dict[str, str]) -> str:
    said = shown["expression"]
    if not _SAYS.search(said) or "tojson" in said:
        return shown[0]
    steps = "".join(f" | replace({_written(sign)}, {made})" for sign, made in by.items())
    has_some = f"{_written(FOREIGN)} in (({said}) | string)"
    return f"{{{{ (({said}){steps} | safe) if {has_some} else ({said}) }}}}"


def _written(signs: str) -> str:
    """Write invisible signs so that they are seen."""
    return '"' + "".join(f"\\u{ord(sign):04x}" for sign in signs) + '"'
