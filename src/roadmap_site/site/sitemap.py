"""The sitemap of all languages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from xml.etree import ElementTree as Xml

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


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
