"""Encryption, scripts, actions and attached files."""

from collections.abc import Mapping
from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Object, Pdf, String

from tests.prepress.preflight.pages import codes, examined, findings, first_page, note, page_pdf

SCRIPT = {"S": Name.JavaScript, "JS": String("app.alert('invented')")}
LAUNCH = {"S": Name.Launch, "F": String("invented.exe")}
GO = {"S": Name.GoTo, "D": String("start")}


def action(entries: Mapping[str, object]) -> Dictionary:
    return Dictionary({f"/{key}": value for key, value in entries.items()})


def of_document(key: str, value: Object) -> Pdf:
    pdf = page_pdf()
    pdf.Root[f"/{key}"] = value
    return pdf


def of_page(key: str, value: Object) -> Pdf:
    pdf = page_pdf()
    first_page(pdf)[f"/{key}"] = value
    return pdf


def outside(**entries: object) -> Array:
    """Return the annotations of a page: one that lies in the margin."""
    return Array([note("Link", at=0, **entries)])


def test_a_protected_file_is_an_error() -> None:
    written = BytesIO()
    page_pdf().save(written, encryption=Encryption(owner="invented", user=""))
    assert "encrypted" in codes(written.getvalue())
    assert "rule-failed" not in codes(written.getvalue())


@pytest.mark.parametrize(
    "pdf",
    [
        of_document("OpenAction", action(SCRIPT)),
        of_document("AA", Dictionary(WC=action(SCRIPT))),
        of_document("OpenAction", action({**GO, "Next": action(SCRIPT)})),
        of_document("OpenAction", action({**GO, "Next": Array([action(GO), action(SCRIPT)])})),
        of_document(
            "Names", Dictionary(JavaScript=Dictionary(Names=[String("a"), action(SCRIPT)]))
        ),
        of_document(
            "Names",
            Dictionary(
                JavaScript=Dictionary(Kids=[Dictionary(Names=[String("a"), action(SCRIPT)])])
            ),
        ),
        of_document(
            "AcroForm",
            Dictionary(Fields=[Dictionary(Kids=[Dictionary(AA=Dictionary(K=action(SCRIPT)))])]),
        ),
        of_document("Outlines", Dictionary(First=Dictionary(A=action(SCRIPT)))),
        of_document("Outlines", Dictionary(First=Dictionary(Next=Dictionary(A=action(SCRIPT))))),
        of_page("AA", Dictionary(O=action(SCRIPT))),
    ],
)
def test_a_script_is_an_error_wherever_it_hides(pdf: Pdf) -> None:
    assert set(codes(pdf)) - {"action", "form"} == {"javascript"}


def test_a_script_of_a_form_field_is_reported_once_with_its_page() -> None:
    pdf = of_page("Annots", outside(AA=Dictionary(K=action(SCRIPT))))
    field = first_page(pdf).Annots[0] = pdf.make_indirect(first_page(pdf).Annots[0])
    field.AA.K = pdf.make_indirect(field.AA.K)
    pdf.Root.AcroForm = Dictionary(Fields=[field])
    (finding,) = findings(pdf, "javascript")
    assert (finding.page, finding.count) == (1, 1)


def test_an_action_that_starts_something_is_a_warning() -> None:
    pdf = of_page("Annots", outside(A=action(LAUNCH)))
    (finding,) = findings(pdf, "action")
    assert (finding.subject, finding.page) == ("Launch", 1)


@pytest.mark.parametrize("kind", ["GoTo", "URI", "Named"])
def test_actions_that_move_about_are_a_warning_too(kind: str) -> None:
    (finding,) = examined(of_document("OpenAction", action({"S": Name(f"/{kind}")}))).findings
    assert (finding.code, finding.subject) == ("action", kind)


def test_a_page_to_open_at_is_not_an_action() -> None:
    assert codes(of_document("OpenAction", Array([0, Name.Fit]))) == []


def test_attached_files_are_noted_by_their_names() -> None:
    pdf = page_pdf()
    pdf.attachments["letter.txt"] = b"invented"
    (finding,) = examined(pdf).findings
    assert (finding.code, finding.subject) == ("embedded-file", "letter.txt")


def test_a_file_pinned_to_a_page_is_noted() -> None:
    file = Dictionary(Type=Name.Filespec, UF=String("ទិន្នន័យ.csv"))
    pdf = of_page("Annots", Array([note("FileAttachment", FS=file)]))
    (finding,) = findings(pdf, "embedded-file")
    assert (finding.subject, finding.page) == ("ទិន្នន័យ.csv", 1)


def test_actions_and_name_trees_that_refer_to_themselves_come_to_an_end() -> None:
    pdf = page_pdf()
    ring = pdf.make_indirect(action(LAUNCH))
    ring.Next = Array([ring, ring])
    pdf.Root.OpenAction = ring
    tree = pdf.make_indirect(Dictionary())
    tree.Kids = Array([tree, tree])
    pdf.Root.Names = Dictionary(JavaScript=tree)
    outline = pdf.make_indirect(Dictionary())
    outline.First = outline.Next = outline
    pdf.Root.Outlines = outline
    (finding,) = examined(pdf).findings
    assert (finding.code, finding.count) == ("action", 1)


@pytest.mark.parametrize("key", ["Names", "AcroForm", "Outlines", "OpenAction", "AA"])
@pytest.mark.parametrize("value", [Name.Wrong, Array([Name.Wrong]), String("wrong"), Dictionary()])
def test_entries_of_the_wrong_kind_are_ignored(key: str, value: Object) -> None:
    assert codes(of_document(key, value)) == []
