"""What Material for MkDocs is told, so that every roadmap's site looks and searches alike.

`theme/` has the templates that stand before Material's own. Also here: the features and extensions
that are switched on, the style sheets, the search index, and a site that opens from a disk.
Material's files and names are known here and in `engine`, nowhere else; MkDocs is not imported.
"""

from roadmap_site.material import appearance, disk, features, search_index, style_sheet
from roadmap_site.material.theme_files import MissingThemeFileError

__all__ = ["MissingThemeFileError", "appearance", "disk", "features", "search_index", "style_sheet"]
