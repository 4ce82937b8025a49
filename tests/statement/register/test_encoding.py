"""The encodings of tables: some prove themselves, some are guessed with a warning."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.statement.register.encoding import GUESSED, decoded
from tests.shared.desk import FILES, Desk

CSV = "signatories.csv"
WESTERN = (
    "Société des Rivières",
    "Ligue pour l’Été",
    "Bündnis für Flüsse",
    "Niños del Río",
    "Associação São João",
    "ÉCOLE DES EAUX",
)
NAMES = {
    "cp1252": WESTERN,
    "mac-roman": WESTERN,
    "cp850": tuple(name.replace("’", "'") for name in WESTERN),
    "cp1250": ("Żółw i Świt", "Związek Rzek", "Sdružení řek", "Győri Egyesület", "Čista Šuma"),
    "cp874": ("มูลนิธิแม่น้ำ", "เครือข่ายสตรี", "สมาคมเด็ก"),
    "cp1258": ("Trung tâm", "Phương", "Việt", "Đồng Bằng"),
}
"""Made-up names as people of each encoding write them."""


def written(text: str, encoding: str) -> bytes:
    """Return a text in an encoding; Vietnamese Windows has its tones apart."""
    if encoding != "cp1258":
        return text.encode(encoding)
    tones = "\u0300\u0301\u0303\u0309\u0323"
    data = b""
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        letter = unicodedata.normalize("NFC", "".join(it for it in parts if it not in tones))
        data += (letter + "".join(it for it in parts if it in tones)).encode("cp1258")
    return data


def table(*names: str) -> str:
    return "group,name_en\n" + "".join(f'signed,"{name}"\n' for name in names)


@pytest.mark.parametrize("encoding", GUESSED)
def test_all_names_of_an_encoding_are_guessed_right(encoding: str) -> None:
    text = table("Otter Society", *NAMES[encoding])
    found = decoded(written(text, encoding))
    assert found.text == unicodedata.normalize("NFC", text)
    assert decoded(written(text, encoding), found.guess).text == found.text
    assert found.example == unicodedata.normalize("NFC", NAMES[encoding][0])


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        (encoding, name)
        for encoding, names in NAMES.items()
        for name in names
        # Without another name beside it, this is as good in a Western encoding.
        if name not in {"Čista Šuma"}
    ],
)
def test_even_one_name_is_enough(encoding: str, name: str) -> None:
    text = table("Otter Society", name, "Heron Trust")
    assert decoded(written(text, encoding)).text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("name", ["Otter Society", "សមាគមភេ", "Société"])
def test_what_proves_itself_is_no_guess(encoding: str, name: str) -> None:
    text = table(name)
    found = decoded(text.encode(encoding))
    assert (found.text, found.guess) == (text, "")


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn")), min_size=1))
def test_utf_8_is_never_guessed(name: str) -> None:
    found = decoded(name.encode())
    assert (found.text, found.guess) == (name.replace("\r\n", "\n").replace("\r", "\n"), "")


def test_a_guess_is_a_warning_that_quotes_a_name(desk: Desk) -> None:
    desk.write(CSV, FILES[CSV].replace("Heron Trust", "Société").encode("utf-8"))
    assert desk.found() == []
    desk.replace("statement.toml", '["en", "km"]', '["en"]')
    desk.write(CSV, "group,name_en\nsigned,Société\n".encode("cp1252"))
    (finding,) = [each for each in desk.read().findings if each.code == "guessed-encoding"]
    assert "windows-1252" in finding.message
    assert "Société" in finding.message
    assert 'encoding = "windows-1252"' in finding.hint


@pytest.mark.parametrize("stray", [b"caf\xe9", b"\x93quoted\x94", b"\xe1\x9e", b"\xff"])
def test_khmer_with_a_stray_byte_is_an_error_and_no_guess(desk: Desk, stray: bytes) -> None:
    desk.write(CSV, FILES[CSV].encode() + b"signed,%s,\n" % stray)
    assert desk.found() == ["encoding signatories.csv:4"]


def test_an_encoding_that_is_named_is_no_guess(desk: Desk) -> None:
    text = (
        FILES[CSV].replace("Heron Trust", "Café").replace("មូលនិធិកុក", "Kok").replace("សមាគមភេ", "Phe")
    )
    desk.write(CSV, text.encode("mac-roman"))
    desk.write("register.toml", 'encoding = "mac-roman"\n')
    assert desk.statement().groups["signed"].members[1].name["en"] == "Café"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("klingon", "unknown-encoding register.toml:2"), ("ascii", "encoding signatories.csv")],
)
def test_an_encoding_that_cannot_be_is_an_error(desk: Desk, encoding: str, found: str) -> None:
    desk.write("register.toml", f'\nencoding = "{encoding}"\n')
    assert found in desk.found()
