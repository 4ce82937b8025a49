"""Lend a statement as it may leave its folder: a version is made from this, and from nothing else.

If all files of the folder may leave it as they are, it is the folder itself. Otherwise they are
written to a temporary folder and read again there, so that what stays private cannot reach any file
of the version, and the version can be made again from the sources that it holds.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from statementpress.archive.bag import layout
from statementpress.editions.source import Source, read_source
from statementpress.machine.temporary import TemporaryFolder
from statementpress.statement.folder_files import folder_files
from statementpress.statement.published_files import published_files


@contextmanager
def as_published(source: Source) -> Iterator[Source]:
    """Lend the source as it is published; its temporary folder is removed after the block.

    Raises ContentError if a file cannot be read, or if what may leave the folder has errors.
    """
    files = published_files(source.statement, source.project.folder)
    if files == folder_files(source.folder, source.project.folder):
        yield source
        return
    with TemporaryFolder() as root:
        folder = root / layout.STATEMENTS / source.folder.name
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield read_source(source.project, folder, root)
