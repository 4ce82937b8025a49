"""Functions of a PDF (ISO 32000-1, 7.10): numbers in, numbers out."""

from collections.abc import Callable, Sequence

Function = Callable[[Sequence[float]], tuple[float, ...]]
"""Takes and returns plain numbers, clipped to /Domain and /Range."""
