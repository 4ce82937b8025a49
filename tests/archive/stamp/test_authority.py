"""Asking for a time stamp: what OpenSSL gives and verifies, and what is refused in words."""

import socket
import subprocess
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import tsp

from statementpress.archive.stamp import fetching
from statementpress.archive.stamp.authority import Authority
from statementpress.archive.stamp.token import read_response
from statementpress.errors import NetworkError, UsageError
from tests.archive.authority import CLOCK, RSA, Clock, Handler, Way, made_up

DATA = b"Rivers are clean.\n"


@pytest.fixture
def answering(clock: Clock) -> Iterator[Callable[[Way], Authority]]:
    """Return a function that gives an authority which answers in a certain way."""

    def authority(way: Way) -> Authority:
        clock.ways["/other"] = way
        return Authority(f"{clock.url}/other")

    yield authority
    clock.ways.pop("/other", None)


def test_openssl_verifies_a_stamp_and_only_of_the_same_bytes(clock: Clock, tmp_path: Path) -> None:
    (tmp_path / "stamp").write_bytes(Authority(f"{clock.url}/stamp").stamp(DATA))
    command = f"openssl ts -verify -data data -in stamp -CAfile {clock.root}"
    for content, held in ((DATA, True), (DATA + b"\n", False)):
        (tmp_path / "data").write_bytes(content)
        done = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=False)
        assert (done.returncode == 0) is held


def test_a_stamp_carries_its_root_and_the_list_of_revoked_certificates(clock: Clock) -> None:
    stamp = read_response(Authority(f"{clock.url}/stamp").stamp(DATA))
    assert CLOCK in stamp.authority
    assert abs(stamp.moment - datetime.now(UTC)) < timedelta(minutes=5)
    assert (stamp.hash, len(stamp.evidence.certificates)) == ("sha512", 2)
    assert (len(stamp.evidence.crls), len(stamp.evidence.ocsps)) == (1, 0)


def test_only_the_named_authority_and_the_addresses_of_its_certificate_are_asked(
    clock: Clock,
) -> None:
    clock.asked.clear()
    Authority(f"{clock.url}/stamp").stamp(DATA)
    assert clock.asked == ["/stamp", "/root.crl"]


@pytest.mark.parametrize("url", ["", "example.org/tsr", "file:///etc/passwd", "ldap://example.org"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="not the address of an authority"):
        Authority(url)


def test_a_password_in_an_address_is_not_shown(clock: Clock) -> None:
    url = clock.url.replace("http://", "http://user:secret@")
    with pytest.raises(NetworkError, match="status 404") as caught:
        Authority(f"{url}/nowhere").greet()
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://user:secret@example.org/tsr", "https://example.org/tsr"),
        ("https://user:sec@ret@example.org/tsr", "https://example.org/tsr"),
        ("https://user:sec/ret@example.org/tsr", "https://example.org/tsr"),
        ("https://example.org/tsr?key=secret", "https://example.org/tsr"),
        ("https://example.org:8443/@clock", "https://example.org:8443/@clock"),
    ],
)
def test_an_address_is_shown_and_kept_without_its_secrets(url: str, shown: str) -> None:
    assert Authority(url).address == shown


def broken(handler: Handler, query: bytes) -> bytes:
    """Name a hash in the signature that nobody knows."""
    sha256 = bytes.fromhex("0609608648016503040201")
    return handler.clock.stamped(query).replace(sha256, sha256[:-1] + b"\x63")


def redirect(handler: Handler, _: bytes) -> None:
    handler.send_response(302)
    handler.send_header("Location", "https://user:secret@example.org/elsewhere")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def endless(handler: Handler, _: bytes) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        try:
            handler.wfile.write(b"0" * 10_000)
        except OSError:  # whoever asked has gone
            return


def no_http(handler: Handler, _: bytes) -> None:
    handler.wfile.write(b"ready\r\n")


def another_nonce(handler: Handler, query: bytes) -> bytes:
    asked = tsp.TimeStampReq.load(query)
    asked["nonce"] = asked["nonce"].native + 1
    return handler.clock.stamped(asked.dump())


def another_imprint(handler: Handler, query: bytes) -> bytes:
    asked = tsp.TimeStampReq.load(query)
    asked["message_imprint"]["hashed_message"] = bytes(64)
    return handler.clock.stamped(asked.dump())


def without_certificate(handler: Handler, query: bytes) -> bytes:
    asked = tsp.TimeStampReq.load(query)
    asked["cert_req"] = False
    return handler.clock.stamped(asked.dump())


