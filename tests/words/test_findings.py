"""Each sentence in which the program tells what is wrong is said in Khmer, with all its values."""

import ast
import re
from pathlib import Path

import pytest

from statementpress.errors import (
    ContentError,
    EditionsError,
    Fault,
    Finding,
    Place,
    ProofError,
    SetupError,
    Severity,
    StatementPressError,
    UsageError,
)
from statementpress.khmer.characters import has_khmer
from statementpress.khmer.normalise import changes
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.words.findings import (
    FindingWords,
    Said,
    read_finding_words,
    said,
    said_line,
)
from statementpress.words.patterns import HOLE
from statementpress.words.preflight import as_sentences, read_preflight_words
from tests.house.test_docs_tables import DOCS, errors
from tests.shared.code import parsed
from tests.words.sentences import PLACE, SOURCE, is_words, sentences, skeleton

KHMER = read_finding_words(ProjectFiles(SHIPPED))["km"]
PREFLIGHT = list(read_preflight_words(ProjectFiles(SHIPPED)).values())
TEXTS = {
    **{f"code.{code}": text for code, text in KHMER.code.items()},
    **{f"error.{kind}": text for kind, text in KHMER.error.items()},
    **KHMER.every,
}
"""Every text in Khmer, by its key or by its English."""

OTHER_SPEAKERS = (
    *("native/", "icu.py", "late.py", "conformance/verapdf.py"),  # what is installed; `doctor`
    *("comparison/marking.py", "comparison/registers.py", "comparison/text_report.py"),
    *("comparison/signatory_lines.py", "khmer/lunar.py"),  # the report of `diff`; the calendar
    *("prepress/preflight/", "preflight_report/"),  # templates/words/preflight.toml has its words
    *(f"prepress/colour/{name}.py" for name in ("calculator", "colorimetry", "content_writer")),
    *(f"prepress/colour/{name}.py" for name in ("conversion", "function", "groups", "images")),
    *(f"prepress/colour/{name}.py" for name in ("image_conversion", "interval", "meshes")),
    *(f"prepress/colour/{name}.py" for name in ("overprint", "pixels", "resolve", "rewriting")),
    *(f"prepress/colour/{name}.py" for name in ("sampled", "samples", "shadings", "space")),
    # what is broken inside a PDF that the program made itself, or is given: a value of a message
    *("archive/freeze/embedding.py", "archive/freeze/recording.py"),  # in files that are frozen
    *("batch/estimate.py", "commands/account.py"),  # how far a command is, on the terminal
    *("prepress/imposition/document.py", "site/feeds.py", "intake/styles.py"),
    *("renderings/word/markup.py", "renderings/word/styles.py"),  # names of what Word has
    *("editions/made_from.py", "typeset/compose/document.py", "typeset/layout/standing.py"),  # keys
    *("statement/kept.py", "statement/logos/svg_allowed.py", "statement/syntax/lists.py"),
    *("statement/register/findings/likeness.py", "statement/register/number_formats.py"),
)
"""Where strings that read as words are no messages, or come as a value of one."""
OF_PREFLIGHT = {key for words in PREFLIGHT[1:] for key in as_sentences(PREFLIGHT[0], words)}
"""What the table of preflight says, where the terms of printers stay English."""
NO_MESSAGES = {
    *("Statement Press ", "not judged: ", "PDFium in process", ".notdef glyph", "Invalid date"),
    *("a common error handled correctly", "Loop detected", "deserialization of the task graph"),
    *("end of a fence", "end of an address", "open directives", "{day, date,MMMM}"),
    *("the sizes of the marks", "what the pages asked for", "pages as high as their text"),
    *("break-before: page", "break-inside: avoid", "bold red", "bold yellow", "/All CS 1 SCN"),
    *("' not found in search path", "; max-width: {}mm; overflow-wrap: normal", "/All cs 1 scn"),
    *("a statement without a date was not refused", "{count, plural, {}}", "“{}” gives no {{}}"),
    *(
        "as it was frozen",
        "all as they were frozen",
        "needed for",
        "not for: ",
        "no mark",
        "left out",
    ),
    *("Its languages, in their order (Enter for those of the example)", "Password of "),
    *("Its title in the first language (Enter for that of the example)",),
    *("Day of the statement, year-month-day",),
    *(
        "intense quote",
        "toc heading",
        "header cell",
        "list paragraph",
        "no spacing",
        "normal (web)",
        "default style",
        "default paragraph style",
    ),
    *("table contents", "table heading", "body text indent", "footnote text", "endnote text"),
    *("body text", "text body", "plain text", "table of contents"),
    *("a title is made of paragraphs", "a system has a free port for everybody who asks for any"),
    *("a note inside a note", "two changes overlap"),
    "the text is not the one that the changes were found in",
    "# How the export becomes the register: docs/register.md says what each line means.\n",
    *("{n, spellout{}}", "{day, date,::EEEE}"),
    "៖ {} ({details:each})",
    " mm bleed, images from {} ppi, total ink up to {} % in ",
}
"""Strings that read as words and are no messages: keys, styles, what a terminal asks and prints."""
STAYS_LATIN = re.compile(
    r"`[^`]*`|\"[^\"]*\"|“[^”]*”|<[^>]*>|\{\w+(?::said)?\}|\[[^\]]*\]|\([^)]*\)"
    r"|--[a-z]+(?: [\w-]+)?|https?:\S*|[\w./*-]*[./_][\w./*-]*"
)
"""What is typed as it is: code, what is quoted, values, keys, files, and terms in brackets."""


