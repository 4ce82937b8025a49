"""Objects of a PDF are written once, and the file has the same bytes as if they were not."""

from io import BytesIO

import pydyf
import pytest

from statementpress.typeset.finishing.tags import recorded_tags
from statementpress.typeset.finishing.written_objects import write_objects


class Counted(pydyf.Stream):  # type: ignore[misc]
    """A stream that counts how often it is packed."""

    packed = 0

    @property
    def data(self) -> bytes:
        self.packed += 1
        return bytes(super().data)


def a_pdf() -> tuple[pydyf.PDF, Counted]:
    pdf, content = pydyf.PDF(), Counted([b"0 0 9 9 re", b"f"] * 50, compress=True)
    pdf.add_object(content)
    page = {"Type": "/Page", "Parent": pdf.pages.reference, "Contents": content.reference}
    pdf.add_page(pydyf.Dictionary({**page, "MediaBox": pydyf.Array([0, 0, 9, 9])}))
    pdf.info["Title"] = pydyf.String("A Page")
    return pdf, content


def written(pdf: pydyf.PDF, compress: bool) -> bytes:
    out = BytesIO()
    pdf.write(out, b"1.7", identifier=True, compress=compress)
    return out.getvalue()


@pytest.mark.parametrize("compress", [True, False])
def test_the_file_stays_the_same(compress: bool) -> None:
    pdf, content = a_pdf()
    write_objects(pdf.objects)
    assert content.packed == 1
    assert written(pdf, compress) == written(a_pdf()[0], compress)
    assert content.packed == 1


def test_references_of_pages_follow_the_pages_that_are_added() -> None:
    listed = pydyf.PDF.page_references
    with recorded_tags():
        pdf, _ = a_pdf()
        first = pdf.page_references
        assert pdf.page_references is first
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert pdf.page_references == (*first, pdf.objects[-1].reference)
    assert pydyf.PDF.page_references is listed
