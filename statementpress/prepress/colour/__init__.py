"""Colour spaces as PDF has them, and their way into the inks of a press."""
