"""The static site of an archive."""
