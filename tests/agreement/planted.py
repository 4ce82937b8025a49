"""Differences planted into two statements that agree, and edits after which they still agree.

    python -m tests.agreement.planted

prints how many of the differences are found, which are missed, and what is found that is none.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from statementpress.agreement.agreement import disagreements
from statementpress.errors import Finding
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.statement.catalogue import find_statements
from statementpress.statement.reading import Reading, read_statement
from statementpress.words.languages import read_languages, scripts

HERE = Path(__file__).parent
MEALS, HILL = "2025-09-01-school-meals", "2025-09-20-red-hill"
NUMBER, DAY, MONEY, LINK = "number-differs", "day-differs", "currency-differs", "link-differs"
NAME, ALONE, SPELLED = "name-differs", "unpaired-paragraph", "two-spellings"
REGISTER = "name-spelled-otherwise"


class Edit(NamedTuple):
    """One change of a file."""

    statement: str
    file: str
    old: str
    new: str
    code: str = ""
    """The code of the difference that it makes; "" if the texts still agree."""


PLANTED = (
    # numbers in figures, in either digits
    Edit(MEALS, "km.md", "១.២៥០", "១.៥២០", NUMBER),
    Edit(MEALS, "en.md", "1,250", "1,350", NUMBER),
    Edit(MEALS, "km.md", "៨៦%", "៦៨%", NUMBER),
    Edit(MEALS, "km.md", "ចំនួន ៣៥ នាក់", "ចំនួន ២៥ នាក់", NUMBER),
    Edit(HILL, "km.md", "ចំនួន ៤៣", "ចំនួន ៣៤", NUMBER),
    Edit(HILL, "en.md", "the 120 people", "the 102 people", NUMBER),
    Edit(HILL, "km.md", "មាត្រា ២៤៨", "មាត្រា ២៨៤", NUMBER),
    Edit(MEALS, "km.md", "មាត្រា ៧ ទំព័រ", "មាត្រា ៩ ទំព័រ", NUMBER),
    Edit(HILL, "km.md", "លេខ ០២៣ ៤៥៦ ៧៨៩", "លេខ ០២៣ ៤៥៦ ៧៩៨", NUMBER),
    Edit(MEALS, "statement.toml", 'km = "១៨/២៥"', 'km = "១៩/២៥"', NUMBER),
    Edit(MEALS, "statement.toml", "គ្រប់រូប ត្រឹមឆ្នាំ ២០៣០", "គ្រប់រូប ត្រឹមឆ្នាំ ២០២០", NUMBER),
    # numbers in words
    Edit(HILL, "en.md", "seventeen", "seventy", NUMBER),
    Edit(HILL, "km.md", "សាមសិបថ្ងៃ", "ម្ភៃថ្ងៃ", NUMBER),
    Edit(HILL, "km.md", "ប្រាំបីផ្សេងទៀត", "ប្រាំបួនផ្សេងទៀត", NUMBER),
    Edit(HILL, "en.md", "A mother of three", "A mother of four", NUMBER),
    Edit(HILL, "km.md", "ហុកសិបបួន", "ហុកសិប", NUMBER),
    Edit(HILL, "km.md", "រយៈពេលប្រាំឆ្នាំ", "រយៈពេលដប់ឆ្នាំ", NUMBER),
    Edit(MEALS, "km.md", "បួនរយ", "ប្រាំរយ", NUMBER),
    Edit(MEALS, "en.md", "one hundred and twenty", "one hundred and two", NUMBER),
    Edit(MEALS, "km.md", "ម្ភៃគីឡូម៉ែត្រ", "សាមសិបគីឡូម៉ែត្រ", NUMBER),
    Edit(MEALS, "en.md", "My two sons", "My three sons", NUMBER),
    Edit(MEALS, "km.md", "នៅម៉ោងដប់។", "នៅម៉ោងប្រាំបួន។", NUMBER),
    Edit(MEALS, "km.md", "ក្នុងរយៈពេលបីឆ្នាំ", "ក្នុងរយៈពេលច្រើនឆ្នាំ", NUMBER),
    Edit(HILL, "summary.km.md", "រយៈពេល ៣០ ថ្ងៃ", "រយៈពេល ១៣ ថ្ងៃ", NUMBER),
    # hundredths, amounts
    Edit(HILL, "km.md", "៤០ ភាគរយ", "៤០", NUMBER),
    Edit(MEALS, "en.md", "50 and 60 per cent", "50 and 70 per cent", NUMBER),
    Edit(MEALS, "km.md", "៦ លានដុល្លារ", "៦ សែនដុល្លារ", NUMBER),
    Edit(MEALS, "km.md", "៨៥ ម៉ឺនរៀល", "៨៥ ពាន់រៀល", NUMBER),
    Edit(MEALS, "en.md", "4.5 million", "4.5 billion", NUMBER),
    Edit(MEALS, "km.md", "១.២០០ រៀល", "១.២០០ ដុល្លារ", MONEY),
    Edit(HILL, "en.md", "2 million riel", "2 million dollars", MONEY),
    # days
    Edit(MEALS, "km.md", "ថ្ងៃទី ១៤ ខែ មីនា", "ថ្ងៃទី ១៤ ខែ មេសា", DAY),
    Edit(MEALS, "km.md", "ថ្ងៃចន្ទ ទី ៣", "ថ្ងៃអង្គារ ទី ៣", DAY),
    Edit(MEALS, "en.md", "9 September", "19 September", DAY),
    Edit(MEALS, "km.md", "នៅខែមិថុនា", "នៅខែកក្កដា", DAY),
    Edit(HILL, "km.md", "ថ្ងៃទី ១៥ ខែ តុលា ឆ្នាំ ២០២៥;", "ថ្ងៃទី ១៥ ខែ តុលា ឆ្នាំ ២០២៦;", DAY),
    Edit(HILL, "en.md", "7/8/2025", "7/9/2025", DAY),
    Edit(HILL, "km.md", "នៅថ្ងៃនេះ ", "", DAY),
    Edit(HILL, "summary.en.md", "15 October", "5 October", DAY),
    # links, names, notes
    Edit(MEALS, "km.md", "<meals@example.org>", "<meal@example.org>", LINK),
    Edit(HILL, "km.md", "example.org/red-hill", "example.org/red-hil", LINK),
    Edit(MEALS, "km.md", "<https://www.example.org/km/meals>", "គេហទំព័រ", LINK),
    Edit(HILL, "km.md", "២០២៥ OHCHR", "២០២៥ UNHCR", NAME),
    Edit(MEALS, "km.md", "ជាមួយ WFP", "ជាមួយ UNICEF និង FAO", NAME),
    Edit(
        HILL,
        "km.md",
        "Example Rivers Trust រក្សា",
        "Example River Trust រក្សា",
        "name-spelled-otherwise",
    ),
    Edit(MEALS, "km.md", "UNICEF", "UNESCO", NAME),
    Edit(
        HILL,
        "en.md",
        "the Example Land Rights Centre has",
        "the Example Land Right Centre has",
        "name-spelled-otherwise",
    ),
    Edit(HILL, "km.md", "មជ្ឈមណ្ឌលគំរូសិទ្ធិដីធ្លីអាច", "មជ្ឈមណ្ឌលគំរូសិទ្ធដីធ្លីអាច", REGISTER),
    Edit(
        HILL,
        "km.md",
        "ពណ៌នានៅ[អាសយដ្ឋាននេះ](https://www.example.org/red-hill)។[^2]",
        "ពណ៌នានៅ[អាសយដ្ឋាននេះ](https://www.example.org/red-hill)។[^2][^1]",
        "notes-differ",
    ),
    # tables, lists, paragraphs
    Edit(MEALS, "km.md", "| ៩៦.៧៥០ |", "| ៦៩.៧៥០ |", NUMBER),
    Edit(MEALS, "en.md", "| 82.5% |", "| 85.2% |", NUMBER),
    Edit(HILL, "km.md", "| ២០២៤ | ២៨ | ១១ |", "| ២០២៤ | ១១ | ២៨ |", NUMBER),
    Edit(HILL, "km.md", "| ២០២៤ | ២៨ | ១១ |\n", "", "table-differs"),
    Edit(MEALS, "km.md", "៤. ធ្វើរបាយការណ៍ពីរដងក្នុងមួយឆ្នាំ នៅខែមិថុនា និងខែធ្នូ។\n", "", ALONE),
    Edit(MEALS, "km.md", "១. បង្កើន", "២. បង្កើន", NUMBER),
    Edit(HILL, "en.md", "## What has to be done\n", "What has to be done\n", ALONE),
    Edit(HILL, "en.md", "A mother of three told us:\n\n", "", ALONE),
    Edit(MEALS, "km.md", "> កូន", "កូន", ALONE),
    # one word in two spellings
    Edit(HILL, "km.md", "ស្នើសុំឱ្យដកលិខិតទាំងនោះ", "ស្នើសុំឲ្យដកលិខិតទាំងនោះ", SPELLED),
    Edit(HILL, "km.md", "ការបណ្តេញចេញចាប់", "ការបណ្ដេញចេញចាប់", SPELLED),
    Edit(HILL, "km.md", "អ្វីដែលត្រូវធ្វើ\n", "អ្វីដែលត្រូវធ្វើ សំរាប់គ្រួសារ\n", SPELLED),
)
"""What is different after each edit."""

AGREEING = (
    Edit(MEALS, "km.md", "ចំនួន ១១", "ចំនួនដប់មួយ"),
    Edit(MEALS, "km.md", "ចំនួន ១១", "ចំនួន 11"),
    Edit(MEALS, "en.md", "1,250", "1 250"),
    Edit(MEALS, "en.md", "1,250", "1250"),
    Edit(MEALS, "km.md", "១.២៥០", "១,២៥០"),
    Edit(MEALS, "km.md", "១.២៥០", "មួយពាន់ពីររយហាសិប"),
    Edit(MEALS, "en.md", "14 March 2025", "March 14, 2025"),
    Edit(MEALS, "en.md", "14 March 2025", "2025-03-14"),
    Edit(MEALS, "en.md", "14 March 2025", "the 14th of March 2025"),
    Edit(MEALS, "km.md", "ថ្ងៃទី ១៤ ខែ មីនា ឆ្នាំ ២០២៥", "ថ្ងៃទី១៤ ខែមីនា ឆ្នាំ២០២៥"),
    Edit(MEALS, "km.md", "ថ្ងៃទី ១៤ ខែ មីនា ឆ្នាំ ២០២៥", "ថ្ងៃទី ១៤ ខែ ៣ ឆ្នាំ ២០២៥"),
    Edit(MEALS, "km.md", "ថ្ងៃទី ១៤ ខែ មីនា ឆ្នាំ ២០២៥", "១៤/៣/២០២៥"),
    Edit(MEALS, "km.md", "ឆ្នាំ ២០២៥ ស្តីពី", "ឆ្នាំ ២០២៥ ត្រូវនឹងថ្ងៃ ១៥កើត ខែផល្គុន ព.ស. ២៥៦៨ ស្តីពី"),
    Edit(MEALS, "en.md", "three years", "3 years"),
    Edit(MEALS, "km.md", "៧១%", "៧១ ភាគរយ"),
    Edit(MEALS, "en.md", "71% to 86%", "71 to 86 per cent"),
    Edit(MEALS, "en.md", "US$ 60", "60 dollars"),
    Edit(MEALS, "en.md", "US$ 60", "USD 60"),
    Edit(MEALS, "km.md", "៦០ ដុល្លារអាមេរិក", "៦០$"),
    Edit(MEALS, "km.md", "១.២០០ រៀល", "១.២០០៛"),
    Edit(MEALS, "en.md", "850,000 riel", "eight hundred and fifty thousand riel"),
    Edit(MEALS, "km.md", "៨៥ ម៉ឺនរៀល", "៨៥០.០០០ រៀល"),
    Edit(MEALS, "km.md", "៦ លានដុល្លារ", "ប្រាំមួយលានដុល្លារ"),
    Edit(MEALS, "en.md", "6 million", "six million"),
    Edit(MEALS, "en.md", "from 4.5 million to 6 million dollars", "from $4.5m to $6m"),
    Edit(MEALS, "en.md", "within twenty kilometres", "within 20km"),
    Edit(MEALS, "en.md", "two thirds", "2/3"),
    Edit(MEALS, "en.md", "twice a year", "two times a year"),
    Edit(MEALS, "en.md", "2 p.m.", "14:00"),
    Edit(MEALS, "km.md", "ម៉ោង ២ រសៀល", "ម៉ោង ១៤:០០"),
    Edit(MEALS, "en.md", "Both the teachers", "Teachers"),
    Edit(MEALS, "km.md", "ទាំងគ្រូបង្រៀន ទាំងសិស្ស", "គ្រូបង្រៀន និងសិស្សទាំងពីរក្រុម"),
    Edit(MEALS, "en.md", "the members will", "the members may march and will"),
    Edit(MEALS, "km.md", "ក្រសួងបានចុះ", "ទោះបីយ៉ាងណា ក្រសួងពីរដ្ឋធានីបានចុះ"),
    Edit(MEALS, "km.md", "ក្រសួងបានចុះ", "យោងតាមសេចក្តីសម្រេចពីរដ្ឋាភិបាល ក្រសួងបានចុះ"),
    Edit(MEALS, "en.md", "The ministry signed", "For one, the ministry first signed"),
    Edit(HILL, "en.md", "Chapter IV", "Chapter 4"),
    Edit(HILL, "en.md", "Today", "Now"),
    Edit(HILL, "km.md", "សំណុំរឿងនេះ", "សំណុំរឿងរបស់ CESCR នេះ"),
    Edit(HILL, "en.md", "Today", "On this day of rivers"),
    Edit(HILL, "en.md", "the complaint of 7/8/2025", "the complaint of 7 August 2025"),
    Edit(HILL, "en.md", "+855 23 456 789", "023 456 789"),
    Edit(HILL, "en.md", "Forty per cent", "40 %"),
    Edit(HILL, "en.md", "seventeen have", "17 have"),
    Edit(HILL, "km.md", "តុលាការ។[^1]", "តុលាការដំបូង។[^1]"),
    Edit(HILL, "en.md", "first week", "1st week"),
    Edit(HILL, "km.md", "ហុកសិបបួន", "៦៤"),
    Edit(HILL, "en.md", "sixty-four", "sixty four"),
    Edit(HILL, "en.md", "CESCR and OHCHR", "The UN committee (CESCR) and OHCHR"),
    Edit(HILL, "km.md", "ដប់ថ្ងៃធ្វើការ;", "១០ ថ្ងៃធ្វើការ;"),
    Edit(HILL, "en.md", "of 7/8/2025 within", "from COVID-19 days, of 7/8/2025 within"),
    Edit(HILL, "km.md", "ក្រុមហ៊ុនផ្តល់ជូន", "ក្រុមហ៊ុន (company) ផ្តល់ជូន"),
)
"""Edits after which nothing is different: the same in another manner."""


@cache
def project() -> Project:
    """Return the shipped project."""
    return Project.at(SHIPPED)


def read(folder: Path) -> Reading:
    """Read a statement that lies in a project of its own."""
    known = scripts(project().table(read_languages))
    return read_statement(folder, folder.parents[1], known)


def found_in(folder: Path) -> tuple[Finding, ...]:
    """Return what the languages of a statement say differently."""
    statement = read(folder).statement
    if statement is None:
        raise ValueError(f"{folder.name} has errors: {read(folder).findings}")
    return disagreements(statement, project())


def edited(edit: Edit, work: Path) -> tuple[Finding, ...]:
    """Return what is found after an edit that is made in a copy."""
    folder = work / "statements" / edit.statement
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "statements" / edit.statement, folder)
    path = folder / edit.file
    text = path.read_text(encoding="utf-8")
    if text.count(edit.old) != 1:
        raise ValueError(f"“{edit.old}” stands {text.count(edit.old)} times in {edit.file}")
    path.write_text(text.replace(edit.old, edit.new), encoding="utf-8")
    return found_in(folder)


def results(edits: tuple[Edit, ...], work: Path) -> Iterator[tuple[Edit, tuple[Finding, ...]]]:
    """Yield each edit with what is found after it."""
    return ((edit, edited(edit, work)) for edit in edits)


def main() -> None:
    """Print what is found, what is missed, and what is found and is none."""
    write = sys.stdout.write
    with tempfile.TemporaryDirectory() as work:
        planted = list(results(PLANTED, Path(work)))
        agreeing = list(results(AGREEING, Path(work)))
    missed = [edit for edit, found in planted if edit.code not in {it.code for it in found}]
    more = [(edit, it) for edit, found in planted for it in found if it.code != edit.code]
    alarms = [(edit, it) for edit, found in agreeing for it in found]
    write(f"planted {len(planted)}, found {len(planted) - len(missed)}\n")
    for edit in missed:
        write(f"  missed: {edit.statement}/{edit.file}: {edit.old} -> {edit.new}\n")
    write(f"beside them: {len(more)}\n")
    for edit, finding in more:
        write(f"  {edit.old} -> {edit.new}: {finding} [{finding.code}]\n")
    write(f"edits after which the texts agree: {len(agreeing)}, false alarms: {len(alarms)}\n")
    for edit, finding in alarms:
        write(f"  {edit.old} -> {edit.new}: {finding} [{finding.code}]\n")
    for root in (SHIPPED, SHIPPED / "examples"):
        for folder in find_statements(root):
            for finding in found_in(folder):
                write(f"{finding} [{finding.code}]\n")


if __name__ == "__main__":
    main()
