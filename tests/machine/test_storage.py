"""A file is stored whole or not at all, whatever happens, and says what it needs."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from statementpress.errors import OutputError, explained
from statementpress.machine.asides import LEFTOVER_SECONDS, LOOKED_AT
from statementpress.machine.storage import store, store_all
from tests.shared.disk import no_room, not_allowed_in

PROJECT = Path(__file__).parents[2]
OLD, NEW = b"the old file", b"the new file " * 1000


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "build" / "official.pdf"
    store(path, OLD)
    return path


def refusal(path: Path) -> OutputError:
    with pytest.raises(OutputError) as raised:
        store(path, NEW)
    assert raised.value.exit_code == 7
    assert raised.value.hint
    assert str(raised.value).startswith(f"{path}: ")
    return raised.value


def fail(monkeypatch: pytest.MonkeyPatch, call: str, code: int) -> None:
    def failing(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, call, failing)


def assert_untouched(target: Path) -> None:
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    store(tmp_path / "a" / "b" / "c.pdf", NEW)
    assert (tmp_path / "a/b/c.pdf").read_bytes() == NEW


def test_a_new_file_takes_the_place_of_the_old_and_leaves_nothing_beside_it(target: Path) -> None:
    store(target, NEW)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_who_reads_the_old_file_goes_on_reading_it(target: Path) -> None:
    with target.open("rb") as reader:
        store(target, NEW)
        assert reader.read() == OLD


def test_a_link_is_replaced_and_what_it_leads_to_is_not(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.pdf"
    elsewhere.write_bytes(OLD)
    link = tmp_path / "official.pdf"
    link.symlink_to(elsewhere)
    store(link, NEW)
    assert not link.is_symlink()
    assert elsewhere.read_bytes() == OLD


def test_a_full_disk_says_how_much_was_needed(target: Path) -> None:
    with no_room(target.parent):
        message = refusal(target).message
    assert "13,000 bytes were needed" in message
    assert_untouched(target)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "no room for this user"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "no permission"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
    ids=errno.errorcode.get,
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_what_the_system_refuses_is_said_and_undone(
    target: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, says: str
) -> None:
    with monkeypatch.context() as patched:
        fail(patched, call, code)
        assert says in refusal(target).message
    assert_untouched(target)


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "official.pdf").mkdir()
    assert "a folder of this name is in the way" in refusal(tmp_path / "official.pdf").message
    assert [path.name for path in tmp_path.iterdir()] == ["official.pdf"]


@pytest.mark.parametrize("below", ["official.pdf", "deeper/official.pdf"])
def test_a_file_in_the_way_of_a_folder_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "build").write_bytes(OLD)
    assert "a file is in the way" in refusal(tmp_path / "build" / below).message
    assert (tmp_path / "build").read_bytes() == OLD


def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    assert "too long" in refusal(tmp_path / ("x" * 300)).message


def test_a_folder_that_may_not_be_written_is_refused(target: Path) -> None:
    with not_allowed_in(target.parent):
        assert "no permission" in refusal(target).message
    assert_untouched(target)


@pytest.mark.parametrize("moment", ["os.fsync", "os.replace"])
def test_a_store_that_is_killed_leaves_the_old_file(target: Path, moment: str) -> None:
    dying = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        f"{moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from statementpress.machine.storage import store\n"
        "store(Path(sys.argv[1]), b'half a file')\n"
    )
    ended = subprocess.run([sys.executable, "-c", dying, str(target)], check=False, cwd=PROJECT)
    assert ended.returncode == -signal.SIGKILL
    assert target.read_bytes() == OLD
    assert len(list(target.parent.iterdir())) == 2

    store(target, NEW)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_what_a_living_store_is_writing_stays_until_it_is_old(target: Path) -> None:
    living = target.with_name(f".official.pdf.{os.getppid()}-0123abcd.part")
    living.write_bytes(b"half a file")
    store(target, NEW)
    assert living.exists()

    before = time.time() - LEFTOVER_SECONDS - 1
    os.utime(living, (before, before))
    store(target, NEW)
    assert not living.exists()


def test_files_of_other_names_are_left_alone(target: Path) -> None:
    others = [".english.pdf.1-0123abcd.part", ".official.pdf.part", "official.pdf.1-0123abcd.part"]
    for name in others:
        target.with_name(name).touch()
        os.utime(target.with_name(name), (0, 0))
    store(target, NEW)
    assert all(target.with_name(name).exists() for name in others)


def test_the_thousandth_file_of_a_folder_costs_no_more_than_the_tenth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def listed(folder: Path) -> list[str]:
        with os.scandir(folder) as found:
            names = [each.name for each in found]
        read.append(len(names))
        return names

    monkeypatch.setattr(os, "listdir", listed)
    for number in range(300):
        store(tmp_path / f"{number}.pdf", NEW)
    assert sum(read) < 300 * 2 * LOOKED_AT


def test_what_a_killed_store_left_among_many_files_is_swept(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"{number}.pdf").touch()
    left = tmp_path / ".70.pdf.1-0123abcd.part"
    left.touch()
    os.utime(left, (0, 0))
    for number in (69, 70):
        store(tmp_path / f"{number}.pdf", NEW)
    assert not left.exists()


def test_two_stores_at_once_leave_one_whole_file(target: Path) -> None:
    writing = (
        "import sys; from pathlib import Path; from statementpress.machine.storage import store\n"
    )
    writing += "[store(Path(sys.argv[1]), sys.argv[2].encode() * 100_000) for _ in range(20)]\n"
    stores = [
        subprocess.Popen([sys.executable, "-c", writing, str(target), letter], cwd=PROJECT)
        for letter in "ab"
    ]
    assert [process.wait() for process in stores] == [0, 0]
    assert target.read_bytes() in (b"a" * 100_000, b"b" * 100_000)
    assert list(target.parent.iterdir()) == [target]


def test_of_several_files_none_is_renamed_before_all_are_written(target: Path) -> None:
    other = target.with_stem("official-print")
    with no_room(target.parent), pytest.raises(OutputError):
        store_all({target: b"short", other: NEW})
    assert target.read_bytes() == OLD
    assert sorted(path.name for path in target.parent.iterdir()) == [target.name]


def test_of_several_files_none_is_renamed_where_a_folder_has_the_name_of_one(target: Path) -> None:
    folder = target.with_stem("official-print")
    folder.mkdir()
    with pytest.raises(OutputError, match="a folder of this name is in the way"):
        store_all({target: NEW, folder: NEW})
    assert target.read_bytes() == OLD
    assert sorted(target.parent.iterdir()) == [folder, target]


def test_several_files_are_stored_together(target: Path) -> None:
    other = target.with_stem("official-print")
    store_all({target: NEW, other: OLD})
    assert (target.read_bytes(), other.read_bytes()) == (NEW, OLD)
    assert len(list(target.parent.iterdir())) == 2


def test_a_machine_on_which_no_file_may_be_written_is_explained(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [str(tmp_path / "none")])
    with pytest.raises(FileNotFoundError) as raised:
        tempfile.gettempdir()
    assert isinstance(explained(raised.value), OutputError)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_for_temporary_files_is_explained(number: int) -> None:
    error = explained(OSError(number, os.strerror(number)))
    assert error.exit_code == OutputError.exit_code
    assert "TMPDIR" in error.hint