def is_part(text: str, composed: str) -> bool:
    """Return whether a sentence has all words of a string of the program, in their order."""
    return bool(re.search(".*?".join(map(re.escape, text.split(PLACE))), composed))


def test_every_sentence_of_the_program_is_said_in_khmer() -> None:
    known = {skeleton(english, HOLE) for english in KHMER.every} | NO_MESSAGES
    found = [
        f"{where}: {text}"
        for text, where in sentences().items()
        if is_words(text)
        and text not in known
        and not where.startswith(OTHER_SPEAKERS)
        and not any(is_part(text, each) for each in (*KHMER.composed, *KHMER.detail))
    ]
    assert found == []


def test_no_sentence_of_the_table_has_gone_from_the_program() -> None:
    there = sentences()
    assert [each for each in KHMER.sentence if skeleton(each, HOLE) not in there] == []
    assert NO_MESSAGES - there.keys() == set()


def test_every_code_and_every_class_of_errors_is_said_in_khmer() -> None:
    codes = re.findall(r"^\| `([a-z-]+)` \|", DOCS["messages"], re.MULTILINE)
    assert set(codes) - KHMER.code.keys() == set()
    strings = {
        node.value
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant)
    }
    assert KHMER.code.keys() - set(codes) - strings == {"unknown-key"}
    for kind in errors(StatementPressError):
        assert KHMER.error.keys() & {each.__name__ for each in kind.__mro__[:-3]}, kind


