"""A file that is handed in is read whole, or refused in words; a pipe is never waited for."""

import os
from pathlib import Path

import pytest

from statementpress.commands.handed_in import read_handed_in
from statementpress.errors import UsageError
from statementpress.statement.files import BYTES_LIMIT


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "statement.docx"
    path.write_bytes(b"whole")
    assert read_handed_in(path) == b"whole"


@pytest.mark.parametrize(
    ("name", "said"),
    [("missing.docx", "cannot be read"), ("folder", "cannot be read"), ("large.docx", "20 MB")],
)
def test_what_is_no_file_of_a_statement_is_refused(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    with (tmp_path / "large.docx").open("wb") as stream:
        stream.truncate(BYTES_LIMIT + 1)
    with pytest.raises(UsageError, match=said) as raised:
        read_handed_in(tmp_path / name)
    assert name in raised.value.message
    assert raised.value.hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    with pytest.raises(UsageError, match="pipe"):
        read_handed_in(tmp_path / "pipe.docx")
