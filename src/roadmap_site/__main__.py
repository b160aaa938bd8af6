"""`python -m roadmap_site`: the command, for machines whose shell does not find it."""

from roadmap_site.commands import main

if __name__ == "__main__":
    main(prog_name="roadmap-site")