@pytest.mark.parametrize(
    ("message", "khmer"),
    [
        ("unknown directive “note”", "មិនស្គាល់បញ្ជា “note” ទេ។"),
        ("logo “a.svg” has too many parts", "និមិត្តសញ្ញា៖ “a.svg” មានផ្នែកច្រើនពេក។"),
        ("this row has 1 cell, but the line of hyphens has 3", "1 ក្រឡា"),
        (
            "some text is not printed as it was typed (soft hyphen): “x” (U+00AD) is printed as "
            "“” (U+200B); 12 places, lines 4, 7–9",
            "មាន 12 កន្លែង នៅបន្ទាត់ 4, 7–9។",
        ),
        ("title.km: this is empty", "title.km៖ នេះទទេ។"),
        ("name_km is empty, but another language has “A & B”", "“A & B”"),
        (
            "page 1 of 9 × 9 mm with 3 mm bleed needs a sheet of 15 × 15 mm; this one is 9 × 9 mm, "
            "6.0 mm too narrow and 6.0 mm too low",
            "គឺខ្វះទទឹង 6.0 មម និងខ្វះកម្ពស់ 6.0 មម។",
        ),
        (
            "pages 1–2: The resolution of an image is low, otter.png 100 × 100 px, limit 150 ppi",
            "ទំព័រ 1–2៖ រូបភាពមានកម្រិតច្បាស់ (resolution) ទាប (otter.png 100 × 100 px, ",
        ),
        ("no font has these characters of the script Thai: “ก” (U+0E01) and 3 more", "និង 3 ទៀត"),
    ],
)
def test_values_come_through(message: str, khmer: str) -> None:
    found = said(Finding("any", Severity.ERROR, message), KHMER)
    assert khmer in found.message
    assert not re.search(r"[A-Za-z]{4,} [a-z]{2,}", STAYS_LATIN.sub("", found.message))


def test_what_a_value_says_is_never_translated_or_taken_for_a_place_for_another_value() -> None:
    for name in ("the table is empty", "{name}", "{name:said}", "a “b” c", "\n"):
        found = said(Finding("any", Severity.ERROR, f"unknown group “{name}”"), KHMER)
        assert found.message == f"មិនស្គាល់ក្រុម “{name}” ទេ។"


def test_a_message_that_the_table_lacks_is_told_by_its_code_and_kept_in_english() -> None:
    found = said(Finding("csv", Severity.ERROR, "commas went astray", hint="look again"), KHMER)
    assert found.message.startswith(KHMER.code["csv"])
    assert "commas went astray" in found.message
    assert found.hint == "look again"
    unheard = Finding("unheard-of", Severity.ERROR, "this is odd")
    assert said(unheard, KHMER).message == "this is odd"


def test_an_error_that_the_table_lacks_is_told_by_its_class() -> None:
    class ReallyBrokenError(SetupError):
        """A class that the table lacks."""

    found = said(ReallyBrokenError("the press is on strike"), KHMER)
    assert found.message.startswith(KHMER.error["SetupError"])
    assert "the press is on strike" in found.message


@pytest.mark.parametrize("text", ["a: " * 1_000, "the table is empty and " * 50, "x: " * 40 + "?"])
def test_what_only_looks_like_sentences_in_sentences_is_kept_as_it_is(text: str) -> None:
    assert text in said(Finding("csv", Severity.ERROR, text), KHMER).message


def test_english_is_what_the_program_says() -> None:
    finding = Finding("csv", Severity.ERROR, "the table is empty", hint="delete it")
    assert said(finding, None) == Said("the table is empty", "delete it")


def test_an_error_of_several_findings_says_each_with_its_place_and_hint() -> None:
    place = Place("km.md", 3)
    empty = Finding("empty-item", Severity.ERROR, "an item of a list is empty", place, "delete it")
    one = said(ContentError([empty, empty]), KHMER).message
    assert one.count("km.md:3: ចំណុចមួយនៃបញ្ជីទទេ។\n  ដំបូន្មាន៖ ") == 2
    failed = EditionsError({"card": UsageError("leave it out")}, 3)
    assert said(failed, KHMER).message.splitlines() == [
        "មិនអាចបង្កើតទម្រង់ 1 ក្នុងចំណោម 3 បានទេ",
        "card: សូមលុបវា។",
    ]
    fault = Fault("page-count", "it has 3 pages instead of 4", page=2)
    proof = ProofError(
        "the PDF was made, but it is not right, so it was not written:", faults=[fault]
    )
    assert "វាមាន 3 ទំព័រ ជំនួស 4។" in said(proof, KHMER).message


