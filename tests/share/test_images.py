"""What `share` makes of a statement, from the pixels to the words for those who cannot see them."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from statementpress.editions.source import Source, read_source
from statementpress.errors import ContentError, SetupError
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.share.images import Image as Shared
from statementpress.share.images import Wanted, made
from statementpress.share.making import documents, outdated, share, warnings
from statementpress.share.pictures import is_cut
from statementpress.share.sentences import units
from statementpress.share.table import read_share
from tests.shared.desk import FILES, Desk
from tests.shared.letter import LetterDesk
from tests.shared.logos import svg

SIZES = {"feed": (1080, 1350), "story": (1080, 1920), "link": (1200, 630)}
LARGEST = 60_000
"""Bytes of the largest picture of a short statement."""
SUMMARY = "In short.\n\n## We ask\n\n1. the council to keep them so;\n2. others, too.\n"
LONG = "A Joint Statement of Many Organizations on Rivers That Are Clean and Ought to Stay So " * 4
LONG_KHMER = "សេចក្តីថ្លែងការណ៍រួមរបស់អង្គការជាច្រើនស្តីពីទន្លេស្អាត និងការរក្សាទន្លេឱ្យស្អាតជានិច្ច " * 4


def source_of(desk: Desk) -> Source:
    return read_source(Project.at(desk.project), desk.folder)


def only(desk: Desk, kind: str, size: str = "feed", code: str = "en") -> list[Shared]:
    return made(source_of(desk), Wanted(kind, size, (code,)), lambda _: None)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Return what is shared of a short statement with a summary and a logo, by name."""
    desk = Desk(tmp_path_factory.mktemp("shared"))
    desk.write("summary.en.md", SUMMARY)
    desk.write("logos/otter.svg", svg(200, 100).replace(b"#fff", b"#1b5163"))
    row = "Otter Society,សមាគមភេ,,,"
    desk.replace("signatories.csv", f"{row},", f"{row}otter.svg,")
    source = source_of(desk)
    every = documents(source, source.statement.languages)
    asked = {name: each for name, each in every.items() if each.languages == ("en",)}
    asked |= {name: every[name] for name in ("feed-all-title", "feed-km-title", "feed-km-page")}
    return share(source, asked, "https://example.org/rivers", lambda *_: None)


def test_each_size_has_its_pictures_in_each_language(desk: Desk) -> None:
    desk.write("summary.en.md", SUMMARY)
    assert list(documents(source_of(desk), ("en", "km"))) == [
        *("feed-all-title", "feed-en-title", "feed-km-title", "feed-en-point"),
        *("feed-en-page", "feed-km-page"),
        *("story-all-title", "story-en-title", "story-km-title", "story-en-point"),
        *("story-en-page", "story-km-page"),
        *("link-en-title", "link-km-title"),
    ]
    assert "feed-all-title" not in documents(source_of(desk), ("km",))


def test_pictures_have_exactly_their_size_few_colours_few_bytes_and_plain_edges(
    files: Mapping[str, bytes],
) -> None:
    for name, data in files.items():
        if name.endswith(".png"):
            image = opened(data)
            assert image.size == SIZES[name.partition("-")[0]], name
            assert image.mode == "P", name
            assert image.info == {}, name
            assert len(data) < LARGEST, name
            assert not is_cut(image.convert("RGB")), name


