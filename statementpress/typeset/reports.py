"""Set a report of the program as PDF, as statements are set: tagged, in the project's own faces.

A report quotes what strangers wrote, in any script, so characters that no face has are replaced; a
statement with such a character is refused instead.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO

from fontTools.ttLib import TTFont

from statementpress.project.project import Project
from statementpress.typeset.compose.document import Document, style_sheets
from statementpress.typeset.compose.metadata import Metadata
from statementpress.typeset.faces.named_faces import faces_named, needed
from statementpress.typeset.faces.preparation import prepare
from statementpress.typeset.layout.engine import Typeset, typeset
from statementpress.words.languages import read_languages


class ReportSetter:
    """Sets the documents of one report in the style sheets called `styles`.

    Raises SetupError if a style sheet or a font is missing or broken.
    """

    def __init__(self, project: Project, styles: Sequence[str]) -> None:
        self.project = project
        self.sheets = style_sheets(styles, project)
        """The texts of the style sheets, by the paths that people know them by."""
        self.faces = faces_named(project.families, self.sheets.values())
        """The faces that the style sheets name."""
        self._characters = {
            character
            for face in self.faces
            for character in TTFont(
                BytesIO(project.files.read("fonts", face.file.path)), lazy=True
            ).getBestCmap()
        }

    def settable(self, text: str) -> str:
        """Return a text with “?” for each character that no face has; white space stays."""
        return "".join(
            each
            if each == "\n" or ord(each) in self._characters
            else " "
            if each.isspace()
            else "?"
            for each in text
        )

    def typeset(
        self, html: str, assets: Mapping[str, tuple[bytes, str]], metadata: Metadata
    ) -> Typeset:
        """Return a document as PDF/A-3a and PDF/UA-1.

        `assets` are the bytes and the media types of the files that it shows, by name. Raises
        TypesetError for what WeasyPrint refuses.
        """
        document = Document(html, self.sheets, assets, {}, metadata)
        texts = (html, *self.sheets.values())
        prepared = prepare(self.project.files, needed(self.faces, *texts), *texts)
        return typeset(document, prepared, self.project.table(read_languages))
