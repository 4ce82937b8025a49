"""Kill a command again and again, and look at what is there after each kill and each whole run."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from statementpress.archive.bag.manifest import hash_of_file
from statementpress.errors import Severity
from tests.archive.rivers import OTHER, SLUG, findings, frozen, remove
from tests.shared.desk import FOLDER
from tests.shared.manifests import rows
from tests.torture.world import World

RECIPIENTS = "recipients.csv"
WHOLE_EVERY = 8
"""After so many runs one is left alone, and then nothing may be wrong or left behind."""
Files = dict[str, str]


@dataclass(frozen=True, slots=True)
class Torn:
    """A command that is killed."""

    argv: Callable[[World], Sequence[str]]
    """What is typed."""
    folder: str
    """The folder of the project that it writes to."""
    halves: Callable[[World, Sequence[Files], Files], Iterator[str]]
    """Yields what is lost or half done: of the files that two whole runs made, and those before."""
    before: Callable[[World], None] = lambda _: None
    """Puts what is there before the first run."""
    after: Callable[[World], None] = lambda _: None
    """Takes away what would grow from run to run."""


@dataclass(slots=True)
class Figures:
    """What came of the kills of one command."""

    command: str
    kills: int = 0
    """How many processes were killed before they had ended."""
    ended: int = 0
    """How many had ended before their moment came."""
    whole: int = 0
    """How many runs were left alone."""
    leftovers: int = 0
    """How many files and folders lay about after kills, all counted together."""
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)
    """What was lost, half done, or left behind after a whole run."""


def _replaced(world: World, made: Sequence[Files], before: Files) -> Iterator[str]:
    """Yield each file that is none of those that a whole run makes, and each that is gone."""
    now = world.files("build")
    for name, digest in now.items():
        if all(files.get(name) != digest for files in made):
            yield f"{name} is half done"
    yield from (f"{name} is lost" for name in before if name not in now)


def _listed(world: World, made: Sequence[Files], before: Files) -> Iterator[str]:
    """Yield what is half done or lost, and each row of a manifest that is not true."""
    of_pdfs = [{name: it for name, it in files.items() if _is_made(name)} for files in made]
    known = {name: it for name, it in before.items() if _is_made(name)}
    yield from (each for each in _replaced(world, of_pdfs, known) if _is_made(each))
    for manifest in (world.project / "build").rglob("*.csv"):
        for row in rows(manifest):
            if row.file and hash_of_file(manifest.parent / row.file) != row.sha256:
                yield f"the row of {row.file} is not true"


def _is_made(name: str) -> bool:
    """Say whether a file, or a fault that names it, is of what a run makes, and no list of it."""
    return ".csv" not in name


def _site(world: World, made: Sequence[Files], before: Files) -> Iterator[str]:
    """Yield what is wrong with a website: it is whole, or the one before lies beside it."""
    now = world.files("build")
    if now:
        yield from _replaced(world, made, before)
    elif before and not (world.project / "build/.site.before").is_dir():
        yield "the site is lost"


def _archive(world: World, made: Sequence[Files], before: Files) -> Iterator[str]:
    """Yield what is wrong with an archive: each version is whole, and as it was before."""
    now = world.files("archive")
    yield from (f"{name} has changed" for name, was in before.items() if now.get(name) != was)
    home = world.project / "archive" / FOLDER
    for finding in findings(home) if home.is_dir() else ():
        if finding.severity is Severity.ERROR:
            yield f"{finding.code}: {finding}"
    for folder in home.glob("v*"):
        if folder.stat().st_mode & 0o222:
            yield f"{folder.name} may be written to"


def _versions(world: World) -> None:
    for slug in (SLUG, OTHER):
        frozen(world.project / "archive", slug, 2)


def _begin_anew(world: World) -> None:
    remove(world.project / "archive")


def _every(_: World) -> Sequence[str]:
    return ("archive", "--every", "--workers", "1")


def _signed(world: World) -> Sequence[str]:
    return ("archive", "--sign", str(world.certificate))


def _recipients(world: World) -> None:
    world.desk.own(RECIPIENTS, "name\n" + "".join(f"River {number}\n" for number in range(6)))


def _merge(world: World) -> Sequence[str]:
    return ("merge", FOLDER, str(world.project / RECIPIENTS), "--name", "{name}")


COMMANDS = {
    "build": Torn(lambda _: ("build", "--force"), "build", _replaced),
    "build --all": Torn(lambda _: ("build", "--all", "--force"), "build", _replaced),
    "batch": Torn(lambda _: ("batch", "--all", "--force"), "build", _listed),
    "merge": Torn(_merge, "build", _listed, _recipients),
    "archive": Torn(lambda _: ("archive",), "archive", _archive, after=_begin_anew),
    "archive --every": Torn(_every, "archive", _archive, after=_begin_anew),
    "archive --sign": Torn(_signed, "archive", _archive, after=_begin_anew),
    "site": Torn(lambda _: ("site",), "build", _site, _versions),
}
"""The commands by what a person calls them. One that writes elsewhere is a row more."""


def tortured(
    command: str, world: World, kills: int, seed: int, whole_every: int = WHOLE_EVERY
) -> Figures:
    """Kill a command so many times in a new world, and return what came of it.

    After `whole_every` runs that may be killed, one is left alone. At the end the world is removed.
    """
    torn, chance = COMMANDS[command], random.Random(f"{seed} {command}")
    torn.before(world)
    found, begun = Figures(command), time.monotonic()
    made, lasts = [], 0.0
    for _ in range(3):  # the first fills the cache, and says nothing of how long one takes
        world.edit()
        lasts = _left_alone(world, torn, found)
        made.append(world.files(torn.folder))
    while found.kills < kills:
        for _ in range(whole_every):
            before = world.files(torn.folder)
            world.edit()
            _killed(world, torn, chance, lasts, found)
            found.faults += torn.halves(world, made, before)
            found.leftovers += len(list(world.left()))
        world.end_workers()
        before = world.files(torn.folder)
        world.edit()
        _left_alone(world, torn, found)
        found.faults += torn.halves(world, made, before)
        found.faults += (f"{name} is left behind" for name in world.left())
        torn.after(world)
    found.seconds = time.monotonic() - begun
    world.remove()
    return found


def _killed(world: World, torn: Torn, chance: random.Random, lasts: float, found: Figures) -> None:
    """Start the command, and kill it at a moment when it may be anywhere.

    Every second time its workers are killed with it, as by a machine that is switched off;
    otherwise they work on until they see that nobody waits for them.
    """
    process = world.began(torn.argv(world))
    time.sleep(chance.uniform(0, 0.9 * lasts))
    if chance.random() < 0.5:
        world.end_workers()
    os.kill(process, signal.SIGKILL)  # one that has ended is there until it is waited for
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        found.kills += 1
    else:
        found.ended += 1


def _left_alone(world: World, torn: Torn, found: Figures) -> float:
    """Let the command end, and return how many seconds it took."""
    begun = time.monotonic()
    process = world.began(torn.argv(world))
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    lasted = time.monotonic() - begun
    found.whole += 1
    if code:
        found.faults.append(f"exit code {code}: {world.said_last()}")
    return lasted
