"""Check the values of statement.toml one by one: a wrong value does not hide the next."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from statementpress.errors import meant
from statementpress.statement.characters import clean, fold_space
from statementpress.statement.report import Report
from statementpress.statement.signatories import Language
from statementpress.statement.toml_lines import KeyPath


@dataclass(frozen=True, slots=True)
class Key:
    """What a key may hold."""

    type: Any
    """A type that msgspec knows."""
    wanted: str
    """What a person should write, as it follows "write"."""
    per_language: bool = False
    """Whether the value stands in a table, [name], with a key for each language."""
    per_group: bool = False
    """Whether there is such a table for each group: [name.group]."""
    required: bool = True
    may_lack: bool = False
    """Whether an empty list says that a language is without it."""


class Values:
    """The values of a parsed file."""

    def __init__(
        self,
        data: Mapping[str, Any],
        keys: Mapping[str, Key],
        lines: Mapping[KeyPath, int],
        report: Report,
        within: KeyPath = (),
    ) -> None:
        self.data = data
        """All values, as they are written."""
        self.keys = keys
        """The keys that may be written."""
        self.lines = lines
        """The line (from 1) of each key and list element."""
        self.report = report
        self.within = within
        """Where the values stand in the file; all paths begin there."""
        self.good: dict[str, Any] = {}
        """The values that have the right type, by key."""
        for name, value in data.items():
            if name not in keys:
                self.unknown("key", (name,), name, keys)
            elif (right := self._checked(name, value)) is not None:
                self.good[name] = right
        self._check_missing()

    def inside(self, name: str, keys: Mapping[str, Key]) -> "Values":
        """Return the values of the table `name`, which may have the keys `keys`."""
        data = self.good.get(name, {})
        return Values(data, keys, self.lines, self.report, (*self.within, name))

    def text(self, name: str) -> str:
        """Return the text of a key, "" if the key is missing; an empty text is an error."""
        return self._text((name,), self.good[name]) if name in self.good else ""

    def listed(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list; an empty or repeated text is an error."""
        texts: list[str] = []
        for number, value in enumerate(self.good.get(name, ())):
            text = self._text((name, number), value)
            if text and text in texts:
                line = self.line((name, number))
                hint = "delete one of the two"
                self.report.error("repeated", line, f"“{text}” is listed twice", hint)
            texts.append(text)
        return tuple(texts)

    def translated(
        self, name: str, languages: Collection[Language]
    ) -> dict[Language, tuple[str, ...]]:
        """Return the lines of a text in each language; a missing language is an error."""
        if name not in self.good:
            return {}
        return self._translations((name,), self.data[name], self.good[name], languages)

    def translated_lists(
        self, name: str, languages: Collection[Language]
    ) -> dict[Language, tuple[tuple[str, ...], ...]]:
        """Return a list in each language whose elements are texts or lists of lines."""
        if name not in self.good or not languages:
            return {}
        path = (name,)
        self._check_languages(path, self.data[name], languages, self.keys[name])
        return {
            language: tuple(self._lines((name, language, n), each) for n, each in enumerate(listed))
            for language, listed in self.good[name].items()
        }

    def translated_of_groups(
        self, name: str, groups: Collection[str] | None, languages: Collection[Language]
    ) -> dict[str, dict[Language, str]]:
        """Return the text of each group that has one, in each language, in the order of `groups`.

        A group that is not among `groups`, or a missing language, is an error; `groups` is None if
        the groups are not known.
        """
        texts: dict[str, dict[Language, str]] = {}
        for group, table in self.good.get(name, {}).items():
            path = (name, group)
            if groups is not None and group not in groups:
                self.unknown("group", path, group, groups)
            lines = self._translations(path, self.data[name][group], table, languages)
            texts[group] = {language: " ".join(text) for language, text in lines.items()}
        return {group: texts[group] for group in groups or () if group in texts}

    def unknown(self, kind: str, path: KeyPath, word: str, known: Collection[str]) -> None:
        """Report a key, group or language, at the end of `path`, that is not among those known."""
        around = (*self.within, *path)[:-1]
        table = f" in [{dotted(around)}]" if around else ""
        message = f"unknown {kind} “{word}”{table}"
        self.report.error(f"unknown-{kind}", self.line(path), message, meant(word, known))

    def wrong(self, path: KeyPath, message: str, wanted: str, code: str = "wrong-value") -> None:
        """Report a value that cannot be used; `wanted` is what a person should write instead."""
        where = dotted((*self.within, *path))
        self.report.error(code, self.line(path), f"{where}: {message}", f"write {wanted}")

    def line(self, path: KeyPath) -> int | None:
        """Return the line (from 1) of `path`, or of the nearest key around it."""
        path = (*self.within, *path)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)

    def _checked(self, name: str, value: Any) -> Any:
        key = self.keys[name]
        if not key.per_group:
            return self._checked_at((name,), value, key)
        if not isinstance(value, dict):
            wanted = f"[{name}.GROUP] for each group, and below it en = …"
            self.wrong((name,), "each group needs a text of its own", wanted)
            return None
        tables = {
            group: self._checked_at((name, group), table, key) for group, table in value.items()
        }
        return {group: table for group, table in tables.items() if table is not None}

    def _checked_at(self, path: KeyPath, value: Any, key: Key) -> Any:
        if not key.per_language:
            return self._converted(path, value, key)
        if not isinstance(value, dict):
            wanted = f"[{dotted((*self.within, *path))}], and below it en = …"
            self.wrong(path, "each language needs a text of its own", wanted)
            return None
        table = {
            language: self._converted((*path, language), text, key)
            for language, text in value.items()
        }
        return {language: text for language, text in table.items() if text is not None}

    def _translations(
        self,
        path: KeyPath,
        data: Mapping[str, Any],
        good: Mapping[str, Any],
        languages: Collection[Language],
    ) -> dict[Language, tuple[str, ...]]:
        """Return the lines in each language of the table at `path`.

        `data` are its values as they are written, `good` those that have the right type.
        """
        if not languages:
            return {}
        key = self.keys[str(path[0])]
        self._check_languages(path, data, languages, key)
        return {
            language: () if key.may_lack and text == [] else self._lines((*path, language), text)
            for language, text in good.items()
        }

    def _check_languages(
        self, path: KeyPath, data: Mapping[str, Any], languages: Collection[Language], key: Key
    ) -> None:
        """Report each language that the table at `path` lacks, and each that it has too many."""
        table = dotted((*self.within, *path))
        for language in languages:
            if language not in data:
                message = f"{table}.{language} is missing"
                hint = f"add {language} = … below [{table}]"
                hint += f", or {language} = [] if it has none there" if key.may_lack else ""
                self.report.error("missing-translation", self.line(path), message, hint)
        for language in data:
            if language not in languages:
                self.unknown("language", (*path, language), language, languages)

    def _check_missing(self) -> None:
        for name, key in self.keys.items():
            if key.required and name not in self.data:
                path = dotted((*self.within, name))
                hint = f"[{path}], and below it a line for each language: en = …"
                hint = f"add {hint if key.per_language else f'{name} = … ({key.wanted})'}"
                line = self.line(()) if self.within else None
                self.report.error("missing-key", line, f"“{path}” is missing", hint)

    def _converted(self, path: KeyPath, value: Any, key: Key) -> Any:
        try:
            return msgspec.convert(value, key.type)
        except msgspec.ValidationError as error:
            fault, _, inner = str(error).partition(" - at `$")
            path += tuple(int(number) for number in re.findall(r"\[(\d+)\]", inner))
            if "RFC3339" in fault:
                self.wrong(path, "there is no such day", key.wanted, "impossible-date")
            else:
                self.wrong(path, f"this is {_kind_found(fault)}", key.wanted)
            return None

    def _lines(self, path: KeyPath, value: str | list[str]) -> tuple[str, ...]:
        if isinstance(value, str):
            return (self._text(path, value),)
        if not value:
            self.wrong(path, "this is empty", "at least one line")
        return tuple(self._text((*path, number), text) for number, text in enumerate(value))

    def _text(self, path: KeyPath, value: str) -> str:
        text = fold_space(clean(value, self.line(path) or 1, self.report))
        if not text:
            self.wrong(path, "this is empty", "some text, or delete it")
        return text


def _kind_found(fault: str) -> str:
    """Return in plain words which kind of value msgspec found: "Expected `str`, got `int`"."""
    got = fault.rpartition("got ")[2].strip("`")
    return {"str": "text", "int": "a number", "array": "a list", "object": "a table"}.get(got, got)


def dotted(path: KeyPath) -> str:
    """Return a path as people say it, list elements counted from 1: `title.km (2)`."""
    names = ".".join(part for part in path if isinstance(part, str))
    return names + "".join(f" ({part + 1})" for part in path if isinstance(part, int))
