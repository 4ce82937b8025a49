"""Make all that is shared of a statement: its pictures, what they show in words, and the posts."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from statementpress.editions.source import Source
from statementpress.errors import (
    Finding,
    Place,
    Severity,
    StatementPressError,
    UsageError,
    explained_in_full,
)
from statementpress.machine.workers import done, most_at_once
from statementpress.share.alternatives import alternative_texts
from statementpress.share.images import Image, Wanted, made, wanted
from statementpress.share.posts import post, told
from statementpress.share.table import read_share
from statementpress.words.share import read_share_words

Progress = Callable[[int, str], None]
"""Is called with the number of documents that are finished, and the names of those under way."""


def chosen_languages(source: Source, asked: Sequence[str]) -> tuple[str, ...]:
    """Return the languages that are asked for, in the order of the statement; all if none are.

    Raises UsageError for one that the statement does not have.
    """
    languages = source.statement.languages
    for code in asked:
        if code not in languages:
            hint = f"choose from {', '.join(languages)}"
            raise UsageError(f"the statement has no text in {code}", hint=hint)
    return tuple(code for code in languages if code in asked) or languages


def documents(source: Source, codes: Sequence[str]) -> dict[str, Wanted]:
    """Return the pictures that are set together, by name, for the languages `codes`."""
    table = source.project.table(read_share)
    return {each.name: each for each in wanted(table, source, codes)}


def share(
    source: Source, asked: Mapping[str, Wanted], address: str, progress: Progress
) -> dict[str, bytes]:
    """Return the files of what is shared, by name: `asked` is what `documents` returns.

    `address` is where the statement can be read, "" if that is not known. Raises what
    `editions.making.make_edition` raises, of the first document that fails.
    """
    found: dict[str, list[Image] | StatementPressError] = {}
    under_way: list[str] = []

    def begun(name: str) -> None:
        under_way.append(name)
        progress(len(found), ", ".join(under_way))

    workers = min(most_at_once(), len(asked))
    with done([*asked], partial(_attempt, source, asked), workers, begun) as attempts:
        for name, result in attempts:
            found[name] = result
            under_way.remove(name)
    images: list[Image] = []
    for name in asked:
        result = found[name]
        if isinstance(result, StatementPressError):
            raise result
        images += result
    codes = [code for code in source.statement.languages if _has(images, code)]
    texts = {name: text for code in codes for name, text in _texts(source, code, images, address)}
    return {**{image.name: image.data for image in images}, **texts}


def warnings(source: Source) -> Sequence[Finding]:
    """Return a warning (embargo) if nobody may publish the statement yet, as each picture says."""
    embargo = source.statement.status.embargo
    if embargo is None:
        return ()
    return (
        Finding(
            "embargo",
            Severity.WARNING,
            f"each picture and post says that nobody may publish it before {embargo.until}",
            Place(f"{source.statement.known_as}/statement.toml", embargo.line),
            "when that is over, take `embargo` out of statement.toml and make them again",
        ),
    )


def outdated(
    folder: Path, files: Mapping[str, bytes], source: Source, codes: Sequence[str]
) -> list[Path]:
    """Return the images and texts in a folder that were made before, and are none of `files`.

    If these are not in all languages of the statement, but only in `codes`, what was made in others
    is not among them.
    """
    table = source.project.table(read_share)
    is_whole = set(codes) == set(source.statement.languages)
    language = r"[\w-]+" if is_whole else "|".join(map(re.escape, codes))
    sizes, kinds = "|".join(table.size), "|".join(table.image)
    images = rf"(?:{sizes})-(?:{language})-(?:{kinds})(?:-\d+)?\.png"
    texts = rf"(?:alternative-text|post|caption)\.(?:{language})\.txt"
    ours = re.compile(f"{images}|{texts}")
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in there if ours.fullmatch(path.name) and path.name not in files]


def _attempt(
    source: Source, asked: Mapping[str, Wanted], name: str
) -> list[Image] | StatementPressError:
    try:
        return made(source, asked[name], lambda _: None)
    except Exception as error:
        return explained_in_full(error)


def _has(images: Sequence[Image], code: str) -> bool:
    return any(code in image.languages for image in images)


def _texts(
    source: Source, code: str, images: Sequence[Image], address: str
) -> list[tuple[str, bytes]]:
    """Return the text files of one language, by name."""
    project, limits = source.project, source.project.table(read_share).limits
    words = project.table(read_share_words)
    said = told(source.statement, code, source.languages, words, address)
    shown = {image.name: image.text for image in images if code in image.languages}
    files = {
        "alternative-text": alternative_texts(shown, limits.alternative),
        "post": post(said, limits.message),
        "caption": post(said, limits.caption),
    }
    return [(f"{name}.{code}.txt", text.encode()) for name, text in files.items()]
