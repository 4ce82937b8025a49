"""What is proposed of Word files: texts by language, facts, rows of the register, questions."""

from collections.abc import Mapping, Sequence

import pytest

from statementpress.intake.proposal import IncomingFile, as_json
from tests.intake.made import incoming, proposed

EN = "We, the undersigned organisations, ask the government to protect the rivers of the country."
KM = "យើងខ្ញុំជាអង្គការដែលបានចុះហត្ថលេខា សូមស្នើរដ្ឋាភិបាលឱ្យការពារទន្លេនៃប្រទេស។"
EN2 = "The fish have gone, and that is why the people who live there ask for your help."
KM2 = "ត្រីបានបាត់ ហើយប្រជាជនដែលរស់នៅទីនោះសុំជំនួយពីអ្នក។"
LATIN = "NGO Panel Example"

Lines = Sequence[str | Sequence[Sequence[str]]]


def texts(lines: Lines, **said: str) -> Mapping[str, Sequence[str]]:
    """Return the paragraphs of each language of a document."""
    return {
        text.language: text.markdown.strip().split("\n\n")
        for text in proposed(incoming(*lines), **said).texts
    }


PARTED: Mapping[str, tuple[Lines, Mapping[str, Sequence[str]]]] = {
    "one after the other": ([EN, EN2, KM, KM2], {"en": [EN, EN2], "km": [KM, KM2]}),
    "paragraph by paragraph": ([EN, KM, EN2, KM2], {"en": [EN, EN2], "km": [KM, KM2]}),
    "side by side": ([[[EN, KM], [EN2, KM2]]], {"en": [EN, EN2], "km": [KM, KM2]}),
    "side by side below the names of the languages": (
        [[["English", "ភាសាខ្មែរ"], [EN, KM], [EN2, KM2]]],
        {"en": [EN, EN2], "km": [KM, KM2]},
    ),
    "a heading in both": (
        [EN, KM, "# Demands / សំណូមពរ", EN2, KM2],
        {"en": [EN, "## Demands", EN2], "km": [KM, "## សំណូមពរ", KM2]},
    ),
    "Latin words in Khmer": (
        [EN, f"{KM} {LATIN} {KM2}"],
        {"en": [EN], "km": [f"{KM} {LATIN} {KM2}"]},
    ),
    "Khmer words in English": ([f"{EN} (ទន្លេ)", KM], {"en": [f"{EN} (ទន្លេ)"], "km": [KM]}),
    "an address goes with what it follows": (
        [EN, KM, "https://example.org"],
        {"en": [EN], "km": [KM, "https://example.org"]},
    ),
    "a date in figures goes with what it follows": (
        [EN, "2021", KM, "១២"],
        {"en": [EN, "2021"], "km": [KM, "១២"]},
    ),
    "a line between the parts is none of either": (
        [EN, "***", KM],
        {"en": [EN], "km": [KM]},
    ),
    "a name in Latin letters alone in a Khmer text": (
        [EN, *[KM] * 3, LATIN, *[KM2] * 3],
        {"en": [EN], "km": [*[KM] * 3, LATIN, *[KM2] * 3]},
    ),
    "a list in Khmer figures": (
        [EN, KM, "១. Otter Society", "២. Heron Trust", KM2],
        {"en": [EN], "km": [KM, "១. Otter Society\n២. Heron Trust", KM2]},
    ),
    "a list that Word counts on into the other language": (
        [EN, "1 one", "1 two", KM, "1 មួយ", "1 ពីរ"],
        {"en": [EN, "1. one\n2. two"], "km": [KM, "1. មួយ\n2. ពីរ"]},
    ),
    "lines of one paragraph that are items": (
        [EN, "• one\n• two", KM],
        {"en": [EN, "- one\n- two"], "km": [KM]},
    ),
    "Latin names in a Khmer list": (
        [EN, EN2, KM, "- ទន្លេ", "- Otter Society", "- ត្រី", "- កុមារ", KM2],
        {"en": [EN, EN2], "km": [KM, "- ទន្លេ\n- Otter Society\n- ត្រី\n- កុមារ", KM2]},
    ),
}


@pytest.mark.parametrize("name", PARTED)
def test_a_text_is_parted_by_its_scripts(name: str) -> None:
    lines, expected = PARTED[name]
    assert texts(["= Title", *lines]) == expected


