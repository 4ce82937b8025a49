"""Bags on disk: what lies in a frozen version, and how it is found, read and restored."""
