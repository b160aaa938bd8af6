"""Whether the links of a roadmap still answer: collected, asked, judged, kept and mended."""
