"""Say which logo files were added, removed, changed or renamed."""

from collections.abc import Iterator, Mapping

from statementpress.comparison.model import LogoChange
from statementpress.comparison.signatories import signed
from statementpress.statement.model import Statement
from statementpress.statement.signatories import Logo


def compare_logos(old: Statement, new: Statement) -> tuple[LogoChange, ...]:
    """Return what became of the logos in use, in the order of their names.

    Files are compared by their bytes. If one was removed and another with the same bytes added, the
    logo was renamed.
    """
    olds, news = _logos(old), _logos(new)
    came = {name: logo for name, logo in news.items() if name not in olds}
    return tuple(sorted(_changes(olds, news, came), key=_name))


def _logos(statement: Statement) -> Mapping[str, Logo]:
    """Return the logos that the register shows, by name."""
    marks = (member.signatory.mark for member in signed(statement))
    return {mark.name: mark for mark in marks if isinstance(mark, Logo)}


def _changes(
    olds: Mapping[str, Logo], news: Mapping[str, Logo], came: dict[str, Logo]
) -> Iterator[LogoChange]:
    """Yield the changes; logos that were only renamed are taken out of `came`, those added."""
    for name, logo in olds.items():
        if name in news:
            if logo.original != news[name].original:
                yield LogoChange(logo, news[name])
            continue
        renamed = next((other for other in came.values() if other.original == logo.original), None)
        if renamed:
            del came[renamed.name]
        yield LogoChange(logo, renamed)
    for logo in came.values():
        yield LogoChange(None, logo)


def _name(change: LogoChange) -> str:
    logo = change.new or change.old
    return logo.name if logo else ""
