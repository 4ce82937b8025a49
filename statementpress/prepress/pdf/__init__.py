"""Objects of a PDF: boxes, streams, and what is reached from where."""
