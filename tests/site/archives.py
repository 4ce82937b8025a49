"""Made-up archives: frozen bags with small payloads, as a site is made from."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html import escape
from io import BytesIO
from pathlib import Path

import pikepdf

from statementpress.archive.bag.record import BuildRecord, Output, encoded
from statementpress.archive.bag.version import Facts, Version
from statementpress.archive.freeze.bagging import freeze

ADDRESS = "https://archive.example.org/statements/"
SLUG = "2031-05-05-clean-water"
OTHER = "2030-02-01-quiet-nights"
KHMER_ONLY = "2029-11-12-village-roads"
HOSTILE = '</script><script>alert("1")</script> & "quoted" \'text\''

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40">'
    b'<rect width="80" height="40" fill="#888"/></svg>'
)

FACTS = Facts(
    slug=SLUG,
    dated=date(2031, 5, 5),
    frozen=date(2031, 5, 6),
    titles={
        "en": "Joint Statement on Clean Water for Every Village School",
        "km": "សេចក្តីថ្លែងការណ៍រួម ស្តីពីទឹកស្អាតសម្រាប់សាលារៀនគ្រប់ភូមិ",
    },
    author="Made-up Water Circle",
    contacts=("water@example.org",),
    groups={"prepared": 3, "endorsed": 12},
    note="",
    agent="Statement Press 0",
)

PARAGRAPHS = {
    "en": "Water that is safe to drink belongs to a school as its roof and its door do. We, the "
    "made-up organisations below, ask that every village school has it by the end of the year.",
    "km": "ទឹកស្អាតដែលអាចផឹកបាន ជារបស់ចាំបាច់នៃសាលារៀន ដូចជាដំបូល និងទ្វារដែរ។ យើងខ្ញុំ "
    "ជាអង្គការដែលមានឈ្មោះខាងក្រោម ស្នើសុំឱ្យសាលារៀនគ្រប់ភូមិមានទឹកស្អាតប្រើប្រាស់ មុនចុងឆ្នាំនេះ។",
}


def pdf(title: str, pages: int = 2) -> bytes:
    """Return a small PDF of A4 pages with bars for lines of text, as wide as `title` is long."""
    document = pikepdf.new()
    for number in range(pages):
        page = document.add_blank_page(page_size=(595, 842))
        bars = [f"70 740 {60 + 5 * min(len(title), 70)} 18 re"]
        bars += [
            f"70 {700 - 16 * line} {455 - 37 * (line % 3)} 6 re" for line in range(30 - number)
        ]
        page.Contents = document.make_stream(" ".join([*bars, "f"]).encode())
    document.docinfo["/Title"] = title
    saved = BytesIO()
    document.save(saved, deterministic_id=True)
    return saved.getvalue()


def web_page(code: str, title: str, paragraphs: int = 3) -> str:
    """Return a web page as a version holds it for each of its languages."""
    text = "\n".join(f"<p>{escape(PARAGRAPHS.get(code, PARAGRAPHS['en']))}</p>" for _ in range(3))
    return f"""<!DOCTYPE html>
<html lang="{code}"><head><meta charset="utf-8"><title>{escape(title)}</title>
<meta name="description" content="{escape(title)}: in short">
<link rel="stylesheet" href="styles/text.css"></head>
<body><a href="#statement">Skip</a>
<main id="statement" lang="{code}">
<header><h1>{escape(title)}</h1></header>
{text * paragraphs}
<p><img src="logos/1.svg" width="80" height="40" alt="Logo of Made-up Water Circle"></p>
</main></body></html>
"""


def payload(facts: Facts, without: tuple[str, ...] = (), pages: int = 2) -> dict[str, bytes]:
    """Return the payload of a version: PDFs, texts, web pages, the record of it all."""
    name = next(iter(facts.titles.values()), "") + facts.note
    files = {
        "pdf/official.pdf": pdf(name, pages),
        "pdf/press.pdf": pdf(f"{name} in inks", pages),
        "pdf/handout.pdf": pdf(f"{name} in hand", 4),
        "pdf/handout-print.pdf": pdf(f"{name} on sheets", 2),
    }
    for code, title in facts.titles.items():
        paragraph = PARAGRAPHS.get(code, PARAGRAPHS["en"])
        files[f"text/{code}.txt"] = f"{title}\n\n{paragraph}\n".encode()
        files[f"html/{code}.html"] = web_page(code, title).encode()
        files["html/logos/1.svg"] = LOGO
    files = {key: data for key, data in files.items() if not key.startswith(without or "?")}
    return {**files, "build-record.json": record(facts, files)}


def record(facts: Facts, files: Mapping[str, bytes]) -> bytes:
    """Return the build record of some files."""
    outputs = tuple(
        Output(
            path=name,
            bytes=len(data),
            sha256=sha256(data).hexdigest(),
            pages=len(pikepdf.open(BytesIO(data)).pages) if name.endswith(".pdf") else 0,
        )
        for name, data in files.items()
    )
    return encoded(
        BuildRecord(
            statement=facts.slug,
            source_date_epoch=0,
            platform="made up",
            software={},
            native={},
            editions={},
            outputs=outputs,
        )
    )


def frozen(archive: Path, facts: Facts, files: Mapping[str, bytes] | None = None) -> Version:
    """Freeze a version of `facts`."""
    files = payload(facts) if files is None else files
    return freeze(archive, facts, files, lambda _: False).version


def archive_of_four(archive: Path) -> None:
    """Freeze two versions of a statement, one of another, one of a third in Khmer alone."""
    frozen(archive, FACTS)
    more = replace(
        FACTS,
        frozen=date(2031, 6, 20),
        note="Nine more organisations have signed.",
        groups={"prepared": 3, "endorsed": 21},
    )
    frozen(archive, more)
    other = replace(
        FACTS,
        slug=OTHER,
        dated=date(2030, 2, 1),
        frozen=date(2030, 2, 1),
        titles={"en": f"Quiet Nights {HOSTILE}", "km": f"យប់ស្ងប់ស្ងាត់ {HOSTILE}"},
        note=HOSTILE,
        groups={"prepared": 1},
    )
    frozen(archive, other)
    khmer = replace(
        FACTS,
        slug=KHMER_ONLY,
        dated=date(2029, 11, 12),
        frozen=date(2029, 11, 13),
        titles={"km": "សេចក្តីថ្លែងការណ៍ ស្តីពីផ្លូវក្នុងភូមិ"},
    )
    frozen(archive, khmer)
