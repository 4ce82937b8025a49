"""The readers of a statement folder: what they take, what they refuse, and where they say it is."""
