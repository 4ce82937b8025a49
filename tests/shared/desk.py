"""A small made-up statement without a fault, in which a test makes one thing wrong."""

from pathlib import Path

from statementpress.statement.model import Block, Statement
from statementpress.statement.reading import Reading, read_statement

FOLDER = "2030-01-31-clean-rivers"

FILES = {
    "statement.toml": """\
languages = ["en", "km"]
date = 2030-01-31
groups = ["signed"]

[title]
en = "A Statement on Clean Rivers"
km = ["ទន្លេ", "ស្អាត"]

[short_title]
en = "Clean Rivers"
km = "ទន្លេស្អាត"

[place]
en = "Rivertown"
km = "ក្រុងទន្លេ"

[author]
en = "The Made-up River Coalition"
km = "សម្ព័ន្ធទន្លេ"

[description]
en = "A statement that nobody made."
km = "សេចក្តីថ្លែងការណ៍"
""",
    "en.md": "Rivers are clean.\n\n::: signatories signed\nSigned by:\n:::\n",
    "km.md": "ទន្លេស្អាត។\n\n::: signatories signed\nចុះហត្ថលេខា៖\n:::\n",
    "signatories.csv": (
        "group,name_en,name_km,note_en,note_km,logo,wordmark,url\n"
        "signed,Otter Society,សមាគមភេ,,,,,\n"
        "signed,Heron Trust,មូលនិធិកុក,,,,,\n"
    ),
}


class Desk:
    """A project with one statement in it."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.folder = project / "statements" / FOLDER
        self.folder.mkdir(parents=True)
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def own(self, name: str, content: str | bytes) -> None:
        """Put a file of the project's own over a shipped one: templates/…, styles/…, fonts/…."""
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self) -> Reading:
        return read_statement(self.folder, self.project, {"en": "Latn", "km": "Khmr", "fr": "Latn"})

    def found(self) -> list[str]:
        """Return each finding as "code file:line", and check that it has a place and a hint."""
        reading = self.read()
        shown = []
        for finding in reading.findings:
            assert finding.place is not None
            assert finding.hint
            place = str(finding.place).removeprefix(f"statements/{FOLDER}/")
            shown.append(f"{finding.code} {place}")
        return shown

    def statement(self) -> Statement:
        reading = self.read()
        assert reading.statement is not None, "\n".join(map(str, reading.findings))
        return reading.statement

    def english(self, body: str) -> list[str]:
        """Return what is found if the English part begins with `body`, on its line 1."""
        self.write("en.md", f"{body}\n\n{FILES['en.md']}")
        return self.found()

    def blocks(self, body: str) -> tuple[Block, ...]:
        """Return the blocks of `body`, which is put before the English part."""
        self.write("en.md", f"{body}\n\n{FILES['en.md']}")
        return self.statement().parts["en"][:-2]

    def rows(self, *rows: str) -> list[str]:
        """Return what is found if these rows are added, from line 4 of the register."""
        self.write("signatories.csv", FILES["signatories.csv"] + "\n".join(rows) + "\n")
        return self.found()
