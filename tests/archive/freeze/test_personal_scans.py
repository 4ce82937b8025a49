"""A scanned signature that stays with its author: it is in no byte of what is frozen."""

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from statementpress.archive.freeze.payload import frozen_files
from statementpress.archive.freeze.publishing import as_published
from statementpress.editions.source import Source, read_source
from statementpress.project.editions import styled
from statementpress.project.project import Project
from statementpress.statement.signatories import Logo
from statementpress.typeset.compose.document import compose
from tests.shared.signers import write_signers
from tests.shared.web_fonts import left_whole


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    desk = write_signers(tmp_path_factory.mktemp("personal"))
    desk.replace("statement.toml", "publish = true", "publish = false")
    return read_source(Project.at(desk.project), desk.folder)


@pytest.fixture(scope="module")
def scans(source: Source) -> list[Logo]:
    members = source.statement.groups["signed"].members
    return [scan for each in members for scan in (each.signature, each.stamp) if scan]


@pytest.fixture(scope="module")
def frozen(source: Source) -> Mapping[str, bytes]:
    with left_whole(), as_published(source) as published:
        return frozen_files(published, ["official"], lambda *_: None).files


def streams(data: bytes) -> Iterator[bytes]:
    """Yield the unpacked streams of a PDF, those of its attachments among them."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                yield each.read_bytes()


def traces(folder: Path, scan: Logo) -> list[bytes]:
    """Return what would give a scan away: its file, the ink that was lifted, its pixels."""
    with Image.open(BytesIO(scan.data)) as image:
        pixels = [image.getchannel("A").tobytes(), image.tobytes()]
    file = (folder / "signatures" / scan.name).read_bytes()
    return [file, scan.data, *pixels, *map(zlib.compress, pixels)]


def test_the_author_has_it(source: Source, scans: list[Logo]) -> None:
    edition = styled(source.project.editions, source.project.editions.edition["official"])
    document = compose(source.statement, edition, source.project)
    shown = [data for data, kind in document.assets.values() if kind == "image/png"]
    assert len(scans) == 4
    assert all(scan.data in shown for scan in scans)


def test_no_frozen_file_has_a_trace_of_it(
    source: Source, scans: list[Logo], frozen: Mapping[str, bytes]
) -> None:
    everything = list(frozen.values())
    everything += [
        data for name, file in frozen.items() if name.endswith(".pdf") for data in streams(file)
    ]
    for scan in scans:
        for trace in traces(source.folder, scan):
            assert not any(trace in data for data in everything)
    assert not any("signatures/" in name for name in frozen)


def test_what_is_frozen_says_that_it_was_signed(frozen: Mapping[str, bytes]) -> None:
    assert frozen["html/en.html"].decode().count("(signed)") == 3
    with pikepdf.open(BytesIO(frozen["pdf/official.pdf"])) as pdf:
        assert not any(page.get_images() for page in pdf.pages)


def test_its_sources_make_the_same_statement_again(
    source: Source, frozen: Mapping[str, bytes], tmp_path: Path
) -> None:
    for name, data in frozen.items():
        if name.startswith("source/statements/"):
            path = tmp_path / name.removeprefix("source/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    again = read_source(Project.at(tmp_path), tmp_path / "statements" / source.folder.name)
    members = again.statement.groups["signed"].members
    assert [member.signed for member in members] == [True, True, True, False]
    assert not any(member.signature or member.stamp for member in members)
