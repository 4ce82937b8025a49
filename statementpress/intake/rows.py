"""Pair the lists of organisations of a statement's languages, as rows of its register."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from statementpress.intake.known import Known
from statementpress.intake.organisations import OrganisationList
from statementpress.intake.proposal import Choice, ProposedRow, Question, Said

REGISTER: Final = "register"
TEXT: Final = "text"
"""The answers to the question where a list goes."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of organisations, and the file that it stands in."""

    listed: OrganisationList
    file: str


@dataclass(frozen=True, slots=True)
class Paired:
    """The lists of one group in all languages."""

    group: str
    lists: Mapping[str, Listed]
    """The list of each language that has one."""
    in_register: bool
    """Whether it goes to the register; if not, it stays in the text as it stands."""
    questions: tuple[Question, ...]
    findings: tuple[Said, ...]

    @property
    def headings(self) -> Mapping[str, str]:
        """The words above the list in each language."""
        return {code: each.listed.heading for code, each in self.lists.items()}

    def rows(self, before: int) -> Iterator[ProposedRow]:
        """Yield the rows of the register, if they go there; `before` is how many there are."""
        if not self.in_register:
            return
        lists = list(self.lists.values())
        for index, names in enumerate(zip(*(it.listed.names for it in lists), strict=True)):
            cells = {"group": self.group}
            for name in names:
                for code, text in name.names.items():
                    cells[f"name_{code}"], dash, note = text.partition(" – ")
                    cells |= {f"note_{code}": note} if dash else {}
            yield ProposedRow(
                id=f"row {before + index + 1}",
                cells=cells,
                file=lists[0].file,
                paragraph=names[0].number,
            )


def paired(
    found: Mapping[str, Sequence[Listed]], known: Known, said: Mapping[str, str]
) -> list[Paired]:
    """Return the lists of all languages, those of one group together.

    `said` are answers to questions. Lists that have not as many names in each language stay in the
    text, with a warning.
    """
    used: set[str] = set()
    pairs = []
    for lists in _together(found):
        group = _free(next(iter(lists.values())).listed.group, used)
        used.add(group)
        pairs.append(_pair(group, lists, tuple(found), known, said))
    return pairs


def in_languages(
    rows: Sequence[ProposedRow], languages: Sequence[str], known: Known
) -> tuple[list[ProposedRow], list[Said]]:
    """Return rows without what they have in other languages than the statement, and what to say.

    A register has columns for the languages of its statement only.
    """
    others = {
        f"{column}_{code}": code
        for code in known.languages
        if languages and code not in languages
        for column in ("name", "note")
    }
    kept: list[ProposedRow] = []
    left: dict[str, ProposedRow] = {}
    for row in rows:
        for column in row.cells.keys() & others.keys():
            left.setdefault(others[column], row)
        cells = {column: cell for column, cell in row.cells.items() if column not in others}
        kept.append(msgspec.structs.replace(row, cells=cells))
    return kept, [
        Said(
            code="other-language",
            severity="warning",
            message=f"the names in {known.languages[code].english} are not taken over, as the "
            "statement has no text in that language",
            hint="hand in its text as well, or keep the list for the day when there is one",
            file=first.file,
            paragraph=first.paragraph,
        )
        for code, first in sorted(left.items())
    ]


def _together(found: Mapping[str, Sequence[Listed]]) -> list[dict[str, Listed]]:
    """Return the lists that belong together, in their order.

    They are those of one group: the first of each language, the second, and so on. Lists that have
    no partner are put together in their order, if all languages have as many of them.
    """
    named: dict[tuple[str, int], dict[str, Listed]] = {}
    for code, lists in found.items():
        counted: Counter[str] = Counter()
        for each in lists:
            group = each.listed.group
            named.setdefault((group, counted[group]), {})[code] = each
            counted[group] += 1
    whole = [each for each in named.values() if len(each) == len(found)]
    alone = [each for each in named.values() if len(each) < len(found)]
    rest = {code: [it[code] for it in alone if code in it] for code in found}
    if len(set(map(len, rest.values()))) == 1:
        alone = [dict(zip(rest, each, strict=True)) for each in zip(*rest.values(), strict=True)]
    whole += alone
    return sorted(whole, key=lambda lists: next(iter(lists.values())).listed.start)


def _free(group: str, used: set[str]) -> str:
    """Return the name of a group that no other list has."""
    number = 2
    name = group
    while name in used:
        name, number = f"{group}-{number}", number + 1
    return name


def _pair(
    group: str,
    lists: Mapping[str, Listed],
    languages: Sequence[str],
    known: Known,
    said: Mapping[str, str],
) -> Paired:
    first = next(iter(lists.values()))
    counts = {code: len(each.listed.names) for code, each in lists.items()}
    named = [set(name.names) for each in lists.values() for name in each.listed.names]
    in_all = all(names >= set(languages) for names in named)  # as in a table of both languages
    fits = len(set(counts.values())) == 1 and (in_all or set(languages) == set(lists))
    answer = said.get(f"list:{group}", REGISTER)
    heading = first.listed.heading
    if fits:
        count = max(counts.values())
        where = f"below “{heading}” go to the register, as group {group}"
        message = f"{count} organisations {where}"
        question = _question(group, message, first)
        return Paired(group, lists, answer == REGISTER, (question,), ())
    told = ", ".join(
        f"{counts.get(code, 0)} in {known.languages[code].english}" for code in languages
    )
    finding = Said(
        code="names-unpaired",
        severity="warning",
        message=f"the organisations below “{heading}” cannot be paired: {told}; "
        "they stay in the text as lists",
        hint="give both languages the same list, or write the names into signatories.csv",
        file=first.file,
        paragraph=first.listed.names[0].number,
    )
    return Paired(group, lists, False, (), (finding,))


def _question(group: str, message: str, first: Listed) -> Question:
    return Question(
        id=f"list:{group}",
        code="which-list",
        message=f"{message}; is that right?",
        hint=f"if they are to stay in the text, type --answer list:{group}={TEXT}",
        choices=(
            Choice(value=REGISTER, label="into the register"),
            Choice(value=TEXT, label="stay in the text"),
        ),
        suggested=REGISTER,
        is_open=False,
        file=first.file,
        paragraph=first.listed.names[0].number,
    )
