"""The face of prepress: what other rooms import, and all that they import of it.

Five functions take a PDF. `press_file` makes the file for the press, `impose` lays its pages on
printing sheets, and `trimmed` shows them without bleed. `measure` finds out how much ink they lay
down, and `guarded_preflight` whether they are fit to print. The other names are the types that
these take and return, and the functions that make or change such a type.

The face is a module of its own, not the package's `__init__`, for two reasons. Loading it takes a
third of a second, and whoever needs only a part inside prepress must not pay for all. And Python
binds `prepress.preflight` to the folder of that name, not to the function. A module that does not
always need the face imports it late (`statementpress.late`).
"""

from statementpress.prepress.colour.profile import read_profile
from statementpress.prepress.imposition.findings import imposition_findings
from statementpress.prepress.imposition.impose import Imposed, impose
from statementpress.prepress.imposition.settings import (
    Imposition,
    changed_imposition,
    choose_imposition,
)
from statementpress.prepress.ink.measure import InkLimit, measure
from statementpress.prepress.pdf.opening import UnreadablePdfError
from statementpress.prepress.pdf.page_boxes import trimmed
from statementpress.prepress.pdfx import OutputIntent
from statementpress.prepress.preflight.finding import Measure, PreflightFinding, Spot
from statementpress.prepress.preflight.guarded import guarded_preflight
from statementpress.prepress.preflight.preflight import Preflight
from statementpress.prepress.press_file import PressJob, press_file
from statementpress.prepress.sheet.slug import Slug

__all__ = [
    "Imposed",
    "Imposition",
    "InkLimit",
    "Measure",
    "OutputIntent",
    "Preflight",
    "PreflightFinding",
    "PressJob",
    "Slug",
    "Spot",
    "UnreadablePdfError",
    "changed_imposition",
    "choose_imposition",
    "guarded_preflight",
    "impose",
    "imposition_findings",
    "measure",
    "press_file",
    "read_profile",
    "trimmed",
]
