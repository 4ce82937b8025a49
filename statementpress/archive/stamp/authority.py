"""Ask an authority for time stamps (RFC 3161) over HTTP, and accept only what is one.

What comes back is checked at once, so that nothing is frozen with a stamp that others will refuse:
that it stamps these very bytes, answers this very question, is signed by a key for time stamps, and
says a time that this machine's clock can agree with.
"""

import asyncio
import hashlib
from datetime import UTC, datetime, timedelta

from asn1crypto import cms
from pyhanko.sign.timestamps.api import TimeStamper

from statementpress.archive.stamp.evidence import Doubt
from statementpress.archive.stamp.fetching import fetched, shown_address
from statementpress.archive.stamp.gathering import NOTHING, Gathered, gathered
from statementpress.archive.stamp.token import (
    BROKEN,
    DEFAULT_HASH,
    Response,
    Stamp,
    faults,
    read_token,
    response_of,
)
from statementpress.errors import NetworkError, UsageError

MOST_APART = timedelta(minutes=10)
"""How far the clocks of this machine and of the authority may be apart."""
GRANTED = {"granted", "granted_with_mods"}
_QUERY = "application/timestamp-query"
_PROBE = b"Statement Press asks whether you are there."
_ANOTHER = "ask whoever runs the authority, or name another one"


class Authority(TimeStamper):
    """An authority for time stamps, by its address."""

    def __init__(self, url: str) -> None:
        """Take an address; raises UsageError if it is not one of the web."""
        super().__init__()  # type: ignore[no-untyped-call]
        if not url.lower().startswith(("http://", "https://")):
            raise UsageError(
                f"“{shown_address(url)}” is not the address of an authority for time stamps",
                hint="write it in full, such as https://example.org/tsr",
            )
        self.url = url
        self._probes: dict[str, cms.ContentInfo] = {}
        self._stamps: dict[str, Stamp] = {}
        self._vouchers: dict[str, Gathered] = {}

    @property
    def address(self) -> str:
        """Return its address, without a password."""
        return shown_address(self.url)

    @property
    def name(self) -> str:
        """Return whom the certificate of its latest stamp names; it has to have given one."""
        return list(self._stamps.values())[-1].authority

    def greet(self, digest: str = DEFAULT_HASH) -> None:
        """Ask for a first stamp, of no meaning, so that what is wrong is found before the work.

        Raises NetworkError as `stamp` does.
        """
        asyncio.run(self.async_dummy_response(digest))
        self.vouchers()

    def stamp(self, data: bytes) -> bytes:
        """Return a stamp of these bytes as a response (a .tsr file) with all that vouches for it.

        Raises NetworkError if the authority does not answer, refuses, answers with what is not a
        stamp of these bytes that others will accept, or stamps with a certificate that was revoked.
        """
        digest = hashlib.new(DEFAULT_HASH, data).digest()
        token = asyncio.run(self.async_timestamp(digest, DEFAULT_HASH))
        return response_of(token, self.vouchers().evidence)

    def vouchers(self) -> Gathered:
        """Return what vouches for the certificates of all stamps so far; each is fetched once.

        Raises NetworkError if one was revoked.
        """
        for name, stamp in self._stamps.items():
            if name not in self._vouchers:
                found = gathered(stamp.certificate, stamp.evidence.certificates)
                if found.doubt and found.doubt.doubt is Doubt.REVOKED:
                    message = f"{self.address} stamps with a bad certificate: {found.doubt}"
                    raise NetworkError(message, hint=_ANOTHER)
                self._vouchers[name] = found
        return sum(self._vouchers.values(), NOTHING)

    async def async_dummy_response(self, md_algorithm: str) -> cms.ContentInfo:
        """Return a stamp of no meaning, by which pyHanko sees how much room one needs."""
        if md_algorithm not in self._probes:
            digest = hashlib.new(md_algorithm, _PROBE).digest()
            self._probes[md_algorithm] = await self.async_timestamp(digest, md_algorithm)
        return self._probes[md_algorithm]

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """Return a stamp of the bytes that have this hash; raises NetworkError as `stamp` does."""
        nonce, request = self.request_cms(message_digest, md_algorithm)  # type: ignore[no-untyped-call]
        data = await fetched(self.url, request.dump(), _QUERY)
        try:
            token = self._granted(Response.load(data, strict=True))
            stamp = read_token(token)
            answered = stamp.signed["encap_content_info"]["content"].parsed["nonce"].native
            if answered != nonce:
                message = f"{self.address} answers another question than it was asked (nonce)"
                raise NetworkError(message, hint=_ANOTHER)
            await self._check(stamp, message_digest, md_algorithm)
        except BROKEN as error:
            message = f"{self.address} answers with what is not a time stamp: {error}"
            raise NetworkError(message, hint=_ANOTHER) from error
        self._stamps[stamp.fingerprint] = stamp
        return token

    def _granted(self, response: Response) -> cms.ContentInfo:
        """Return the token of a response; raises NetworkError if the authority gave none."""
        status = response["status"]
        if status["status"].native not in GRANTED:
            said = [*(status["status_string"].native or ()), *(status["fail_info"].native or ())]
            reason = ", ".join(map(str, said)) or status["status"].native
            raise NetworkError(f"{self.address} refuses to stamp: {reason}", hint=_ANOTHER)
        return response["time_stamp_token"]

    async def _check(self, stamp: Stamp, digest: bytes, name: str) -> None:
        """Raise NetworkError if a stamp is not one that others will accept."""
        known = stamp.hash == name
        for fault in await faults(stamp, lambda _: digest if known else b""):
            message = f"{self.address} sends a time stamp that others would not accept: {fault}"
            raise NetworkError(message, hint=_ANOTHER)
        now = datetime.now(UTC)
        if abs(now - stamp.moment) > MOST_APART:
            raise NetworkError(
                f"{self.address} says that it is {stamp.moment:%Y-%m-%d %H:%M} UTC, but the "
                f"clock of this machine says {now:%Y-%m-%d %H:%M} UTC",
                hint="set the clock of this machine; if it is right, name another authority",
            )
