"""Write each object of a PDF once.

pydyf 0.13 asks every object twice for its bytes: to write it, and to identify the file by all that
it holds. Streams would be packed twice, and these are most of the work.
"""

from typing import Any

import pydyf


class WrittenObject(pydyf.Object):  # type: ignore[misc]
    """An object of a PDF that does not change any more."""

    def __init__(self, changing: Any) -> None:
        super().__init__()
        self.number = changing.number
        self.generation = changing.generation
        self._data = changing.data
        self._compressible = changing.compressible

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return bytes(self._data)

    @property
    def compressible(self) -> bool:
        """Whether it may stand in a stream of objects."""
        return bool(self._compressible)


def write_objects(objects: list[Any]) -> None:
    """Replace all used objects of a PDF by their bytes, in place: nothing may change them later."""
    objects[:] = [each if each.free == "f" else WrittenObject(each) for each in objects]
