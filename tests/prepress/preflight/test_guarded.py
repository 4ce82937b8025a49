"""A file that would take too much time or memory is refused, and the page is named."""

import pytest
from pikepdf import Array, Dictionary, Name

from statementpress.errors import Severity
from statementpress.machine.forked import Budget, OverBudgetError
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


def test_a_page_that_takes_too_much_time_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "SECONDS", 1)
    found = guarded_preflight(with_content_on_page_2(b"/F Do " * 10_000), limits(), bare_paper)
    (finding,) = found.findings
    assert (finding.code, finding.severity, finding.page) == ("too-complex", Severity.ERROR, 2)
    assert finding.subject == "time"


def test_a_page_that_takes_too_much_memory_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    budgets = []

    def forked(_: object, budget: Budget) -> int:
        budgets.append(budget)
        if len(budgets) == 1:
            return 40
        raise OverBudgetError("memory", "2")

    monkeypatch.setattr(guarded, "forked", forked)
    (finding,) = guarded_preflight(b"", limits(), bare_paper).findings
    assert (finding.code, finding.page, finding.subject) == ("too-complex", 2, "memory")
    assert budgets[1] == Budget(2 * guarded.SECONDS, 2 * guarded.MEMORY)


def test_a_file_that_takes_little_is_judged_as_without_limits() -> None:
    data = with_content_on_page_2(b"/F Do")
    judged = guarded_preflight(data, limits(), bare_paper)
    assert judged == preflight.preflight(data, limits(), bare_paper)


def test_a_file_that_cannot_be_read_is_refused_as_without_limits() -> None:
    with pytest.raises(UnreadablePdfError, match="is not a PDF"):
        guarded_preflight(b"plain text", limits(), bare_paper)
