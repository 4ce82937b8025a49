"""The profile of a press is recognised, and nothing else is taken for one."""

import random
from contextlib import suppress

import pytest

from statementpress.errors import SetupError
from statementpress.prepress.colour.profile import ProfileError, open_profile, read_profile
from tests.prepress.presses import PRESS, SRGB

FOGRA39 = PRESS.data


def with_bytes(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def test_a_profile_is_read_with_its_name() -> None:
    profile = read_profile(FOGRA39, "press/conditions/FOGRA39L_coated.icc")
    assert (profile.data, profile.description, profile.components) == (
        FOGRA39,
        "FOGRA39L Coated",
        4,
    )


def test_what_follows_a_profile_is_left_out() -> None:
    assert read_profile(FOGRA39 + b"\0\0\0", "padded.icc").data == FOGRA39


def test_a_profile_without_a_name_has_that_of_its_file() -> None:
    nameless = FOGRA39.replace(b"desc", b"none", 1)
    assert read_profile(nameless, "press/conditions/house-press.icc").description == "house-press"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is not an ICC profile"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 400, "is not an ICC profile"),
        (FOGRA39[:50_000], "is incomplete"),
        (FOGRA39[:131], "is not an ICC profile"),
        (SRGB, "is of a screen with RGB colours, not of a CMYK press"),
        (with_bytes(FOGRA39, 12, b"mntr"), "is of a screen with CMYK colours"),
        (with_bytes(FOGRA39, 16, b"GRAY"), "is of a printer with GRAY colours"),
        (with_bytes(FOGRA39, 12, b"\xff\xff\xff\xff"), "is of something unknown"),
        (with_bytes(FOGRA39, 128, b"\xff\xff\xff\xff"), "is broken"),
        (FOGRA39.replace(b"A2B", b"xxx"), "lacks the tables"),
    ],
)
def test_anything_else_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SetupError, match=reason) as caught:
        read_profile(data, "press/conditions/wrong.icc")
    assert str(caught.value).startswith("press/conditions/wrong.icc: the profile ")
    assert caught.value.hint


def test_a_part_of_a_profile_is_to_be_copied_again() -> None:
    with pytest.raises(SetupError, match="copy the file again"):
        read_profile(FOGRA39[:-1], "part.icc")


def test_a_profile_of_other_colours_is_not_opened() -> None:
    assert open_profile(SRGB, "RGB")
    with pytest.raises(ProfileError, match="RGB colours, not CMYK"):
        open_profile(SRGB, "CMYK")


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_profile_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(FOGRA39)
    for _ in range(chance.choice((1, 5, 50))):
        damaged[chance.randrange(chance.choice((400, 2_000, len(damaged))))] = chance.randrange(256)
    with suppress(SetupError):
        assert read_profile(bytes(damaged), "damaged.icc").components == 4
