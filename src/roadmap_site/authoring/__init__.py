"""What writes YAML, and what looks after it: new parts, other names, imports, the health of links.

A command of an author comes in; files of a roadmap go out, whole or not at all, with everything in
them that the command does not concern as it was. Nothing here knows pages or the site.
"""
