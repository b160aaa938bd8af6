"""Mermaid text as SVG, drawn while the site is built."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree as Xml

from markupsafe import Markup

from roadmap_site.pages import letters

SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_PRIVATE = 0xE000
"""First of the code points that stand in for signs while the renderer works (Unicode, 23.5)."""
_SIGN = re.compile(r"#(3[2-9]|[4-9]\d|1[01]\d|12[0-6]);")
_STAND_INS = re.compile("[\ue020-\ue07e]")
_FLOWCHART = re.compile(r"\s*(flowchart|graph)\b")
_RENDERER_COLOURS = frozenset({"#64748B", "#F8FAFC", "#94A3B8", "#0F172A", "#FFFFFF", "#F1F5F9"})
"""What the renderer paints where a diagram says nothing itself."""
LEAST = 0.85
"""How small an author's diagram gets before its figure is scrolled; its letters are 13 px high."""


@dataclass(frozen=True)
class Caption:
    """What a screen reader says of a drawing."""

    id: str
    """Makes the ids within the drawing unique on its page."""
    title: str
    description: str


def draw(text: str, caption: Caption) -> Markup | None:
    """Draw any Mermaid text as SVG; None where the renderer is missing or cannot.

    A flowchart takes the page's colours; of other kinds the renderer's own are kept, since they
    may mean something there.
    """
    svg = render(text)
    if svg is None:
        return None
    if _FLOWCHART.match(text):
        take_colours(svg)
    return finish(svg, caption, LEAST)


def render(text: str) -> Xml.Element | None:
    """Draw with the renderer; None where it is missing or cannot."""
    renderer = _renderer()
    if renderer is None:
        return None
    # The renderer does not know Mermaid's #NN; codes: it gets a single stand-in for each sign.
    guarded = _SIGN.sub(lambda code: chr(_PRIVATE + int(code[1])), text)
    try:
        svg = Xml.fromstring(renderer(guarded))
    except (ValueError, RuntimeError, Xml.ParseError):
        return None
    if svg.find(f".//{{{SVG}}}text") is None:
        # Of what it does not understand the renderer makes an empty drawing.
        return None
    for element in svg.iter():
        if element.text:
            element.text = _STAND_INS.sub(lambda sign: chr(ord(sign[0]) - _PRIVATE), element.text)
    return svg


@cache
def _renderer() -> Callable[[str], str] | None:
    """Give the renderer, which measures alike on every machine; None where it is missing."""
    try:
        import mmdr
    except ImportError:
        return None

    def renderer(text: str) -> str:
        drawn = mmdr.render(text, backend="mermaid-rs-renderer", node_spacing=20, rank_spacing=36)
        return str(drawn.svg())

    letters.settle(lambda: renderer("flowchart LR\n  a"))
    return renderer


def take_colours(svg: Xml.Element) -> None:
    """Take the background and the fixed colours off, so that those of the page apply."""
    background = svg.find(f"{{{SVG}}}rect")
    if background is not None and background.get("width") == svg.get("width"):
        svg.remove(background)
    svg.set("class", "rm-drawing")
    for element in svg.iter():
        for name in ("fill", "stroke"):
            if element.get(name, "").upper() in _RENDERER_COLOURS:
                del element.attrib[name]


def finish(svg: Xml.Element, caption: Caption, least: float = 0) -> Markup:
    """Make the drawing part of the page: its ids, its size, its font and its words.

    It is never shown smaller than `least` of its size.
    """
    width = svg.attrib.pop("width", "")
    svg.attrib.pop("height", None)
    frame = Markup("{}")
    if width.replace(".", "").isdigit():
        svg.set("width", f"{float(width):.0f}")
        frame = _frame(float(width) * least) if least else frame
    for element in svg.iter():
        for name in ("font-family", f"{{{_XLINK}}}href"):
            element.attrib.pop(name, None)
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, f"{caption.id}-{value}")
            elif "url(#" in value:
                element.set(name, value.replace("url(#", f"url(#{caption.id}-"))
    _describe(svg, caption)
    Xml.register_namespace("", SVG)
    return frame.format(Markup(Xml.tostring(svg, encoding="unicode")))


def _frame(least: float) -> Markup:
    """Give a frame that is never narrower: a style cannot say it, for the policy forbids those."""
    holder = f'<canvas width="{least:.0f}" height="0" aria-hidden="true"></canvas>'
    return Markup('<div class="rm-frame">{}' + holder + "</div>")


def _describe(svg: Xml.Element, caption: Caption) -> None:
    svg.set("role", "group")
    words = {"title": caption.title, "desc": caption.description}
    for position, (name, said) in enumerate(words.items()):
        element = Xml.Element(f"{{{SVG}}}{name}", id=f"{caption.id}-{name}")
        element.text = said
        svg.insert(position, element)
    svg.set("aria-labelledby", f"{caption.id}-title")
    svg.set("aria-describedby", f"{caption.id}-desc")
