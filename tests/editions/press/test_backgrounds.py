"""What reaches the edge of a page runs into its bleed, on screen styles and press styles alike."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.editions.press.boxes import POINT, millimetres
from tests.shared.desk import Desk
from tests.shared.making import make

pytestmark = pytest.mark.usefixtures("ink_unmeasured")

BACKGROUNDS = {
    "screen": "@page { background: #9cf }",
    "inks": "@page { background: device-cmyk(0.4 0 0 0) }",
}
PAPER = (255, 255, 255)


@pytest.mark.parametrize("rule", BACKGROUNDS.values(), ids=list(BACKGROUNDS))
def test_a_background_runs_to_the_edge_of_the_bleed_and_no_further(
    tmp_path: Path, rule: str
) -> None:
    desk = Desk(tmp_path)
    sheet = tmp_path / "styles/editions/official.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(rule, encoding="utf-8")
    pressed = make(desk.project, desk.folder, "press").pdf
    with pikepdf.open(io.BytesIO(pressed)) as pdf:
        bleed, media = (millimetres(pdf.pages[0], box) for box in ("Bleed", "Media"))
    with pypdfium2.PdfDocument(pressed) as document:
        page = document[0].render(scale=2).to_pil().convert("RGB")

    def colour(millimetres_inside: float) -> object:
        """Return the colour beside the bleed's left edge, a third from the top of the sheet."""
        across = (bleed[0] - media[0] + millimetres_inside) / POINT * 2
        return page.getpixel((round(across), page.height // 3))

    assert colour(0.3) == colour(3.5)
    assert colour(0.3) != PAPER
    assert colour(-0.4) == PAPER
