"""What there is to see of a project and of one statement, all at once."""

from typing import Any

from starlette.responses import Response

from statementpress.project.kinds import STATEMENT, read_kinds
from statementpress.statement.catalogue import Entry, entry_of
from statementpress.statement.facts import read_facts
from statementpress.statement.report import Report
from statementpress.studio.answers import answer
from statementpress.studio.desk import Desk
from statementpress.studio.files import texts
from statementpress.studio.studio import Studio
from statementpress.words.languages import read_languages


def project(studio: Studio) -> Response:
    """Answer with the statements of a project, its editions, languages and kinds of papers."""
    tables = studio.project
    languages = tables.table(read_languages)
    kinds = tables.table(read_kinds)
    return answer(
        {
            "id": studio.id,
            "folder": str(studio.folder),
            "statements": [
                _entry(entry_of(folder, studio.folder, languages)) for folder in studio.statements()
            ],
            "editions": _editions(studio),
            "languages": {code: language.name for code, language in languages.items()},
            "kinds": [
                {"name": STATEMENT, "purpose": "a statement"},
                *({"name": name, "purpose": kind.purpose} for name, kind in kinds.items()),
            ],
        }
    )


def statement(studio: Studio, desk: Desk) -> Response:
    """Answer with all that people write of one statement."""
    known = desk.languages
    files = texts(desk)
    written = next((each["text"] for each in files if each["name"] == "statement.toml"), None)
    facts = read_facts(written or "", known, Report("statement.toml"))
    languages = facts.languages or tuple(
        code for code in known if any(each["name"] == f"{code}.md" for each in files)
    )
    return answer(
        {
            "slug": desk.slug,
            "title": title_of(studio, desk.slug),
            "date": facts.date,
            "kind": facts.kind,
            "languages": languages,
            "language_names": {code: known[code] for code in languages},
            "groups": facts.groups or (),
            "files": files,
            "editions": _editions(studio),
        }
    )


def title_of(studio: Studio, slug: str) -> str:
    """Return the title of a statement in its first language, or else its name."""
    languages = studio.project.table(read_languages)
    return entry_of(studio.folder / "statements" / slug, studio.folder, languages).title or slug


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "slug": entry.name,
        "title": entry.title,
        "date": entry.date,
        "languages": entry.languages,
        "kind": entry.kind,
        "has_errors": entry.has_errors,
    }


def _editions(studio: Studio) -> list[dict[str, Any]]:
    return [
        {"name": name, "purpose": edition.purpose, "languages": edition.languages}
        for name, edition in studio.project.editions.edition.items()
    ]
