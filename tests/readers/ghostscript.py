"""Ghostscript, which shows what goes on each plate; if it is installed, it also measures ink."""

from tests.readers.tool import Tool

TOOL = Tool("Ghostscript", parts=("Ghostscript",))
available, version = TOOL.available, TOOL.version
