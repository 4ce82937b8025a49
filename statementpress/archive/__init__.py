"""Dated versions: frozen, found again, checked."""
