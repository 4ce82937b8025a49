"""What the README tells people to type and to open is there."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from PIL import Image

from statementpress.archive.bag import layout
from statementpress.cli import main

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
EDITIONS = tomllib.loads((PROJECT / "templates/editions.toml").read_text(encoding="utf-8"))
STATEMENT = max((PROJECT / "statements").iterdir())
PICTURES_LIMIT = 450_000
"""Bytes: a README has to open on a slow line."""

MADE = {
    *("logos", "build", "build/site", layout.ARCHIVE, f"{layout.ARCHIVE}/{STATEMENT.name}/v1"),
    *(layout.MANIFEST, layout.INFO),
    *(f"{layout.PAYLOAD}/{name}" for name in (layout.READ_ME, layout.RECORD)),
    *(f"{layout.PAYLOAD}/{name}" for name in (layout.PDF, layout.TEXT, layout.HTML, layout.SOURCE)),
}
"""Files and folders that are not in the repository: people, or the program, make them."""

_SHELL = re.compile("^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile("`([^`\n]+)`")
_PATH = re.compile(r"\.?\w[\w.-]*(/[\w.-]+)*/?")
_ENDINGS = {".css", ".csv", ".html", ".json", ".md", ".png", ".py", ".toml", ".txt"}


def commands(readme: str) -> list[str]:
    """Return each line of the readme's shell blocks."""
    return [line for block in _SHELL.findall(readme) for line in block.splitlines()]


def paths(readme: str) -> list[str]:
    """Return what the readme sets as code and means as a file or folder of the repository."""
    spans = (span for span in _CODE.findall(_SHELL.sub("", readme)) if _PATH.fullmatch(span))
    return sorted({span for span in spans if "/" in span or Path(span).suffix in _ENDINGS})


def is_known(command: str) -> bool:
    """Tell whether the Makefile, the command line or the file system knows a command."""
    match shlex.split(command):
        case ["make", target]:
            makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
            return f"\n{target}:" in makefile
        case ["python3", "generate.py", *arguments]:
            return main([*arguments, "--help"]) == 0 and names_an_edition(arguments)
        case ["cp", "-r", source, _]:
            return (PROJECT / source).is_dir()
    return False


def names_an_edition(arguments: list[str]) -> bool:
    """Tell whether what stands after -e is an edition; true where there is no -e."""
    return "-e" not in arguments or arguments[arguments.index("-e") + 1] in EDITIONS["edition"]


def is_there(path: str) -> bool:
    """Tell whether a path is in the repository or a statement folder, or one that is made."""
    return (PROJECT / path).exists() or (STATEMENT / path).exists() or path.rstrip("/") in MADE


@pytest.mark.parametrize("command", commands(README))
def test_every_command_is_known(command: str) -> None:
    assert is_known(command)


@pytest.mark.parametrize(
    "command",
    ["make coffee", "python3 generate.py bild", "python3 generate.py --loud", "rm README.md"],
)
def test_a_command_that_is_not_known_is_noticed(command: str) -> None:
    assert not is_known(command)


def test_an_edition_that_is_not_there_is_noticed() -> None:
    assert not is_known("python3 generate.py build -e banner")


@pytest.mark.parametrize("path", paths(README))
def test_every_path_is_there(path: str) -> None:
    assert is_there(path)


def test_paths_are_found_and_their_absence_is_noticed() -> None:
    assert paths("See `styles/poster.css`, `km.md` and `**bold**`.") == [
        "km.md",
        "styles/poster.css",
    ]
    assert not is_there("styles/poster.css")


def test_the_editions_are_those_of_the_table_each_with_its_picture() -> None:
    rows = re.findall(r"^\| (!\[.*?\)) \| `([\w-]+)` \| (.*?) \| (.*?) \|$", README, re.MULTILINE)
    assert rows == [
        (f"![{name}](docs/gallery/{name}.png)", name, edition["purpose"], edition["paper"])
        for name, edition in EDITIONS["edition"].items()
    ]


def test_links_inside_the_readme_lead_to_a_heading() -> None:
    headings = re.findall("^#+ (.*)$", README, re.MULTILINE)
    anchors = {heading.casefold().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]*)\)", README)) <= anchors


def test_the_pictures_are_there_and_small() -> None:
    names = re.findall(r"!\[.*?\]\((.*?)\)", README)
    assert sum((PROJECT / name).stat().st_size for name in names) <= PICTURES_LIMIT
    with Image.open(PROJECT / names[0]) as picture:
        assert picture.width > picture.height  # two upright pages, side by side
