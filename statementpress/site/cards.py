"""The title cards of the site: what a messenger shows beside a link to a statement."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO

from PIL import Image

from statementpress.late import late_imports
from statementpress.project.project import Project
from statementpress.site import addresses
from statementpress.site.pages import SharedPicture
from statementpress.site.published import PublishedStatement
from statementpress.site.staging import Stage
from statementpress.site.voice import SiteVoice, title
from statementpress.words.languages import Language, read_languages
from statementpress.words.said import embargo_line

with late_imports():  # only a site whose address is known has cards
    from statementpress.share import title_cards


def write_cards(
    stage: Stage,
    statements: Sequence[PublishedStatement],
    project: Project,
    voices: Mapping[str, SiteVoice],
) -> dict[tuple[str, str], SharedPicture]:
    """Write a card for the newest version of each statement in each language of the site.

    Returns where each is, by the name of the version and the language. Cards that say the same are
    one file. Raises what `title_cards.drawn` raises.
    """
    languages = project.table(read_languages)
    wanted = {
        (statement.newest.version.name, code): _card(statement, voice, languages)
        for statement in statements
        for code, voice in voices.items()
    }
    found = {}
    for card, data in title_cards.drawn(dict.fromkeys(wanted.values()), project).items():
        path = addresses.card(data)
        if path not in stage.hashes:
            stage.write(path, data)
        with Image.open(BytesIO(data)) as image:
            found[card] = SharedPicture(path, *image.size, " · ".join(card.lines))
    return {name: found[card] for name, card in wanted.items() if card in found}


def _card(
    statement: PublishedStatement, voice: SiteVoice, languages: Mapping[str, Language]
) -> "title_cards.TitleCard":
    facts = statement.facts
    title_code, text = title(facts, voice.code)
    embargo = embargo_line(_moment(facts.embargo), voice.code, languages) if facts.embargo else ""
    signed = voice.signatories(facts.signatories) if facts.signatories else ""
    day = voice.day(facts.dated)
    return title_cards.TitleCard(voice.code, text, title_code, day, facts.author, signed, embargo)


def _moment(until: str) -> date:
    """Return a day, or a moment if it has a time (ISO 8601)."""
    return datetime.fromisoformat(until) if "T" in until else date.fromisoformat(until)
