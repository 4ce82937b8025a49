"""What ICU knows of an alphabet and of countries, from the copy of ICU that icu4py carries.

icu4py has no functions for either, and PyICU has no wheels, so the C functions of the libraries in
its wheel are called: the names of months and the order of names then come from the same data on
every machine (ICU 78: CLDR 48).
"""

import ctypes
from collections.abc import Callable, Mapping
from ctypes import POINTER, byref, c_char_p, c_int, c_int32, c_void_p
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import icu4py

_ALPHABET, _COUNTRIES = ("icui18n", "icuin"), ("icuuc",)
"""What the libraries are called; Windows has its own name for one of them."""
_UNKNOWN = "ZZ"


@cache
def sort_key(language: str) -> Callable[[str], bytes]:
    """Return the function that gives a text the key by which a language (BCP 47) sorts it.

    Digits sort by their value (UCOL_NUMERIC_COLLATION), so that “Group 9” comes before “Group 10”.
    """
    error = c_int(0)
    collator = _function(_ALPHABET, "ucol_open", c_void_p, c_char_p, POINTER(c_int))(
        language.encode(), byref(error)
    )
    if error.value > 0:
        raise OSError(f"ICU has no alphabet for {language} (error {error.value})")
    numeric, on = 7, 17  # UCOL_NUMERIC_COLLATION, UCOL_ON of ucol.h
    set_attribute = _function(
        _ALPHABET, "ucol_setAttribute", None, c_void_p, c_int, c_int, POINTER(c_int)
    )
    set_attribute(collator, numeric, on, byref(error))
    key_of = _function(
        _ALPHABET, "ucol_getSortKey", c_int32, c_void_p, c_char_p, c_int32, c_void_p, c_int32
    )

    def key(text: str) -> bytes:
        units = text.encode("utf-16-le")
        size = key_of(collator, units, len(units) // 2, None, 0)
        room = ctypes.create_string_buffer(size)
        key_of(collator, units, len(units) // 2, room, size)
        return room.raw

    return key


@cache
def country_name(code: str, language: str) -> str:
    """Return what a language calls the country of an ISO 3166-1 code of two letters, or ""."""
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        return ""
    name_of = _function(
        _COUNTRIES, "uloc_getDisplayCountry", c_int32, c_char_p, c_char_p, c_void_p, c_int32,
        POINTER(c_int),
    )  # fmt: skip
    room, error = ctypes.create_string_buffer(1000), c_int(0)
    place = f"und_{code.upper()}".encode()
    units = name_of(place, language.encode(), room, len(room) // 2, byref(error))
    name = room.raw[: 2 * units].decode("utf-16-le") if error.value <= 0 else ""
    return "" if code.upper() in (name, _UNKNOWN) else name


@cache
def countries(language: str) -> Mapping[str, str]:
    """Return the codes of countries by what a language calls them.

    Of several codes with one name, such as an old and a new one, it is that of ISO 3166-1.
    """
    letters = [*map(chr, range(ord("A"), ord("Z") + 1))]
    codes = [*(first + second for first in letters for second in letters), *iso_codes().values()]
    return {name: code for code in codes if (name := country_name(code, language))}


@cache
def iso_codes() -> Mapping[str, str]:
    """Return the codes of two letters that ISO 3166-1 has, by those of three letters."""
    listed = _function(_COUNTRIES, "uloc_getISOCountries", POINTER(c_char_p))()
    three_of = _function(_COUNTRIES, "uloc_getISO3Country", c_char_p, c_char_p)
    return {three_of(b"und_" + code).decode(): code.decode() for code in takewhile(bool, listed)}


def _function(library: tuple[str, ...], name: str, result: Any, *arguments: Any) -> Any:
    """Return a C function of ICU, whose names end in the number of its version."""
    function = getattr(_library(library), f"{name}_{icu4py.icu_version_info[0]}")
    function.restype, function.argtypes = result, arguments
    return function


@cache
def _library(names: tuple[str, ...]) -> ctypes.CDLL:
    """Return a library of the wheel by the names that it may have; OSError if it is not there."""
    package = Path(icu4py.__file__).parent
    for folder in (package.parent / "icu4py.libs", package / ".dylibs", package):
        for path in sorted(path for name in names for path in folder.glob(f"*{name}*")):
            return ctypes.CDLL(str(path))
    raise OSError(f"the installed icu4py carries no library {names[0]}")
