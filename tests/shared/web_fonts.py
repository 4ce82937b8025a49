"""Fonts of web pages that are not cut down, which takes 3 s for the pages of a statement."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from statementpress.renderings import web_fonts


@contextmanager
def left_whole() -> Iterator[None]:
    """Put the characters that a font is cut down to in its place: names and rules stay as such."""

    def named(_: bytes, characters: frozenset[str]) -> bytes:
        return "".join(sorted(characters)).encode()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(web_fonts, "woff2", named)
        yield
