"""A file is found whichever way the accents of its name are stored: as one character, or as two."""

import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest

from tests.shared.desk import FILES, Desk

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
Form = Literal["NFC", "NFD"]
SIGNED = '\n[group.signed]\nset_as = "signatures"\n'


def logo(desk: Desk, stored: str, typed: str) -> None:
    desk.write(f"logos/{stored}/{stored}.svg", SQUARE)
    desk.replace("signatories.csv", "សមាគមភេ,,,,", f"សមាគមភេ,,,{typed}/{typed}.svg,")


def signature(desk: Desk, stored: str, typed: str) -> None:
    desk.write(f"signatures/{stored}.svg", SQUARE)
    desk.write("statement.toml", FILES["statement.toml"] + SIGNED + "publish = true\n")
    desk.write(
        "signatories.csv",
        "group,name_en,name_km,signature\n"
        f"signed,Otter Society,សមាគមភេ,{typed}.svg\nsigned,Heron Trust,មូលនិធិកុក,\n",
    )


def picture(desk: Desk, stored: str, typed: str) -> None:
    desk.write(f"figures/{stored}.svg", SQUARE)
    desk.write("en.md", f"![A square]({typed}.svg)\nIts caption.\n\n{FILES['en.md']}")


def table(desk: Desk, stored: str, typed: str) -> None:
    desk.write(f"{stored}.csv", "Year,Cases\n2019,3\n")
    desk.write("en.md", f"::: table {typed}.csv\nCases\n:::\n\n{FILES['en.md']}")


def register(desk: Desk, stored: str, typed: str) -> None:
    (desk.folder / "signatories.csv").rename(desk.folder / f"{stored}-1.csv")
    desk.write("register.toml", f'file = "{typed}-*.csv"\n')


@pytest.mark.parametrize("use", [logo, signature, picture, table, register])
@pytest.mark.parametrize(("stored", "typed"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
@pytest.mark.parametrize("name", ["été", "Größe..x", "Việt"])
def test_a_name_is_found_in_either_form(
    desk: Desk,
    use: Callable[[Desk, str, str], None],
    stored: Form,
    typed: Form,
    name: str,
) -> None:
    use(desk, unicodedata.normalize(stored, name), unicodedata.normalize(typed, name))
    # That the text itself has its accents apart is a warning of its own.
    assert [it for it in desk.found() if not it.startswith("normalised")] == []
    assert desk.read().statement is not None
