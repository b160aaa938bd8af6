"""What writes YAML and what looks after it: scaffolds, imports, the health of links."""
