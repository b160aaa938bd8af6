"""The commands of `roadmap-site`, a file each."""
