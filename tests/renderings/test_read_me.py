"""What a frozen version says of itself, in its languages."""

from pathlib import Path

import pytest

from statementpress.editions.source import read_source
from statementpress.project.project import Project
from statementpress.renderings.read_me import read_me
from tests.shared.bilingual import LANGUAGES, write_statement

OPENINGS = {"fr": "CE DOSSIER", "km": "អំពីថតឯកសារនេះ", "vi": "THƯ MỤC NÀY"}


@pytest.mark.parametrize("slug", LANGUAGES)
def test_it_speaks_english_and_then_the_languages_of_the_statement(
    slug: str, tmp_path: Path
) -> None:
    folder = write_statement(tmp_path, slug)
    source = read_source(Project.at(tmp_path), folder)
    text = read_me(source.statement, source.project)
    assert [code for code, words in OPENINGS.items() if f"\n\n\n{words}\n\n" in text] == [
        code for code in OPENINGS if code in LANGUAGES[slug]
    ]
    assert text.index("THIS FOLDER") < min(text.find(it) % len(text) for it in OPENINGS.values())
