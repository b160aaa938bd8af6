"""What search engines read of a page: JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urljoin

from markupsafe import Markup

from roadmap_site.edition import HOME, Edition, address, stage_uri
from roadmap_site.model import Stage
from roadmap_site.pages import Page


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
