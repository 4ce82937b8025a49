"""How much ink lands where: separations of a page, and their sum."""
