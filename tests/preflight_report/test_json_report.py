"""The JSON of a report: keys that stay, numbers as numbers, the same bytes for the same file."""

import json
from dataclasses import replace
from typing import Any

import pytest

from statementpress.preflight_report.json_report import json_report
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from tests.preflight_report.cases import BARE, COARSE, ENGLISH, KHMER, RICH, UNMARKED, examined, pdf

WORSE = ("fit", "fit-with-warnings", "not-fit")
WORDS = {"en": ENGLISH.words, "km": KHMER.words}


def report_of(*findings: Any, name: str = "poster.pdf") -> Any:
    return json.loads(json_report(examined(*findings, name=name), WORDS))


def test_the_document_has_these_keys() -> None:
    document = report_of(UNMARKED, COARSE)
    assert list(document) == [
        "format", "version", "file", "limits", "verdict", "print", "formality", "counts",
        "pdf_x", "intent", "ink", "pages", "findings", "words",
    ]  # fmt: skip
    assert (document["format"], document["version"]) == ("statement-press-preflight", 1)
    assert document["file"]["bytes"] == len(pdf())
    assert len(document["file"]["sha256"]) == 64
    assert document["pages"][1] == {"number": 2, "width": 210.0, "height": 297.0}
    assert document["counts"] == {"error": 1, "warning": 1, "note": 0}


def test_a_finding_has_numbers_as_numbers() -> None:
    assert report_of(COARSE)["findings"] == [
        {
            "code": "image-resolution",
            "severity": "warning",
            "formality": False,
            "page": 2,
            "spot": {"left": 60.0, "top": 80.25, "right": 100.0, "bottom": 120.0},
            "subject": "Im0 300 × 200 px",
            "measured": {"value": 72.0, "unit": "ppi"},
            "limit": {"value": 150.0, "unit": "ppi"},
            "count": 3,
        }
    ]


def test_what_is_not_known_is_null() -> None:
    (finding,) = report_of(UNMARKED)["findings"]
    assert [finding[key] for key in ("page", "spot", "measured", "limit")] == [None] * 4
    (finding,) = report_of(replace(COARSE, measured=Measure(float("nan"), "ppi")))["findings"]
    assert finding["measured"] == {"value": None, "unit": "ppi"}


def test_names_as_measures_stay_names() -> None:
    (finding,) = report_of(replace(COARSE, measured=Measure("DeviceRGB")))["findings"]
    assert finding["measured"] == {"value": "DeviceRGB", "unit": ""}


def test_verdicts_are_words_that_stay() -> None:
    verdicts = [
        report_of(*findings)["verdict"] for findings in ((), (RICH,), (COARSE,), (UNMARKED,))
    ]
    assert verdicts == ["fit", "fit", "fit-with-warnings", "not-fit"]


def test_the_codes_found_have_their_words_in_both_languages() -> None:
    words = report_of(UNMARKED, UNMARKED)["words"]
    assert list(words) == ["pdf-x-missing"]
    assert words["pdf-x-missing"]["en"]["title"] == "Not marked as PDF/X"
    assert words["pdf-x-missing"]["km"]["remedy"].endswith("។")


def test_any_name_can_be_printed() -> None:
    written = json_report(examined(name="odd \x9b\udcff\x7f.pdf"), WORDS)
    assert written.isprintable() or set(written) & set("\x7f\x9b\udcff") == set()
    assert json.loads(written)["file"]["name"] == "odd \x9b\udcff\x7f.pdf"


def test_the_same_file_gives_the_same_bytes() -> None:
    twice = [json_report(examined(UNMARKED, COARSE), WORDS) for _ in range(2)]
    assert twice[0] == twice[1]


@pytest.mark.parametrize(
    ("findings", "in_print", "in_form"),
    [
        ((), "fit", "fit"),
        ((UNMARKED,), "fit", "not-fit"),
        ((COARSE,), "fit-with-warnings", "fit"),
        ((BARE,), "not-fit", "fit"),
        ((BARE, UNMARKED), "not-fit", "not-fit"),
    ],
)
def test_the_verdict_has_two_parts(
    findings: tuple[PreflightFinding, ...], in_print: str, in_form: str
) -> None:
    document = report_of(*findings)
    assert (document["print"], document["formality"]) == (in_print, in_form)
    assert document["verdict"] == max(in_print, in_form, key=WORSE.index)
