"""Merging: a statement with fields, and a table of recipients, become a letter for each row."""
