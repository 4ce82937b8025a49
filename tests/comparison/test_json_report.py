"""A comparison as JSON, for programs."""

import json
from datetime import date

from statementpress.comparison.json_report import json_report
from statementpress.comparison.model import Comparison, FactChange, PageChange, Side
from tests.comparison.two_desks import HERON, OTTER, TwoDesks

OLD, NEW = Side("rivers/v1", date(2030, 2, 1), "First"), Side("rivers as it is now")


def test_the_document_has_every_key_even_where_nothing_changed() -> None:
    assert json.loads(json_report(Comparison((), (), (), (), {}), OLD, NEW)) == {
        "format": "statement-press-comparison",
        "version": 1,
        "old": {"name": "rivers/v1", "frozen": "2030-02-01", "note": "First"},
        "new": {"name": "rivers as it is now", "frozen": None, "note": ""},
        "changed": False,
        "facts": [],
        "counts": {},
        "signatories": [],
        "logos": [],
        "texts": [],
        "files": [],
        "pages": None,
    }


def test_what_changed_stands_under_stable_keys(desks: TwoDesks) -> None:
    desks.new.replace("statement.toml", "Rivertown", "Laketown")
    desks.new.replace("en.md", "clean", "clear")
    found = desks.register(f"{OTTER} ; {HERON}", f"{OTTER},,,,Otter | Society,")
    document = json.loads(json_report(found, OLD, NEW, [PageChange(1, 2, 0.25)]))
    assert document["facts"][0] == {
        "name": "place",
        "language": "en",
        "old": ["Rivertown"],
        "new": ["Laketown"],
        "runs": [
            {"change": "removed", "text": "Rivertown"},
            {"change": "added", "text": "Laketown"},
        ],
    }
    gone, marked = document["signatories"]
    assert gone["kinds"] == ["removed"]
    assert gone["old"]["name"] == {"en": "Heron Trust", "km": "មូលនិធិកុក"}
    assert gone["new"] is None
    assert marked["new"]["mark"] == {"wordmark": ["Otter", "Society"]}
    english = next(text for text in document["texts"] if text["file"] == "en.md")
    assert english["words"] == {"removed": 1, "added": 1}
    assert [row["row"] for row in english["rows"]] == [0]
    assert english["rows"][0]["new"]["text"] == "Rivers are clear."
    assert document["counts"] == {"signed": {"old": 2, "new": 1}}
    assert document["pages"] == [{"old": 1, "new": 2, "share": 0.25}]


def test_what_a_terminal_would_act_on_is_escaped_and_comes_back() -> None:
    text = "a\x1b[2J\u202eb\x9b"
    fact = FactChange("place", "en", (), (text,), ())
    written = json_report(Comparison((fact,), (), (), (), {}), OLD, NEW)
    assert not {"\x1b", "\u202e", "\x9b"} & set(written)
    assert json.loads(written)["facts"][0]["new"] == [text]
