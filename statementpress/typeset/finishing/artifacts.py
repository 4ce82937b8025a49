"""Make running heads and feet artifacts (ISO 14289-1, 7.8).

WeasyPrint 70.0 marks them as text that belongs to no tag, which a screen reader may read out on
every page.
"""

from typing import Any

import pydyf

_FOOTER = {"Type": "/Pagination", "Subtype": "/Footer"}


def make_artifacts(stream: Any, identifiers: set[int]) -> None:
    """Turn the marked content with these identifiers into page furniture, in a page's stream."""
    items = stream.stream
    for index, item in enumerate(items):
        if isinstance(item, dict) and item.get("MCID") in identifiers:
            items[index - 1] = "/Artifact"
            items[index] = pydyf.Dictionary(_FOOTER)
