"""Freezing: a statement becomes the next version in an archive."""
