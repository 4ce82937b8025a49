"""Two small made-up statements in languages that no shipped statement is written in."""

from pathlib import Path

FRENCH_KHMER = "2021-07-01-eau-propre"
ENGLISH_VIETNAMESE = "2021-07-01-clean-water"
LANGUAGES = {FRENCH_KHMER: ("fr", "km"), ENGLISH_VIETNAMESE: ("en", "vi")}

_FACTS = """\
languages = ["{0}", "{1}"]
date = 2021-07-01
groups = ["signed", "endorsed"]
published = "https://eau.example/2021"
"""

_TEXTS = {
    "fr": {
        "title": "Déclaration pour l’eau propre",
        "short_title": "Eau propre",
        "place": "Paris",
        "author": "Coalition de l’eau",
        "description": "Une déclaration inventée.",
        "group_titles.signed": "associations de la rivière",
        "group_titles.endorsed": "associations qui soutiennent",
    },
    "km": {
        "title": "សេចក្តីថ្លែងការណ៍ស្តីពីទឹកស្អាត",
        "short_title": "ទឹកស្អាត",
        "place": "រាជធានីភ្នំពេញ",
        "author": "សម្ព័ន្ធទឹកស្អាត",
        "description": "សេចក្តីថ្លែងការណ៍គំរូ។",
        "group_titles.signed": "អង្គការទន្លេ",
        "group_titles.endorsed": "អង្គការដែលគាំទ្រ",
    },
    "en": {
        "title": "Statement on Clean Water",
        "short_title": "Clean Water",
        "place": "Rivertown",
        "author": "Water Coalition",
        "description": "A made-up statement.",
        "group_titles.signed": "river societies",
        "group_titles.endorsed": "societies that endorse it",
    },
    "vi": {
        "title": "Tuyên bố về nước sạch",
        "short_title": "Nước sạch",
        "place": "Hà Nội",
        "author": "Liên minh Nước",
        "description": "Một tuyên bố giả định.",
        "group_titles.signed": "các hội sông ngòi",
        "group_titles.endorsed": "các hội ủng hộ",
    },
}

_PARTS = {
    "fr": """\
« Que demandons-nous ? » De l’eau propre, dès aujourd’hui ; c’est l’œuvre de tous.

::: commitments
1. Nous protégeons nos rivières, où vivent les loutres.
2. Nous mesurons l’eau de chaque puits, été comme hiver.
:::

::: signatories signed
Ont signé :
:::

::: endorsement endorsed
Soutient cette déclaration :
:::

::: contact
Écrire à <eau@eau.example>
:::
""",
    "km": """\
យើងស្នើសុំទឹកស្អាត តាម Charte de l’eau សម្រាប់ប្រជាជនទាំងអស់។

::: commitments
1. យើងការពារទន្លេរបស់យើង។
2. យើងពិនិត្យទឹកនៃអណ្តូងនីមួយៗ។
:::

::: signatories signed
ចុះហត្ថលេខាដោយ៖
:::

::: endorsement endorsed
គាំទ្រដោយ៖
:::

::: contact
សូមសរសេរមក <eau@eau.example>
:::
""",
    "en": """\
We ask for clean water, as យើង said.

::: commitments
1. We protect our rivers, in which otters live.
2. We measure the water of each well.
:::

::: signatories signed
Signed by:
:::

::: endorsement endorsed
Endorsed by:
:::

::: contact
Write to <eau@eau.example>
:::
""",
    "vi": """\
Chúng tôi kêu gọi nước sạch cho mọi người, như đã hứa.

::: commitments
1. Chúng tôi bảo vệ những dòng sông, nơi rái cá sinh sống.
2. Chúng tôi kiểm tra nước của từng giếng.
:::

::: signatories signed
Các bên ký tên:
:::

::: endorsement endorsed
Được ủng hộ bởi:
:::

::: contact
Gửi thư đến <eau@eau.example>
:::
""",
}

_NAMES = {
    "fr": ("Amis de l’eau", "Société des loutres", "Fonds du héron"),
    "km": ("មិត្តទឹក", "សមាគមភេ", "មូលនិធិកុក"),
    "en": ("Friends of Water", "Otter Society", "Heron Trust"),
    "vi": ("Những người bạn của nước", "Hội Rái cá", "Quỹ Diệc"),
}


def write_statement(project: Path, slug: str) -> Path:
    """Write one of the statements into a project, and return its folder."""
    languages = LANGUAGES[slug]
    folder = project / "statements" / slug
    folder.mkdir(parents=True)
    facts = [_FACTS.format(*languages)]
    for key in _TEXTS["en"]:
        facts += [f"[{key}]", *(f'{code} = "{_TEXTS[code][key]}"' for code in languages)]
    (folder / "statement.toml").write_text("\n".join(facts), encoding="utf-8")
    rows = ["group," + ",".join(f"name_{code}" for code in languages) + ",wordmark,url"]
    groups = ("conveners", "signed", "endorsed")
    marks = ("Amis de l’eau", "", "")
    urls = ("", "", "https://heron.example")
    for index, group in enumerate(groups):
        names = ",".join(_NAMES[code][index] for code in languages)
        rows.append(f"{group},{names},{marks[index]},{urls[index]}")
    (folder / "signatories.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    for code in languages:
        (folder / f"{code}.md").write_text(_PARTS[code], encoding="utf-8")
    return folder
