"""Try every reader with many inputs, and print figures: `python -m tests.fuzz [READER ...]`.

An input depends on nothing but the seed, the reader and its number, so that `--only NUMBER` tries
one again, with its traceback, and prints it. Each reader has a process of its own: one that dies
costs no other. An input fails if it raises anything but a refusal (traceback), breaks a promise,
takes more than SECONDS of the processor (hang), lets the process grow by more than MEGABYTES
(memory), or ends it (died). The exit code is 1 if anything failed.
"""

import argparse
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final, TextIO

from tests.fuzz.readers import READERS, BrokenPromiseError, Reader, tried

SECONDS: Final = 5
MEGABYTES: Final = 500
MOST_BYTES: Final = 6 << 30
"""The address space of a process that reads inputs."""
FINE, REFUSED = "read", "refused"


class HangError(BaseException):
    """An input took too long; no reader may catch this."""


@dataclass(slots=True)
class Figures:
    """What came of the inputs of one reader."""

    name: str
    inputs: int = 0
    refused: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    """How many inputs failed, by kind and place."""
    first: dict[str, int] = field(default_factory=dict)
    """The number of the first input that failed in each way."""

    def add(self, number: int, outcome: str) -> None:
        """Count one input."""
        self.inputs += 1
        self.refused += outcome == REFUSED
        if outcome not in {FINE, REFUSED}:
            self.failures[outcome] += 1
            self.first.setdefault(outcome, number)


def figures(readers: Mapping[str, Reader], count: int, seed: int) -> Iterator[Figures]:
    """Try each reader with a count of inputs, and yield what came of them."""
    for name, reader in readers.items():
        found = Figures(name)
        while found.inputs < count:
            _batch(reader, found, count, seed)
        yield found


def _batch(reader: Reader, found: Figures, count: int, seed: int) -> None:
    """Try inputs in a process of their own, from the next one, until all are tried or it ends."""
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        os.close(receiving)
        with suppress(BaseException), os.fdopen(sending, "w", buffering=1) as lines:
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
            signal.signal(signal.SIGPROF, _hang)
            _try_all(reader, range(found.inputs, count), f"{seed}/{found.name}", lines)
        os._exit(0)
    os.close(sending)
    begun = found.inputs
    with os.fdopen(receiving) as lines:
        for line in lines:
            found.add(*json.loads(line))
    _, status = os.waitpid(child, 0)
    if found.inputs < count and (os.WIFSIGNALED(status) or found.inputs == begun):
        found.add(found.inputs, f"died by signal {os.WTERMSIG(status)}")


def _try_all(reader: Reader, numbers: range, beginning: str, lines: TextIO) -> None:
    """Try inputs and write a line for each; stop after one that took much memory."""
    for number in numbers:
        before = _megabytes()
        outcome = _outcome(reader, reader.make(Random(f"{beginning}/{number}")))
        large = _megabytes() - before > MEGABYTES
        lines.write(json.dumps([number, "memory" if large else outcome]) + "\n")
        if large:
            return


def _outcome(reader: Reader, data: bytes) -> str:
    """Return what came of one input: read, refused, or how it failed and where."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS, 1)
    try:
        return REFUSED if tried(reader, data) else FINE
    except HangError as error:
        return f"hang in {_place(error)}"
    except BrokenPromiseError as error:
        return f"promise broken: {error.args[0]}"
    except MemoryError as error:
        return f"memory in {_place(error)}"
    except Exception as error:  # that is what is looked for
        return f"traceback {type(error).__name__} in {_place(error)}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _hang(*_: object) -> None:
    raise HangError


def _place(error: BaseException) -> str:
    """Return the last function of the program that an error came through."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "statementpress" in frame.filename] or list(frames)
    return f"{Path(own[-1].filename).name}:{own[-1].name}"


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _again(name: str, number: int, seed: int) -> int:
    """Try one input in this process, so that what it raises is shown, and print it."""
    data = READERS[name].make(Random(f"{seed}/{name}/{number}"))
    print(data)
    print(REFUSED if tried(READERS[name], data) else FINE)
    return 0


def main(arguments: Sequence[str]) -> int:
    """Try what the command line asks for; return the exit code."""
    parser = argparse.ArgumentParser(prog="tests.fuzz", description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER", help="all if none is named")
    parser.add_argument("--inputs", type=int, default=2_000, help="inputs for each reader")
    parser.add_argument("--seed", type=int, default=1, help="another one makes other inputs")
    parser.add_argument("--only", type=int, help="try this input alone")
    options = parser.parse_args(arguments)
    if unknown := set(options.readers) - set(READERS):
        parser.error(f"no reader {', '.join(unknown)}; there are {', '.join(READERS)}")
    names = options.readers or list(READERS)
    if options.only is not None:
        return _again(names[0], options.only, options.seed)
    begun, total, failed = time.monotonic(), 0, Counter[str]()
    print(f"{'reader':<32} {'inputs':>9} {'refused':>9} {'failed':>7}")
    for each in figures({name: READERS[name] for name in names}, options.inputs, options.seed):
        bad = each.failures.total()
        print(f"{each.name:<32} {each.inputs:>9,} {each.refused:>9,} {bad:>7,}", flush=True)
        for kind, count in each.failures.items():
            print(f"  {count:,} times, first number {each.first[kind]}: {kind}", flush=True)
            failed[kind.partition(" ")[0]] += count
        total += each.inputs
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in failed.items()) or "none"
    print(f"{total:,} inputs in {time.monotonic() - begun:,.0f} s; failures: {kinds}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
