"""Compare a partner's Word file with a statement: each change is a proposal of its own.

The partner's file is held against the Word file that we would send today, paragraph by paragraph,
and what differs is looked up in the files of the statement.
"""

from collections.abc import Mapping, Sequence

from statementpress.intake.document import WordDocument
from statementpress.partners.changes import PartnerChange
from statementpress.partners.drafting import Drafter
from statementpress.partners.offered import offered
from statementpress.partners.pairing import Pairing
from statementpress.partners.places import places
from statementpress.partners.shown import paragraphs
from statementpress.partners.texts import Reader, Text


def compare(
    own: WordDocument,
    partners: WordDocument,
    texts: Mapping[str, Text],
    reader: Reader,
    unbroken: Sequence[str] = (),
) -> tuple[PartnerChange, ...]:
    """Return what a partner changed in a Word file of a statement, in the order of the file.

    `own` is the file as we would send it; `texts` are those of the statement by language, in the
    order of the file; `unbroken` are names whose words are not parted. Tracked changes and others
    are found alike. A language that is not in the partner's file is passed over.
    """
    ours = tuple(paragraphs(own))
    pairing = Pairing(ours, tuple(paragraphs(partners)), places(ours, texts))
    drafts = tuple(Drafter(pairing, texts, partners, unbroken).drafts())
    return offered(drafts, texts, reader)
