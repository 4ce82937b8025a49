"""What the studio says: the same in every language of its table, and nothing that nobody hears."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from statementpress.project.files import SHIPPED
from statementpress.project.project import Project

FILE = SHIPPED / "templates/words/studio.toml"
WORDS = tomllib.loads(FILE.read_text(encoding="utf-8"))
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((SHIPPED / "templates/studio").rglob("*"))
    if path.suffix in {".html", ".js"}
)
CHOSEN = {
    "kinds",
    "editions",
    "facts",
    "standing_in",
    "elements",
    "rows",
    "columns",
    "done",
    "parts",
    "choices",
}
"""Tables whose keys are put together from names: of editions, facts, buttons, columns."""


def texts(
    table: Mapping[str, Any], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the path and the words of each text of a table."""
    for key, value in table.items():
        match value:
            case Mapping():
                yield from texts(value, (*above, key))
            case list():
                yield from texts({str(at): each for at, each in enumerate(value)}, (*above, key))
            case _:
                yield (*above, key), value


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


SAID = {code: dict(texts(table)) for code, table in WORDS.items()}
FIRST, *OTHERS = SAID


@pytest.mark.parametrize("code", OTHERS)
def test_every_language_says_everything(code: str) -> None:
    assert SAID[code].keys() == SAID[FIRST].keys()
    assert [
        path for path, text in SAID[FIRST].items() if bool(text) != bool(SAID[code][path])
    ] == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_language_fills_the_same_places(code: str) -> None:
    for path, text in SAID[FIRST].items():
        filled = placeholders(SAID[code][path])
        missing = placeholders(text) - filled
        assert filled <= placeholders(text), path
        assert not missing or path[-1] == "one", path


def test_every_text_is_said_somewhere() -> None:
    paths = [path for path in SAID[FIRST] if not CHOSEN & set(path)]
    ends = {"one", "many", "one_alone"}
    named = {path[-2] if path[-1] in ends else path[-1] for path in paths if not path[-1].isdigit()}
    named -= {"running", "done", "failed", "stopped"}  # states of a job
    named -= {"fit", "not-fit", "whole", "damaged"}  # and what it has found
    assert {key for key in named if not re.search(rf"\b{re.escape(key)}\b", SOURCES)} == set()


def test_every_edition_has_a_name() -> None:
    editions = set(Project.at(SHIPPED).editions.edition)
    for code in SAID:
        assert editions <= set(WORDS[code]["editions"])


def test_khmer_is_written_as_it_is_published() -> None:
    """No invisible characters, no spaces before ។, digits of its own in sentences."""
    khmer = [text for path, text in SAID["km"].items() if isinstance(text, str)]
    assert [text for text in khmer if re.search("[\u200b-\u200d]| ។|[ៈ]{2}", text)] == []
