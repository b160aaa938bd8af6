"""A learning roadmap written in YAML, rendered into a searchable MkDocs site."""
