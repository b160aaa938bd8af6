"""The map of a stage's topics: what needs what, by sections, drawn as large as it can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from functools import cache, partial
from xml.etree import ElementTree as Xml

from markupsafe import Markup

from roadmap_site.edition import Edition, stage_uri
from roadmap_site.pages import known_drawings, topic_graph
from roadmap_site.pages.drawing import SVG, Caption, render
from roadmap_site.pages.fitting import (
    LEAST,
    MARGIN,
    Drawn,
    Form,
    Plan,
    Screen,
    boxes_of,
    finished,
    lowest,
    place_of,
    size_of,
    spread,
)
from roadmap_site.pages.framed import Framed, Group, framed
from roadmap_site.pages.layout import folded, is_chain
from roadmap_site.pages.map_source import Direction
from roadmap_site.pages.topic_graph import Graph
from roadmap_site.pages.wrapping import columns_of, wrapped

_DOWN: tuple[Form, ...] = (("TB", 24), ("TB", 18), ("TB", 14), ("TB", 11))
WIDE = Screen("wide", (("LR", 18), *_DOWN), room=688, height=640, scrolls=True)
NARROW = Screen("narrow", (*_DOWN[1:], ("LR", 11)), room=358, height=560, scrolls=False)

Boxes = Callable[[int], Xml.Element | None]
"""Gives the boxes of a map, with their words in so many columns, to be measured."""
SLACK = (28.0, 16.0)
"""How much broader and higher the renderer makes a box than its words want here."""
AWAY_SLACK = (-8.0, 6.0)
"""The same of what comes from other stages, in smaller letters and with round ends."""
LETTER = 8.0
"""How broad a column of a section's title is, in pixels."""
ROW = 18.0
"""How high a row of it is."""


def drawn_on(edition: Edition, shown: Graph, *screens: Screen) -> dict[str, Drawn]:
    """Draw the map for the page of its stage, for each screen that it fits.

    It is left out where the renderer cannot draw it, or where it has no room.
    """
    boxes, names = _boxes_of(edition, shown), [*_names(edition, shown)]
    address = partial(edition.href_of, stage_uri(shown.stage))
    whole = topic_graph.source(edition, shown, address, columns=1 << 20)
    parts = [(edition.title(section), len(section.topics)) for section in shown.sections]
    drawn = {}
    for screen in screens:
        caption = _caption(edition, shown, screen)
        said = repr((screen, caption, whole, names, parts, edition.words.is_rtl))
        draw = partial(_draw, edition, shown, screen, boxes, names, caption)
        drawn[screen.name] = known_drawings.drawn(edition.language, said, draw)
    return {name: found for name, found in drawn.items() if found and found.svg}


def _caption(edition: Edition, shown: Graph, screen: Screen) -> Caption:
    title = edition.words("topic_map_title", title=edition.title(shown.stage))
    return Caption(f"_topics-{screen.name}", title, edition.words("topic_map_description"))


def _draw(
    edition: Edition,
    shown: Graph,
    screen: Screen,
    boxes: Boxes,
    names: Sequence[Mapping[str, str]],
    caption: Caption,
) -> Drawn | None:
    """Draw the map as SVG, an empty one where it has no room; None where the renderer cannot."""
    laid_out = cache(partial(_plan, edition, shown, screen))
    plan = lowest(screen, lambda form: laid_out(form[0], boxes(form[1])))
    if plan is None:
        return None
    if not plan.fits(screen):
        return Drawn(Markup(), is_tall=False)
    plan = replace(plan, svg=deepcopy(plan.svg))
    soft = [edge.soft for edge in shown.edges]
    links = spread(plan, soft, is_mirrored=edition.words.is_rtl)
    _frames(plan, edition, shown, screen)
    for link, named in zip(links, names, strict=True):
        link.attrib.update(named)
    return finished(plan, screen, caption)


def _boxes_of(edition: Edition, shown: Graph) -> Boxes:
    """Give what draws boxes; where more columns make no difference, they are the same ones."""
    address = partial(edition.href_of, stage_uri(shown.stage))
    drawn = cache(partial(_boxes_in, shown))
    source = partial(topic_graph.source, edition, shown, address, is_whole=False)
    return lambda columns: drawn(source(columns=columns))


def _boxes_in(shown: Graph, source: str) -> Xml.Element | None:
    """Draw the boxes alone, with the renderer, which knows its letters."""
    svg = render(source)
    if svg is None:
        return None
    _repeat(svg, shown)
    for number, box in enumerate(boxes_of(svg)):
        _tighten(box, AWAY_SLACK if number >= len(shown.stage.topics) else SLACK)
    return svg


def _plan(
    edition: Edition, shown: Graph, screen: Screen, direction: Direction, svg: Xml.Element | None
) -> Plan | None:
    """Measure the boxes, and lay them out."""
    if svg is None:
        return None
    sizes = [size_of(box) for box in boxes_of(svg)]
    room = screen.room / LEAST - 2 * MARGIN
    lines = _lines(shown)
    if direction == "LR":
        is_simple = not shown.has_frames and is_chain(len(sizes), lines)
        return Plan(svg, direction, folded(sizes, room)) if is_simple else None
    turned = [(height, width) for width, height in sizes]
    return Plan(svg, direction, framed(turned, _groups(edition, shown, screen), lines, room))


