"""A statement as a Word file, for those who ask for one: UN bodies, ministries, partners."""
