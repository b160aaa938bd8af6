"""What helps those who write a roadmap: everything that writes YAML for them."""
