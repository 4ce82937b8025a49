"""How an edition is printed: settings, the files for it, and their check."""
