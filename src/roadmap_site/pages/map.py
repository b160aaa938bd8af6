"""The map: the stages and what comes before what, drawn as large as it can be read."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from roadmap_site.edition import (
    HOME,
    Edition,
    languages,
    overview,
    stage_uri,
)
from roadmap_site.edition.overview import Overview
from roadmap_site.model import Stage
from roadmap_site.pages.drawing import SVG, Caption, render
from roadmap_site.pages.fitting import (
    LEAST,
    MARGIN,
    Drawn,
    Form,
    Plan,
    Screen,
    best,
    boxes_of,
    finished,
    size_of,
    spread,
)
from roadmap_site.pages.layout import folded, is_chain, layered
from roadmap_site.pages.map_source import Address, source

MOST = 24
"""Of more stages than this, the map shows the groups."""

_ACROSS: tuple[Form, ...] = (("LR", 24), ("LR", 18), ("LR", 13))
_DOWN: tuple[Form, ...] = (("TB", 18), ("TB", 13))
WIDE = Screen("wide", (*_ACROSS, *_DOWN), room=1188, height=800, scrolls=True)
NARROW = Screen("narrow", (*_DOWN, *_ACROSS), room=358, height=900, scrolls=False)
PAPER = Screen("paper", (*_DOWN, *_ACROSS), room=640, height=900, scrolls=False)


def seen(edition: Edition) -> Edition:
    """Give what the map shows: the stages, or their groups where there are too many to see."""
    return overview(edition) if edition.groups and len(edition.roadmap.stages) > MOST else edition


def drawn_on(uri: str, edition: Edition, *screens: Screen) -> dict[str, Drawn]:
    """Draw the map for a page, for each screen that it fits; none where nothing leads anywhere."""
    if not edition.edges:
        return {}
    address = addresses(edition, uri)
    shown = {screen.name: draw_map(edition, screen, address) for screen in screens}
    return {name: drawn for name, drawn in shown.items() if drawn}


def addresses(edition: Edition, uri: str) -> Address:
    """Tell where each stage, or each group on the home page, is from another page."""
    if isinstance(edition, Overview):
        return lambda group: edition.href(uri, HOME, group.id)
    return lambda stage: edition.href(uri, stage_uri(stage))


def draw_map(edition: Edition, screen: Screen, address: Address) -> Drawn | None:
    """Draw the map as SVG; None where the renderer cannot, or where it has no room."""
    plan = best(screen, lambda form: _plan(edition, form, screen, address))
    if plan is None or not plan.fits(screen):
        return None
    soft = [edge.soft for edge in edition.edges]
    links = spread(plan, soft, is_mirrored=edition.words.is_rtl)
    for link, stage in zip(links, edition.roadmap.stages, strict=True):
        _name(link, edition, stage)
        _show_hours(link, edition, stage)
    title = edition.words("map_title", title=edition.title(edition.roadmap))
    description = edition.words("map_description", count=len(edition.roadmap.stages))
    if isinstance(edition, Overview):
        description = edition.words("map_groups")
    return finished(plan, screen, Caption(f"_map-{screen.name}", title, description))


def _plan(edition: Edition, form: Form, screen: Screen, address: Address) -> Plan | None:
    """Measure the boxes with the renderer, which knows its letters, and lay them out."""
    direction, columns = form
    svg = render(source(edition, direction, address, columns=columns, with_edges=False))
    if svg is None:
        return None
    rows = direction == "LR"
    sizes = [size_of(box) for box in boxes_of(svg)]
    number = {stage.id: index for index, stage in enumerate(edition.roadmap.stages)}
    found = [(number[edge.start], number[edge.end]) for edge in edition.edges]
    if rows and is_chain(len(sizes), found):
        return Plan(svg, direction, folded(sizes, screen.room / LEAST - 2 * MARGIN))
    turned = sizes if rows else [(height, width) for width, height in sizes]
    return Plan(svg, direction, layered(turned, found))


def _name(link: Xml.Element, edition: Edition, stage: Stage) -> None:
    """Say in words what a node is, how long it takes and what comes first."""
    words, needed = edition.words, edition.before(stage)
    name = _numbered(edition, stage)
    titles = words.listed(_numbered(edition, other) for other in needed)
    needs = words("needs_first", titles=titles) if needed else ""
    _, shown = edition.parts_of(stage)[0] if edition.parts_of(stage) else (None, stage)
    hours = words.hours(shown.hours) if shown.hours else ""
    link.set("aria-label", words("comma").join(filter(None, (name, hours, needs))))
    # For the script, which says the hours of the chosen path, and what is done.
    link.attrib.update({"data-rm-node": stage.id, "data-rm-name": name, "data-rm-needs": needs})


def _numbered(edition: Edition, stage: Stage) -> str:
    return edition.numbered(stage).replace("\u00a0", " ", 1)


def _show_hours(link: Xml.Element, edition: Edition, stage: Stage) -> None:
    """Give a node the hours of every path, the first one's visible, and the paths it is on."""
    several = len(edition.ways) > 1
    if several:
        link.set("data-rm-paths", " ".join(edition.paths_through(stage)))
    text = link.find(f"{{{SVG}}}text")
    if text is None or not stage.hours:
        return
    row = text[-1]
    row.set("class", "rm-drawing__hours")
    row.text = _aside(row.text or "", edition)
    if not several:
        return
    row.text = None
    for number, (path, part) in enumerate(edition.parts_of(stage)):
        assert path
        shown = Xml.SubElement(row, row.tag, {"data-rm-path": path.id})
        shown.text = _aside(edition.words.hours(part.hours), edition) if part.hours else ""
        if number:
            shown.set("hidden", "")


def _aside(words: str, edition: Edition) -> str:
    """Keep the direction of words that stand in for those of another language."""
    return languages.isolated(words, edition.words.spoken, edition.language)
