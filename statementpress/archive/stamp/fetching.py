"""Ask an address of the network for a few bytes, in limited time and of limited size.

Only who asks for a time stamp comes here. What comes back is a stranger's: it is read no further
than a limit, and a redirect to another address is refused, as only this one was named.
"""

import re
import ssl
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp

from statementpress.errors import NetworkError

SECONDS = 30.0
"""How long an answer may take; an authority needs less than one second."""
MOST_BYTES = 10_000_000
"""Bytes of the largest answer: a stamp has 6 kB, a long list of revoked certificates 5 MB."""
PIECE = 65_536
"""Bytes of an answer that are read at a time."""
_AGENT = {"User-Agent": "Statement Press"}
_IN_FULL = "write it in full, such as https://example.org/tsr"
_AGAIN = "look whether this machine is connected, and try again later, or name another authority"


async def fetched(url: str, sent: bytes | None = None, kind: str = "") -> bytes:
    """Return what an address answers to bytes of a media type `kind`, or to a plain request.

    The proxies that the environment names are used. Raises NetworkError in words that name the
    address without a password: if there is no answer, another one than 200, or one without end.
    """
    headers = {**_AGENT, **({"Content-Type": kind} if kind else {})}
    try:
        async with (
            _session() as session,
            session.request(
                "GET" if sent is None else "POST",
                url,
                data=sent,
                headers=headers,
                allow_redirects=False,
                proxy=_proxy(url),
            ) as answer,
        ):
            _check_status(url, answer)
            return await _limited(url, answer)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise _explained(shown_address(url), error) from error


def shown_address(url: str) -> str:
    """Return an address without the name, the password and the key that it may have."""
    beginning, slashes, rest = url.partition("://")
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if "@" not in host and re.search(r":(?!\d*\Z)", host):  # a password with a slash
        rest = rest.rpartition("@")[2]
    rest = re.split(r"[?#]", rest, maxsplit=1)[0]  # some authorities ask for a key there
    host, slash, path = rest.partition("/")
    return f"{beginning}{slashes}{host.rpartition('@')[2]}{slash}{path}"


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(ssl=ssl.create_default_context()),
        timeout=aiohttp.ClientTimeout(total=SECONDS),
    )


def _proxy(url: str) -> str | None:
    """Return the proxy that the environment, or the system, names for an address.

    aiohttp would find it as well, but then also send what .netrc holds to whom a certificate names.
    """
    address = urlsplit(url)
    if proxy_bypass(address.netloc.rpartition("@")[2]):
        return None
    return getproxies().get(address.scheme)


def _check_status(url: str, answer: aiohttp.ClientResponse) -> None:
    """Raise NetworkError unless the status is 200."""
    where = shown_address(url)
    if 300 <= answer.status < 400:
        elsewhere = shown_address(answer.headers.get("Location", ""))
        raise NetworkError(
            f"{where} sends on to another address: {elsewhere}",
            hint="name that address yourself, if it is the authority's",
        )
    if answer.status != 200:
        raise NetworkError(
            f"{where} answers with the status {answer.status} ({answer.reason})",
            hint="correct the address, or ask the authority whether it wants a password "
            "(https://NAME:PASSWORD@...)",
        )


async def _limited(url: str, answer: aiohttp.ClientResponse) -> bytes:
    received = bytearray()
    async for piece in answer.content.iter_chunked(PIECE):
        received += piece
        if len(received) > MOST_BYTES:
            raise NetworkError(
                f"{shown_address(url)} answers with more than {MOST_BYTES:,} bytes",
                hint="this is not an authority for time stamps: correct the address",
            )
    return bytes(received)


def _explained(where: str, error: Exception) -> NetworkError:
    """Return what went wrong with an address, in words."""
    match error:
        case aiohttp.InvalidURL() | aiohttp.NonHttpUrlClientError():
            return NetworkError(f"{where} is not an address of the web", hint=_IN_FULL)
        case aiohttp.ClientProxyConnectionError() | aiohttp.ClientHttpProxyError():
            return _held_by_proxy(where, error)
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientSSLError():
            return NetworkError(
                f"{where} cannot be reached safely, as its certificate is not accepted: {error}",
                hint="check the address and the clock of this machine; behind a proxy that opens "
                "what is encrypted, set SSL_CERT_FILE to its certificate",
            )
        case TimeoutError():
            message = f"{where} has not answered in full within {SECONDS:g} seconds"
            return NetworkError(message, hint=_AGAIN)
        case aiohttp.ClientConnectorError():
            reason = error.strerror or str(error)
            return NetworkError(f"{where} cannot be reached: {reason}", hint=_AGAIN)
    reason = str(error) or type(error).__name__
    return NetworkError(f"{where} does not answer as a web server does: {reason}", hint=_AGAIN)


def _held_by_proxy(
    where: str, error: aiohttp.ClientProxyConnectionError | aiohttp.ClientHttpProxyError
) -> NetworkError:
    said = str(error)
    if isinstance(error, aiohttp.ClientHttpProxyError):  # it would name the password of the proxy
        said = f"{error.status} {error.message}"
    return NetworkError(
        f"{where} cannot be reached, as the proxy does not let it through: {said}",
        hint="correct the variables HTTP_PROXY, HTTPS_PROXY and NO_PROXY",
    )
