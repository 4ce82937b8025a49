"""Find the language that words are in by the script that they are written in."""

from collections.abc import Iterable, Mapping

from statementpress.statement.signatories import Language


def by_script(languages: Iterable[Language], known: Mapping[Language, str]) -> dict[str, Language]:
    """Return, by script (ISO 15924), the language that words of that script are taken to be in.

    That is the first of a text's own `languages` that is written in the script, or else the first
    one that the project knows: Latin words in Khmer are French if the statement is in French and
    Khmer, and English if it is in Khmer alone. `known` gives the script of each language of the
    project, in the order of its table.
    """
    found: dict[str, Language] = {}
    for language in (*languages, *known):
        if language in known:
            found.setdefault(known[language], language)
    return found
