"""The roadmap as data: roadmap.json, JSON-LD, llms.txt and the sitemap."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date
from urllib.parse import urljoin
from xml.etree import ElementTree as Xml

from markupsafe import Markup

from roadmap_site.edition import HOME, Edition, address, stage_uri
from roadmap_site.model import UNNAMED, Frozen, Name, Outcome, Stage, Text, Topic
from roadmap_site.pages import Page

VERSION = 1
"""The version of roadmap.json; it grows when a field changes its meaning or goes."""

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def roadmap_json(edition: Edition) -> str:
    """Give the whole roadmap, all languages, as JSON; docs/data.md describes it."""
    value = _plain(edition.roadmap, edition)
    assert isinstance(value, dict)
    return json.dumps({"version": VERSION} | value, ensure_ascii=False, indent=1)


def _plain(value: object, edition: Edition, stage: Stage | None = None) -> object:
    """Turn the model into what JSON has: no empty fields, texts as a mapping by language."""
    if isinstance(value, Outcome):
        value = value.text
    if isinstance(value, Text):
        unnamed = UNNAMED if isinstance(value, Name) else edition.roadmap.language
        return {unnamed if tag == UNNAMED else tag: text for tag, text in value.root.items()}
    if isinstance(value, tuple):
        return [_plain(item, edition, stage) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, Frozen):
        return value
    stage = value if isinstance(value, Stage) else stage
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    kept = {
        name: _plain(item, edition, stage)
        for name, item in fields.items()
        if item is not None and item not in ((), {})
    }
    return kept | _address(value, edition, stage)


def _address(value: Frozen, edition: Edition, stage: Stage | None) -> dict[str, str]:
    """Say where a stage or topic is shown, from the root of a language."""
    if stage is None or not isinstance(value, Stage | Topic):
        return {}
    anchor = f"#{value.id}" if isinstance(value, Topic) else ""
    page = address(stage_uri(stage), directory_urls=edition.directory_urls)
    return {"address": page + anchor}


def linked_data(edition: Edition, page: Page, root: str) -> Markup | None:
    """Give the JSON-LD of a home or stage page; None for other pages.

    `root` is the absolute address of the edition's home page, empty where it is not known.
    Source of the terms: schema.org, ItemList and LearningResource.
    """
    if page.kind == "home":
        return _script(_item_list(edition, root))
    if page.stage:
        return _script(_learning_resource(edition, page, page.stage, root))
    return None


def _script(value: Mapping[str, object]) -> Markup:
    """Write JSON that can stand within a script element."""
    text = json.dumps({"@context": "https://schema.org", **value}, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _item_list(edition: Edition, root: str) -> dict[str, object]:
    items = [
        {"@type": "ListItem", "position": number, "name": edition.title(stage)}
        | _url(edition, root, stage_uri(stage))
        for number, stage in enumerate(edition.roadmap.stages, 1)
    ]
    return {
        "@type": "ItemList",
        "name": edition.title(edition.roadmap),
        "description": edition.plain(edition.roadmap.summary),
        "inLanguage": edition.language,
        "numberOfItems": len(items),
        "itemListElement": items,
    } | _url(edition, root, HOME)


def _learning_resource(edition: Edition, page: Page, stage: Stage, root: str) -> dict[str, object]:
    needs = [edition.title(other) for other in edition.before(stage)]
    about: dict[str, object] = {
        "@type": ["WebPage", "LearningResource"],
        "name": page.title,
        "description": page.description,
        "inLanguage": edition.language,
        "isAccessibleForFree": True,
        "learningResourceType": "learning path",
        "teaches": [edition.title(topic) for topic in stage.topics],
        "isPartOf": {"@type": "WebSite", "name": edition.title(edition.roadmap)}
        | _url(edition, root, HOME),
    }
    if needs:
        about["competencyRequired"] = needs
    if stage.hours:
        about["timeRequired"] = f"PT{stage.hours.high}H"
    return about | _url(edition, root, page.uri)


def _url(edition: Edition, root: str, uri: str) -> dict[str, str]:
    path = address(uri, directory_urls=edition.directory_urls)
    return {"url": urljoin(root, path)} if root else {}


def llms_txt(editions: Mapping[str, Edition], roots: Mapping[str, str]) -> str:
    """Give the index for language models: what the site is and where each stage stands.

    `roots` has the address of each language's home page. Source of the form: llmstxt.org.
    """
    first = next(iter(editions.values()))
    lines = [f"# {first.title(first.roadmap)}", "", f"> {first.plain(first.roadmap.summary)}"]
    for language, edition in editions.items():
        lines += ["", f"## {edition.words('language_name')}", ""]
        for stage in edition.roadmap.stages:
            title = edition.title(stage).replace("[", "\\[").replace("]", "\\]")
            path = address(stage_uri(stage), directory_urls=edition.directory_urls)
            summary = f": {edition.plain(stage.summary)}" if stage.summary else ""
            lines.append(f"- [{title}]({roots[language]}{path}){summary}")
    return "\n".join([*lines, ""])


def sitemap(addresses: Mapping[str, Collection[str]], roots: Mapping[str, str]) -> str:
    """List every page of every language, each with its twins in the others.

    `addresses` has the pages of a language, relative to its home page in `roots`.
    Source of the form: sitemaps.org; of the twins: Google Search Central, "Localized versions".
    """
    Xml.register_namespace("", _SITEMAP)
    Xml.register_namespace("xhtml", _XHTML)
    top = Xml.Element(f"{{{_SITEMAP}}}urlset")
    for language, pages in addresses.items():
        for path in pages:
            entry = Xml.SubElement(top, f"{{{_SITEMAP}}}url")
            Xml.SubElement(entry, f"{{{_SITEMAP}}}loc").text = roots[language] + path
            twins = [tag for tag, others in addresses.items() if path in others]
            for tag in twins if len(twins) > 1 else ():
                link = Xml.SubElement(entry, f"{{{_XHTML}}}link", rel="alternate", hreflang=tag)
                link.set("href", roots[tag] + path)
    Xml.indent(top, "")
    return Xml.tostring(top, encoding="unicode", xml_declaration=True) + "\n"
