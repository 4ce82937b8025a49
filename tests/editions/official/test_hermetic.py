"""Nothing but the project reaches the file: no other file, no network, no system font."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from statementpress.cli import main
from statementpress.errors import TypesetError
from tests.shared.desk import FOLDER, Desk
from tests.shared.editions import PROJECT, STATEMENT, Edition
from tests.shared.making import make
from tests.shared.thorough import some

pytestmark = pytest.mark.long

ELSEWHERE = [
    "file:///etc/passwd",
    "../statement.toml",
    "http://rivers.invalid/otter.png",
    "/etc/passwd",
    "https://assets.invalid/../../etc/passwd",
    "ftp://rivers.invalid/otter.png",
    "data:image/png;base64,iVBORw0KGgo=",
]
SOME = some(*ELSEWHERE, few=3)
"""For each further way to ask: what answers is the same for all."""
HEAD = (PROJECT / "templates/parts/head.html").read_text("utf-8")
TITLE = (PROJECT / "templates/parts/title.html").read_text("utf-8")


def refused(desk: Desk) -> str:
    """Return what is said when the statement cannot be typeset."""
    with pytest.raises(TypesetError) as caught:
        make(desk.project, desk.folder, "official")
    assert caught.value.hint
    return str(caught.value)


def named(url: str) -> str:
    """Return what has to be quoted of a URL, whatever it is taken to be relative to."""
    return url.rpartition("../")[2].lstrip("/")


@pytest.mark.parametrize("url", ELSEWHERE)
def test_a_style_sheet_cannot_ask_for_a_picture(desk: Desk, url: str) -> None:
    desk.own("styles/editions/official.css", f'h1 {{ background: url("{url}") }}')
    assert named(url) in refused(desk)


@pytest.mark.parametrize("url", SOME)
def test_a_style_sheet_cannot_ask_for_another(desk: Desk, url: str) -> None:
    desk.own("styles/editions/official.css", f'@import url("{url}");')
    assert named(url) in refused(desk)


@pytest.mark.parametrize("url", SOME)
def test_a_style_sheet_cannot_ask_for_a_font(desk: Desk, url: str) -> None:
    rule = f'@font-face {{ font-family: Other; src: url("{url}") }}'
    desk.own("styles/editions/official.css", rule)
    assert named(url) in refused(desk)


@pytest.mark.parametrize("url", SOME)
def test_a_template_cannot_ask_for_a_picture(desk: Desk, url: str) -> None:
    desk.own("templates/parts/title.html", TITLE.replace("<h1", f'<img src="{url}" alt=""><h1'))
    assert named(url) in refused(desk)


@pytest.mark.parametrize("kind", ["stylesheet", "attachment"])
@pytest.mark.parametrize("url", SOME)
def test_a_template_cannot_link_a_file(desk: Desk, url: str, kind: str) -> None:
    link = f'<link rel="{kind}" href="{url}">'
    desk.own("templates/parts/head.html", HEAD.replace("</head>", f"{link}</head>"))
    assert named(url) in refused(desk)


def test_then_nothing_is_written(desk: Desk) -> None:
    desk.own("styles/editions/official.css", f'h1 {{ background: url("{ELSEWHERE[0]}") }}')
    code = main(["--project", str(desk.project), "-q", "build"])
    assert code == TypesetError.exit_code
    assert list(desk.project.glob(f"build/{FOLDER}/*")) == []


BUILD_WATCHED = """
import pathlib, sys
opened = set()
def watch(event, arguments):
    if event.startswith("socket."):
        sys.exit(f"a socket is used: {event} {arguments}")
    if event == "open" and isinstance(arguments[0], str):
        opened.add(arguments[0])
sys.addaudithook(watch)
from tests.shared.making import make
from tests.shared.thorough import some
project, folder, pdf = map(pathlib.Path, sys.argv[1:])
pdf.write_bytes(make(project, folder, "official").pdf)
print("\\n".join(sorted(opened)))
"""


ALONE = ("unshare", "--map-root-user", "--net", "--mount", "sh", "-c")
HIDE_FONTS = """
for folder in /usr/share/fonts /usr/local/share/fonts
do [ ! -d $folder ] || mount -t tmpfs none $folder || exit
done
exec "$@"
"""


def can_be_cut_off() -> bool:
    if not shutil.which("unshare"):
        return False
    tried = subprocess.run([*ALONE, HIDE_FONTS, "sh", "true"], check=False, capture_output=True)
    return tried.returncode == 0


CUT_OFF = can_be_cut_off()


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Return a PDF and all files that Python opened for it, cut off where the machine lets us."""
    pdf = tmp_path_factory.mktemp("watched") / "official.pdf"
    before = (*ALONE, HIDE_FONTS, "sh") if CUT_OFF else ()
    command = [*before, sys.executable, "-c", BUILD_WATCHED, str(PROJECT), str(STATEMENT), str(pdf)]
    done = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, encoding="utf-8")
    return pdf, done.stdout.splitlines()


def test_a_build_opens_no_socket_and_no_font_of_the_system(
    official: Edition, watched: tuple[Path, list[str]]
) -> None:
    pdf, opened = watched
    fonts = [name for name in opened if name.endswith((".ttf", ".otf", ".ttc", ".pfb"))]
    assert [name for name in fonts if not Path(name).is_relative_to(PROJECT / "fonts")] == []
    assert pdf.read_bytes() == official.path.read_bytes()


@pytest.mark.skipif(
    not CUT_OFF,
    reason="this machine lets nobody cut a process off; its sockets and files are watched above",
)
def test_it_is_the_same_without_network_and_without_system_fonts(
    official: Edition, watched: tuple[Path, list[str]]
) -> None:
    assert watched[0].read_bytes() == official.path.read_bytes()
