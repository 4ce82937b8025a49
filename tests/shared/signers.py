"""A small statement that four people sign, some of them with scans, and a village with thumbs."""

from pathlib import Path

from tests.shared.desk import FILES, Desk
from tests.shared.scans import BLUE, signature, stamp

NAMES = {
    "en": ("Sok Dara", "Chan Sophea", "Kim Vanna", "Ly Mony"),
    "km": ("សុខ តារា", "ចាន់ សុភា", "គឹម វណ្ណា", "លី មុនី"),
}
SCANS = ("dara.jpg", "sophea.jpg", "", "")
"""The scanned signature of each; the third has a stamp alone, the fourth signs on paper."""
STAMPS = ("seal.jpg", "", "seal.jpg", "")
VILLAGERS = {"en": ("Prak Sothea", "Hem Bopha"), "km": ("ប្រាក់ សុធា", "ហែម បុប្ផា")}
BLANK = 20
"""How many rows of the sheet are empty: with those of the register more than a page holds."""

GROUPS = f"""\
[group.signed]
set_as = "signatures"
publish = true

[group.village]
set_as = "thumbprints"
blank_rows = {BLANK}
"""


def write_signers(project: Path) -> Desk:
    desk = Desk(project)
    facts = FILES["statement.toml"].replace('["signed"]', '["signed", "village"]')
    desk.write("statement.toml", facts + GROUPS)
    for code, words in (("en", "With our thumbs:"), ("km", "ដោយមេដៃ៖")):
        text = FILES[f"{code}.md"]
        desk.write(f"{code}.md", f"{text}\n::: signatories village\n{words}\n:::\n")
    desk.write("signatories.csv", "\n".join(_rows()) + "\n")
    desk.write("signatures/dara.jpg", signature())
    desk.write("signatures/sophea.jpg", signature(BLUE, 300, 300))
    desk.write("signatures/seal.jpg", stamp())
    return desk


def _rows() -> list[str]:
    head = "group,name_en,name_km,title_en,title_km,place,date,sex,age,village,signature,stamp"
    signed = [
        f"signed,{en},{km},Director,នាយក,Rivertown,1 May,,,,{scan},{seal}"
        for en, km, scan, seal in zip(NAMES["en"], NAMES["km"], SCANS, STAMPS, strict=True)
    ]
    village = [
        f"village,{en},{km},,,,,F,{40 + number},Upper Ferry,,"
        for number, (en, km) in enumerate(zip(VILLAGERS["en"], VILLAGERS["km"], strict=True))
    ]
    return [head, *signed, *village]
