"""The fonts a document is set in: which there are, and how each is made ready for exact text."""
