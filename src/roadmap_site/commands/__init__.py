"""One file for each command of `roadmap-site`."""
