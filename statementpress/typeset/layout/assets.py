"""The only files that WeasyPrint can load: fonts, styles and images of one document, from memory.

They are served from an invented address, so that no path of the machine can reach a PDF (WeasyPrint
names images by the hash of their URL). All else is refused: files, the network, data URLs.
"""

from collections.abc import Mapping
from hashlib import md5
from urllib.parse import unquote

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

BASE = "https://assets.invalid/"
"""An address that never resolves (RFC 2606)."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the assets that it was given (bytes and media type by name) and nothing else."""

    def __init__(self, assets: Mapping[str, tuple[bytes, str]]) -> None:
        super().__init__(allow_redirects=False, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """Return the asset at `url`, or raise FatalURLFetchingError, which stops the build."""
        name = unquote(url.removeprefix(BASE)) if url.startswith(BASE) else ""
        asset = self._assets.get(name)
        if asset is None:
            raise FatalURLFetchingError(f"the document needs {url}, which is not part of it")
        data, media_type = asset
        return URLFetcherResponse(url, data, {"Content-Type": media_type})


def image_resources(name: str) -> tuple[str, str]:
    """Return the resource names that WeasyPrint 70.0 may give the raster image `name` in a PDF.

    A name is the hash of the image's address, and whether readers should smooth it.
    """
    digest = md5((BASE + name).encode(), usedforsecurity=False).hexdigest()
    return f"i{digest}0", f"i{digest}1"
