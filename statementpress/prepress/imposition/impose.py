"""Lay the pages of any PDF on printing sheets."""

from statementpress.prepress.imposition.settings import Imposition


def impose(pdf: bytes, how: Imposition) -> bytes:
    """Return the printing sheets of `pdf`, fronts and backs in turn."""
    raise NotImplementedError
