"""The press edition of a statement: its settings, and its way from a proofed PDF to the press.

Nothing is handed out that does not read as the PDF that it was made of, or that its own preflight
calls unfit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from statementpress.errors import Place, ProofError, SetupError, UsageError
from statementpress.prepress.colour.profile import read_profile
from statementpress.prepress.pdfx import OutputIntent
from statementpress.prepress.press_file import PressJob, press_file
from statementpress.prepress.settings import (
    Condition,
    Limits,
    Press,
    choose_limits,
    read_limits,
    read_press,
)
from statementpress.prepress.sheet.slug import Slug
from statementpress.project_files import ProjectFiles
from statementpress.proof import pdfium
from statementpress.statement.model import Statement
from statementpress.typeset.assets import image_resources
from statementpress.typeset.document import Document
from statementpress.typeset.edition import Edition


@dataclass(frozen=True, slots=True)
class PressEdition:
    """How the edition called `name` is printed: a table of press/press.toml and what it names."""

    name: str
    press: Press
    intent: OutputIntent
    limits: Limits


def read_press_edition(
    files: ProjectFiles, name: str, edition: Edition, profile: Path | None
) -> PressEdition | None:
    """Return how `edition`, called `name`, is printed; None where it is for screens.

    `profile` is an ICC file that takes the place of the condition's. SetupError where a table or a
    profile is missing or broken; UsageError for a profile that nothing is printed with.
    """
    if not edition.press:
        if profile:
            raise UsageError(
                "--profile is for press editions only", hint="choose one with -e, such as press"
            )
        return None
    table = read_press(files)
    if edition.press not in table.press:
        raise SetupError(
            f"an edition names the press “{edition.press}”, which is not there",
            place=Place("templates/editions.toml"),
            hint=f"choose one of press/press.toml: {', '.join(table.press)}",
        )
    press = table.press[edition.press]
    intent = _named(profile) if profile else _known(files, table.condition[press.condition])
    return PressEdition(name, press, intent, choose_limits(read_limits(files), press.limits))


def _named(path: Path) -> OutputIntent:
    """Return the intent of a printer's own profile, which describes itself."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"the profile {path} cannot be read: {error.strerror}", hint="mend the path"
        ) from error
    return OutputIntent(read_profile(data, str(path)))


def _known(files: ProjectFiles, condition: Condition) -> OutputIntent:
    name = f"conditions/{condition.profile}"
    profile = read_profile(files.read("press", name), f"press/{name}")
    return OutputIntent(profile, condition.name, condition.registry, condition.description)


def press_pdf(
    pdf: bytes,
    how: PressEdition,
    statement: Statement,
    document: Document,
    faces: Sequence[bytes],
) -> bytes:
    """Return the proofed PDF of `document` as the press edition of `statement`.

    `faces` are font files for the slug line; the first that has a character draws it.

    ProofError where its text did not survive; PreflightError where it is not fit to print.
    """
    job = PressJob(
        how.press,
        how.intent,
        how.limits.total_ink,
        f"{statement.slug}/{how.name}",
        Slug(
            title=" · ".join(statement.short_title[code] for code in document.metadata.languages),
            date=statement.date.isoformat(),
            edition=how.name,
            condition=how.intent.name or how.intent.profile.description,
            faces=tuple(faces),
        ),
        _originals(document),
    )
    pressed = press_file(pdf, job)
    _prove_text(pressed, pdf)
    return pressed


def _originals(document: Document) -> dict[str, bytes]:
    return {
        resource: logo.original
        for name, logo in document.logos.items()
        for resource in image_resources(name)
    }


def _prove_text(pressed: bytes, proofed: bytes) -> None:
    with pdfium.opened(pressed) as after, pdfium.opened(proofed) as before:
        pages = zip(pdfium.page_texts(after), pdfium.page_texts(before), strict=True)
        changed = [number for number, (new, old) in enumerate(pages, 1) if new != old]
    if changed:
        raise ProofError(
            f"the text of page {changed[0]} changed on its way to the press",
            hint="it was not written. Please report the statement that shows it",
        )