def test_a_sentence_says_every_value_of_the_english() -> None:
    def values(text: str) -> set[str]:
        return {name for name, _ in HOLE.findall(text)}

    differ = [key for key, text in KHMER.every.items() if values(key) != values(text)]
    assert differ == []


@pytest.mark.parametrize("table", ["findings", "studio"])
def test_khmer_is_in_normal_form_and_spelled_in_one_way(table: str) -> None:
    text = (SHIPPED / f"templates/words/{table}.toml").read_text(encoding="utf-8")
    assert changes(text) == []
    assert re.findall("ឲ្យ|សេចក្ដី|ប្តូរ|ម្តង|ផ្តល់|ផ្តើម|កណ្តាល|ស្តើង|បន្ដ", text) == []


def test_khmer_has_no_english_left_but_what_is_typed_as_it_is() -> None:
    left = {
        key: words
        for key, text in TEXTS.items()
        if (words := re.findall(r"\b[a-z]{3,}(?: [a-z]{2,})+", STAYS_LATIN.sub("", text)))
        and key not in OF_PREFLIGHT
    }
    assert left == {}


def test_a_project_may_say_it_in_its_own_words(tmp_path: Path) -> None:
    table = (SHIPPED / "templates/words/findings.toml").read_text(encoding="utf-8")
    own = tmp_path / "templates/words/findings.toml"
    own.parent.mkdir(parents=True)
    own.write_text(table.replace(KHMER.sentence["the table is empty"], "ទទេ"), encoding="utf-8")
    words = read_finding_words(ProjectFiles(tmp_path))["km"]
    assert words.sentence_of("the table is empty") == "ទទេ"
    own.write_text(table.replace('"unknown group “{group}”"', '"unknown group"'), encoding="utf-8")
    with pytest.raises(SetupError, match=r"gives no \{group\}"):
        read_finding_words(ProjectFiles(tmp_path))


def test_every_text_is_khmer() -> None:
    texts = {key: STAYS_LATIN.sub("", text) for key, text in TEXTS.items()}
    assert [
        key for key, text in texts.items() if text.strip(" ៖:()=…") and not has_khmer(text)
    ] == []


@pytest.mark.parametrize(
    ("line", "khmer"),
    [
        (
            "error: statements/a/km.md:31: unknown directive “note”",
            "កំហុស៖ statements/a/km.md:31: មិនស្គាល់បញ្ជា “note” ទេ។",
        ),
        (
            "  hint: did you mean “notes”? [unknown-directive]",
            "  ដំបូន្មាន៖ តើចង់សរសេរ “notes” មែនទេ? [unknown-directive]",
        ),
        (
            "warning: register.csv:3: name_en: name_en is all capitals [all-capitals]",
            "ការព្រមាន៖ register.csv:3: name_en: name_en ជាអក្សរធំទាំងអស់។ [all-capitals]",
        ),
        ("note: built in 1.2 s", "កំណត់សម្គាល់៖ បានបង្កើតក្នុង 1.2 វិនាទី"),
        ("build/a/official.pdf", "build/a/official.pdf"),
        ("error: something unheard of", "error: something unheard of"),
        ("", ""),
    ],
)
def test_a_line_of_a_command_keeps_its_place_and_its_code(line: str, khmer: str) -> None:
    assert said_line(line, KHMER) == khmer


def a_table(**sentences: str) -> FindingWords:
    return FindingWords(
        error_label="E",
        warning_label="W",
        note_label="N",
        hint="H",
        and_in_english="{said} {message}",
        code={},
        error={},
        composed={},
        sentence=sentences,
    )


def test_the_sentence_with_most_words_of_its_own_is_said() -> None:
    words = a_table(**{"{a}: {b}": "{a:said} {b}", "x: it is {b}": "ក {b}", "x": "ខ"})
    assert words.sentence_of("x: it is y") == "ក y"
    assert words.sentence_of("x: y") == "ខ y"
    assert words.sentence_of("y: y") is None
