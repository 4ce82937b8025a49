"""The studio ends when it is asked to, and nothing of it is left, however it ends."""

import signal
import socket
import sys
from importlib import import_module
from pathlib import Path

import pytest

from statementpress.cli import main
from statementpress.studio.bases import hash_of
from tests.shared.desk import FILES, FOLDER, Desk
from tests.studio.server import Server, wait_until_gone

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc to see other processes")


@linux
@pytest.mark.parametrize(
    ("how", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_it_ends_at_once_with_windows_open_and_leaves_no_process(
    tmp_path: Path, how: signal.Signals, code: int
) -> None:
    with Server(Desk(tmp_path)) as server:
        events = f"api/s/{FOLDER}/events?window=one"
        with server.client.stream("GET", events) as stream:
            assert next(stream.iter_lines()) == "event: hello"
            assert server.ask("POST", "/edition", json={"edition": "english"}).status_code == 200
            family = server.family()
            assert family
            assert server.ended(how) == code
        wait_until_gone(family)


def test_what_was_saved_is_there_after_a_kill_and_the_next_server_goes_on(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    text = "Typed, and saved.\n"
    with Server(desk) as server:
        said = {"text": text, "base": hash_of(FILES["en.md"]), "window": "one"}
        assert server.ask("PUT", "/files/en.md", json=said).status_code == 200
        server.ended(signal.SIGKILL)
    assert (desk.folder / "en.md").read_text("utf-8") == text
    desk.write("en.md", f"# A heading by somebody else\n\n{text}")
    with Server(desk) as server:
        said = {"text": f"{text}\nAnd more.\n", "base": hash_of(text), "window": "one"}
        assert server.ask("PUT", "/files/en.md", json=said).json()["merged"]


def test_a_folder_that_may_not_be_written_to_is_said(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    (desk.folder / "bagit.txt").write_text("frozen", "utf-8")
    with Server(desk) as server:
        said = {"text": "Typed.\n", "base": hash_of(FILES["en.md"]), "window": "one"}
        answer = server.ask("PUT", "/files/en.md", json=said)
    assert (answer.status_code, answer.json()["code"]) == (507, "output-error")
    assert (desk.folder / "en.md").read_text("utf-8") == FILES["en.md"]


def test_whatever_is_sent_to_the_port_it_goes_on(tmp_path: Path) -> None:
    with Server(Desk(tmp_path)) as server:
        secret, port = server.address.split("/")[3].encode(), server.client.base_url.port
        assert port
        host = b"Host: 127.0.0.1:%d\r\nConnection: close\r\n" % port
        for sent, status in (
            (b"GET /%s/api/project HTTP/1.0\r\n\r\n", {404}),
            (b"GET /%s/api/project HTTP/1.1\r\n\r\n", {400}),
            (b"GET http://evil.example/%s/api/project HTTP/1.1\r\n" + host + b"\r\n", {404}),
            (b"GET /%s/api/project HTTP/1.1\r\nHost: evil.example\r\n" + host + b"\r\n", {400}),
            (b"GET //%s/api/project HTTP/1.1\r\n" + host + b"\r\n", {404}),
            (b"GET /%s/static/styles/../../pyproject.toml HTTP/1.1\r\n" + host + b"\r\n", {404}),
            (b"GET /%s/static/styles/..%%2fbase.css HTTP/1.1\r\n" + host + b"\r\n", {404}),
            (b"GET /%s/\xff\xfe HTTP/1.1\r\n" + host + b"\r\n", {400}),
            (b"\x16\x03\x01%s\r\n\r\n", {400}),
        ):
            assert _status(port, sent % secret) in status, sent
        assert server.client.get("api/project").status_code == 200


def _status(port: int, sent: bytes) -> int:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(sent)
        return int(connection.makefile("rb").readline().split()[1])


def test_a_port_that_is_taken_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert main(["--project", str(tmp_path), "studio", "--no-browser", "--port", port]) == 2
    said = capsys.readouterr().err
    assert "cannot be used" in said
    assert "--port" in said


def test_a_package_that_is_missing_is_said_with_what_to_type(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = import_module("statementpress.commands.studio")
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    assert main(["--project", str(tmp_path), "studio"]) == 4
    said = capsys.readouterr().err
    assert "starlette, uvicorn, watchfiles" in said
    assert "make studio" in said