def test_languages_of_one_script_are_known_by_their_words() -> None:
    french = "Nous demandons que les rivières du pays soient protégées pour la vie des enfants."
    assert list(texts(["= Titre", french])) == ["fr"]
    assert texts(["= Title", EN, french, EN2, french])["fr"] == [french, french]


ASKED: Mapping[str, tuple[Lines, str, str]] = {
    "a line of Khmer in a long English text": (
        ["= T", *[EN] * 8, "ព្រះរាជាណាចក្រកម្ពុជា"],
        "language:made.docx",
        "en",
    ),
    "a paragraph alone in the other language": (
        ["= T", *[EN] * 6, *[KM] * 3, f"{EN} {EN2}", *[KM] * 3],
        "language:made.docx:11",
        "km",
    ),
    "a few words with accents, of which no language is sure": (
        ["= X", "Otter Héron Frog", KM],
        "language:made.docx:Latn",
        "en",
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_is_not_clear_is_asked_with_the_option_to_say_it(name: str) -> None:
    lines, question, suggested = ASKED[name]
    found = [
        each for each in proposed(incoming(*lines)).questions if each.code == "unclear-language"
    ]
    assert [(each.id, each.suggested, each.is_open) for each in found] == [
        (question, suggested, True)
    ]
    assert "--language" in found[0].hint or f"--answer {question}=" in found[0].hint
    answered = proposed(incoming(*lines), **{question: suggested})
    assert not [each for each in answered.questions if each.code == "unclear-language"]


FACTS: Mapping[str, tuple[Lines, Mapping[str, object]]] = {
    "the style of a title": (
        ["= Clean Water", "Phnom Penh, 5 May 2021", EN],
        {"title": {"en": ("Clean Water",)}, "date": "2021-05-05", "place": {"en": "Phnom Penh"}},
    ),
    "the first heading": (
        ["# Clean Water", EN, "## We ask", EN2],
        {"title": {"en": ("Clean Water",)}, "date": ""},
    ),
    "a title in both languages": (
        ["= សេចក្តីថ្លែងការណ៍\nClean Water / Now", EN, KM],
        {"title": {"km": ("សេចក្តីថ្លែងការណ៍",), "en": ("Clean Water / Now",)}},
    ),
    "bold and centred lines": (
        ["* Joint Statement", "^ on Clean Water", "5th May 2021", EN],
        {"title": {"en": ("Joint Statement", "on Clean Water")}, "date": "2021-05-05"},
    ),
    "Khmer, with the day in its own figures": (
        ["^ សេចក្តីថ្លែងការណ៍", "រាជធានីភ្នំពេញ ថ្ងៃទី៥ ខែឧសភា ឆ្នាំ២០២១", KM, KM2],
        {
            "title": {"km": ("សេចក្តីថ្លែងការណ៍",)},
            "date": "2021-05-05",
            "place": {"km": "រាជធានីភ្នំពេញ"},
        },
    ),
    "a day at the end": (["= T", EN, "Siem Reap, May 5, 2021"], {"date": "2021-05-05"}),
}


@pytest.mark.parametrize("name", FACTS)
def test_title_place_and_day_are_read(name: str) -> None:
    lines, expected = FACTS[name]
    proposal = proposed(incoming(*lines))
    assert {key: getattr(proposal, key) for key in expected} == expected


def test_without_a_title_and_a_day_both_are_asked() -> None:
    proposal = proposed(incoming(EN, EN2))
    assert {each.id for each in proposal.questions if each.is_open} == {"title:en", "date"}
    assert not proposal.is_ready
    answered = proposed(incoming(EN), date="2021-05-05", **{"title:en": "Clean Water / Now"})
    assert answered.title == {"en": ("Clean Water", "Now")}
    assert answered.is_ready


LISTED: Mapping[str, tuple[Lines, Sequence[Mapping[str, str]]]] = {
    "numbered, in both languages": (
        [EN, "Signatories:", "1 Otter", "1 Heron", KM, "ហត្ថលេខី៖", "1 ភេ", "1 កុក"],
        [
            {"group": "signed", "name_en": "Otter", "name_km": "ភេ"},
            {"group": "signed", "name_en": "Heron", "name_km": "កុក"},
        ],
    ),
    "typed by hand, below a heading": (
        [EN, "# Endorsed by", "1. Otter", "2. Heron"],
        [{"group": "endorsed", "name_en": "Otter"}, {"group": "endorsed", "name_en": "Heron"}],
    ),
    "a table with both languages": (
        [
            EN,
            KM,
            "# Signatories",
            [
                ["No.", "Name of organisation", "ឈ្មោះអង្គការ"],
                ["1", "Otter", "ភេ"],
                ["2", "Heron", "កុក"],
            ],
        ],
        [
            {"group": "signed", "name_en": "Otter", "name_km": "ភេ"},
            {"group": "signed", "name_en": "Heron", "name_km": "កុក"},
        ],
    ),
    "demands are no organisations": (
        [
            EN,
            "We, the undersigned organisations, ask:",
            "1 Keep the rivers",
            "1 Plant trees",
        ],
        [],
    ),
    "not as many in each language": (
        [EN, "Signatories:", "1 Otter", "1 Heron", KM, "ហត្ថលេខី៖", "1 ភេ", "1 កុក", "1 កង្កែប"],
        [],
    ),
}


@pytest.mark.parametrize("name", LISTED)
def test_lists_of_organisations_are_rows_of_the_register(name: str) -> None:
    lines, rows = LISTED[name]
    proposal = proposed(incoming("= Title", *lines))
    assert [row.cells for row in proposal.rows] == rows
    placed = "::: signatories" in proposal.texts[0].markdown
    assert placed == bool(rows)


def test_names_in_a_language_that_the_statement_has_not_are_left_with_a_warning() -> None:
    table = [
        ["No.", "Name of organisation", "ឈ្មោះអង្គការ"],
        ["1", "Otter", "ភេ"],
        ["2", "Heron", "កុក"],
    ]
    proposal = proposed(incoming("= Title", EN, "# Signatories", table))
    assert [row.cells["name_en"] for row in proposal.rows] == ["Otter", "Heron"]
    assert not any("name_km" in row.cells for row in proposal.rows)
    (left,) = (each for each in proposal.findings if each.code == "other-language")
    assert left.message.startswith("the names in Khmer are not taken over")


def test_columns_in_a_language_that_the_statement_has_not_stay_private() -> None:
    table = "Organisation,អង្គការ,Name in Khmer letters\nOtter,ភេ,Phe\n".encode()
    proposal = proposed(incoming("= Title", EN), IncomingFile(name="list.csv", data=table))
    (settings,) = (it.data.decode() for it in proposal.others if it.path == "register.toml")
    assert settings.partition("[columns]")[2].split("\n")[1:3] == ['"Organisation" = "name_en"', ""]


def test_a_heading_above_a_list_of_organisations_stays_one() -> None:
    lines = ["= Title", EN, "# Signatories", "1 Otter", "1 Heron"]
    expected = f"{EN}\n\n## Signatories\n\n::: signatories signed\n:::\n"
    assert proposed(incoming(*lines)).texts[0].markdown == expected


def test_a_list_stays_in_the_text_if_somebody_says_so() -> None:
    lines = ["= Title", EN, "Signatories:", "1 Otter", "1 Heron"]
    proposal = proposed(incoming(*lines), **{"list:signed": "text"})
    assert proposal.rows == ()
    assert "1. Otter\n2. Heron" in proposal.texts[0].markdown


def test_bold_lines_are_headings_of_a_text_that_has_no_others() -> None:
    lines = ["= Title", EN, "* What we ask", EN2]
    proposal = proposed(incoming(*lines))
    assert proposal.texts[0].markdown == f"{EN}\n\n## What we ask\n\n{EN2}\n"
    assert [(each.code, each.paragraph) for each in proposal.findings] == [("bold-heading", 3)]
    kept = proposed(incoming(*lines), **{"bold-headings": "no"})
    assert "**What we ask**" in kept.texts[0].markdown
    assert proposed(incoming(*lines, "# More", EN)).texts[0].markdown.count("**") == 2


def test_two_files_are_two_languages() -> None:
    proposal = proposed(
        incoming("= Title", EN, name="en.docx"), incoming("= ចំណងជើង", KM, name="km.docx")
    )
    assert proposal.languages == ("en", "km")
    again = proposed(incoming("= Title", EN), incoming("= Title", EN2, name="again.docx"))
    assert [each.code for each in again.findings] == ["two-texts"]


def test_a_proposal_goes_to_the_browser_without_the_bytes_of_its_files() -> None:
    assert b'"is_ready":false' in as_json(proposed(incoming(EN)))
