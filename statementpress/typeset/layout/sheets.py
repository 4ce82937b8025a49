"""Style sheets, parsed once in a process for all layouts, editions and builds.

WeasyPrint takes a parsed sheet for any number of documents, and changes nothing in it. A sheet that
brings fonts or other sheets along is parsed for each document.

It asks each sheet about each element, one after the other, which takes a seventh of the time from a
changed word to a picture of its page. So it is given one sheet with the rules of all.
"""

import copy
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import cssselect2
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from statementpress.typeset.layout.assets import BASE, AssetFetcher
from statementpress.typeset.layout.engine_warnings import warnings_are_errors

KEPT = 128
"""How many parsed sheets a process keeps; an edition has about two dozen."""
KEPT_TOGETHER = 16
"""How many of those that were put together."""

_AT_RULE = re.compile(r"@([^\s{;(:]*)")
_PLAIN = re.compile(r"page|media|footnote|note-area|(top|right|bottom|left)-[a-z-]+")
"""The rules after an @ that bring nothing along."""

_BUCKETS = (
    "id_selectors",
    "class_selectors",
    "lower_local_name_selectors",
    "namespace_selectors",
)
"""Where a matcher has its selectors by what they begin to look for."""
_LISTS = ("lang_attr_selectors", "other_selectors")
"""Where it has the others."""

_parsed: dict[str, CSS] = {}


def parsed(
    name: str, text: str, fetcher: AssetFetcher, configuration: FontConfiguration | None
) -> CSS:
    """Return a parsed style sheet; `name` is what people know it by.

    Raises TypesetError, with the line, for anything that WeasyPrint warns of.
    """
    sheet = _parsed.get(text)
    if sheet is None:
        with warnings_are_errors(name):
            sheet = CSS(string=text, base_url=BASE, url_fetcher=fetcher, font_config=configuration)
        if all(_PLAIN.fullmatch(rule) for rule in _AT_RULE.findall(text)):
            while len(_parsed) >= KEPT:
                del _parsed[next(iter(_parsed))]
            _parsed[text] = sheet
    return sheet


@lru_cache(maxsize=KEPT_TOGETHER)
def together(sheets: tuple[CSS, ...]) -> tuple[CSS, ...]:
    """Return one sheet with the rules of several, which count in the order of the sheets.

    The rules say the same of each element as those of the several sheets: of two that are equally
    specific, the later one counts. Sheets with layers, which have an order of their own, are
    returned as they are.
    """
    if any(sheet.layers for sheet in sheets):
        return sheets
    one = copy.copy(sheets[0])
    one.matcher = _matcher([sheet.matcher for sheet in sheets])
    one.page_rules = [rule for sheet in sheets for rule in sheet.page_rules]
    return (one,)


def _matcher(matchers: Sequence[cssselect2.Matcher]) -> cssselect2.Matcher:
    """Return a matcher with the selectors of several, in their order."""
    one = cssselect2.Matcher()
    for matcher in matchers:

        def later(entry: tuple[Any, ...], before: int = one.order) -> tuple[Any, ...]:
            test, specificity, order, *others = entry
            return test, specificity, before + order, *others

        for name in _BUCKETS:
            for key, entries in getattr(matcher, name).items():
                getattr(one, name).setdefault(key, []).extend(map(later, entries))
        for name in _LISTS:
            getattr(one, name).extend(map(later, getattr(matcher, name)))
        one.order += matcher.order
    return one