@pytest.mark.parametrize(
    ("way", "message"),
    [
        (redirect, "sends on to another address: https://example.org/elsewhere"),
        (no_http, "does not answer as a web server does"),
        (lambda *_: b"<html>", "answers with what is not a time stamp"),
        (lambda *_: b"", "answers with what is not a time stamp"),
        (lambda handler, query: handler.clock.stamped(query)[:-9], "what is not a time stamp"),
        (lambda handler, query: handler.clock.stamped(query) + b"0", "what is not a time stamp"),
        (
            lambda handler, query: handler.clock.stamped(query, knows="one_hash"),
            r"refuses to stamp: .*bad_alg",
        ),
        (another_nonce, "answers another question"),
        (broken, "what is not a time stamp"),
        (another_imprint, "it is a stamp of other bytes"),
        (without_certificate, "what is not a time stamp: signer certificate not included"),
        (endless, "more than 100,000 bytes"),
    ],
    ids=lambda each: getattr(each, "__name__", None),
)
def test_what_is_not_a_stamp_is_refused_in_words(
    answering: Callable[[Way], Authority],
    monkeypatch: pytest.MonkeyPatch,
    way: Way,
    message: str,
) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 100_000)
    with pytest.raises(NetworkError, match=message) as caught:
        answering(way).stamp(DATA)
    assert caught.value.hint


def test_a_certificate_that_is_not_for_stamps_is_refused(
    clock: Clock, answering: Callable[[Way], Authority]
) -> None:
    clock.issue("plain", "A Made-up Person", "plain", key=RSA)
    with pytest.raises(NetworkError, match="not one for time stamps, and for nothing else"):
        answering(made_up(clock, "plain")).stamp(DATA)


@pytest.mark.parametrize("days", [-1, 1])
def test_a_time_that_is_far_from_the_clock_is_refused(
    clock: Clock, answering: Callable[[Way], Authority], days: int
) -> None:
    clock.issue("dated", CLOCK, "clock", key=RSA, more="-startdate 20200101000000Z")
    moment = datetime.now(UTC) + timedelta(days=days)
    with pytest.raises(NetworkError, match="but the clock of this machine says"):
        answering(made_up(clock, "dated", moment)).stamp(DATA)


def test_a_short_key_is_refused(clock: Clock, answering: Callable[[Way], Authority]) -> None:
    clock.issue("short", CLOCK, "clock", key="rsa:1024")
    with pytest.raises(NetworkError, match="a key of only 1024 bits"):
        answering(lambda _, query: clock.stamped(query, by="short")).stamp(DATA)


def test_a_revoked_certificate_is_refused(
    clock: Clock, answering: Callable[[Way], Authority]
) -> None:
    clock.issue("revoked", CLOCK, "clock")
    clock.revoke("revoked")
    with pytest.raises(NetworkError, match=r"stamps with a bad certificate: it, .* was revoked"):
        answering(lambda _, query: clock.stamped(query, by="revoked")).stamp(DATA)


def test_an_authority_that_says_nothing_is_not_waited_for(
    answering: Callable[[Way], Authority], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.1)
    over = threading.Event()

    def silent(*_: object) -> bytes:
        over.wait()
        return b""

    with pytest.raises(NetworkError, match=r"has not answered in full within 0\.1 seconds"):
        answering(silent).stamp(DATA)
    over.set()


@pytest.fixture
def nobody() -> str:
    """Return the address of a port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


def test_where_nobody_listens_that_is_said(nobody: str) -> None:
    with pytest.raises(NetworkError, match="cannot be reached"):
        Authority(f"http://{nobody}/").stamp(DATA)


def test_a_connection_that_is_not_safe_is_refused(clock: Clock) -> None:
    with pytest.raises(NetworkError, match="cannot be reached safely"):
        Authority(f"{clock.url.replace('http', 'https')}/stamp").stamp(DATA)


def test_a_proxy_that_is_not_there_is_named(nobody: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://{nobody}")
    with pytest.raises(NetworkError, match="the proxy does not let it through") as caught:
        Authority("http://example.org/stamp").stamp(DATA)
    assert "NO_PROXY" in caught.value.hint


def test_a_proxy_is_not_asked_where_the_environment_says_so(
    clock: Clock, nobody: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://{nobody}")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert Authority(f"{clock.url}/stamp").stamp(DATA)


def test_no_password_is_sent_but_that_of_the_address(
    answering: Callable[[Way], Authority], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("default login otter password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    sent = []

    def remembering(handler: Handler, query: bytes) -> bytes:
        sent.append(handler.headers.get("Authorization"))
        return handler.clock.stamped(query)

    authority = answering(remembering)
    authority.greet()
    authority.url = authority.url.replace("http://", "http://heron:feather@")
    authority.stamp(DATA)
    assert sent == [None, f"Basic {b64encode(b'heron:feather').decode()}"]


def test_a_proxy_that_wants_another_password_is_named_without_it(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", clock.url.replace("http://", "http://user:secret@"))
    with pytest.raises(NetworkError, match="the proxy does not let it through: 501") as caught:
        Authority("https://example.org/stamp").stamp(DATA)
    assert "secret" not in str(caught.value)
