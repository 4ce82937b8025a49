"""What a list calls a country: by its code, or as it is called in a language of the statement."""

from collections.abc import Sequence

from statementpress.icu import countries, country_name
from statementpress.khmer.characters import without_breaks
from statementpress.khmer.normalise import normalise
from statementpress.statement.signatories import Language


def country_heading(value: str, language: Language, languages: Sequence[Language]) -> str:
    """Return what a language calls a country that is typed as a code, or in any of `languages`.

    What ICU does not know stays as it is typed.
    """
    known = (countries(each).get(value) for each in languages)
    code = next(filter(None, known), value)
    # The data of ICU have marks for line breaks, and Khmer in other orders of signs.
    return normalise(without_breaks(country_name(code, language))) or value
