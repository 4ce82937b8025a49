"""Verify what was frozen: a line for each version, then what was found in it, worst first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from statementpress.archive import layout
from statementpress.archive.validity import validity_findings
from statementpress.archive.verification import (
    Verified,
    size_of,
    verify_bag,
    verify_chain,
    verify_place,
)
from statementpress.archive.versions import bags, choose_slug, choose_version, slugs
from statementpress.commands.terminal import Terminal, label
from statementpress.conformance.verapdf import VeraPdf, find
from statementpress.errors import ArchiveError, Finding, Place, Severity, UsageError

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    path: Path | None
    rebuild: bool
    as_json: bool


@dataclass(frozen=True, slots=True)
class _Home:
    """A statement's versions by their numbers, and the archive that they lie in.

    Of one version alone, whichever folder it lies in, the `archive` is None.
    """

    archive: Path | None
    slug: str
    bags: Mapping[int, Path]


def verify(terminal: Terminal, project: Path, asked: Asked) -> None:
    """Print what came of each version; ArchiveError where anything is not as it was frozen.

    UsageError where nothing is frozen there. A warning or a note is no error.
    """
    homes = _homes(project / layout.ARCHIVE, asked.path)
    verified = _verified(terminal, homes)
    verapdf = find() if any(each.whole for each in verified) else None
    if verapdf or asked.rebuild:
        verified = [_looked_into(terminal, each, verapdf, asked.rebuild) for each in verified]
    beside = [finding for home in homes for finding in _beside(home, verified)]
    if asked.as_json:
        _print_json(terminal, verified, beside, verapdf, asked.rebuild)
    else:
        _print(terminal, verified, beside)
    if verapdf is None:
        terminal.note("veraPDF is not installed: whether the PDFs are PDF/A was not judged")
    _conclude(terminal, verified, beside)


def _homes(archive: Path, path: Path | None) -> list[_Home]:
    """Return the versions that are meant; UsageError where there are none."""
    if path is not None and not path.exists():
        return [_named(archive, str(path))]
    here = (path or archive).resolve()
    if (here / layout.PAYLOAD).is_dir() or (here / layout.DECLARATION).exists():
        return [_Home(None, here.parent.name, {0: here})]
    if bags(here.parent, here.name):
        return [_Home(here.parent, here.name, bags(here.parent, here.name))]
    homes = [_Home(here, slug, bags(here, slug)) for slug in slugs(here)]
    if homes:
        return homes
    raise UsageError(
        f"nothing is frozen in {here}",
        hint="freeze a statement with `generate.py archive`, or name the folder of an archive",
    )


def _named(archive: Path, name: str) -> _Home:
    """Return the statement, or the version, of that name in the archive."""
    if "/v" in name:
        version = choose_version(archive, name)
        return _Home(None, version.facts.slug, {0: version.folder})
    slug = choose_slug(archive, name)
    return _Home(archive, slug, bags(archive, slug))


def _verified(terminal: Terminal, homes: Sequence[_Home]) -> list[Verified]:
    """Return what came of every bag, while a bar shows how much is read."""
    folders = [folder for home in homes for folder in home.bags.values()]
    done = 0
    found = []
    with terminal.bar(sum(map(size_of, folders)), size=True) as tell:
        for folder in folders:

            def told(size: int, name: str = f"{folder.parent.name}/{folder.name}") -> None:
                nonlocal done
                done += size
                tell(done, name)

            found.append(verify_bag(folder, told))
    return found


def _looked_into(
    terminal: Terminal, verified: Verified, verapdf: VeraPdf | None, rebuild: bool
) -> Verified:
    """Return what came of a bag with what its PDFs are, and how they come out again.

    A damaged one is only told of: what it was made from may be what is damaged.
    """
    version = verified.version
    if version is None or not verified.whole:
        return verified
    findings: list[Finding] = []
    with terminal.progress() as stage:
        if verapdf:
            stage(f"{version.name}: judge")
            findings += validity_findings(version, verapdf)
        if rebuild:
            from statementpress.native import require_libraries  # noqa: PLC0415
            from statementpress.typeset.pinned import require_weasyprint  # noqa: PLC0415

            require_libraries()
            require_weasyprint()
            from statementpress.rebuild import rebuilt  # noqa: PLC0415 - it loads the libraries

            findings += rebuilt(version, lambda name: stage(f"{version.name}: {name}"))
    return replace(verified, findings=(*verified.findings, *findings))


def _beside(home: _Home, verified: Sequence[Verified]) -> Iterator[Finding]:
    """Yield what is wrong between versions, and with the places that they lie in."""
    if home.archive is None:
        return
    by_folder = {each.folder: each for each in verified}
    known = {number: by_folder[folder] for number, folder in home.bags.items()}
    yield from verify_chain(home.archive, home.slug, known)
    for each in known.values():
        if each.version:
            yield from verify_place(each.version)


def _print(terminal: Terminal, verified: Sequence[Verified], beside: Sequence[Finding]) -> None:
    for each in verified:
        if not (terminal.quiet and each.whole):
            state = "whole" if each.whole else "damaged"
            size = f"{each.bytes / MEGABYTE:.1f} MB"
            terminal.data("\t".join((state, _called(each), f"{each.files} files", size)))
        for finding in each.findings:
            _print_finding(terminal, finding)
    for finding in beside:
        _print_finding(terminal, finding)


def _print_finding(terminal: Terminal, finding: Finding) -> None:
    if finding.severity is Severity.ERROR or not terminal.quiet:
        terminal.data(f"{label(finding.severity)}: {finding} [{finding.code}]")


def _called(verified: Verified) -> str:
    folder = verified.folder
    return verified.version.name if verified.version else f"{folder.parent.name}/{folder.name}"


def _print_json(
    terminal: Terminal,
    verified: Sequence[Verified],
    beside: Sequence[Finding],
    verapdf: VeraPdf | None,
    rebuilt: bool,
) -> None:
    """Print one document: what was checked, each version, what is wrong between them."""
    document = {
        "checked": {
            "fixity": True,
            "chain": True,
            "validity": verapdf.version if verapdf else None,
            "rebuild": rebuilt,
        },
        "versions": [
            {
                "version": _called(each),
                "folder": str(each.folder),
                "whole": each.whole,
                "files": each.files,
                "bytes": each.bytes,
                "findings": list(map(_told, each.findings)),
            }
            for each in verified
        ],
        "findings": list(map(_told, beside)),
    }
    written = msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
    for line in written.splitlines():
        terminal.data(line)


def _told(finding: Finding) -> dict[str, str]:
    return {
        "code": finding.code,
        "severity": label(finding.severity),
        "place": str(finding.place or ""),
        "message": finding.message,
        "hint": finding.hint,
    }


def _conclude(terminal: Terminal, verified: Sequence[Verified], beside: Sequence[Finding]) -> None:
    """Raise ArchiveError where anything is wrong; say that all is well else."""
    errors = [
        finding
        for finding in (*beside, *(each for one in verified for each in one.findings))
        if finding.severity is Severity.ERROR
    ]
    if errors:
        count = "1 fault was" if len(errors) == 1 else f"{len(errors)} faults were"
        raise ArchiveError(
            f"{count} found in {len(verified)} versions: what was frozen is not as it was",
            place=Place(str(verified[0].folder.parent)) if len(verified) == 1 else None,
            hint="each is told above with its place and what to do; change nothing before that",
        )
    size = sum(each.bytes for each in verified)
    terminal.note(f"{len(verified)} versions are as they were frozen ({size / MEGABYTE:.1f} MB)")
