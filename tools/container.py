"""Carry out the Containerfile without a container engine: `python -m tools.container`.

It makes a bare Debian with debootstrap, carries out each step in it, and then builds the shipped
statement there, without a network. The files have to be the same bytes as those that are built
here, if the libraries have the same versions. It needs root, and some 700 MB in the folder of
temporary files; nothing is left there, or mounted, at the end.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).parents[1]
FILE, IGNORE = PROJECT / "Containerfile", PROJECT / ".containerignore"
SETTINGS = ("/etc/resolv.conf", "/etc/hosts", "/etc/pip.conf", "/etc/xdg/pip")
"""How this machine reaches the network and finds packages; the root gets its own copies."""
CERTIFICATES = "/etc/pip-certificates.pem"
"""Where the root has the certificates that this machine trusts, out of the way of Debian's own."""
STATEMENTS = "statements"
STRANGER = "4242:4242"
"""A user and a group that the container has no names for, as with `--user` of an engine."""


@dataclass(slots=True)
class Image:
    """What a Containerfile makes."""

    base: str = ""
    """The image that it begins with, such as "debian:bookworm-slim"."""
    steps: list[tuple[str, str, str]] = field(default_factory=list)
    """Each COPY and RUN: what it is, in which folder of the root, and what follows the word."""
    environment: dict[str, str] = field(default_factory=dict)
    user: str = "root"
    folder: str = "/"
    entry: list[str] = field(default_factory=list)
    """What is run in the end."""


def read(text: str) -> Image:
    """Return what a Containerfile says; raise ValueError for what is not known here."""
    image = Image()
    for line in _lines(text):
        word, _, rest = line.partition(" ")
        match word:
            case "FROM":
                image.base = rest
            case "COPY" | "RUN":
                image.steps.append((word, image.folder, rest))
            case "ENV":
                name, _, value = rest.partition("=")
                image.environment[name] = value
            case "USER":
                image.user = rest
            case "WORKDIR":
                image.folder = rest
            case "ENTRYPOINT":
                image.entry = json.loads(rest)
            case _:
                raise ValueError(f"{word} is not carried out here")
    return image


def _lines(text: str) -> Iterator[str]:
    """Yield each instruction as one line; comments are left out."""
    kept = [line for line in text.splitlines() if not line.startswith("#")]
    for line in "\n".join(kept).replace("\\\n", " ").splitlines():
        if line.strip():
            yield " ".join(line.split())


def context(ignore: str) -> list[str]:
    """Return the files and folders that COPY gets: all are left out but those after "!"."""
    lines = [line for line in ignore.splitlines() if line and not line.startswith("#")]
    if lines[0] != "*":
        raise ValueError("the first line has to leave everything out")
    return [line.removeprefix("!") for line in lines if line.startswith("!")]


class Root:
    """A bare Debian in a folder."""

    def __init__(self, folder: Path, image: Image) -> None:
        self.folder, self.image = folder, image

    def begin(self) -> None:
        """Install the base, and let it have this machine's settings of the network."""
        suite = self.image.base.partition(":")[2].removesuffix("-slim")
        subprocess.run(
            ["debootstrap", "--variant=minbase", suite, self.folder, *_mirror()],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        for each in map(Path, SETTINGS):
            to = self._at(each)
            if each.is_dir():
                shutil.copytree(each, to, dirs_exist_ok=True)
            elif each.is_file():
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(each, to)

    def carry_out(self) -> None:
        """Carry out each step."""
        for word, folder, rest in self.image.steps:
            sys.stderr.write(f"{word} {rest[:90]}\n")
            if word == "COPY":
                self._copy(Path(rest.split()[1]))
            else:
                self.run(["sh", "-c", rest], "root", folder, self._pip_settings())

    def run(
        self,
        command: Sequence[str],
        user: str,
        folder: str,
        more: dict[str, str] | None = None,
        *,
        offline: bool = False,
    ) -> None:
        """Run a command in the root; raise CalledProcessError if it fails."""
        self._at(Path(folder)).mkdir(parents=True, exist_ok=True)
        mounts = ["mount -t proc proc proc", *map(self._mounted, _package_folders())]
        script = " && ".join([*mounts, 'exec chroot --userspec="$0" . sh -c "$@"'])
        apart = ("unshare", "--mount", "--pid", "--fork", *(["--net"] if offline else []))
        inside = (user, 'cd "$0" && exec "$@"', folder, *command)
        subprocess.run(
            [*apart, "sh", "-c", script, *inside],
            cwd=self.folder,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **(more or {}), **self.image.environment},
            check=True,
        )

    def _copy(self, to: Path) -> None:
        for name in context(IGNORE.read_text("utf-8")):
            source, target = PROJECT / name, self._at(to / name)
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, target)

    def _pip_settings(self) -> dict[str, str]:
        """Return what tells pip on this machine where packages are, and whom to trust."""
        found = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
        if "PIP_CERT" in found:
            shutil.copyfile(found["PIP_CERT"], self._at(Path(CERTIFICATES)))
            found["PIP_CERT"] = CERTIFICATES
        return found

    def _mounted(self, folder: Path) -> str:
        self._at(folder).mkdir(parents=True, exist_ok=True)
        return f"mount --bind {folder} .{folder}"

    def _at(self, path: Path) -> Path:
        return self.folder / path.relative_to("/")


def _mirror() -> list[str]:
    """Return where this machine gets Debian from, for debootstrap."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    found = subprocess.run(asked, check=True, capture_output=True, encoding="utf-8").stdout
    return [each for each in found.split() if each.rstrip("/").endswith("/debian")][:1]


def _package_folders() -> list[Path]:
    """Return the folders of this machine that pip finds packages in."""
    asked = [sys.executable, "-m", "pip", "config", "list"]
    said = subprocess.run(asked, check=True, capture_output=True, encoding="utf-8").stdout
    named = (part.removeprefix("file://") for part in said.replace("'", " ").split())
    paths = {PurePosixPath(each) for each in named if each.startswith("/") and Path(each).is_dir()}
    return [Path(each) for each in sorted(paths)]


def main() -> int:
    """Try the Containerfile; return 1 if the bytes differ, 4 if this machine cannot try it."""
    if os.geteuid() or not shutil.which("debootstrap"):
        sys.stderr.write("tools.container: this needs root, and the package debootstrap\n")
        return 4
    image = read(FILE.read_text("utf-8"))
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        root = Root(Path(place) / "root", image)
        root.begin()
        root.carry_out()
        work = root.folder / image.folder.lstrip("/")
        work.mkdir(exist_ok=True)
        shutil.copytree(PROJECT / STATEMENTS, work / STATEMENTS)
        root.run([*image.entry, "check"], image.user, image.folder, offline=True)
        subprocess.run(["chown", "-R", STRANGER, work], check=True)
        root.run([*image.entry, "build"], STRANGER, image.folder, offline=True)
        subprocess.run(["du", "--summarize", "--human-readable", root.folder], check=True)
        return _compared(work / "build", Path(place) / "here")


def _compared(there: Path, here: Path) -> int:
    program = str(PROJECT / "generate.py")
    built = [sys.executable, program, "--quiet", "build", "--force", "--output", str(here)]
    subprocess.run(built, check=True, stdout=subprocess.DEVNULL)
    code = 0
    for path in sorted(each for each in there.rglob("*") if each.is_file()):
        is_same = path.read_bytes() == (here / path.name).read_bytes()
        code = code if is_same else 1
        sys.stdout.write(f"{path.name}: {'the same bytes' if is_same else 'other bytes'}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
