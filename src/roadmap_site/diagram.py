"""The map: a roadmap as Mermaid text, and Mermaid text as SVG drawn while the site is built."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from unicodedata import east_asian_width
from xml.etree import ElementTree as Xml

from markupsafe import Markup

from roadmap_site.edition import Edition
from roadmap_site.markup import label
from roadmap_site.model import Stage

Direction = Literal["LR", "TB"]
Address = Callable[[Stage], str]
"""Tells where the page of a stage is, from the page that shows the map."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_PRIVATE = 0xE000
"""First of the code points that stand in for signs while the renderer works (Unicode, 23.5)."""
_SIGN = re.compile(r"#(3[2-9]|[4-9]\d|1[01]\d|12[0-6]);")
_STAND_INS = re.compile("[\ue020-\ue07e]")
_FLOWCHART = re.compile(r"\s*(flowchart|graph)\b")
_PIECE = re.compile(
    r"[（《「『“‘(\[]*(?:[^\s\u3400-\u9fff（《「『“‘]+|[\u3400-\u9fff])[）》」』”’)\]、，。：；！？]*\s*"
)
"""What a line is not broken within: a word or a Chinese character, with its punctuation."""
_LABEL_COLUMNS: dict[Direction, int] = {"LR": 24, "TB": 18}
"""How wide a line of a label may be; a Chinese character takes two columns."""
_RENDERER_COLOURS = frozenset({"#64748B", "#F8FAFC", "#94A3B8", "#0F172A", "#FFFFFF", "#F1F5F9"})
"""What the renderer paints where a diagram says nothing itself."""


def source(edition: Edition, direction: Direction, address: Address) -> str:
    """Write the map as a Mermaid flowchart, each stage a node that links to its `address`."""
    roadmap, words, columns = edition.roadmap, edition.words, _LABEL_COLUMNS[direction]
    # Nodes of one length, since the renderer lays the links out in the order of their names.
    digits = len(str(len(roadmap.stages)))
    node = {stage.id: f"s{number:0{digits}}" for number, stage in enumerate(roadmap.stages, 1)}
    lines = [f"flowchart {direction}"]
    for number, stage in enumerate(roadmap.stages, 1):
        rows = [*map(label, _wrap(f"{number}\u00a0{edition.title(stage)}", columns))]
        rows += [label(words.hours(stage.hours))] if stage.hours else []
        lines.append(f'  {node[stage.id]}["{"<br/>".join(rows)}"]')
    for edge in edition.edges:
        lines.append(f"  {node[edge.start]} {'-.->' if edge.soft else '-->'} {node[edge.end]}")
    for stage in roadmap.stages:
        lines.append(f'  click {node[stage.id]} href "{address(stage)}"')
    return "\n".join([*lines, ""])


def _wrap(text: str, columns: int) -> list[str]:
    """Break a label into lines: at spaces, and between Chinese characters."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and _columns(lines[-1] + piece.rstrip()) > columns:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


@dataclass(frozen=True)
class Caption:
    """What a screen reader says of a drawing."""

    id: str
    """Makes the ids within the drawing unique on its page."""
    title: str
    description: str


def draw_map(
    edition: Edition, direction: Direction, address: Address, caption: Caption
) -> Markup | None:
    """Draw the map as SVG; None where the renderer is missing or cannot."""
    text = source(edition, direction, address)
    # The renderer ranks nodes by solid arrows alone; a dashed one would point backwards.
    svg = _render(text.replace(" -.-> ", " --> "))
    if svg is None:
        return None
    soft = {f"edge-{index}" for index, edge in enumerate(edition.edges) if edge.soft}
    for path in svg.iter(f"{{{_SVG}}}path"):
        if path.get("data-edge-id") in soft:
            path.set("class", f"{path.get('class')} rm-drawing__soft")
    _take_colours(svg)
    _show_paths(svg, edition)
    return _finish(svg, caption)


def _show_paths(svg: Xml.Element, edition: Edition) -> None:
    """Give each node the hours of every path, the first one's visible, and the paths it is on."""
    if len(edition.ways) < 2:
        return
    # The renderer keeps the order of the nodes' names, which is that of the stages.
    for link, stage in zip(svg.iter(f"{{{_SVG}}}a"), edition.roadmap.stages, strict=True):
        link.set("data-rm-paths", " ".join(edition.paths_through(stage)))
        text = link.find(f"{{{_SVG}}}text")
        if text is None or not stage.hours:
            continue
        # Within the last row, which the style sheet shows as what it is: not the title.
        row = text[-1]
        row.text = None
        for number, (path, part) in enumerate(edition.parts_of(stage)):
            assert path
            shown = Xml.SubElement(row, row.tag, {"data-rm-path": path.id})
            shown.text = edition.words.hours(part.hours) if part.hours else ""
            if number:
                shown.set("hidden", "")


