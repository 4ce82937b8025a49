"""A small made-up letter in two languages, with everything that can stand on one."""

from pathlib import Path

from tests.shared.desk import Desk

FACTS = """\
kind = "letter"
languages = ["en", "km"]
date = 2030-01-31
lunar = true
reference = "7/30"
groups = ["signed"]

[group.signed]
set_as = "signatures"

[letter]
motto = true

[letter.letterhead]
en = ["Made-up River Coalition", "1 River Road, Rivertown"]
km = ["សម្ព័ន្ធទន្លេ", "ផ្ទះលេខ ១ ក្រុងទន្លេ"]

[letter.contacts]
en = "river@example.org"
km = "river@example.org"

[letter.board_title]
en = "Board"
km = "ក្រុមប្រឹក្សា"

[letter.board]
en = [["Otter Reed", "Chair"], "Heron Marsh"]
km = [["ភេ រាំង", "ប្រធាន"], "កុក វាល"]

[letter.addressee]
en = ["The Minister of Rivers", "Rivertown"]
km = ["សូមគោរពជូន", "ឯកឧត្តមរដ្ឋមន្ត្រីទន្លេ"]

[letter.through]
en = []
km = "ខុទ្ទកាល័យ"

[letter.subject]
en = "Request for clean rivers"
km = "សំណើសុំទន្លេស្អាត"

[letter.refers_to]
en = "Your letter of 1 January"
km = "លិខិតចុះថ្ងៃទី ១ មករា"

[letter.salutation]
en = "Excellency,"
km = "ឯកឧត្តមជាទីគោរព"

[letter.closing]
en = "Yours faithfully,"
km = "សូមទទួលនូវការគោរព។"

[letter.copy_to]
en = ["Office of Wells", "Office of Lakes"]
km = ["ការិយាល័យអណ្តូង", "ការិយាល័យបឹង"]

[letter.enclosures]
en = "A map"
km = "ផែនទី"

[place]
en = "Rivertown"
km = "ក្រុងទន្លេ"

[author]
en = "The Made-up River Coalition"
km = "សម្ព័ន្ធទន្លេ"

[description]
en = "A letter that nobody wrote."
km = "លិខិតគំរូ"
"""

TEXTS = {
    "en": "Rivers are not clean.\n\n::: signatories signed\n:::\n\n::: contact\nCall us.\n:::\n",
    "km": "ទន្លេមិនស្អាត។\n\n::: signatories signed\n:::\n\n::: contact\nសូមទូរស័ព្ទ។\n:::\n",
}

REGISTER = """\
group,name_en,name_km,wordmark
conveners,Otter Society,សមាគមភេ,Otters
signed,Otter Reed,ភេ រាំង,
signed,Heron Marsh,កុក វាល,
"""

SHOWN = {
    "en": [
        "Made-up River Coalition",
        "1 River Road, Rivertown",
        "river@example.org",
        "Ref.: 7/30",
        "Rivertown, 31 January 2030",
        "The Minister of Rivers",
        "Rivertown",
        "Subject: Request for clean rivers",
        "Further to: Your letter of 1 January",
        "Excellency,",
        "Rivers are not clean.",
        "Yours faithfully,",
        "Otter Reed",
        "Copy to: Office of Wells",
        "Office of Lakes",
        "Enclosures: A map",
        "Call us.",
    ],
    "km": [
        "ព្រះរាជាណាចក្រកម្ពុជា",
        "ជាតិ សាសនា ព្រះមហាក្សត្រ",
        "សម្ព័ន្ធទន្លេ",
        "ផ្ទះលេខ ១ ក្រុងទន្លេ",
        "river@example.org",
        "លេខ៖ 7/30",
        "សូមគោរពជូន",
        "ឯកឧត្តមរដ្ឋមន្ត្រីទន្លេ",
        "តាមរយៈ៖ ខុទ្ទកាល័យ",
        "កម្មវត្ថុ៖ សំណើសុំទន្លេស្អាត",
        "យោង៖ លិខិតចុះថ្ងៃទី ១ មករា",
        "ឯកឧត្តមជាទីគោរព",
        "ទន្លេមិនស្អាត។",
        "សូមទទួលនូវការគោរព។",
        "ថ្ងៃព្រហស្បតិ៍ ១៣រោច ខែបុស្ស ឆ្នាំរកា ឯកស័ក ព.ស. ២៥៧៣",
        "ក្រុងទន្លេ ថ្ងៃទី ៣១ ខែ មករា ឆ្នាំ ២០៣០",
        "ភេ រាំង",
        "ចម្លងជូន៖ ការិយាល័យអណ្តូង",
        "ការិយាល័យបឹង",
        "ឯកសារភ្ជាប់៖ ផែនទី",
        "សូមទូរស័ព្ទ។",
    ],
}
"""What a reader finds in each language, in this order; the board stands beside it."""


class LetterDesk(Desk):
    """A desk on which the letter lies."""

    def __init__(self, project: Path) -> None:
        super().__init__(project)
        self.write("statement.toml", FACTS)
        self.write("signatories.csv", REGISTER)
        for code, text in TEXTS.items():
            self.write(f"{code}.md", text)

    def line(self, words: str) -> str:
        """Return the place of the first line of statement.toml that has these words."""
        lines = (self.folder / "statement.toml").read_text("utf-8").splitlines()
        return f"statement.toml:{next(n for n, line in enumerate(lines, 1) if words in line)}"
