"""MkDocs: the plugin that hands the portal's pages and files to it, language by language.

The only room that imports MkDocs. It translates MkDocs's events into calls of other rooms and holds
no knowledge of roadmaps: what is refused, what `mkdocs serve` needs, and which folders may be
written are here because they are about MkDocs. `export/` writes a project for engines like it.
"""

from roadmap_site.engine.options import Options
from roadmap_site.engine.plugin import RoadmapPlugin

__all__ = ["Options", "RoadmapPlugin"]
