"""Time a build with long lists of made-up names: `python -m bench.lists [COUNT ...]`.

Each name is in English and in Khmer, the edition is the official one, and the font cache is empty.
It prints a line for each count: processor time, also for each name and language, peak memory, and
the number of pages. `--edition` names another edition, and `--countries` sets the names below
headings.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.aims import MEGABYTE, Verdict
from bench.measure import Measure, project_root, run
from statementpress.late import late_imports

with late_imports():  # the process that measures has to stay small
    import pikepdf

COUNTS = (1000, 2000, 4000, 8000)
SHORT_AND_LONG = (1000, 8000)
LANGUAGES = 2
FOLDER = "2030-01-15-a-made-up-list"

FACTS = """\
languages = ["en", "km"]
date = 2030-01-15
groups = ["signed"]

[title]
en = "A Made-up Statement"
km = "សេចក្តីថ្លែងការណ៍"

[short_title]
en = "A Made-up Statement"
km = "សេចក្តីថ្លែងការណ៍"

[place]
en = "Rivertown"
km = "ក្រុងទន្លេ"

[author]
en = "The Made-up Coalition"
km = "សម្ព័ន្ធ"

[description]
en = "A statement that nobody made."
km = "សេចក្តីថ្លែងការណ៍"
"""
BY_COUNTRY = '\n[group.signed]\ngroup_by = "country"\norder = "name"\n'
TEXTS = {
    "en.md": "Rivers are clean.\n\n::: signatories signed\nSigned by:\n:::\n",
    "km.md": "ទន្លេស្អាត។\n\n::: signatories signed\nចុះហត្ថលេខា៖\n:::\n",
}


def _choices(*lines: str) -> list[list[str]]:
    """Return the words of each line, between semicolons."""
    return [line.split(";") for line in lines]


ENGLISH = _choices(
    "Amber;Birch;Cedar;Dawn;Elm;Fern;Garnet;Hazel;Indigo;Juniper;Kestrel;Larch;Maple;Nettle;Opal",
    "Women;Youth;Farmers;Teachers;Children;Village;Fishers;Nurses;Students",
    "Network;Association;Centre for Rights;Union;Forum for Development;Council;Society",
)
KHMER = _choices(
    "អង្គការ;សមាគម;បណ្តាញ;មជ្ឈមណ្ឌល;សហជីព;វេទិកា;មូលនិធិ",
    "ស្ត្រី;យុវជន;កសិករ;គ្រូបង្រៀន;កុមារ;អ្នកភូមិ;អ្នកនេសាទ;និស្សិត",
    "ក្រហម;បៃតង;ខៀវ;លឿង;ផ្កាឈូក;ព្រះអាទិត្យ;ព្រះចន្ទ;ផ្កាយ;ទន្លេ;សមុទ្រ;មេឃ",
)
(COUNTRIES,) = _choices(
    "KH;TH;VN;LA;MM;MY;ID;PH;JP;KR;IN;NP;LK;BD;FR;DE;SE;FI;ES;IT;PT;BR;CL;KE;GH"
)


def write_project(project: Path, count: int, *, countries: bool) -> None:
    """Write a project whose one statement has a group of `count` members; the same ones each time.

    Names differ by the number of a district, so that no two are alike.
    """
    folder = project / "statements" / FOLDER
    folder.mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    facts = FACTS + (BY_COUNTRY if countries else "")
    (folder / "statement.toml").write_text(facts, encoding="utf-8")
    rows = "\n".join(_rows(count))
    (folder / "signatories.csv").write_text(
        f"group,name_en,name_km,country\n{rows}\n", encoding="utf-8"
    )


def _rows(count: int) -> Iterator[str]:
    chance = random.Random(7)
    digits = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
    for number in range(1, count + 1):
        place = str(number)
        english = " ".join(map(chance.choice, ENGLISH))
        khmer = "".join(map(chance.choice, KHMER))
        country = chance.choice(COUNTRIES)
        yield f"signed,{english} {place},{khmer} {place.translate(digits)},{country}"


def main(arguments: Sequence[str]) -> int:
    """Build each list in a process of its own, and print what that took."""
    parser = argparse.ArgumentParser(prog="python -m bench.lists", description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS, help="how many names")
    parser.add_argument("--edition", default="official")
    parser.add_argument("--countries", action="store_true", help="set them below headings")
    chosen = parser.parse_args(arguments)
    sys.stdout.write("   names     CPU s  ms each   peak MB   pages\n")
    for count in chosen.counts:
        with TemporaryDirectory() as folder:
            write_project(Path(folder), count, countries=chosen.countries)
            sys.stdout.write(_measured(Path(folder), count, chosen.edition) + "\n")
            sys.stdout.flush()
    return 0


def _measured(folder: Path, count: int, edition: str) -> str:
    used, path = _built(folder, edition)
    each = used.cpu * 1000 / (count * LANGUAGES)
    with pikepdf.open(path) as pdf:
        pages = len(pdf.pages)
    return f"{count:8,}{used.cpu:10.1f}{each:9.1f}{used.peak / MEGABYTE:10.0f}{pages:8}"


def _built(folder: Path, edition: str) -> tuple[Measure, Path]:
    """Build a project with an empty font cache; return what that took, and the PDF."""
    program = (sys.executable, str(project_root() / "generate.py"), "--project", str(folder))
    out = folder / "out"
    used = run(
        (*program, "build", "--quiet", "--edition", edition, "--output", str(out)),
        {"STATEMENTPRESS_CACHE": ""},
    )
    return used, out / f"{edition}.pdf"


@dataclass(frozen=True, slots=True)
class Lists:
    """What a short and a long list of names took, by the number of names."""

    short: tuple[int, Measure]
    long: tuple[int, Measure]


def measure_lists(folder: Path, names: Sequence[int]) -> Lists:
    """Build a short and a long list of so many names, once each."""
    short, long = names
    for count in names:
        write_project(folder / f"names-{count}", count, countries=False)
    measured = {count: _built(folder / f"names-{count}", "official")[0] for count in names}
    return Lists((short, measured[short]), (long, measured[long]))


def rows(figures: Lists) -> Iterator[tuple[str, Sequence[Measure]]]:
    """Yield the name and the one run of each line of the table."""
    for count, measure in (figures.short, figures.long):
        yield f"build, {count:,} names in {LANGUAGES} languages", [measure]


def verdicts(figures: Lists) -> list[Verdict]:
    """Return the aims: time and memory grow as the list does, and an eighth more at most."""
    (few, short), (many, long) = figures.short, figures.long
    between, limit = f"{many:,} names / {few:,}", round(many / few * 9 / 8, 1)
    return [
        Verdict(f"{between}, processor time", long.cpu / short.cpu, limit),
        Verdict(f"{between}, memory", long.peak / short.peak, limit),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
