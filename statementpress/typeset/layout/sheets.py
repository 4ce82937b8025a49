"""Style sheets, parsed once in a process for all layouts, editions and builds.

WeasyPrint takes a parsed sheet for any number of documents, and changes nothing in it. A sheet that
brings fonts or other sheets along is parsed for each document.
"""

import re

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from statementpress.typeset.layout.assets import BASE, AssetFetcher
from statementpress.typeset.layout.engine_warnings import warnings_are_errors

KEPT = 128
"""How many parsed sheets a process keeps; an edition has about two dozen."""

_AT_RULE = re.compile(r"@([^\s{;(:]*)")
_PLAIN = re.compile(r"page|media|footnote|note-area|(top|right|bottom|left)-[a-z-]+")
"""The rules after an @ that bring nothing along."""

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
