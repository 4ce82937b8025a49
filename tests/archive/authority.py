"""An authority for time stamps on this machine, with a root of its own: all of it is OpenSSL's.

So stamps are made, and lists of revoked certificates written, by another program than the one that
reads them. The server also answers as no authority should, if a test asks for it.
"""

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from asn1crypto import keys, pem, tsp
from asn1crypto.x509 import Certificate
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from tests.archive.certificates import PASSWORD

ROOT, CLOCK = "A Made-up Root", "A Made-up Clock"
CONFIGURATION = """
[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
serial = serial
crlnumber = crlnumber
default_md = sha256
default_days = 3000
default_crl_days = 30
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = any
string_mask = utf8only
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[told]
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
authorityInfoAccess = caIssuers;URI:{url}/root.der
crlDistributionPoints = URI:{url}/root.crl
[answered]
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature, nonRepudiation
authorityInfoAccess = OCSP;URI:{url}/ocsp
[clock]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
authorityInfoAccess = caIssuers;URI:{url}/root.der
crlDistributionPoints = URI:{url}/root.crl
[plain]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[any_hash]
serial = stamps
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[one_hash]
serial = stamps
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha384
"""
KEY = "ec -pkeyopt ec_paramgen_curve:P-256"
RSA = "rsa:2048"
"""Kinds of keys, as OpenSSL takes them; the first is the quick one."""


class Clock:
    """A root, the certificates that it issued, and an authority that stamps with one of them."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.root = folder / "root.pem"
        self._lock = threading.Lock()
        self.asked: list[str] = []
        """The paths that were asked for."""
        self.ways: dict[str, Way] = {
            "/stamp": lambda _, query: self.stamped(query),
            "/ocsp": lambda _, query: self.answered(query),
        }
        """How the paths are answered that are no files; tests add their own."""
        (folder / "openssl.cnf").write_text(CONFIGURATION.format(url=url))
        (folder / "index.txt").touch()
        for name in ("serial", "crlnumber", "stamps"):
            (folder / name).write_text("1000\n")
        self._run(
            f"req -x509 -newkey {KEY} -nodes -keyout root.key -out root.pem -days 4000"
            " -extensions root -config openssl.cnf -subj",
            f"/CN={ROOT}",
        )
        self._run("x509 -in root.pem -outform DER -out root.der")
        self.issue("clock", CLOCK, "clock")
        self.list_revoked()

    def issue(self, file: str, name: str, kind: str, key: str = KEY, more: str = "") -> Path:
        """Issue a certificate of a kind that the configuration has; return its file."""
        self._run(
            f"req -new -newkey {key} -nodes -keyout {file}.key -out {file}.csr"
            " -config openssl.cnf -subj",
            f"/CN={name}",
        )
        self._run(
            f"ca -batch -notext -config openssl.cnf -extensions {kind} -cert root.pem"
            f" -keyfile root.key -in {file}.csr -out {file}.pem {more}"
        )
        return self.folder / f"{file}.pem"

    def packed(self, file: str) -> Path:
        """Return a certificate with its key and its root as PKCS #12, which `PASSWORD` opens."""
        self._run(
            f"pkcs12 -export -inkey {file}.key -in {file}.pem -certfile root.pem -out {file}.p12"
            " -passout",
            f"pass:{PASSWORD}",
        )
        return self.folder / f"{file}.p12"

    def revoke(self, file: str) -> None:
        """Revoke a certificate, and tell of it."""
        self._run(f"ca -config openssl.cnf -revoke {file}.pem -cert root.pem -keyfile root.key")
        self.list_revoked()

    def list_revoked(self) -> None:
        """Write the list of revoked certificates anew."""
        self._run("ca -config openssl.cnf -gencrl -cert root.pem -keyfile root.key -out crl.pem")
        self._run("crl -in crl.pem -outform DER -out root.crl")

    def stamped(self, query: bytes, *, by: str = "clock", knows: str = "any_hash") -> bytes:
        """Return OpenSSL's response to a query.

        `by` names the certificate that it stamps with, and `knows` the table of what it accepts.
        """
        with self._lock:
            (self.folder / "query").write_bytes(query)
            self._run(
                f"ts -reply -config openssl.cnf -section {knows} -queryfile query"
                f" -out response -signer {by}.pem -inkey {by}.key -chain root.pem"
            )
            return (self.folder / "response").read_bytes()

    def answered(self, query: bytes) -> bytes:
        """Return OpenSSL's answer about one certificate (OCSP)."""
        with self._lock:
            (self.folder / "asked").write_bytes(query)
            self._run(
                "ocsp -index index.txt -CA root.pem -rsigner root.pem -rkey root.key -ndays 30"
                " -reqin asked -respout answer"
            )
            return (self.folder / "answer").read_bytes()

    def _run(self, command: str, *more: str) -> None:
        argv = ["openssl", *command.split(), *more]
        done = subprocess.run(argv, cwd=self.folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


Way = Callable[["Handler", bytes], bytes | None]
"""Returns what is answered to the bytes that were sent; None if it was answered already."""


class Handler(BaseHTTPRequestHandler):
    """Answers at each path of `ways` as it says, and else with the file of that name."""

    clock: Clock

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        """Answer a query."""
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def do_GET(self) -> None:
        """Answer with a file."""
        self._answer(b"")

    def _answer(self, query: bytes) -> None:
        self.clock.asked.append(self.path)
        way, path = self.clock.ways.get(self.path), self.clock.folder / self.path.lstrip("/")
        if way is None and not path.is_file():
            self.send_error(404, "not here")
            return
        data = way(self, query) if way else path.read_bytes()
        if data is not None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)


def made_up(clock: Clock, file: str, moment: datetime | None = None) -> Way:
    """Return how an authority answers that OpenSSL would not be; its key has to be one of RSA."""
    certificate = Certificate.load(pem.unarmor((clock.folder / f"{file}.pem").read_bytes())[2])
    key = keys.PrivateKeyInfo.load(pem.unarmor((clock.folder / f"{file}.key").read_bytes())[2])
    stamper = DummyTimeStamper(certificate, key, fixed_dt=moment)
    return lambda _, query: bytes(stamper.request_tsa_response(tsp.TimeStampReq.load(query)).dump())


@contextmanager
def running(folder: Path) -> Iterator[Clock]:
    """Run an authority for the block, with its files in `folder`."""

    class Own(Handler):
        pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Own) as server:
        Own.clock = Clock(folder, f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Own.clock
        finally:
            server.shutdown()
            thread.join()
