"""New parts of a roadmap, of what an author says; what is not said is left out."""
