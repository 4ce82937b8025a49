"""A file that would take too much time or memory is refused, and the page is named."""

import pytest
from pikepdf import Array, Dictionary, Name

from statementpress.errors import Severity
from statementpress.prepress.pdf.opening import UnreadablePdfError
from statementpress.prepress.preflight import guarded, preflight
from statementpress.prepress.preflight.guarded import guarded_preflight
from tests.prepress.preflight.pages import limits, page_pdf, saved
from tests.shared.ink import bare_paper


def with_content_on_page_2(content: bytes) -> bytes:
    pdf = page_pdf(pages=2)
    inner = pdf.make_stream(b"0 0 1 1 re f " * 5_000, Type=Name.XObject, Subtype=Name.Form)
    inner.BBox = Array([0, 0, 100, 100])
    pdf.pages[1].obj.Resources = Dictionary(XObject=Dictionary(F=inner))
    pdf.pages[1].obj.Contents = pdf.make_stream(content)
    return saved(pdf)


@pytest.mark.parametrize(
    ("number", "least", "content", "what"),
    [
        ("SECONDS", 1, b"/F Do " * 10_000, "time"),
        ("MEMORY", 20_000_000, b" " * 150_000_000, "memory"),
    ],
)
def test_a_page_that_takes_too_much_is_named(
    number: str, least: int, content: bytes, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded, number, least)
    found = guarded_preflight(with_content_on_page_2(content), limits(), bare_paper)
    (finding,) = found.findings
    assert (finding.code, finding.severity, finding.page) == ("too-complex", Severity.ERROR, 2)
    assert finding.subject == what


def test_a_file_that_takes_little_is_judged_as_without_limits() -> None:
    data = with_content_on_page_2(b"/F Do")
    judged = guarded_preflight(data, limits(), bare_paper)
    assert judged == preflight.preflight(data, limits(), bare_paper)


def test_a_file_that_cannot_be_read_is_refused_as_without_limits() -> None:
    with pytest.raises(UnreadablePdfError, match="is not a PDF"):
        guarded_preflight(b"plain text", limits(), bare_paper)
