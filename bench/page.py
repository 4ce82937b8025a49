"""Write a composed statement as one HTML file that any engine can set: `page.py FILE PROJECT`.

It is the document that a build lays out. Its style sheets are inside, and its fonts are named by
the URLs of the shipped files. It cannot have logos, as a build hands those on in memory.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from statementpress.editions.source import read_source
from statementpress.project.editions import choose, styled
from statementpress.project.files import ProjectFiles
from statementpress.project.project import Project
from statementpress.statement.catalogue import choose_statement
from statementpress.typeset.compose.document import compose
from statementpress.typeset.faces.named_faces import Face, faces_named

EDITION = "official"


def page(folder: Path) -> str:
    """Return the newest statement of a project as HTML; raise RuntimeError if it has logos."""
    project = Project.at(folder)
    source = read_source(project, choose_statement(folder, None))
    edition = styled(project.editions, choose(project.editions, EDITION))
    document = compose(source.statement, edition, project)
    if document.assets:
        raise RuntimeError("the benchmark's page has no place for logos")
    faces = faces_named(project.families, document.style_sheets.values())
    sheets = [*_font_rules(faces, project.files), *document.style_sheets.values()]
    style = "\n".join(sheets)
    return document.html.replace("</head>", f"<style>\n{style}\n</style>\n</head>", 1)


def _font_rules(faces: Iterable[Face], files: ProjectFiles) -> list[str]:
    def rule(face: Face) -> str:
        source = files.path("fonts", face.file.path).as_uri()
        return (
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.file.weight}; '
            f"font-style: {face.file.style}; src: url({source}) }}"
        )

    return [rule(face) for face in faces]


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(Path(sys.argv[2])), encoding="utf-8")
