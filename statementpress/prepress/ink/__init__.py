"""How much ink lands where: the separations of a page, and their sum."""
