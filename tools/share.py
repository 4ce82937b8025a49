"""Draw some pictures that `share` makes of the newest statement to docs/share.png.

`python -m tools.share` is part of `make gallery`. They stand in two rows, one for each language.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from statementpress.editions.source import read_source
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.share.images import Wanted, made
from statementpress.statement.catalogue import find_statements
from statementpress.typeset.layout.pinned import require_weasyprint
from tools.examples import in_rows
from tools.gallery import FRAME, encoded

PICTURE = Path(__file__).parents[1] / "docs" / "share.png"
KINDS = ("title", "point", "page", "page")
"""What stands in a row: the first picture of each kind, then the next."""
SIZE = "feed"
SMALLER = 4
"""By how much pictures are smaller than on a phone."""


def main() -> None:
    """Draw the pictures anew."""
    require_weasyprint()
    source = read_source(Project.at(SHIPPED), find_statements(SHIPPED)[0])
    shown = []
    for code in source.statement.languages:
        of_kind = {
            kind: made(source, Wanted(kind, SIZE, (code,)), lambda _: None) for kind in set(KINDS)
        }
        for at, kind in enumerate(KINDS):
            data = of_kind[kind][KINDS[:at].count(kind)].data
            with Image.open(BytesIO(data)) as image:
                small = image.convert("RGB").reduce(SMALLER)
            shown.append(ImageOps.expand(small, border=1, fill=FRAME))
    PICTURE.write_bytes(encoded(in_rows(shown)))


if __name__ == "__main__":
    main()
