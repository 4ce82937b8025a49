"""A stream is unpacked as far as its reader is prepared for, and no further."""

import zlib
from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, PdfError, Stream

from statementpress.unpacking import LARGEST_RATIO, unpack, unpack_or_none

DATA = bytes(range(250)) * 40
PACKED = zlib.compress(DATA)


Make = Callable[..., Stream]


@pytest.fixture
def make() -> Make:
    """Return what makes a stream of a file that stays open, from its packed bytes."""
    pdf = Pdf.new()

    def made(packed: bytes, filters: Name | Array | None = None, **parameters: object) -> Stream:
        stream = pdf.make_stream(b"")
        named = {f"/{key}": value for key, value in parameters.items()}
        parms = Dictionary(named) if named else None
        stream.write(packed, filter=filters, decode_parms=parms)
        return stream

    return made


@pytest.mark.parametrize("filters", [Name.FlateDecode, Array([Name.FlateDecode])])
def test_the_size_of_flate_is_known_beforehand(make: Make, filters: Name | Array) -> None:
    made = make(PACKED, filters)
    assert unpack(made, len(DATA)) == DATA
    assert unpack(made, len(DATA) - 1) is None


def test_what_is_not_packed_counts_as_it_is(make: Make) -> None:
    assert unpack(make(DATA), len(DATA)) == DATA
    assert unpack(make(DATA), len(DATA) - 1) is None


def test_a_predictor_is_undone(make: Make) -> None:
    rows = zlib.compress(b"\x02\x01\x01\x02\x01\x01")
    made = make(rows, Name.FlateDecode, Predictor=15, Columns=2)
    assert unpack(made, 6) == b"\x01\x01\x02\x02"


def test_another_filter_may_hold_as_much_as_flate_could_blow_up(make: Make) -> None:
    made = make(b"41424344>", Name.ASCIIHexDecode)
    assert unpack(made, 9 * LARGEST_RATIO) == b"ABCD"
    assert unpack(made, 9 * LARGEST_RATIO - 1) is None
    assert unpack(made, 4, most_packed=9) == b"ABCD"


def test_a_wrong_check_sum_is_mended_as_readers_do(make: Make) -> None:
    assert unpack(make(PACKED[:-1] + b"\0", Name.FlateDecode), len(DATA)) == DATA


def test_damage_beyond_that_is_an_error_or_nothing(make: Make) -> None:
    made = make(b"\x78\x9c" + b"\xff" * 20, Name.FlateDecode)
    with pytest.raises(PdfError):
        unpack(made, 1000)
    assert unpack_or_none(made, 1000) is None
