"""Lay the document out and write it: WeasyPrint, with what it lacks for Khmer, UA and A-3a."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError

from statementpress.errors import TypesetError
from statementpress.typeset import structure
from statementpress.typeset.artifacts import make_artifacts
from statementpress.typeset.assets import BASE, AssetFetcher
from statementpress.typeset.document import Document
from statementpress.typeset.embedded_fonts import embed_variants, embedded_fonts
from statementpress.typeset.faces.preparation import PreparedFace
from statementpress.typeset.fonts_only import bare_configuration, font_face_rules
from statementpress.typeset.language import Language
from statementpress.typeset.metadata import Metadata, rdf
from statementpress.typeset.stretch import stretching_word_boundaries
from statementpress.typeset.tags import TagRecord, recorded_tags
from statementpress.typeset.wide_glyphs import widen

_WEASYPRINT = logging.getLogger("weasyprint")


def write_pdf(
    document: Document, faces: Sequence[PreparedFace], languages: dict[str, Language]
) -> bytes:
    """Return the document as PDF/A-3a and PDF/UA-1.

    TypesetError for anything that WeasyPrint warns of: an unknown property, a missing glyph, an
    asset that is not there.
    """
    fonts = {face.face.file.path: (face.data, "font/ttf") for face in faces}
    fetcher = AssetFetcher({**document.assets, **fonts})
    configuration = bare_configuration()
    sheets = {"fonts.css": font_face_rules(faces), **document.style_sheets}
    with warnings_are_errors(), stretching_word_boundaries():
        laid_out = HTML(string=document.html, base_url=BASE, url_fetcher=fetcher).render(
            font_config=configuration,
            pdf_variant="pdf/a-3a",
            stylesheets=[
                CSS(
                    string=text,
                    base_url=BASE + name,
                    url_fetcher=fetcher,
                    font_config=configuration,
                )
                for name, text in sheets.items()
            ],
        )
        return _write(laid_out, document.metadata, languages)


@contextmanager
def warnings_are_errors() -> Iterator[None]:
    """Collect what WeasyPrint logs inside the block and raise TypesetError for it."""
    collected: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: collected.append(record.getMessage())  # type: ignore[method-assign]
    propagate = _WEASYPRINT.propagate
    _WEASYPRINT.addHandler(handler)
    _WEASYPRINT.propagate = False
    try:
        yield
    except FatalURLFetchingError as error:
        raise TypesetError(
            str(error.__cause__ or error), hint="only the project's own files can be used"
        ) from error
    finally:
        _WEASYPRINT.removeHandler(handler)
        _WEASYPRINT.propagate = propagate
    if collected:
        raise TypesetError(
            "\n".join(dict.fromkeys(collected)),
            hint="mend the style sheet or template named; a warning of WeasyPrint is an error here",
        )


def _write(laid_out: Any, metadata: Metadata, languages: dict[str, Language]) -> bytes:
    laid_out.metadata.generate_rdf_metadata = lambda *_: rdf(metadata)
    with recorded_tags() as record:

        def finish(document: Any, pdf: Any) -> None:
            _finish(document, pdf, record, languages)

        data: bytes = laid_out.write_pdf(finisher=finish, pdf_variant="pdf/a-3a")
    return data


def _finish(document: Any, pdf: Any, record: TagRecord, languages: dict[str, Language]) -> None:
    structure.complete(pdf, record, [page.height for page in document.pages])
    fonts = embedded_fonts(pdf, document.fonts.values())
    books = {name: font.book() for name, font in fonts.items()}
    for number, stream in enumerate(_page_streams(pdf)):
        make_artifacts(stream, record.page_furniture.get(number, set()))
        widen(stream, books)
    for name, font in fonts.items():
        embed_variants(pdf, font, books[name])
    _label_pages(pdf, structure.page_languages(record), languages)


def _page_streams(pdf: Any) -> list[Any]:
    objects = {item.reference: item for item in pdf.objects}
    return [objects[objects[page]["Contents"]] for page in pdf.page_references]


def _label_pages(pdf: Any, parts: dict[int, str], languages: dict[str, Language]) -> None:
    """Label each page with the figure that is printed on it (ISO 32000-1, 12.4.2)."""
    labels = pydyf.Array()
    for index in range(len(pdf.page_references)):
        language = languages[parts[index]]
        labels.append(index)
        labels.append(pydyf.Dictionary({"P": pydyf.String(language.figures(index + 1))}))
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": labels})
