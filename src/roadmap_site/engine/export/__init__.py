"""The portal as a project that any engine of MkDocs's kind builds, without a plugin of ours.

Each language is a project: a folder of Markdown and of files that stand for themselves, and a
settings file. Templates are shared. They are those that a real build used, and know their pages
from the front matter; so nothing is left for a plugin to do, nor for a theme to bring.
"""

from roadmap_site.engine.export.exporting import ExportError, export_or_say_why

__all__ = ["ExportError", "export_or_say_why"]
