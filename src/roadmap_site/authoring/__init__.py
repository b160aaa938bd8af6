"""What writes the YAML of a roadmap: exact edits, the house form, new parts, renames and moves."""
