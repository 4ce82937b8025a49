"""What the tables of a project say that files are understood by."""

from collections.abc import Mapping
from dataclasses import dataclass

from statementpress.project.project import Project
from statementpress.words.intake import IntakeWords, read_intake_words
from statementpress.words.languages import Language, read_languages


@dataclass(frozen=True, slots=True)
class Known:
    """The languages of a project, and the words that are looked for in each."""

    languages: Mapping[str, Language]
    """Each language by its code, in the order of the table."""
    words: Mapping[str, IntakeWords]
    """What is looked for in a language; a language may have none."""
    wanted: tuple[str, ...] = ()
    """The languages that the statement has, if that is known; () if the files decide."""

    @classmethod
    def of(cls, project: Project, wanted: tuple[str, ...] = ()) -> "Known":
        """Return what a project knows. Raises SetupError if one of its tables is broken."""
        return cls(project.table(read_languages), project.table(read_intake_words), wanted)

    def script(self, language: str) -> str:
        """Return the script (ISO 15924) of a language."""
        return self.languages[language].script

    def words_of(self, language: str) -> IntakeWords:
        """Return what is looked for in a language."""
        return self.words.get(language, IntakeWords())

    def candidates(self, script: str) -> list[str]:
        """Return the languages of a script: those of the statement, or else all."""
        named = [code for code in self.wanted if self.script(code) == script]
        return named or [code for code in self.languages if self.script(code) == script]

    def group(self, text: str) -> str:
        """Return the group of a register that a heading announces; "" for other text."""
        folded = " ".join(text.casefold().split())
        if folded.startswith(tuple(each for words in self.words.values() for each in words.we)):
            return ""
        for words in self.words.values():
            for group, phrases in words.groups.items():
                if any(phrase in folded for phrase in phrases):
                    return group
        return ""
