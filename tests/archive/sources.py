"""A made-up project of a few files, and the version that is frozen from it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.version import Facts, Version
from statementpress.archive.freeze.bagging import freeze

SLUG = "2030-01-31-clean-rivers"
STATEMENT = {
    "statement.toml": b"date = 2030-01-31\n",
    "en.md": b"Rivers are clean.\n",
    "km.md": "ទន្លេស្អាត។\n".encode(),
    "logos/ភេ.svg": b"<svg/>",
}
PROJECT = {f"statements/{SLUG}/{name}": data for name, data in STATEMENT.items()} | {
    "styles/page.css": b"@page { size: A4 }\n",
    "fonts/river/River.ttf": bytes(range(256)),
}
FACTS = Facts(
    slug=SLUG,
    dated=date(2030, 1, 31),
    frozen=date(2030, 2, 1),
    titles={"en": "Clean Rivers"},
    author="The Made-up River Coalition",
    contacts=(),
    groups={"signed": 2},
    note="",
    agent="Statement Press",
)


def frozen(archive: Path, project: Mapping[str, bytes]) -> Version:
    """Freeze a version from the files of a project, by their paths in it."""
    payload = {f"{layout.SOURCE}/{name}": data for name, data in project.items()}
    payload["pdf/official.pdf"] = b"no PDF, and not restored"
    return freeze(archive, FACTS, payload, lambda _: False).version


def files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def rewrite(path: Path, data: bytes) -> None:
    """Change a frozen file, as somebody with the right to do so would."""
    path.chmod(0o644)
    path.write_bytes(data)
