"""Words in Thai, Lao and Burmese, inside other languages and as parts of their own."""

import re
from pathlib import Path

import pikepdf
import pytest

from statementpress.project.editions import choose
from statementpress.project.project import Project
from statementpress.renderings.web_page import web_files
from statementpress.statement.model import Statement
from statementpress.statement.reading import read_statement
from statementpress.typeset.compose.document import compose
from statementpress.typeset.compose.document_text import document_text
from statementpress.words.languages import read_languages, scripts
from tests.readers import verapdf
from tests.readers.all import READERS, Reader
from tests.readers.compare import UNTYPED, exactness
from tests.readers.once import once
from tests.readers.tool import require, requires
from tests.shared.desk import Desk
from tests.shared.making import make
from tests.shared.voices import spoken

NAMES = {
    "statement.toml": """\
languages = ["en", "km"]
date = 2030-01-31
groups = ["signed"]
title.en = "Statement with กลุ่มรักษ์แม่น้ำ on Rivers"
title.km = "សេចក្តីថ្លែងការណ៍ជាមួយ กลุ่มรักษ์แม่น้ำ ស្តីពីទន្លេ"
short_title = { en = "Rivers", km = "ទន្លេ" }
place = { en = "Rivertown", km = "ក្រុងទន្លេ" }
author = { en = "River Coalition", km = "សម្ព័ន្ធទន្លេ" }
description = { en = "An invented statement.", km = "សេចក្តីថ្លែងការណ៍គំរូ។" }
""",
    "en.md": """\
We, กลุ่มรักษ์แม่น้ำโขงเพื่อน้ำสะอาด (Thailand), ສະມາຄົມຮັກສາແມ່ນ້ຳຂອງ (Laos) and
မြစ်ချစ်သူများအသင်း (Myanmar), ask with មិត្តទឹក for water. The members of “เครือข่าย
ประชาชนเพื่อสิทธิในน้ำ ๒๕๖๔”, of «ສະຫະພັນແມ່ຍິງເພື່ອນ້ຳສະອາດ» and of
ဧရာဝတီမြစ်ကာကွယ်ရေးကွန်ရက် met, and **สมาคมน้ำใจ ปู่ย่า**, **ເຄືອຂ່າຍເຂົ້າໜຽວ** and
**အင်္ဂလိပ် သတ္တဝါ ကျွန်ုပ်တို့ ဖွံ့ဖြိုးရေးအဖွဲ့**.

1. กลุ่มน้ำดื่ม ต่าง ๆ
2. ກຸ່ມນ້ຳດື່ມ ແລະ ເດັກນ້ອຍ
3. သောက်ရေအဖွဲ့ ၊ မန္တလေး is *အရေးကြီး* here

::: signatories signed
Signed by:
:::
""",
    "km.md": """\
យើង กลุ่มรักษ์แม่น้ำโขงเพื่อน้ำสะอาด (ប្រទេសថៃ) ສະມາຄົມຮັກສາແມ່ນ້ຳຂອງ និង မြစ်ချစ်သူများအသင်း
ស្នើសុំទឹកស្អាតសម្រាប់ប្រជាជនទាំងអស់ ជាមួយ **สมาคมน้ำใจ** និង **ເຄືອຂ່າຍເຂົ້າໜຽວ** និង
**ဖွံ့ဖြိုးရေးအဖွဲ့** ។

1. กลุ่มน้ำดื่ม
2. ກຸ່ມນ້ຳດື່ມ
3. သောက်ရေအဖွဲ့

::: signatories signed
ចុះហត្ថលេខាដោយ៖
:::
""",
    "signatories.csv": """\
group,name_en,name_km,wordmark
conveners,River Coalition,សម្ព័ន្ធទន្លេ,กลุ่มรักษ์แม่น้ำ
signed,มูลนิธิน้ำ (Water Fund),មូលនិធិទឹក มูลนิธิน้ำ,
signed,ສະມາຄົມນ້ຳ,ສະມາຄົມນ້ຳ,
signed,ရေအသင်း,ရေအသင်း,
""",
}

