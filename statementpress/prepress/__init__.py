"""Prepress: the file for the press, printing sheets, and the preflight of any PDF."""
