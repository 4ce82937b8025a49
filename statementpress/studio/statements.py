"""What there is to see of a project and of one statement, all at once."""

from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from statementpress.project.kinds import STATEMENT, read_kinds
from statementpress.statement.catalogue import FACTS, Entry, entry_of
from statementpress.statement.facts import read_facts
from statementpress.statement.register.source import REGISTER
from statementpress.statement.report import Report
from statementpress.studio.answers import answer
from statementpress.studio.desk import Desk
from statementpress.studio.facts import shown_facts
from statementpress.studio.files import text, texts
from statementpress.studio.images import pictures
from statementpress.studio.logos import logos
from statementpress.studio.register import register
from statementpress.studio.studio import Studio
from statementpress.words.languages import read_languages


async def project(studio: Studio, _request: Request) -> Response:
    """Answer with the statements of a project, its editions, languages and kinds of papers."""
    return answer(await run_sync(_project, studio))


async def statement(studio: Studio, desk: Desk, _request: Request) -> Response:
    """Answer with all that people write of one statement."""
    async with desk.lock:
        return answer(await run_sync(_statement, studio, desk))


def _project(studio: Studio) -> dict[str, Any]:
    tables = studio.project
    languages = tables.table(read_languages)
    kinds = tables.table(read_kinds)
    return {
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


def _statement(studio: Studio, desk: Desk) -> dict[str, Any]:
    known, words = desk.languages, studio.finding_words
    written = texts(desk, words)
    facts_text = next((each["text"] or "" for each in written if each["name"] == FACTS), "")
    facts = read_facts(facts_text, known, Report(FACTS))
    there = [each["name"] for each in written]
    languages = facts.languages or tuple(code for code in known if f"{code}.md" in there)
    table = register(studio, desk, languages)
    if table["name"] == REGISTER and not table["editable"]:
        written += filter(None, [text(desk, REGISTER, words)])  # it can still be edited as text
    return {
        "slug": desk.slug,
        "title": studio.title_of(desk.slug)[0] or desk.slug,
        "date": facts.date,
        "kind": facts.kind,
        "languages": languages,
        "language_names": {code: known[code] for code in languages},
        "groups": facts.groups or (),
        "files": written,
        **shown_facts(facts_text, words),
        "register": table,
        "logos": logos(desk, words),
        "figures": pictures(desk),
        "editions": _editions(studio),
    }


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
