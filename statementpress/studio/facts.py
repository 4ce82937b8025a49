"""The facts of statement.toml as a form: each change is one value, and comments stay.

What a value has to be is not decided here. The reader of a statement judges the file, and what it
finds wrong comes with the other findings.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

import msgspec
import tomlkit
import tomlkit.exceptions
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response
from tomlkit.items import Array, Item

from statementpress.errors import Finding, Place
from statementpress.statement.catalogue import FACTS
from statementpress.statement.facts import report_broken
from statementpress.statement.files import FileError
from statementpress.statement.report import Report
from statementpress.studio.answers import Languages, RefusedError, answer, asked, shown_refusal
from statementpress.studio.bases import remembered
from statementpress.studio.desk import Desk
from statementpress.studio.files import refusal
from statementpress.studio.studio import Studio
from statementpress.studio.texts import Saved, Text, save_text

DAYS: Final = {("date",), ("embargo",)}
"""The facts that are days or moments, which JSON has as text."""
MEANT: Final = "meant"
"""The tables of what an author means; they stand last, so that a new one can follow."""
LINE: Final = 80
"""A list that would be longer than so many characters gets a line for each of its elements."""
TRIES: Final = 5
"""How often a change is made anew because another program changes the file."""

Path = tuple[str, ...]
Values = Mapping[str, Any]


class Change(msgspec.Struct, forbid_unknown_fields=True):
    """One fact that is to be something else."""

    path: tuple[str, ...]
    """Its keys, from the outermost table."""
    value: Any
    """What it is to be; None takes it away."""
    before: Any = msgspec.UNSET
    """What the person saw there before, None if nothing; if left out, what `base` says."""


class ChangeFacts(msgspec.Struct, forbid_unknown_fields=True):
    """What a page sends to change facts."""

    changes: tuple[Change, ...]
    base: str
    """The hash of the statement.toml that the page has."""
    window: str = ""


class Mean(msgspec.Struct, forbid_unknown_fields=True):
    """What a page sends to say that something that was found is meant."""

    meant: dict[str, str]
    """A table of [[meant]]."""
    window: str = ""


async def change(studio: Studio, desk: Desk, request: Request) -> Response:
    """Change facts in statement.toml; refuse it if others changed the same ones meanwhile."""
    sent = await asked(request, ChangeFacts)
    async with desk.lock:
        saved = await run_sync(_saved, desk, sent)
        desk.saved(FACTS, saved.text, saved.hash, sent.window)
    said = {"hash": saved.hash, "text": saved.text, **shown_facts(saved.text, studio.finding_words)}
    return answer({**said, "merged": saved.merged})


async def mean(studio: Studio, desk: Desk, request: Request) -> Response:
    """Say of something that was found that it is meant, at the end of statement.toml."""
    sent = await asked(request, Mean)
    if not sent.meant:
        raise RefusedError(400, "not-understood", "nothing is said to be meant")
    async with desk.lock:
        saved = await run_sync(_meant, desk, sent.meant)
        desk.saved(FACTS, saved.text, saved.hash, "")
    said = {"hash": saved.hash, "text": saved.text}
    return answer({**said, **shown_facts(saved.text, studio.finding_words)})


def shown_facts(text: str, words: Languages) -> dict[str, Any]:
    """Return the facts of a statement.toml, or none and why, as the page gets them."""
    try:
        return {"facts": values_of(text), "facts_error": None}
    except RefusedError as error:
        return {"facts": {}, "facts_error": shown_refusal(error, words)}


def values_of(text: str) -> Values:
    """Return what a statement.toml says; raise RefusedError, with the line, if it is not TOML."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        report = Report(FACTS)
        report_broken(str(error), text, report)
        raise _broken(report.findings[0]) from error


def changed(text: str, changes: Sequence[Change]) -> str:
    """Return the text of a statement.toml with facts changed, and all else as it is.

    Raises RefusedError if it is not TOML, or if a fact cannot be written without changing others.
    """
    wanted = _copied(values_of(text))
    for each in changes:
        _put(wanted, each.path, each.value)
    try:
        document = tomlkit.parse(text)
        for each in changes:
            _write(document, each.path, each.value)
        written = tomlkit.dumps(document)
        if tomllib.loads(written) == wanted:
            return written
    except (tomlkit.exceptions.TOMLKitError, ValueError, TypeError, AttributeError, KeyError):
        pass
    raise _by_hand()


