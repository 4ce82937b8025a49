"""Where lines may break is the same, found now or kept; and it is found once for each paragraph."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statementpress.machine import cache
from statementpress.scripts import breaks
from statementpress.words import line_breaks
from statementpress.words.line_breaks import insertions, kept_breaks
from tests.khmer.strategies import STATEMENT, mixed

SLUG = "2026-01-01-a-statement"
PARAGRAPHS = [each for each in STATEMENT.split("\n") if each][:6]


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of breaks in a cache of its own."""
    monkeypatch.setenv("STATEMENTPRESS_CACHE", str(tmp_path / "cache"))
    forget()
    yield tmp_path / "cache" / "breaks"
    forget()


@pytest.fixture
def sought(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the paragraphs whose breaks are sought from now on."""
    found: list[str] = []

    def seek(text: str, *others: object) -> dict[int, str]:
        found.append(text)
        return breaks.insertions(text)

    monkeypatch.setattr(line_breaks, "breaks", SimpleNamespace(insertions=seek))
    return found


def forget() -> None:
    """Do as another process would, which remembers nothing."""
    cache.forget()
    cache.versions.cache_clear()
    for each in (line_breaks._rules, line_breaks._code_version):
        each.cache_clear()
    line_breaks._memory.clear()


def composed(paragraphs: list[str], slug: str = SLUG) -> list[dict[int, str]]:
    """Return the breaks of a statement's paragraphs, as another process finds them."""
    forget()
    with kept_breaks(slug):
        return [insertions(each, (), 2) for each in paragraphs]


@settings(max_examples=60)
@given(st.lists(st.tuples(mixed, st.lists(mixed, max_size=2), st.sampled_from([1, 2])), max_size=4))
def test_breaks_that_were_kept_are_those_that_would_be_found(
    paragraphs: list[tuple[str, list[str], int]],
) -> None:
    expected = [breaks.insertions(*each) for each in paragraphs]
    for _ in range(2):
        forget()
        with kept_breaks(SLUG):
            assert [insertions(*each) for each in paragraphs] == expected
        assert [insertions(*each) for each in paragraphs] == expected


def test_a_paragraph_is_parted_once_and_a_changed_one_again(sought: list[str]) -> None:
    composed(PARAGRAPHS)
    assert sought == PARAGRAPHS
    changed = [*PARAGRAPHS[:2], "កុមារកម្ពុជា", *PARAGRAPHS[3:]]
    composed(changed)
    composed(PARAGRAPHS)
    assert sought == [*PARAGRAPHS, "កុមារកម្ពុជា"]


def test_names_that_stay_whole_and_the_rules_count(sought: list[str]) -> None:
    for unbroken, rules in [((), 1), ((), 2), (("ក",), 2), (("ក", "ខ"), 2), (("កខ",), 2)] * 2:
        insertions("កម្ពុជា", unbroken, rules)
    assert len(sought) == 5


def test_another_version_of_a_library_parts_anew(
    sought: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    composed(["កម្ពុជា"])
    upgraded = {"khmercut": "0.2.0", "python-crfsuite": "0.9.12", "icu4py": "1.2.0"}
    for library in upgraded:
        versions = {**upgraded, library: "99.0"}
        monkeypatch.setattr(
            "importlib.metadata.distribution",
            lambda name, of=versions: SimpleNamespace(read_text=lambda _: f"Version: {of[name]}"),
        )
        composed(["កម្ពុជា"])
    assert len(sought) == 4


@pytest.mark.parametrize("room", ["khmer", "scripts"])
def test_another_code_parts_anew(
    sought: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, room: str
) -> None:
    composed(["កម្ពុជា"])
    edited = tmp_path / "edited.py"
    (first,) = [path for path in line_breaks._SOURCES if path.match(f"{room}/breaks.py")]
    edited.write_bytes(first.read_bytes() + b"# edited\n")
    sources = [edited if path == first else path for path in line_breaks._SOURCES]
    monkeypatch.setattr(line_breaks, "_SOURCES", sources)
    composed(["កម្ពុជា"])
    assert len(sought) == 2


def test_a_damaged_entry_counts_as_missing(shelf: Path) -> None:
    expected = composed(PARAGRAPHS)
    (entry,) = shelf.iterdir()
    whole = entry.read_bytes()
    for harmed in (b"", whole[:-1], whole[:50] + b"?" + whole[51:]):
        entry.write_bytes(harmed)
        assert composed(PARAGRAPHS) == expected
        assert entry.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_only_time(shelf: Path) -> None:
    expected = composed(PARAGRAPHS)
    for entry in shelf.iterdir():
        entry.unlink()
    shelf.rmdir()
    shelf.write_text("a file in its place")
    assert composed(PARAGRAPHS) == expected


def test_two_builds_at_once_find_the_same_and_leave_a_whole_entry(
    shelf: Path, sought: list[str]
) -> None:
    expected = [breaks.insertions(each) for each in PARAGRAPHS]

    def build(first: int) -> list[dict[int, str]]:
        chosen = PARAGRAPHS[first:] + PARAGRAPHS[:first]
        with kept_breaks(SLUG):
            return [insertions(each, (), 2) for each in chosen]

    with ThreadPoolExecutor(4) as pool:
        for first, found in enumerate(pool.map(build, range(4))):
            assert found == expected[first:] + expected[:first]
    sought.clear()
    composed(PARAGRAPHS)
    assert sought == []
    assert len(list(shelf.iterdir())) == 1


def test_an_entry_is_bounded_and_keeps_what_was_used_last(
    shelf: Path, sought: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_breaks, "MOST", 400)
    words = [f"ក{number}" for number in range(60)]
    composed(words[:40])
    composed(words[40:])
    (entry,) = shelf.iterdir()
    assert entry.stat().st_size < 600
    sought.clear()
    composed(words[-20:])
    assert sought == []
    composed(words[:5])
    assert sought == words[:5]


def test_no_word_is_written_to_the_disk(shelf: Path) -> None:
    composed(["សុខា", "ចាន់ថា"])
    (entry,) = shelf.iterdir()
    assert "សុខា".encode() not in entry.read_bytes()
    assert "ចាន់ថា".encode() not in entry.read_bytes()
