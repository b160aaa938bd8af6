"""The templates of the theme, read with less work."""

from __future__ import annotations

import os

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from roadmap_site.pages import compiled


def read_quickly(theme: Theme) -> None:
    """Have whoever asks a theme for its templates compile each of them once in this process.

    Material's search plugin asks for some, and MkDocs for the names of all files, of which more
    than ten thousand are hidden: icons, that are no files of a site.
    """
    make = theme.get_env

    def get_env() -> Environment:
        env = make()
        env.bytecode_cache = compiled.shared
        if type(env.loader) is FileSystemLoader:
            env.loader = _Loader(env.loader.searchpath)
        return env

    vars(theme)["get_env"] = get_env


class _Loader(FileSystemLoader):
    """Reads templates from folders, and does not look into hidden ones for their names."""

    def list_templates(self) -> list[str]:
        """Name every template that is not hidden."""
        found = set[str]()
        for top in self.searchpath:
            for folder, inner, names in os.walk(top):
                inner[:] = [name for name in inner if not name.startswith(".")]
                here = os.path.relpath(folder, top).replace(os.sep, "/")
                found.update(name if here == "." else f"{here}/{name}" for name in names)
        return sorted(found)
