"""The small made-up statement, for what is made of it beside its PDFs."""

from tests.statement.conftest import desk

__all__ = ["desk"]
