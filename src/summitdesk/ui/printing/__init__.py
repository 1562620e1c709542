"""Records on paper: as paragraphs, on sheets, out of the press."""
