"""Read a workbook: what it is by its bytes, whatever its name says, and which of its sheets."""

from statementpress.late import late_imports
from statementpress.statement.files import FileError
from statementpress.statement.register.package import DamagedError, Package
from statementpress.statement.register.sheet import Sheet

with late_imports():  # most registers are no workbook
    from statementpress.statement.register import ods, xlsx

ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".fods", ".numbers")
"""How the names of workbooks end, also of those that are not read."""
_ZIP, _OLD = b"PK", bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WEB = ("<!doctype html", "<html", "<table", "<?xml", "<head", "<meta")
_SAVE = "open it and save it as .xlsx or .ods, or export the sheet as “CSV UTF-8”"


def is_text(data: bytes) -> bool:
    """Return whether a file is a table of text, and not a workbook.

    Raises FileError for a file that is neither: a workbook of an older kind (workbook-old), one
    with a password (workbook-locked), or a web page that is named as a workbook (workbook-web).
    """
    if data.startswith(_OLD):
        if _LOCKED in data:
            raise FileError(
                "workbook-locked",
                "the workbook is protected by a password",
                "open it, save a copy without the password, and name that",
            )
        raise FileError("workbook-old", "this is a workbook of Excel 97 to 2003", _SAVE)
    head = data[:1000].replace(b"\0", b"").decode("latin-1").lstrip("\ufeffÿþï»¿ \r\n\t").lower()
    if head.startswith(_WEB):
        message = "this is a web page or an XML file, and no workbook, whatever its name says"
        raise FileError("workbook-web", message, _SAVE)
    return not data.startswith(_ZIP)


def read_workbook(data: bytes) -> list[Sheet]:
    """Return the sheets of a workbook that have something in them, in order.

    Raises FileError with the code workbook-damaged, workbook-locked, workbook-old or too-large.
    """
    package = Package(data)
    if package.has(ods.CONTENT):
        _refuse_locked(package)
        sheets = list(ods.read_ods(package))
    elif package.has("xl/workbook.bin"):
        raise FileError("workbook-old", "this is a binary workbook (.xlsb)", _SAVE)
    elif package.has("_rels/.rels"):
        sheets = list(xlsx.read_xlsx(package))
    else:
        raise DamagedError("it is a ZIP archive, but has no sheets in it")
    return [sheet for sheet in sheets if sheet.records]


def _refuse_locked(package: Package) -> None:
    """Raise FileError (workbook-locked) if a workbook of LibreOffice needs a password."""
    manifest = "META-INF/manifest.xml"
    if package.has(manifest) and list(package.elements(manifest, {"encryption-data"})):
        raise FileError(
            "workbook-locked",
            "the workbook is protected by a password",
            "open it, save a copy without the password, and name that",
        )
