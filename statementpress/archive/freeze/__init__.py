"""A statement becomes a version, and a version is made again."""
