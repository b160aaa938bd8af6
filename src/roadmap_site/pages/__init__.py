"""Pages in one language, as Markdown: one module for each kind of page, its template beside it.

An edition comes in, pages go out. The map is drawn here, too, since pages show it. Nothing here
reads the files of a roadmap, knows what engine shows the pages, or compares languages.
"""

from roadmap_site.pages.drawing import Caption, draw
from roadmap_site.pages.every import pages
from roadmap_site.pages.known_drawings import keep
from roadmap_site.pages.page import Kind, Page
from roadmap_site.pages.places import places
from roadmap_site.pages.rendering import compile_templates

__all__ = ["Caption", "Kind", "Page", "compile_templates", "draw", "keep", "pages", "places"]
