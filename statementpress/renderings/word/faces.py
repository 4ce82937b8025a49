"""The fonts of a Word file: the faces that its scripts need, as far as the project has them."""

from collections.abc import Iterable, Iterator

from statementpress.project.fonts import Family
from statementpress.project.project import Project
from statementpress.renderings.word.design import Design
from statementpress.renderings.word.figures import figures_face, figures_font
from statementpress.renderings.word.package import FontInFile
from statementpress.words.languages import Language

_REGULAR, _BOLD = 400, 700


def fonts_in_file(
    design: Design, scripts: Iterable[str], languages: Iterable[Language], project: Project
) -> Iterator[FontInFile]:
    """Yield the faces that a text in `scripts` needs, and the figures of `languages`.

    A face that the project does not have is only named. Raises SetupError if a font is missing.
    """
    families = {family.name: family for family in project.families}
    met: set[str] = set()
    for script in scripts:
        faces = design.faces(script)
        for name in filter(None, (faces.text, faces.display)):
            if name not in met:
                met.add(name)
                own = _files(families.get(name), project)
                yield FontInFile(name, faces.instead.get(name, ""), *own)
    for language in languages:
        name, face = figures_face(language), design.faces(language.script).text
        if name and name not in met and face in families:
            met.add(name)
            regular, _ = _files(families[face], project)
            yield FontInFile(name, regular=figures_font(regular, language.digits, name))


def _files(family: Family | None, project: Project) -> tuple[bytes, bytes]:
    """Return the regular and the bold font of a family; empty for one that it does not have."""
    files = family.files if family else ()
    paths = {file.weight: file.path for file in files if file.style == "normal"}
    regular, bold = (
        project.files.read("fonts", paths[weight]) if weight in paths else b""
        for weight in (_REGULAR, _BOLD)
    )
    return regular, bold
