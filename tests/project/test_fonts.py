"""Names and paths in fonts/fonts.toml mean the same wherever they are used, or are refused."""

from pathlib import Path

import pytest
from weasyprint import CSS

from statementpress.errors import Place, SetupError
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.project.fonts import FaceFile, Family, read_families
from statementpress.typeset.faces.named_faces import Face
from statementpress.typeset.faces.preparation import PreparedFace
from statementpress.typeset.layout.assets import BASE, AssetFetcher
from statementpress.typeset.layout.engine_warnings import warnings_are_errors
from statementpress.typeset.layout.fonts_only import bare_configuration, font_face_rules
from tests.typeset.fonts import BATTAMBANG, shipped

TABLE = """
[[family]]
name = {name}
role = "text"
script = "Latn"
licence = "OFL.txt"
files = [
    {{ path = "good.ttf", weight = 400 }},
    {{ path = {path}, weight = 700 }},
]
"""


def families(folder: Path, name: str = '"Plain"', path: str = '"plain.ttf"') -> tuple[Family, ...]:
    (folder / "fonts").mkdir()
    table = TABLE.format(name=name, path=path)
    (folder / "fonts" / "fonts.toml").write_text(table, encoding="utf-8")
    return read_families(ProjectFiles(folder))


@pytest.mark.parametrize("path", ["a b/c (1).ttf", "កុក #2.ttf", "a..b.ttf", "50%.ttf"])
def test_an_odd_path_is_a_path(tmp_path: Path, path: str) -> None:
    (family,) = families(tmp_path, path=f'"{path}"')
    assert family.files[1].path == path


@pytest.mark.parametrize(
    "path", ["../x.ttf", "a/../../x.ttf", "/x.ttf", 'x".ttf', "x'.ttf", "a\\b"]
)
def test_a_path_that_leaves_the_folder_or_a_string_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(SetupError, match="is not a path inside fonts/") as refused:
        families(tmp_path, path=f"'''{path}'''")
    assert refused.value.place == Place("fonts/fonts.toml", 9)


def test_a_path_of_two_lines_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="is not a path inside fonts/"):
        families(tmp_path, path='"x\\n.ttf"')


def test_a_name_that_would_end_its_string_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="cannot be the name of a family") as refused:
        families(tmp_path, name="'Plain\"; src: \"x'")
    assert refused.value.place == Place("fonts/fonts.toml", 3)


def test_the_shipped_table_is_good() -> None:
    assert "Battambang" in [family.name for family in read_families(ProjectFiles(SHIPPED))]


@pytest.mark.parametrize("path", ["a b/c (1).ttf", "កុក #2?.ttf", "50%20.ttf", "é;}.ttf"])
def test_a_font_is_served_whatever_its_file_is_called(path: str) -> None:
    file = FaceFile(path=path, weight=400)
    face = PreparedFace(Face("Plain", "Khmr", 1.0, file), shipped(BATTAMBANG))
    fetcher = AssetFetcher({path: (face.data, "font/ttf")})
    with bare_configuration() as configuration, warnings_are_errors("the rules"):
        CSS(
            string=font_face_rules([face]),
            base_url=BASE,
            url_fetcher=fetcher,
            font_config=configuration,
        )