PARTS = {
    "statement.toml": """\
languages = ["th", "lo", "my"]
date = 2030-01-31
groups = ["signed"]
title = { th = "แถลงการณ์ว่าด้วยน้ำสะอาด", lo = "ຖະແຫຼງການກ່ຽວກັບນ້ຳສະອາດ", my = "ရေသန့်ဆိုင်ရာ ထုတ်ပြန်ချက်" }
short_title = { th = "น้ำสะอาด", lo = "ນ້ຳສະອາດ", my = "ရေသန့်" }
place = { th = "กรุงเทพมหานคร", lo = "ວຽງຈັນ", my = "ရန်ကုန်မြို့" }
author = { th = "เครือข่ายแม่น้ำ", lo = "ເຄືອຂ່າຍແມ່ນ້ຳ", my = "မြစ်ကွန်ရက်" }
description = { th = "ตัวอย่าง", lo = "ຕົວຢ່າງ", my = "နမူနာ" }
""",
    "th.md": """\
เราขอให้ทุกฝ่ายร่วมกันดูแลแม่น้ำและแหล่งน้ำของชุมชน เพื่อให้ทุกคนมีน้ำสะอาดดื่ม ตามที่ Water Coalition
และ မိတ်ဆွေများ ได้เสนอไว้ใน พ.ศ. 2564 ด้วยวิธีการต่าง ๆ

## สิ่งที่เราเรียกร้อง

1. เราจะปกป้องแม่น้ำซึ่งเป็นที่อยู่อาศัยของนากและสัตว์น้ำอื่น ๆ ทั้งในฤดูฝนและฤดูแล้ง โดยร่วมมือกับชุมชนริมน้ำทุกแห่ง
2. เราจะ **วัดคุณภาพน้ำ**

::: signatories signed
ลงนามโดย
:::
""",
    "lo.md": """\
ພວກເຮົາຂໍໃຫ້ທຸກຝ່າຍຮ່ວມກັນດູແລແມ່ນ້ຳແລະແຫຼ່ງນ້ຳຂອງຊຸມຊົນ ເພື່ອໃຫ້ທຸກຄົນມີນ້ຳສະອາດດື່ມ ຕາມທີ່ Water Coalition
ແລະ กลุ่มรักษ์น้ำ ໄດ້ສະເໜີໄວ້ໃນປີ 2021 ດ້ວຍວິທີການຕ່າງໆ

## ສິ່ງທີ່ພວກເຮົາຮຽກຮ້ອງ

1. ພວກເຮົາຈະປົກປ້ອງແມ່ນ້ຳເຊິ່ງເປັນບ່ອນຢູ່ອາໄສຂອງສັດນ້ຳ ທັງໃນລະດູຝົນແລະລະດູແລ້ງ ໂດຍຮ່ວມມືກັບຊຸມຊົນແຄມນ້ຳທຸກແຫ່ງ
2. ພວກເຮົາຈະ **ວັດແທກຄຸນນະພາບນ້ຳ**

::: signatories signed
ລົງນາມໂດຍ
:::
""",
    "my.md": """\
ကျွန်ုပ်တို့သည် Water Coalition နှင့် กลุ่มรักษ์น้ำ တို့နှင့်အတူ ရေတွင်းတိုင်း၏ ရေအရည်အသွေးကို စစ်ဆေးရန် တောင်းဆိုပါသည်။
နှစ်စဉ် ၂၀၂၁ ခုနှစ်မှစ၍ အင်္ဂလိပ်ဘာသာဖြင့်လည်း ထုတ်ပြန်ပေးရန် တိုက်တွန်းပါသည်။

## ကျွန်ုပ်တို့၏ တောင်းဆိုချက်

1. ကျွန်ုပ်တို့သည် မြစ်ချောင်းများနှင့် ရေသတ္တဝါများကို မိုးရာသီနှင့် နွေရာသီတွင် ကာကွယ်စောင့်ရှောက်ပါမည်။
2. **ရေအရည်အသွေးကို**တိုင်းတာပါမည်။

::: signatories signed
လက်မှတ်ရေးထိုးသူများ
:::
""",
    "signatories.csv": """\
group,name_th,name_lo,name_my
signed,กลุ่มเพื่อนน้ำ,ກຸ່ມເພື່ອນນ້ຳ,ရေမိတ်ဆွေများ
""",
}
"""No native reader has judged these sentences; they are here for their letters."""

