"""What the README and the other pages name is there: commands, files, headings, pictures."""

import re
import shlex
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from statementpress.archive.bag import layout
from statementpress.cli import main
from statementpress.machine.cache import Shelf

PROJECT = Path(__file__).parents[2]
PAGES = sorted(
    [*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob(".github/**/*.md")]
)
README = PROJECT / "README.md"
EDITIONS = tomllib.loads((PROJECT / "templates/editions.toml").read_text(encoding="utf-8"))
STATEMENT = PROJECT / "statements/2021-05-05-children-deprived-of-liberty"
README_LINES = 150
PICTURES_LIMIT = 450_000
"""Bytes of all pictures of a page, which has to open on a slow line."""

MADE = {
    "signatures",
    *(
        "logos",
        "figures",
        "build",
        "build/site",
        "build/batch.csv",
        "build/tests",
        layout.ARCHIVE,
        f"{layout.ARCHIVE}/{STATEMENT.name}/v1",
    ),
    *(layout.MANIFEST, layout.INFO),
    *(f"{layout.PAYLOAD}/{name}" for name in (layout.READ_ME, layout.RECORD)),
    *(f"{layout.PAYLOAD}/{name}" for name in (layout.PDF, layout.TEXT, layout.HTML, layout.SOURCE)),
    *("register.toml", "corrections.csv", "signatories.xlsx"),
    "statementpress/shipped",
    *Shelf,
}
"""Files and folders that are not in the repository: people, or the program, make them."""

_SHELL = re.compile("^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile("^    .*$", re.MULTILINE)
_CODE = re.compile("`([^`\n]+)`")
_TYPED = re.compile(r"(make|python3 generate\.py|statementpress|\.venv/bin/\w+) \w")
_LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
_HEADING = re.compile("^#+ (.*)$", re.MULTILINE)
_PATH = re.compile(r"\.?\w[\w.-]*(/[\w.-]+)*/?")
_ENDINGS = {".css", ".csv", ".html", ".json", ".md", ".png", ".py", ".toml", ".txt", ".yaml"}


def commands(text: str) -> list[str]:
    """Return each line of a page's shell blocks, and what its sentences say to type."""
    typed = [span for span in _CODE.findall(_SHELL.sub("", text)) if _TYPED.match(span)]
    return [*(line for block in _SHELL.findall(text) for line in block.splitlines()), *typed]


def paths(text: str) -> list[str]:
    """Return what a page sets as code and means as a file or folder of the repository."""
    spans = (span for span in _CODE.findall(_SHELL.sub("", text)) if _PATH.fullmatch(span))
    return sorted({span for span in spans if "/" in span or Path(span).suffix in _ENDINGS})


def links(text: str) -> list[tuple[str, str]]:
    """Return the target (empty for the page itself) and the heading of each link of a page."""
    return sorted(set(_LINK.findall(_CODE.sub("", _INDENTED.sub("", _SHELL.sub("", text))))))


def anchors(text: str) -> set[str]:
    """Return by what names links lead to the headings of a page, as code hosts make them."""
    return {
        re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")
        for heading in _HEADING.findall(_SHELL.sub("", text))
    }


def is_known(command: str) -> bool:
    """Return whether a command would start: the Makefile, the program or the system knows it."""
    match shlex.split(command):
        case ["make", target, *_]:
            makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
            return f"\n{target}:" in makefile
        case ["python3", "generate.py", *arguments] | ["statementpress", *arguments]:
            return main([*arguments, "--help"]) == 0 and names_an_edition(arguments)
        case ["cp", "-r", source, _]:
            return (PROJECT / source).is_dir()
        case ["pip", "install", "."] | ["mkdir" | "cd", _]:
            return True
        case ["openssl" | "pdfsig" | "sha256sum" | "sha512sum", *_]:
            return True  # programs of others; the tests of what they check run these lines
        case [program, *arguments] if program.startswith(".venv/bin/"):
            installed = Path(sys.executable).with_name(Path(program).name).exists()
            return installed and all((PROJECT / argument).exists() for argument in arguments)
    return False


def names_an_edition(arguments: list[str]) -> bool:
    """Return whether the word after -e is an edition; true if there is no -e."""
    return "-e" not in arguments or arguments[arguments.index("-e") + 1] in EDITIONS["edition"]


def is_there(path: str) -> bool:
    """Return whether a path is in the repository or a statement's folder, or will be made."""
    return (PROJECT / path).exists() or (STATEMENT / path).exists() or path.rstrip("/") in MADE


def leads_somewhere(page: Path, target: str, anchor: str) -> bool:
    """Return whether a link of a page leads to a file that is there and to one of its headings."""
    if target.startswith(("https:", "mailto:")):
        return True
    file = (page.parent / target).resolve() if target else page
    if not file.is_relative_to(PROJECT) or not file.exists():
        return False
    return not anchor or anchor in anchors(file.read_text(encoding="utf-8"))


def each(found: Callable[[str], list[str]]) -> list[tuple[str, str]]:
    """Return each item that is found in a page, after the page's name."""
    return [(page.name, item) for page in PAGES for item in found(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("page", "command"), each(commands))
def test_every_command_is_known(page: str, command: str) -> None:
    assert is_known(command)


@pytest.mark.parametrize(("page", "path"), each(paths))
def test_every_path_is_there(page: str, path: str) -> None:
    assert is_there(path)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    found = links(page.read_text(encoding="utf-8"))
    assert [link for link in found if not leads_somewhere(page, *link)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pictures_are_small(page: Path) -> None:
    text = _INDENTED.sub("", page.read_text(encoding="utf-8"))
    names = re.findall(r"!\[.*?\]\((.*?)\)", text)
    assert sum((page.parent / name).stat().st_size for name in names) <= PICTURES_LIMIT


def test_the_readme_is_short_and_shows_two_pages_and_the_studio() -> None:
    text = README.read_text(encoding="utf-8")
    assert text.count("\n") <= README_LINES
    names = re.findall(r"!\[.*?\]\((.*?)\)", text)
    assert names == ["docs/page.png", "docs/studio/desk.png"]
    for name in names:
        with Image.open(PROJECT / name) as picture:
            assert picture.width > picture.height


def test_the_readme_leads_to_every_page() -> None:
    targets = {target for target, _ in links(README.read_text(encoding="utf-8"))}
    pages = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")]
    names = {page.relative_to(PROJECT).as_posix() for page in pages if page != README}
    assert names <= targets


@pytest.mark.parametrize(
    "command",
    [
        "make coffee",
        "python3 generate.py bild",
        "statementpress --loud",
        "python3 generate.py build -e banner",
        "rm README.md",
        ".venv/bin/coffee",
        ".venv/bin/pytest tests/coffee",
    ],
)
def test_a_command_that_is_not_known_is_noticed(command: str) -> None:
    assert not is_known(command)


def test_paths_are_found_and_their_absence_is_noticed() -> None:
    assert paths("See `styles/banner.css`, `km.md` and `**bold**`.") == [
        "km.md",
        "styles/banner.css",
    ]
    assert not is_there("styles/banner.css")


def test_a_link_that_leads_nowhere_is_noticed() -> None:
    ((target, anchor),) = links("[see](docs/archive.md#verifying)")
    assert leads_somewhere(README, target, anchor)
    assert not leads_somewhere(README, target, "coffee")
    assert not leads_somewhere(README, "docs/coffee.md", "")
