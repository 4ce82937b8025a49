"""A cluster is what no line may cut."""

import pytest

from statementpress.khmer.characters import has_khmer, is_khmer
from statementpress.khmer.clusters import boundaries, clusters
from tests.khmer.cases import cases
from tests.khmer.strategies import STATEMENT


@cases("clusters.txt")
def test_clusters(text: str, expected: str) -> None:
    assert clusters(text) == expected.split(" ")


def test_no_text_has_no_clusters() -> None:
    assert clusters("") == []
    assert boundaries("") == set()


def test_signs_after_a_space_are_not_part_of_the_space() -> None:
    assert clusters("ក \u17b6") == ["ក", " ", "\u17b6"]


def test_boundaries_are_the_ends_of_clusters() -> None:
    assert boundaries("ក្រុម") == {4, 5}


def test_statement_has_348_different_clusters() -> None:
    assert len({cluster for cluster in clusters(STATEMENT) if is_khmer(cluster[0])}) == 348


@pytest.mark.parametrize("character", ["ក", "\u17d2", "។", "៩", "\u17ff", "᧠"])
def test_khmer_characters(character: str) -> None:
    assert is_khmer(character)


@pytest.mark.parametrize("character", ["a", "1", " ", "ก", "\u200b", "\u1800"])
def test_other_characters(character: str) -> None:
    assert not is_khmer(character)


def test_one_khmer_character_is_enough() -> None:
    assert has_khmer("Page ៣")
    assert not has_khmer("Page 3")
