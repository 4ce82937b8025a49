"""A statement and an edition become one HTML document with its style sheets and assets."""
