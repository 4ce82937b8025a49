"""Imposition: pages laid on sheets that are printed, folded or cut."""