def draw(text: str, caption: Caption) -> Markup | None:
    """Draw any Mermaid text as SVG; None where the renderer is missing or cannot.

    A flowchart takes the page's colours; of other kinds the renderer's own are kept, since they
    may mean something there.
    """
    svg = _render(text)
    if svg is None:
        return None
    if _FLOWCHART.match(text):
        _take_colours(svg)
    return _finish(svg, caption)


def fence_mermaid_custom(
    text: str,
    language: str,
    css_class: str,
    options: dict[str, object],
    md: object,
    **attributes: object,
) -> str:
    """Format a `mermaid` fence of a Markdown page: drawn here, or else handed to mermaid2.

    A formatter of pymdownx.superfences, as which the plugin registers it. mermaid2 looks for a
    formatter of this very name and then leaves the drawing in the browser to Material.
    """
    name = f"diagram-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
    drawing = draw(text, Caption(name, "Diagram", ""))
    if drawing is not None:
        return Markup('<figure class="rm-diagram" data-search-exclude>{}</figure>').format(drawing)
    import mermaid2

    # mermaid2 puts the text into the page as it stands, so that a label could become a tag.
    safe = html.escape(text)
    return str(mermaid2.fence_mermaid_custom(safe, language, css_class, options, md, **attributes))


def _render(text: str) -> Xml.Element | None:
    try:
        import mmdr
    except ImportError:
        return None
    # The renderer does not know Mermaid's #NN; codes: it gets a single stand-in for each sign.
    guarded = _SIGN.sub(lambda code: chr(_PRIVATE + int(code[1])), text)
    try:
        drawn = mmdr.render(
            guarded, backend="mermaid-rs-renderer", node_spacing=20, rank_spacing=36
        ).svg()
        svg = Xml.fromstring(drawn)
    except (ValueError, RuntimeError, Xml.ParseError):
        return None
    if svg.find(f".//{{{_SVG}}}text") is None:
        # Of what it does not understand the renderer makes an empty drawing.
        return None
    for element in svg.iter():
        if element.text:
            element.text = _STAND_INS.sub(lambda sign: chr(ord(sign[0]) - _PRIVATE), element.text)
    return svg


def _take_colours(svg: Xml.Element) -> None:
    """Take the background and the fixed colours off, so that those of the page apply."""
    background = svg.find(f"{{{_SVG}}}rect")
    if background is not None and background.get("width") == svg.get("width"):
        svg.remove(background)
    svg.set("class", "rm-drawing")
    for element in svg.iter():
        for name in ("fill", "stroke"):
            if element.get(name, "").upper() in _RENDERER_COLOURS:
                del element.attrib[name]


def _finish(svg: Xml.Element, caption: Caption) -> Markup:
    """Make the drawing part of the page: its ids, its size, its font and its words."""
    width = svg.attrib.pop("width", "")
    svg.attrib.pop("height", None)
    if width.replace(".", "").isdigit():
        svg.set("style", f"max-width:{float(width):.0f}px")
    for element in svg.iter():
        for name in ("font-family", f"{{{_XLINK}}}href"):
            element.attrib.pop(name, None)
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, f"{caption.id}-{value}")
            elif "url(#" in value:
                element.set(name, value.replace("url(#", f"url(#{caption.id}-"))
    _describe(svg, caption)
    Xml.register_namespace("", _SVG)
    return Markup(Xml.tostring(svg, encoding="unicode"))


def _describe(svg: Xml.Element, caption: Caption) -> None:
    svg.set("role", "group")
    words = {"title": caption.title, "desc": caption.description}
    for position, (name, said) in enumerate(words.items()):
        element = Xml.Element(f"{{{_SVG}}}{name}", id=f"{caption.id}-{name}")
        element.text = said
        svg.insert(position, element)
    svg.set("aria-labelledby", f"{caption.id}-title")
    svg.set("aria-describedby", f"{caption.id}-desc")