def _tighten(box: Xml.Element, slacks: tuple[float, float]) -> None:
    """Take off what the renderer leaves around the words."""
    for place, extent, slack in zip("xy", ("width", "height"), slacks, strict=True):
        box.set(place, str(float(box.get(place, 0)) + slack / 2))
        box.set(extent, str(float(box.get(extent, 0)) - slack))


def _repeat(svg: Xml.Element, shown: Graph) -> None:
    """Give each section that uses it a box of its own for what comes from another stage."""
    links = list(svg.iter(f"{{{SVG}}}a"))
    away = dict(zip(shown.away, links[len(shown.stage.topics) :], strict=True))
    for link in away.values():
        svg.remove(link)
    svg.extend(deepcopy(away[id]) for _, id in _stubs(shown))


def _stubs(shown: Graph) -> list[tuple[int, str]]:
    """Give what comes from other stages, by the number of the section that uses it."""
    home = _sections(shown)
    used = {(home[edge.end], edge.start) for edge in shown.edges if edge.start not in home}
    return sorted(used, key=lambda stub: (stub[0], shown.away.index(stub[1])))


def _boxes(shown: Graph) -> list[str]:
    """Give the id that each box stands for."""
    return [*(topic.id for topic in shown.stage.topics), *(id for _, id in _stubs(shown))]


def _sections(shown: Graph) -> dict[str, int]:
    """Give the number of the section that each topic and section of the stage is in."""
    return {
        id: number
        for number, section in enumerate(shown.sections)
        for id in (section.id, *(topic.id for topic in section.topics))
    }


def _lines(shown: Graph) -> list[tuple[int, int]]:
    """Give the lines by the numbers of boxes; frames count down from -1."""
    topics, home = [topic.id for topic in shown.stage.topics], _sections(shown)
    number = {id: index for index, id in enumerate(topics)}
    number |= {section.id: -1 - index for index, section in enumerate(shown.sections)}
    away = {stub: len(topics) + index for index, stub in enumerate(_stubs(shown))}
    return [
        (number[e.start] if e.start in home else away[home[e.end], e.start], number[e.end])
        for e in shown.edges
    ]


def _groups(edition: Edition, shown: Graph, screen: Screen) -> list[Group]:
    number = {topic.id: index for index, topic in enumerate(shown.stage.topics)}
    groups = []
    for section in shown.sections:
        rows = _title(edition.title(section), screen)
        size = (len(rows) * ROW + ROW, max(map(columns_of, rows)) * LETTER)
        boxes = tuple(number[topic.id] for topic in section.topics)
        groups.append(Group(boxes, size if shown.has_frames else None))
    return groups


def _title(title: str, screen: Screen) -> list[str]:
    return wrapped(title, int(min(screen.room, 400) * 0.8 / LETTER))


def _frames(plan: Plan, edition: Edition, shown: Graph, screen: Screen) -> None:
    """Draw the frames beneath everything, and their titles above the lines."""
    if not isinstance(plan.layout, Framed):
        return
    place = place_of(plan, is_mirrored=edition.words.is_rtl)
    for number, frame in enumerate(plan.layout.frames):
        corners = [place.at(corner) for corner in zip(frame.along, frame.across, strict=True)]
        (left, right), (top, bottom) = (sorted(ends) for ends in zip(*corners, strict=True))
        sides = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        box = {name: f"{side:.1f}" for name, side in sides.items()}
        plan.svg.insert(0, Xml.Element(f"{{{SVG}}}rect", box | {"class": "rm-drawing__frame"}))
        x, y = place.at((frame.along[0], frame.across[0] + ROW / 2))
        text = Xml.SubElement(plan.svg, f"{{{SVG}}}text", {"class": "rm-drawing__section"})
        for row, words in enumerate(_title(edition.title(shown.sections[number]), screen), 1):
            at = {"x": f"{x:.1f}", "y": f"{y + row * ROW + 2:.1f}"}
            Xml.SubElement(text, f"{{{SVG}}}tspan", at).text = words


def _names(edition: Edition, shown: Graph) -> Iterator[dict[str, str]]:
    """Say in words what each box is, how long it takes and what comes first; a script says more."""
    path = {topic.id for topic in edition.ways[0][1].topics} if edition.ways else None
    for id in _boxes(shown):
        _, part = edition.parts[id]
        reading, named = edition.read(part.title), {"data-rm-box": id}
        if reading.missing:
            named["lang"] = reading.language
        if id in shown.away:
            named["class"] = "rm-drawing__away"
        named["aria-label"] = _said_of(edition, shown, id, reading.text)
        if id not in shown.away and path is not None and id not in path:
            named["class"] = "rm-off"  # The first path is the one that shows at first.
        yield named


def _said_of(edition: Edition, shown: Graph, id: str, title: str) -> str:
    words, (_, part) = edition.words, edition.parts[id]
    if id in shown.away:
        return words("from_stage", title=topic_graph.away_title(edition, id))
    titles = [_title_of(edition, shown, e.start) for e in shown.edges if e.end == id and not e.soft]
    needs = words("needs_first", titles=words.listed(titles)) if titles else ""
    hours = words.hours(part.hours) if part.hours else ""
    return words("comma").join(filter(None, (title, hours, needs)))


def _title_of(edition: Edition, shown: Graph, id: str) -> str:
    if id in shown.away:
        return topic_graph.away_title(edition, id)
    return edition.title(edition.parts[id][1])