def test_stories_are_free_where_the_phone_has_its_buttons(files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        if name.startswith("story"):
            image = opened(data).convert("RGB")
            for hidden in ((0, 0, 1080, 250), (0, 1580, 1080, 1920)):
                assert image.crop(hidden).getcolors(1), name


def test_what_each_picture_shows_is_told_in_its_language(files: Mapping[str, bytes]) -> None:
    told = files["alternative-text.en.txt"].decode()
    shown = dict(piece.split("\n\n", 1) for piece in told.rstrip("\n").split("\n\n\n"))
    assert shown["feed-en-title.png\nstory-en-title.png\nlink-en-title.png"] == (
        "A Statement on Clean Rivers\nRivertown, 31 January 2030\nThe Made-up River Coalition\n"
        "Signed by 2 organisations\n[Logo of Otter Society]"
    )
    assert shown["feed-en-point-1.png\nstory-en-point-1.png"] == (
        "We ask\n1\nthe council to keep them so;\nClean Rivers\n1/2"
    )
    page = next(text for name, text in shown.items() if "page-1" in name)
    assert page.startswith("A Statement on Clean Rivers\nRivertown, 31 January 2030\nRivers are")
    assert page.endswith("[Logo of Otter Society]\nPage 1 of 1")
    names = {name for names in shown for name in names.split("\n")}
    assert names == {name for name in files if name.endswith(".png") and "-km-" not in name}
    limit = read_share(Project.at(SHIPPED).files).limits.alternative
    assert all(units(text) <= limit for text in shown.values())


def test_posts_keep_the_limits_and_say_where_to_read_on(files: Mapping[str, bytes]) -> None:
    for code in ("en", "km"):
        for name, limit in (("post", 4096), ("caption", 1024)):
            text = files[f"{name}.{code}.txt"].decode()
            assert units(text) <= limit
            assert text.endswith("https://example.org/rivers\n")


def test_an_embargo_and_a_draft_are_on_every_picture(desk: Desk) -> None:
    facts = 'status = "draft"\nembargo = 2030-02-01T09:30:00+07:00\ndate ='
    desk.replace("statement.toml", "date =", facts)
    text = ("Rivers are clean. " * 40 + "\n\n") * 2
    desk.write("en.md", f"{text}We ask:\n\n1. a\n2. b\n\n{FILES['en.md']}")
    images = [*only(desk, "title"), *only(desk, "point"), *only(desk, "page")]
    assert len(images) > 4
    for image in images:
        assert "Embargoed until 9:30 on 1 February 2030 (UTC+7)" in image.text, image.name
        assert image.text.startswith("DRAFT"), image.name
    assert [finding.code for finding in warnings(source_of(desk))] == ["embargo"]


def test_a_template_that_forgets_the_embargo_is_refused(desk: Desk) -> None:
    desk.replace("statement.toml", "date =", "embargo = 2030-02-01\ndate =")
    desk.write("en.md", ("Rivers are clean. " * 60 + "\n\n") * 2 + FILES["en.md"])
    own = (SHIPPED / "templates/share/pages.html").read_text("utf-8")
    desk.own("templates/share/pages.html", own.replace("{{ embargo_mark(code) }}\n", ""))
    with pytest.raises(SetupError, match="not every picture says so"):
        only(desk, "page")


@pytest.mark.parametrize(("size", "code"), [("feed", "en"), ("link", "en"), ("link", "km")])
def test_a_title_of_three_hundred_characters_fits(desk: Desk, size: str, code: str) -> None:
    titles = {"en": LONG[:300].strip(), "km": LONG_KHMER[:300].strip()}
    desk.replace("statement.toml", '"A Statement on Clean Rivers"', f'"{titles["en"]}"')
    desk.replace("statement.toml", '["ទន្លេ", "ស្អាត"]', f'"{titles["km"]}"')
    (image,) = only(desk, "title", size, code)
    assert image.text.split("\n")[0] == titles[code]
    assert opened(image.data).size == SIZES[size]


def test_a_title_that_no_picture_can_hold_is_refused_with_its_place(desk: Desk) -> None:
    desk.replace("statement.toml", '"A Statement on Clean Rivers"', f'"{(LONG * 6).strip()}"')
    with pytest.raises(ContentError, match="too long for its page"):
        only(desk, "title", "link")


def test_a_long_demand_goes_on_in_the_next_picture(desk: Desk) -> None:
    words = "to keep the river as clean as it was when we were children, "
    desk.write("en.md", f"We ask:\n\n1. {words * 40}\n2. to act.\n\n{FILES['en.md']}")
    *long, short = only(desk, "point")
    assert len(long) > 1
    text = " ".join(" ".join(image.text.split("\n")) for image in long)
    assert text.count(words.strip()) >= 39
    assert short.text.split("\n")[1:3] == ["2", "to act."]


def test_what_villagers_say_of_themselves_is_not_for_everybody(tmp_path: Path) -> None:
    folder = SHIPPED / "examples/statements/2026-07-12-village-petition"
    source = read_source(Project.at(tmp_path), folder, SHIPPED / "examples")
    (first, *others) = made(source, Wanted("page", "feed", ("en",)), lambda _: None)
    said = "\n".join(image.text for image in (first, *others))
    (group,) = source.statement.groups.values()
    assert all(member.name["en"] in said for member in group.members)
    told = {text["en"] for member in group.members for text in member.details.values()}
    assert told
    assert not told & set(said.split("\n"))
    (title,) = made(source, Wanted("title", "feed", ("en",)), lambda _: None)
    assert "Signed by 12 people" in title.text


def test_an_address_longer_than_a_line_goes_on_in_the_next_one(desk: Desk) -> None:
    address = f"https://www.example.org/{'rivers/' * 5}"
    desk.write("en.md", f"Read on at <{address}>, please.\n\n{FILES['en.md']}")
    (image,) = only(desk, "page")
    assert f"Read on at {address}, please." in image.text


def test_a_letter_has_its_board_above_its_text_and_its_words_in_place_of_a_logo(
    tmp_path: Path,
) -> None:
    letter = LetterDesk(tmp_path)
    first, *_ = only(letter, "page")
    assert "Board\nOtter Reed\nChair\nHeron Marsh" in first.text
    (title,) = only(letter, "title")
    plate = opened(title.data).convert("L")
    # The words are black on a white plate, and all else is white on the accent colour.
    assert plate.getextrema() == (0, 255)


def test_the_same_statement_has_the_same_bytes(desk: Desk) -> None:
    assert only(desk, "title") == only(desk, "title")


def test_only_what_was_made_before_is_outdated(desk: Desk, tmp_path: Path) -> None:
    made_before = ["feed-en-page-12.png", "story-all-title.png", "post.en.txt", "caption.fr.txt"]
    others = ["photo.png", "feed-plan.png", "notes.txt", "feed-en-page-1.pdf"]
    folder = tmp_path / "shared"
    folder.mkdir()
    for name in (*made_before, *others, "feed-en-title.png"):
        (folder / name).write_bytes(b"")
    new, source = {"feed-en-title.png": b""}, source_of(desk)

    def names(*codes: str) -> list[str]:
        return sorted(path.name for path in outdated(folder, new, source, codes))

    assert names("en", "km") == sorted(made_before)
    assert names("en") == ["feed-en-page-12.png", "post.en.txt"]
    assert names("km") == []


def test_the_shipped_statement_is_set_whole_in_pictures(tmp_path: Path) -> None:
    (folder,) = (SHIPPED / "statements").iterdir()
    source = read_source(Project.at(tmp_path), folder, SHIPPED)
    images = made(source, Wanted("page", "feed", ("en",)), lambda _: None)
    assert len(images) == 10
    assert max(len(image.data) for image in images) < 100_000
    limit = read_share(source.project.files).limits.alternative
    assert all(units(image.text) <= limit for image in images)