def _saved(desk: Desk, sent: ChangeFacts) -> Saved:
    """Change the facts in the file as it is now, which may be another than the page has."""
    changes = [_with_days(each) for each in sent.changes]
    for _ in range(TRIES):
        try:
            there = desk.read(FACTS)
            if there is None:
                raise RefusedError(409, "gone", "somebody has deleted this file", theirs=None)
            base = there.text if there.hash == sent.base else remembered(sent.base)
            _check_others(there, base, changes)
            saved = save_text(desk.folder, FACTS, changed(there.text, changes), there.hash)
        except FileError as error:
            raise refusal(error, FACTS) from error
        if not saved.merged:
            return Saved(saved.text, merged=there.hash != sent.base)
    return saved


def _meant(desk: Desk, entry: Mapping[str, str]) -> Saved:
    try:
        there = desk.read(FACTS)
        if there is None:
            raise RefusedError(409, "gone", "somebody has deleted this file", theirs=None)
        values = values_of(there.text).get(MEANT, [])
        table = "".join(
            f"{key} = {tomlkit.item(text).as_string()}\n" for key, text in entry.items()
        )
        wanted = f"{there.text.rstrip()}\n\n[[{MEANT}]]\n{table}"
        if values_of(wanted).get(MEANT) != [*values, entry]:
            raise _by_hand()
        return save_text(desk.folder, FACTS, wanted, there.hash)
    except FileError as error:
        raise refusal(error, FACTS) from error


def _check_others(there: Text, before: str | None, changes: Sequence[Change]) -> None:
    """Raise RefusedError if somebody has changed one of the same facts, or that is not known."""
    now = values_of(there.text)
    then = None if before is None else values_of(before)
    for each in changes:
        value = _value(now, each.path)
        if value != each.value and not _was_seen(each, value, then):
            raise RefusedError(
                409,
                "conflict",
                "somebody else has changed the same fact",
                "compare the two, and choose what is right",
                theirs={"facts": now, "text": there.text, "hash": there.hash},
                base=None if before is None else {"facts": then, "text": before},
                path=each.path,
            )


def _was_seen(change: Change, value: Any, then: Values | None) -> bool:
    """Tell whether a person who changes a fact knew the value that stands there by now."""
    if change.before is not msgspec.UNSET:
        return bool(value == change.before)
    return then is not None and bool(value == _value(then, change.path))


def _with_days(sent: Change) -> Change:
    """Return a change whose values are days or moments if the fact is one, and they can be read."""
    if sent.path not in DAYS:
        return sent
    return Change(sent.path, _day(sent.value), _day(sent.before))


def _day(value: Any) -> Any:
    """Return the day or the moment that a text says; anything else as it is."""
    for kind in (date, datetime) if isinstance(value, str) else ():
        try:
            return kind.fromisoformat(value)
        except ValueError:
            continue
    return value


def _copied(value: Any) -> Any:
    """Return tables and lists that may be changed."""
    match value:
        case dict():
            return {key: _copied(each) for key, each in value.items()}
        case list():
            return [_copied(each) for each in value]
    return value


def _value(values: Values, path: Path) -> Any:
    """Return what stands at a path; None if there is nothing."""
    found: Any = values
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _put(values: dict[str, Any], path: Path, value: Any) -> None:
    """Set a value in tables, or take it away with those tables that are empty then."""
    *tables, key = path or ("",)
    around = [values]
    for each in tables:
        inner = around[-1].get(each)
        if not isinstance(inner, dict):
            if value is None:
                return
            inner = around[-1][each] = {}
        around.append(inner)
    if value is not None:
        around[-1][key] = value
        return
    around[-1].pop(key, None)
    for table, name in zip(reversed(around[:-1]), reversed(tables), strict=True):
        if table[name] == {}:
            del table[name]


def _write(document: Any, path: Path, value: Any) -> None:
    """Do what `_put` does in a document that keeps its comments."""
    *tables, key = path or ("",)
    around = [document]
    for each in tables:
        inner = around[-1].get(each)
        if not isinstance(inner, dict):
            if value is None:
                return
            around[-1][each] = tomlkit.table()
            inner = around[-1][each]
        around.append(inner)
    if value is not None:
        around[-1][key] = _item(value, around[-1].get(key))
        return
    around[-1].pop(key, None)
    for table, name in zip(reversed(around[:-1]), reversed(tables), strict=True):
        if not table[name]:
            del table[name]


def _item(value: Any, before: Any) -> Item:
    """Return a value as it is written: a long list, or one that was so before, in several lines."""
    item: Item = tomlkit.item(value)
    if isinstance(item, Array):
        was_long = isinstance(before, Array) and "\n" in before.as_string()
        item.multiline(was_long or len(item.as_string()) > LINE)
    return item


def _by_hand() -> RefusedError:
    return RefusedError(
        422,
        "facts-by-hand",
        "this fact is written in a way that the form cannot change",
        f"change it in the text of {FACTS}",
        Place(FACTS),
    )


def _broken(finding: Finding) -> RefusedError:
    return RefusedError(422, finding.code, finding.message, finding.hint, finding.place)
