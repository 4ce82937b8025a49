"""The request for a group of signatories: it is listed in the facts, and placed in each text.

Who adds the first signatory need not know that a group has to be named in three files.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from statementpress.errors import SetupError
from statementpress.project.files import ProjectFiles
from statementpress.statement.catalogue import FACTS
from statementpress.statement.facts import read_facts
from statementpress.statement.files import FileError
from statementpress.statement.report import Report
from statementpress.studio.answers import RefusedError, answer, asked
from statementpress.studio.desk import Desk
from statementpress.studio.facts import Change, changed
from statementpress.studio.files import refusal
from statementpress.studio.studio import Studio
from statementpress.studio.texts import Saved, Text, save_text

EXAMPLE: Final = "new"
"""The folder in templates/ whose texts say how a list of signatories is announced."""
_NAME: Final = re.compile("[a-z][a-z0-9-]{0,40}")
_PLACED: Final = re.compile(r"^:{3,}[ \t]*signatories[ \t]+([a-z0-9-]+)[ \t]*$", re.MULTILINE)
_BLOCK: Final = re.compile(r"^::: signatories \S+\n(.*?)^:::$", re.MULTILINE | re.DOTALL)
_CONTACT: Final = re.compile(r"^:{3,}[ \t]*contact\b", re.MULTILINE)


class AddGroup(msgspec.Struct, forbid_unknown_fields=True):
    """What a page sends to have a group."""

    name: str
    """What the register calls it."""
    window: str = ""


async def add(studio: Studio, desk: Desk, request: Request) -> Response:
    """List a group in statement.toml, and give it a place in each text that has none for it."""
    sent = await asked(request, AddGroup)
    if not _NAME.fullmatch(sent.name):
        message = f"“{sent.name[:40]}” cannot be the name of a group"
        hint = "write a name of small letters a-z, digits and hyphens"
        raise RefusedError(422, "group-name", message, hint)
    async with desk.lock:
        saved = await run_sync(_added, studio, desk, sent.name)
        for name, each in saved.items():
            desk.saved(name, each.text, each.hash, "")
    files = [{"name": name, "text": it.text, "hash": it.hash} for name, it in saved.items()]
    return answer({"files": files})


def _added(studio: Studio, desk: Desk, group: str) -> Mapping[str, Saved]:
    """Save the files that have to name the group, and return those that did not before."""
    name = FACTS
    try:
        facts = _text(desk, FACTS)
        read = read_facts(facts.text, desk.languages, Report(FACTS))
        wanted: dict[str, tuple[Text, str]] = {}
        for language in read.languages:
            name = f"{language}.md"
            text = desk.read(name)
            if text is not None and group not in _PLACED.findall(text.text):
                block = f"::: signatories {group}\n{_said(studio.project.files, language)}:::\n"
                wanted[name] = (text, _placed(text.text, block))
        if group not in (read.groups or ()):
            groups: Any = [*(read.groups or ()), group]
            wanted[FACTS] = (facts, changed(facts.text, [Change(("groups",), groups)]))
        saved = {}
        for name, (before, after) in wanted.items():
            saved[name] = save_text(desk.folder, name, after, before.hash)
        return saved
    except FileError as error:
        raise refusal(error, name) from error


def _text(desk: Desk, name: str) -> Text:
    text = desk.read(name)
    if text is None:
        raise RefusedError(409, "gone", "somebody has deleted this file", theirs=None)
    return text


def _placed(text: str, block: str) -> str:
    """Return a text with a block before the one that says whom to write to, or at its end."""
    contact = _CONTACT.search(text)
    if contact is None:
        return f"{text.rstrip()}\n\n{block}".lstrip("\n")
    return f"{text[: contact.start()].rstrip()}\n\n{block}\n{text[contact.start() :]}".lstrip("\n")


def _said(files: ProjectFiles, language: str) -> str:
    """Return the line above the names in a new statement in a language, or ""."""
    try:
        example = files.text("templates", f"{EXAMPLE}/{language}.md")
    except SetupError:
        return ""
    found = _BLOCK.search(example)
    return found[1] if found else ""
