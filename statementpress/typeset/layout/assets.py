"""The only things the engine can fetch: fonts, styles and logos of this document, from memory.

They are served from a made-up base, so that no path of the machine can reach a PDF (WeasyPrint
names images by the hash of their URL), and everything else is refused: files, network, data URLs.
"""

from collections.abc import Mapping
from hashlib import md5
from urllib.parse import unquote

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

BASE = "https://assets.invalid/"
"""RFC 2606: a name that never resolves."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Answers for the assets it was given (bytes and media type by name) and for nothing else."""

    def __init__(self, assets: Mapping[str, tuple[bytes, str]]) -> None:
        super().__init__(allow_redirects=False, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """Return the asset at `url`; FatalURLFetchingError, which stops the build, for others."""
        name = unquote(url.removeprefix(BASE)) if url.startswith(BASE) else ""
        asset = self._assets.get(name)
        if asset is None:
            raise FatalURLFetchingError(f"the document asks for {url}, which is not part of it")
        data, media_type = asset
        return URLFetcherResponse(url, data, {"Content-Type": media_type})


def image_resources(name: str) -> tuple[str, str]:
    """Return the resource names that WeasyPrint 70.0 may give the raster image `name` in a PDF.

    They are the hash of its address, and whether readers shall smooth it.
    """
    digest = md5((BASE + name).encode(), usedforsecurity=False).hexdigest()
    return f"i{digest}0", f"i{digest}1"
