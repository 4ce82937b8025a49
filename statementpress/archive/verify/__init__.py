"""Verifying: whether a frozen version is whole, and is what it says that it is."""
