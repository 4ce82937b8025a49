"""The file for the press, printing sheets, and preflight. Other rooms import only its face."""
