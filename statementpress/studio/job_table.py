"""The buttons of the studio: which command each of them is, and which options it may have.

What is not in this table, a page cannot ask for.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from statementpress.studio.answers import RefusedError


class Nothing(msgspec.Struct, forbid_unknown_fields=True):
    """No options."""


class Build(msgspec.Struct, forbid_unknown_fields=True):
    """Which editions are built."""

    all: bool = False
    """Whether all of them are."""
    edition: str = "official"
    """The one that is, if not all are."""


class Preflight(msgspec.Struct, forbid_unknown_fields=True):
    """What is examined."""

    edition: str = "press"


class Archive(msgspec.Struct, forbid_unknown_fields=True):
    """How a version is frozen."""

    note: str = ""
    """What is new in it."""
    all: bool = False
    """Whether it has every edition."""


class Diff(msgspec.Struct, forbid_unknown_fields=True, rename={"first": "from", "second": "to"}):
    """What is compared."""

    first: str
    """A version, such as “v1”."""
    second: str = ""
    """A newer one; "" for the statement as it is now."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a button does."""

    options: type[msgspec.Struct]
    """The options that it may have."""
    arguments: Callable[[Any, str], Sequence[str]]
    """Returns what is typed, from the options and the name of the statement."""
    makes: Callable[[Any], str] = lambda _: ""
    """Returns the file in build/STATEMENT/ that an option names; "" if it prints what it makes."""
    verdicts: Mapping[int, str] = field(default_factory=lambda: {0: ""})
    """The exit codes of a command that has done what it was asked for, each with its verdict."""
    warns_of_text: bool = False
    """Whether its warnings are of the text, and so are told beside the pages already."""


_VERSION: Final = re.compile(r"v[1-9][0-9]{0,5}")


def _build(asked: Build, slug: str) -> Sequence[str]:
    return ("build", *(("--all",) if asked.all else (f"--edition={asked.edition}",)), "--", slug)


def _preflight(asked: Preflight, slug: str) -> Sequence[str]:
    report = f"--output=build/{slug}/{_report(asked)}"
    return ("preflight", f"--edition={asked.edition}", report, "--", slug)


def _report(asked: Preflight) -> str:
    return f"preflight-{_plain(asked.edition)}.pdf"


def _archive(asked: Archive, slug: str) -> Sequence[str]:
    return ("archive", f"--note={asked.note}", *(("--all",) if asked.all else ()), "--", slug)


def _diff(asked: Diff, slug: str) -> Sequence[str]:
    versions = [f"{slug}/{_version(each)}" for each in (asked.first, asked.second) if each]
    return ("diff", f"--output=build/{slug}/{_changes(asked)}", "--", *versions)


def _changes(asked: Diff) -> str:
    newer = _version(asked.second) if asked.second else "now"
    return f"changes-{_version(asked.first)}-{newer}.pdf"


def _logos(_: Nothing, slug: str) -> Sequence[str]:
    return ("logos", f"--output=build/{slug}/logos.pdf", "--", slug)


def _share(_: Nothing, slug: str) -> Sequence[str]:
    return ("share", "--", slug)


def _verify(_: Nothing, slug: str) -> Sequence[str]:
    return ("verify", "--", slug)


JOBS: Final[Mapping[str, Job]] = {
    "build": Job(Build, _build, warns_of_text=True),
    "preflight": Job(Preflight, _preflight, _report, {0: "fit", 8: "not-fit"}, warns_of_text=True),
    "contact-sheet": Job(Nothing, _logos, lambda _: "logos.pdf"),
    "share": Job(Nothing, _share, warns_of_text=True),
    "archive": Job(Archive, _archive, warns_of_text=True),
    "diff": Job(Diff, _diff, _changes),
    "verify": Job(Nothing, _verify, verdicts={0: "whole", 9: "damaged"}),
    "site": Job(Nothing, lambda *_: ("site",)),
}
"""The jobs by the names of their buttons."""


def _version(name: str) -> str:
    """Return the name of a version; raise RefusedError if it is none."""
    if not _VERSION.fullmatch(name):
        raise RefusedError(422, "no-version", f"“{name[:20]}” is no version", "choose one, as v1")
    return name


def _plain(name: str) -> str:
    """Return the name of an edition as part of a file's name."""
    if not re.fullmatch(r"[0-9A-Za-z_-]{1,60}", name):
        raise RefusedError(422, "no-edition", f"there is no edition “{name[:60]}”")
    return name
