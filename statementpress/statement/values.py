"""Check the values of statement.toml, each by itself: one wrong value does not hide the next."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from statementpress.statement.characters import clean, fold_space
from statementpress.statement.hints import meant
from statementpress.statement.model import Language
from statementpress.statement.report import Report
from statementpress.statement.toml_lines import KeyPath


@dataclass(frozen=True, slots=True)
class Key:
    """What a key holds: a type that msgspec knows, and what to tell a person to write."""

    type: Any
    says: str
    per_language: bool = False
    required: bool = True


class Values:
    """The values of a parsed file; `good` holds those of the right type, by key."""

    def __init__(
        self,
        data: Mapping[str, Any],
        keys: Mapping[str, Key],
        lines: Mapping[KeyPath, int],
        report: Report,
    ) -> None:
        self.data = data
        self.keys = keys
        self.lines = lines
        self.report = report
        self.good: dict[str, Any] = {}
        for name, value in data.items():
            if name not in keys:
                self.unknown("key", (name,), name, keys)
            elif (right := self._checked(name, value)) is not None:
                self.good[name] = right
        self._check_missing()

    def listed(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list; an empty or repeated text is an error."""
        texts: list[str] = []
        for number, value in enumerate(self.good.get(name, ())):
            text = self._text((name, number), value)
            if text and text in texts:
                line = self.line((name, number))
                self.report.error("repeated", line, f"“{text}” is listed twice", "delete one")
            texts.append(text)
        return tuple(texts)

    def translated(
        self, name: str, languages: Collection[Language]
    ) -> dict[Language, tuple[str, ...]]:
        """Return the lines of a text in each language; a language without is an error."""
        table = self.good.get(name)
        if table is None or not languages:
            return {}
        for language in languages:
            if language not in self.data[name]:
                message = f"{name}.{language} is missing"
                hint = f"add {language} = … below [{name}]"
                self.report.error("missing-translation", self.line((name,)), message, hint)
        for language in self.data[name]:
            if language not in languages:
                self.unknown("language", (name, language), language, languages)
        return {language: self._lines((name, language), table[language]) for language in table}

    def unknown(self, kind: str, path: KeyPath, word: str, known: Collection[str]) -> None:
        """Report a key or language that is not among those known."""
        message = f"{dotted(path)}: unknown {kind} “{word}”"
        self.report.error(f"unknown-{kind}", self.line(path), message, meant(word, known))

    def wrong(self, path: KeyPath, message: str, says: str, code: str = "wrong-value") -> None:
        """Report a value that cannot be used; `says` tells what to write."""
        self.report.error(code, self.line(path), f"{dotted(path)}: {message}", f"write {says}")

    def line(self, path: KeyPath) -> int | None:
        """Return the line (from 1) of `path`, or of the nearest key around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)

    def _checked(self, name: str, value: Any) -> Any:
        key = self.keys[name]
        if not key.per_language:
            return self._converted((name,), value, key)
        if not isinstance(value, dict):
            self.wrong((name,), "not a table of languages", f"[{name}], and below it en = …")
            return None
        table = {
            language: self._converted((name, language), text, key)
            for language, text in value.items()
        }
        return {language: text for language, text in table.items() if text is not None}

    def _check_missing(self) -> None:
        for name, key in self.keys.items():
            if key.required and name not in self.data:
                hint = f"[{name}], and below it a line for each language: en = …"
                hint = f"add {hint if key.per_language else f'{name} = … ({key.says})'}"
                self.report.error("missing-key", None, f"“{name}” is missing", hint)

    def _converted(self, path: KeyPath, value: Any, key: Key) -> Any:
        try:
            return msgspec.convert(value, key.type)
        except msgspec.ValidationError as error:
            told, _, inner = str(error).partition(" - at `$")
            path += tuple(int(number) for number in re.findall(r"\[(\d+)\]", inner))
            if "RFC3339" in told:
                self.wrong(path, "there is no such day", key.says, "impossible-date")
            else:
                self.wrong(path, f"this is {_kind(told)}", key.says)
            return None

    def _lines(self, path: KeyPath, value: str | list[str]) -> tuple[str, ...]:
        if isinstance(value, str):
            return (self._text(path, value),)
        if not value:
            self.wrong(path, "empty", "at least one line")
        return tuple(self._text((*path, number), text) for number, text in enumerate(value))

    def _text(self, path: KeyPath, value: str) -> str:
        text = fold_space(clean(value, self.line(path) or 1, self.report))
        if not text:
            self.wrong(path, "empty", "some text, or delete it")
        return text


def _kind(told: str) -> str:
    """Say in plain words which kind of value msgspec got: "Expected `str`, got `int`"."""
    got = told.rpartition("got ")[2].strip("`")
    return {"str": "text", "int": "a number", "array": "a list", "object": "a table"}.get(got, got)


def dotted(path: KeyPath) -> str:
    """Return a path as people say it, list elements counted from 1: `title.km (2)`."""
    names = ".".join(part for part in path if isinstance(part, str))
    return names + "".join(f" ({part + 1})" for part in path if isinstance(part, int))
