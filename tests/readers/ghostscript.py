"""Ghostscript, which shows what goes on each plate; it measures ink where it is installed."""

from tests.readers.tool import Tool

TOOL = Tool("Ghostscript", parts=("Ghostscript",))
available, version = TOOL.available, TOOL.version
