"""The site at its address: all editions and all pages together, before any engine sees them.

Here are the navigation, the hand-written pages of each language, and what programs read:
roadmap.json, JSON-LD, llms.txt and the sitemap. What goes out is plain values for an engine to
show; nothing here knows MkDocs or Material.
"""

from roadmap_site.site.building import Site, build, translations
from roadmap_site.site.clashes import Documents, clashes, sort_out
from roadmap_site.site.portal import Content, Portal

__all__ = [
    "Content",
    "Documents",
    "Portal",
    "Site",
    "build",
    "clashes",
    "sort_out",
    "translations",
]
