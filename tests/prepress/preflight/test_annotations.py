"""Annotations on the page, beside it, and those made for presses."""

import pytest
from pikepdf import Array, Name, Object

from statementpress.errors import Severity
from tests.prepress.preflight.pages import MARGIN, codes, examined, first_page, note, page_pdf


def codes_of(*annotations: Object) -> list[str]:
    pdf = page_pdf()
    first_page(pdf).Annots = Array(annotations)
    return codes(pdf)


@pytest.mark.parametrize("subtype", ["Link", "Text", "Stamp", "Highlight"])
def test_an_annotation_on_the_page_is_an_error(subtype: str) -> None:
    pdf = page_pdf()
    first_page(pdf).Annots = Array([note(subtype)])
    (finding,) = examined(pdf).findings
    assert (finding.code, finding.subject) == ("annotation-on-page", subtype)
    assert finding.severity is Severity.ERROR
    assert finding.spot is not None
    assert round(finding.spot.left, 2) == round(100 * 25.4 / 72 - MARGIN, 2)


def test_an_annotation_in_the_bleed_counts_as_on_the_page() -> None:
    assert codes_of(note(at=15)) == ["annotation-on-page"]


def test_an_annotation_outside_the_bleed_is_noted() -> None:
    assert codes_of(note(at=5)) == ["annotation-outside"]


@pytest.mark.parametrize("subtype", ["TrapNet", "PrinterMark", "Popup"])
def test_annotations_for_presses_and_windows_of_viewers_pass(subtype: str) -> None:
    assert codes_of(note(subtype)) == []


@pytest.mark.parametrize("rect", [None, Name.Wrong, Array([1, 2])])
def test_an_annotation_without_a_place_counts_as_on_the_page(rect: Object | None) -> None:
    annotation = note()
    if rect is None:
        del annotation[Name.Rect]
    else:
        annotation.Rect = rect
    assert codes_of(annotation) == ["annotation-on-page"]


def test_entries_that_are_not_annotations_are_ignored() -> None:
    pdf = page_pdf()
    first_page(pdf).Annots = Array([Name.Wrong, 1, Array([])])
    assert codes(pdf) == []