STATEMENTS = {"names": NAMES, "parts": PARTS}
LETTERS = {
    "th": "\u0e01-\u0e5b",
    "lo": "\u0e81-\u0edf",
    "my": "\u1000-\u109f",
    "km": "\u1780-\u17ff",
}
FEET = {
    "names": ("Rivers Page 1 of 2", "ទន្លេ ទំព័រ ២ នៃ ២"),
    "parts": ("น้ำสะอาด หน้า 1 จาก 3", "ນ້ຳສະອາດ ໜ້າ 2 ຈາກ 3", "ရေသန့် စာမျက်နှာ ၃ ခုအနက် ၃"),
}

each = pytest.mark.parametrize("name", STATEMENTS)


def desk_of(folder: Path, name: str) -> Desk:
    desk = Desk(folder)
    for file in ("en.md", "km.md"):
        (desk.folder / file).unlink()
    for file, text in STATEMENTS[name].items():
        desk.write(file, text)
    return desk


def read(desk: Desk) -> tuple[Statement, Project]:
    project = Project.at(desk.project)
    known = scripts(project.table(read_languages))
    statement = read_statement(desk.folder, desk.project, known).statement
    assert statement is not None
    return statement, project


@pytest.fixture
def pdf(name: str, tmp_path: Path) -> Path:
    """Return the official PDF of a statement, which is made once."""
    desk = desk_of(tmp_path / "desk", name)
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(
        once(f"other scripts {name}", lambda: make(desk.project, desk.folder, "official").pdf)
    )
    return path


def without_foot(page: str, foot: str) -> str:
    """Return a page's text less its foot, which has to end it."""
    words = r"\s*".join(map(re.escape, "".join(foot.split())))
    body, found = re.subn(rf"\s*{words}\s*\Z", "", page)
    assert found, page[-80:]
    return body


@each
@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_every_reader_reads_every_character_and_space(
    name: str, reader: Reader, pdf: Path, tmp_path: Path
) -> None:
    require(reader)
    statement, project = read(desk_of(tmp_path / "again", name))
    expected = document_text(compose(statement, choose(project.editions, "official"), project).html)
    pages = reader.text(pdf)
    bodies = [without_foot(page, foot) for page, foot in zip(pages, FEET[name], strict=True)]
    report = exactness(expected, bodies)
    assert report.exact, str(report)
    assert UNTYPED.findall("".join(pages)) == []


@each
def test_each_script_is_spoken_by_its_own_voice(name: str, pdf: Path) -> None:
    with pikepdf.open(pdf) as document:
        heard = list(spoken(document))
    for code, letters in LETTERS.items():
        voices = {voice for voice, words in heard if re.search(f"[{letters}]", words)}
        assert voices in ({code}, set()), code
    assert {voice for voice, words in heard if "Water" in words} == {"en"}


@each
@requires(verapdf)
def test_it_conforms_to_both_standards(name: str, pdf: Path) -> None:
    assert verapdf.validate(pdf) == {"3a": [], "ua1": []}


def test_only_the_faces_of_scripts_that_occur_are_loaded(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.replace("en.md", "clean", "clean, as กลุ่มน้ำ says")
    used = make(desk.project, desk.folder, "official").used
    families = {
        path.split("/")[1] for path in used if path.startswith("fonts/") and "/" in path[6:]
    }
    assert families == {"battambang", "moul", "noto-serif-thai", "source-serif-4"}


@pytest.mark.usefixtures("fonts_uncut")
def test_web_pages_load_the_fonts_that_they_need(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.replace("en.md", "clean", "clean, as กลุ่มเพื่อนน้ำ says")
    files = web_files(*read(desk))
    fonts = {Path(path).stem for path in files if path.endswith(".woff2")}
    noto = {"NotoSerifThai-Regular", "NotoSerifThai-Bold"}
    assert {name for name in fonts if name.startswith("Noto")} == noto
    assert "html/fonts/noto-serif-thai-OFL.txt" in files
    assert '<span lang="th">กลุ่ม<wbr>เพื่อน<wbr>น้ำ</span>' in files["html/en.html"].decode()
