"""The same text for engines that compile a source of their own, as a floor: Typst and XeTeX.

`compiled.py PROJECT FOLDER` writes these sources, in a process of its own, so that the one that
measures stays small.

They set the words of all languages in the shipped faces and break Khmer lines by ICU's dictionary.
They know no parts, no marks and no running feet of the statement, so they have less to do.
"""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.contenders import TYPST, XETEX, Contender
from bench.measure import run
from statementpress.late import late_imports
from statementpress.project.files import SHIPPED

with late_imports():
    from statementpress.editions import source as sources
    from statementpress.project import fonts
    from statementpress.project import project as projects
    from statementpress.renderings import plain_text
    from statementpress.statement import catalogue

TYPST_SOURCE, XETEX_SOURCE = "page.typ", "page.tex"
COMPILE = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=sys.argv[3:])"
)
_SPECIAL = {ord(sign): rf"\{sign}" for sign in "#$%&_{}"} | {
    ord(sign): rf"\char{ord(sign)}{{}}" for sign in "\\~^"
}


@dataclass(frozen=True, slots=True)
class Part:
    """The text in one language."""

    code: str
    family: "fonts.Family"
    font: Path
    """The file of its face at weight 400."""
    paragraphs: Sequence[str]


def compiled(project: Path, folder: Path) -> list[Contender]:
    """Write the newest statement of `project` as sources in `folder`; return what can set them.

    An engine that this machine does not have is left out.
    """
    run([sys.executable, "-m", "bench.compiled", str(project), str(folder)])
    found = []
    if find_spec("typst"):
        files = (str(folder / TYPST_SOURCE), str(folder / "typst.pdf"))
        command = (sys.executable, "-c", COMPILE, *files, str(SHIPPED / "fonts"))
        found.append(Contender(TYPST, command))
    if program := shutil.which("xelatex"):
        quiet = ("-interaction=batchmode", f"-output-directory={folder}")
        found.append(Contender(XETEX, (program, *quiet, str(folder / XETEX_SOURCE))))
    return found


def write_sources(project: Path, folder: Path) -> None:
    """Write the newest statement of `project` for both engines into `folder`."""
    parts = list(_parts(projects.Project.at(project)))
    (folder / TYPST_SOURCE).write_text("\n\n".join(_typst(parts)), encoding="utf-8")
    (folder / XETEX_SOURCE).write_text("\n\n".join(_xetex(parts)), encoding="utf-8")


def _parts(project: "projects.Project") -> Iterator[Part]:
    source = sources.read_source(project, catalogue.choose_statement(project.folder, None))
    for code in source.statement.languages:
        language = source.languages[code]
        family = _family(project.families, language.script)
        (file,) = [each for each in family.files if each.weight == 400 and each.style == "normal"]
        text = plain_text.plain_text(source.statement, code, source.languages)
        path = project.files.path("fonts", file.path)
        yield Part(code, family, path, [line for line in text.splitlines() if line])


def _family(families: "Sequence[fonts.Family]", script: str) -> "fonts.Family":
    return next(each for each in families if each.script == script and each.role == "text")


def _typst(parts: Sequence[Part]) -> Iterator[str]:
    yield '#set page("a4", margin: 25mm)\n#set par(justify: true)'
    for part in parts:
        yield f'#set text(lang: "{part.code}", font: "{part.family.name}", size: 10pt)'
        for paragraph in part.paragraphs:
            quoted = paragraph.replace("\\", "\\\\").replace('"', '\\"')
            yield f'#"{quoted}"'
        yield "#pagebreak(weak: true)"


def _xetex(parts: Sequence[Part]) -> Iterator[str]:
    yield r"\documentclass[10pt,a4paper]{article}\usepackage{fontspec}\begin{document}"
    for part in parts:
        face = f"[Path={part.font.parent}/]{{{part.font.name}}}"
        yield rf'\fontspec{face}\XeTeXlinebreaklocale "{part.code}"'
        yield from (paragraph.translate(_SPECIAL) for paragraph in part.paragraphs)
        yield r"\clearpage"
    yield r"\end{document}"


def missing(found: Mapping[str, object]) -> Iterator[str]:
    """Yield a sentence for each engine without a line in the table."""
    if TYPST not in found:
        yield "Typst is not installed: it is the package typst of PyPI."
    if XETEX not in found:
        yield "XeTeX is not installed: in Debian it is the package texlive-xetex."


if __name__ == "__main__":
    write_sources(Path(sys.argv[1]), Path(sys.argv[2]))
