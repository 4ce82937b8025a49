"""Good examples of each grammar, and words that it knows: what inputs are made from."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from statementpress.prepress.imposition.settings import choose_imposition
from statementpress.project.editions import read_editions
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.project.fonts import read_families
from statementpress.project.kinds import read_kinds
from statementpress.project.limits import read_limits
from statementpress.project.press import read_press
from statementpress.project.schemes import read_schemes
from statementpress.words.comparison import read_comparison_words
from statementpress.words.languages import read_languages
from statementpress.words.preflight import read_preflight_words
from statementpress.words.site import read_site_words
from tests.shared.desk import FILES

FACTS: Final = (
    *(
        "languages",
        "date",
        "groups",
        "keywords",
        "unbroken",
        "published",
        "title",
        "en",
        "km",
        "fr",
    ),
    *("group", "kind", "letter", "status", "different", "[[", "]]", "[title]", "[group.signed]"),
    *("true", "1.5", "2030-02-30", "2030-01-31T24:00:00", "0x1F", '"""', "'''", "\\u0000", "{}"),
)
TOML: Final = ("[[", "]]", "[x]", "true", "1.5", "2030-02-30", '"""', "\\u0000", "{x}", "{0}", "{}")
MARKDOWN: Final = (
    *(
        "**",
        "_",
        "`",
        "[",
        "](https://a.example)",
        "![",
        "[^1]",
        "[^1]: a",
        "> ",
        "- ",
        "1. ",
        "\n",
    ),
    *(
        "::: notes",
        "::: lead",
        "::: commitments",
        "::: table",
        "::: box",
        ":::",
        ":::\u2003",
        "| ",
        "---",
    ),
    *("## ", "&amp;", "<b>", "<!--", "    ", "\\", "[a]: https://a.example", "$", "{.x}", "- [ ] "),
)
SUMMARIES: Final = (
    "Rivers are clean.\n\n## What we ask\n\n- Keep them clean.\n- Ask **those** who live there.\n",
    "1. One\n2. Two\n",
)
REGISTERS: Final = (
    FILES["signatories.csv"],
    "group;name_en;name_km;country\nsigned;Otter Society;សមាគមភេ;KH\nsigned;Heron Trust;កុក;FR\n",
    'sep=\t\ngroup\tname_en\tname_km\turl\nsigned\t"Otter ""S"""\tភេ\thttps://a.example\n',
)
RECIPIENTS: Final = (
    "name_en,name_km,office?\nOtter Reed,ភេ រាំង,\nHeron Marsh,កុក វាល,River Office\n",
    'name;address\nOtter;"1 River Road\nRivertown"\n',
)
CELLS: Final = (
    *(
        "group",
        "name_en",
        "name_km",
        "note_en",
        "logo",
        "wordmark",
        "url",
        "plate",
        "country",
        "age",
    ),
    *(
        "signed",
        "conveners",
        "N/A",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx!",
        '""',
        "\t",
        "A | B",
        "\x1a",
    ),
)
XML: Final = (
    *(
        "<row>",
        "</row>",
        "<c r='A9'>",
        "</c>",
        "<v>1</v>",
        "<is>",
        "<t>",
        "&lt;",
        "&a;",
        "<!--",
        "-->",
    ),
    *(
        'r="A1"',
        'r="XFD9999999"',
        't="s"',
        't="d"',
        "<?x?>",
        "<!DOCTYPE a>",
        "]]>",
        "/>",
        'xmlns="x"',
    ),
    *('table:number-columns-repeated="9999999"', 'office:value="1e400"', "Target", "../../x", "id"),
)
WORD_XML: Final = (
    *("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "</w:tc>"),
    *("<w:t>a</w:t>", "<w:br/>", "<w:tab/>", "<w:sym w:char='F0B7'/>", "<w:sym w:char='x'/>"),
    *("<w:ins w:author='A'>", "</w:ins>", "<w:del>", "</w:del>", "<w:fldChar/>", "<w:sdt>"),
    *("<w:fldChar w:fldCharType='begin'/>", "<w:instrText>TOC</w:instrText>", "<w:numPr/>"),
    *("<w:footnoteReference w:id='7'/>", "<w:drawing/>", "<w:pict/>", "<w:b/>", "<w:bCs/>"),
    *('w:val="99999999999999"', 'w:val="-1"', 'w:val=""', 'w:val="nan"', "&lt;", "&a;", "<!--"),
    *("* ", "# ", "1. ", "[^1]", "Signatories:", "5 May 2021", "<?x?>", "<!DOCTYPE a>", "/>"),
)
_SVG: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">{}</svg>'
SVGS: Final = (
    _SVG.format('<rect width="40" height="10" fill="#268"/><path d="M0 0h9v9z" style="fill:red"/>'),
    _SVG.format(
        '<defs><linearGradient id="a"><stop offset=".5" stop-color="red"/></linearGradient>'
        '<marker id="m"><path d="M0 0h1"/></marker><filter id="f"><feOffset dy="1"/></filter>'
        '</defs><g fill="url(#a)" filter="url(#f)"><use href="#m"/><circle r="3"/></g>'
    ),
    _SVG.format(
        '<style>.a{fill:var(--c)}</style><switch><g style="--c:red"><path class="a" d="M0 0h9v9z"'
        ' marker-mid="url(#m)"/></g></switch><pattern id="p" width="1" height="1"><g/></pattern>'
    ),
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><!-- c -->'
    + _SVG.format("<g id='&a;'/>"),
)
SVG_WORDS: Final = (
    *(
        "script",
        "foreignObject",
        "text",
        "image",
        "animate",
        "a",
        "mask",
        "clipPath",
        "symbol",
        "mesh",
    ),
    *(
        'onload="x"',
        'href="#a"',
        'href="//x"',
        "url(#a)",
        "url(x)",
        "inf",
        "%",
        "calc(1px)",
        "@import",
    ),
    *(
        'style="',
        'width="inf"',
        'xmlns="urn:x"',
        "<g>",
        "</g>",
        "<!--",
        "-->",
        "]]>",
        "&a;",
        "<x:y/>",
    ),
    *('stroke-dasharray="1e-7"', 'spreadMethod="repeat"', "#", ";", "transform", "scale(0)", "/>"),
)
PICTURES: Final = (
    *(("L", "PNG"), ("RGBA", "PNG"), ("P", "PNG"), ("1", "PNG"), ("I;16", "PNG"), ("RGB", "JPEG")),
    *(("L", "JPEG"), ("CMYK", "JPEG"), ("RGB", "WEBP"), ("RGBA", "WEBP")),
)
KHMER: Final = ("កុមារ សិទ្ធិ កម្ពុជា ABC ២០២១ ។", "ស្ត្រី ខ្ញុំ ឱ្យ ឲ្យ ផ្ដោត", "ក្\u200bក\u17c1\u17b8 «ក» (A)")
KHMER_SIGNS: Final = tuple(
    map(chr, (*range(0x1780, 0x17DE), 0x200B, 0x200C, 0x200D, 0x2060, 0x301))
)
SHEETS: Final = (
    'p { font: 12pt/1.5 "Battambang", serif } :root { --a: var(--b, X); font-family: var(--a) }',
    "@media print { .a { font-family: A B, 'C' } @page { size: A5 } } @font-face { src: url(x) }",
)
CSS: Final = (
    "var(--a)",
    "var(",
    "--a:",
    "font-family:",
    "@import",
    "!important",
    "{",
    "}",
    "/*",
    "\\",
)
MANIFESTS: Final = (
    f"{'0' * 64}  data/text/en.txt\n{'1' * 64} *data/ខ.md\n",
    f"{'a' * 64}\tbag-info.txt\n",
)
BAG_INFO: Final = """Source-Organization: The Made-up River Coalition
External-Identifier: 2030-01-31-clean-rivers/v1
Bagging-Date: 2031-06-01
Payload-Oxum: 41.2
Statement-Date: 2030-01-31
Title-en: Clean Rivers
Signatories: 3
Signatories-signed: 3
Version-Note: corrected
 and continued
"""
RECORD: Final = (
    '{"format": 1, "statement": "a", "source_date_epoch": 1, "platform": "x", "software": '
    '{"a": "1"}, "native": {}, "verapdf": "", "editions": {"official": {"styles": ["a"]}}, '
    '"outputs": [{"path": "pdf/official.pdf", "bytes": 1, "sha256": "0", "edition": "official", '
    '"pages": 2, "validity": {"3a": "valid"}}]}'
)
PAGES: Final = (
    '<html><head><meta name="description" content="d"></head><body><main id="statement"><h1>A</h1>'
    '<p lang="km">ក <a href="https://a.example">b</a></p><img src="x.png" alt=""></main></body>',
)
HTML: Final = (
    *(
        "<script>",
        "</script>",
        "<style>",
        "<iframe>",
        "<svg>",
        "<form>",
        "<!--",
        "-->",
        "<template>",
    ),
    *(
        'onclick="x"',
        'href="javascript:x"',
        'src="//x"',
        'style="x"',
        "</main>",
        "<p",
        "/>",
        "<![CDATA[",
    ),
)

TABLES: Final[Mapping[str, Callable[[ProjectFiles], object]]] = {
    "templates/editions.toml": read_editions,
    "templates/kinds.toml": read_kinds,
    "templates/words/languages.toml": read_languages,
    "templates/words/site.toml": read_site_words,
    "templates/words/comparison.toml": read_comparison_words,
    "templates/words/preflight.toml": read_preflight_words,
    "press/press.toml": read_press,
    "press/limits.toml": read_limits,
    "press/schemes.toml": lambda files: choose_imposition(read_schemes(files), "saddle"),
    "fonts/fonts.toml": read_families,
}
"""What reads each table of a project."""


def shipped(name: str) -> str:
    """Return a table as it is shipped."""
    return (SHIPPED / name).read_text(encoding="utf-8")


def read_table_of(name: str, data: bytes) -> None:
    """Read a table of a project that has nothing else of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        TABLES[name](ProjectFiles(Path(folder)))
