"""Statement Press: one folder of plain text in, every paper a joint statement needs out."""

__version__ = "0.1.0"
