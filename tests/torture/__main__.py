"""Kill commands with kill -9 at random moments: `python -m tests.torture [--kills N]`.

It prints how often each was killed, what lay about after it, and whatever was lost, half done, or
left behind after the next run. The exit code is 1 if there is anything of the kind.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.torture.kills import COMMANDS, Figures, tortured
from tests.torture.world import World, warmed_up


def main() -> int:
    """Kill each command its share of times."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=1000, help="for all commands together")
    options.add_argument("--seed", type=int, default=1, help="other moments")
    options.add_argument("--command", choices=COMMANDS, help="only this one")
    asked = options.parse_args()
    commands = [asked.command] if asked.command else list(COMMANDS)
    share = -(-asked.kills // len(commands))
    found = []
    with TemporaryDirectory(prefix="torture-") as root:
        warmed_up(Path(root) / "warm")
        for number, command in enumerate(commands):
            found.append(tortured(command, World(Path(root) / str(number)), share, asked.seed))
            _print(found[-1])
    kills, faults = sum(each.kills for each in found), sum(len(each.faults) for each in found)
    sys.stdout.write(f"{kills} kills, {faults} faults\n")
    return 1 if faults else 0


def _print(found: Figures) -> None:
    sys.stdout.write(
        f"{found.command}: {found.kills} killed, {found.ended} had ended before, "
        f"{found.whole} left alone; {found.leftovers} leftovers swept by later runs; "
        f"{len(found.faults)} faults; {found.seconds:.0f} s\n"
    )
    for fault in found.faults:
        sys.stdout.write(f"  {fault}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
